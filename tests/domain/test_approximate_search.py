"""The nearest stretch is the nearest: held against the plain way of counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.approximate_search import nearest

LETTERS = st.sampled_from("abc")


def distance(one: str, other: str) -> int:
    before = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, there in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != there)))
        before = row
    return before[-1]


@given(st.text(LETTERS, min_size=1, max_size=8), st.text(LETTERS, max_size=12))
def test_no_stretch_is_nearer_and_the_distance_is_true(pattern: str, text: str) -> None:
    found = nearest(pattern, text)
    assert distance(pattern, text[found.start : found.end]) == found.distance
    stretches = (text[i:j] for i in range(len(text) + 1) for j in range(i, len(text) + 1))
    assert found.distance == min(distance(pattern, stretch) for stretch in stretches)


def test_words_longer_than_a_machine_word_are_found() -> None:
    words = "the harbour master closed the western lock at four minutes past noon, and nobody was told of it"
    text = f"It is said that {words.replace('western', 'eastern')} until the evening."
    found = nearest(words, text)
    assert text[found.start : found.end] == words.replace("western", "eastern")
    assert found.distance == 2


def test_nothing_is_no_pattern() -> None:
    with pytest.raises(ValueError, match="nothing"):
        nearest("", "text")
