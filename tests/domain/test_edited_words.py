"""What an editor changed under a note, word by word."""

import time

from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.edited_words import Stretch, edited_words


def test_words_put_in_left_out_and_replaced_are_told_apart() -> None:
    was = "The keeper had gone to lunch, his deputy said on Friday."
    now = "The old keeper had left for lunch, his deputy said."
    assert edited_words(was, now) == (
        Stretch("The", "The"),
        Stretch("", "old"),
        Stretch("keeper had", "keeper had"),
        Stretch("gone to", "left for"),
        Stretch("lunch, his deputy", "lunch, his deputy"),
        Stretch("said on Friday.", "said."),
    )


def test_white_space_is_no_difference() -> None:
    assert edited_words("one  two\nthree", "one two three") == (Stretch("one two three", "one two three"),)
    assert edited_words("", " ") == ()


@given(st.text(alphabet="ab c", max_size=60), st.text(alphabet="ab c", max_size=60))
def test_no_word_of_either_text_is_lost_or_made_up(was: str, now: str) -> None:
    stretches = edited_words(was, now)
    assert " ".join(s.was for s in stretches if s.was) == " ".join(was.split())
    assert " ".join(s.now for s in stretches if s.now) == " ".join(now.split())


def test_a_note_on_a_whole_long_chapter_is_compared_at_once() -> None:
    was = "so it begins " + "word other " * 20_000 + "and so it ends"
    now = "so it begins " + "other word " * 20_000 + "and so it ends"
    began = time.perf_counter()
    stretches = edited_words(was, now)
    assert time.perf_counter() - began < 1
    assert (stretches[0].same, stretches[-1].same, len(stretches)) == (True, True, 3)
