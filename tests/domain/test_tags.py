"""Tags: the same rule for what is typed in a line and for what is given one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.tags import tags_from, tidy_tags


def test_a_line_is_split_at_spaces_commas_and_hash_signs() -> None:
    assert tags_from(" #mayor, may\t#mayor,#to-check ") == ("mayor", "may", "to-check")
    assert tags_from(" ,# ") == ()


@pytest.mark.parametrize(
    ("given_tag", "kept"),
    [("two words", "two-words"), ("#mayor", "mayor"), (" a,\nb # c ", "a-b-c"), ("to-check", "to-check")],
)
def test_a_tag_given_by_itself_becomes_one_word(given_tag: str, kept: str) -> None:
    assert tidy_tags([given_tag, "", " # ", given_tag]) == (kept,)


@given(st.lists(st.text(st.characters(codec=None)), max_size=4))
def test_tidy_tags_shown_in_a_line_read_back_as_they_were(tags: list[str]) -> None:
    tidy = tidy_tags(tags)
    assert tags_from(" ".join(f"#{tag}" for tag in tidy)) == tidy
    assert tidy_tags(tidy) == tidy
