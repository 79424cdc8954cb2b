"""Folding forgets marks and line breaks, and still knows where every letter came from."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.searched_text import SearchedText, folded
from hearsay.domain.spans import Span

LETTERS = st.text(st.sampled_from("ab \n\t“”’…—\u00ad\u200b🦊é"), max_size=40)


def test_marks_dashes_and_white_space_are_folded() -> None:
    assert folded("“Go —\n\nnow”, she’d\u00a0say…") == '"Go - now", she\'d say...'
    assert folded("care\u00adfully") == "carefully"


@given(LETTERS)
def test_the_text_and_its_words_are_folded_alike(text: str) -> None:
    assert SearchedText(text).folded == folded(text)


@given(LETTERS, st.integers(0, 50), st.integers(1, 50))
def test_a_folded_stretch_leads_back_to_letters_that_fold_to_it(text: str, start: int, length: int) -> None:
    searched = SearchedText(text)
    stretch = searched.folded[start : start + length]
    if not stretch.strip():
        return
    span = searched.unfolded(start, start + len(stretch))
    assert 0 <= span.start < span.end <= len(text)
    assert stretch.strip() in folded(span.of(text))


@given(LETTERS)
def test_every_place_has_one_in_the_folded_text_in_the_same_order(text: str) -> None:
    searched = SearchedText(text)
    places = [searched.folded_place(at) for at in range(len(text))]
    assert places == sorted(places)
    assert all(0 <= each <= len(searched.folded) for each in places)


def test_words_are_told_with_their_places() -> None:
    searched = SearchedText("The  cat – the CAT")
    assert [tuple(word) for word in searched.words] == [("the", 0), ("cat", 4), ("the", 10), ("cat", 14)]
    assert searched.unfolded(4, 7) == Span(5, 8)
