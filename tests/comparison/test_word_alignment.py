"""Which words answer each other: as many as can, in order, and those that belong together side by side."""

import itertools
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from hearsay.comparison.alignment import Pair, align, supported

_TEXTS = st.lists(st.sampled_from("abcde"), max_size=14).map(tuple)


def _longest(mine: tuple[str, ...], other: tuple[str, ...]) -> int:
    @cache
    def length(i: int, j: int) -> int:
        if i == len(mine) or j == len(other):
            return 0
        if mine[i] == other[j]:
            return 1 + length(i + 1, j + 1)
        return max(length(i + 1, j), length(i, j + 1))

    return length(0, 0)


@given(_TEXTS, _TEXTS)
def test_the_longest_alignment_is_found(mine: tuple[str, ...], other: tuple[str, ...]) -> None:
    pairs = align(mine, other)
    assert len(pairs) == _longest(mine, other)
    assert all(mine[pair.mine] == other[pair.other] for pair in pairs)
    assert all(a.mine < b.mine and a.other < b.other for a, b in itertools.pairwise(pairs))


def test_words_stay_with_those_they_precede() -> None:
    mine, other = ["the", "vote", "fails"], ["if", "the", "council", "meets", "the", "vote", "fails"]
    assert align(mine, other) == [Pair(0, 4), Pair(1, 5), Pair(2, 6)]


def test_a_lone_word_far_from_all_others_is_no_support() -> None:
    pairs = [Pair(0, 0), Pair(1, 30), Pair(2, 31)]
    assert supported(pairs) == pairs[1:]
