"""Which words of two texts answer each other: the longest common subsequence, by bit vectors.

After Hyyrö, *Bit-Parallel LCS-length Computation Revisited* (2004): one row a word, each row a whole number with a bit
for each word of the other text. Unlike ``difflib``, its time is bounded by the lengths alone, whatever the words, which
may be hostile: two texts of a thousand words take a few milliseconds.
"""

from collections.abc import Sequence
from typing import NamedTuple

NEAR = 4
"""words that two pairs of an alignment may be apart to support each other"""


class Pair(NamedTuple):
    """A word of the one text, by index, and the word of the other that answers it."""

    mine: int
    other: int


def align(mine: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Return pairs of equal words, both in order, as many as there can be, those that follow on each other together."""
    same = next((i for i, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), min(len(mine), len(other)))
    pairs = [Pair(i, i) for i in range(same)]
    pairs += [Pair(same + i, same + j) for i, j in _longest(mine[same:], other[same:])]
    return _gathered(pairs, mine, other)


def _longest(mine: Sequence[str], other: Sequence[str]) -> list[Pair]:
    if not mine or not other:
        return []
    places: dict[str, int] = {}
    for j, word in enumerate(other):
        places[word] = places.get(word, 0) | 1 << j
    every = (1 << len(other)) - 1
    rows, row = [], every
    for word in mine:
        taken = row & places.get(word, 0)
        row = ((row + taken) | (row - taken)) & every
        rows.append(row)
    return _read_back(rows, len(other))


def _read_back(rows: Sequence[int], width: int) -> list[Pair]:
    """Return the pairs behind the rows: a bit that is not set tells that the word of its column made them longer."""
    pairs = []
    i, j = len(rows), width
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
        elif i > 1 and not rows[i - 2] >> (j - 1) & 1:
            i -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append(Pair(i, j))
    pairs.reverse()
    return pairs


def _gathered(pairs: list[Pair], mine: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Move each pair to the one behind it where an equal word stands next to that: words read on rather than jump.

    Where none stands quite so near, it moves if that brings it nearer than it is to the pair before.
    """
    for k in range(len(pairs) - 2, -1, -1):
        (i, j), after = pairs[k], pairs[k + 1]
        before = pairs[k - 1] if k else Pair(-len(mine), -len(other))
        i = _nearer(mine, i, before.mine, after.mine)
        pairs[k] = Pair(i, _nearer(other, j, before.other, after.other))
    return pairs


def _nearer(words: Sequence[str], at: int, before: int, after: int) -> int:
    """Return the last place of the same word before ``after``, if that is next to it or nearer than ``before``."""
    found = next((place for place in range(after - 1, at, -1) if words[place] == words[at]), at)
    return found if after - found == 1 or after - found < at - before else at


def supported(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that have another one near, in both texts: a lone “the” far from everything says nothing."""
    kept = []
    for k, pair in enumerate(pairs):
        before = k > 0 and _near(pairs[k - 1], pair)
        if before or (k + 1 < len(pairs) and _near(pair, pairs[k + 1])):
            kept.append(pair)
    return kept or list(pairs[:1] if len(pairs) == 1 else ())


def _near(first: Pair, second: Pair) -> bool:
    return second.mine - first.mine <= NEAR and second.other - first.other <= NEAR
