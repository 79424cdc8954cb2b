"""Which cue carries a content, and who is the source of a cue.

Each part of an attribution asks with one vector and is found by another, both read off its words; the product of the
two, and how many words lie between, give the score, as in biaffine attachment (Dozat and Manning 2017).
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Link(IntEnum):
    CONTENT_TO_CUE = 0
    CUE_TO_SOURCE = 1


WIDTH = 48
"""entries of each vector"""
VECTORS = 4
"""of a word: asking as content, found as cue, asking as cue, found as source"""
REACHES = (0, 1, 2, 4, 8, 16, 32)
"""words between two parts where another weight begins"""
DISTANCES = 2 * len(REACHES)
"""weights of distance: behind, then before"""


def distance_class(asking: range, found: range) -> int:
    """Return which weight of distance applies between two ranges of words of a unit."""
    before = found.stop <= asking.start
    between = asking.start - found.stop if before else max(0, found.start - asking.stop)
    reach = bisect_right(REACHES, between) - 1
    return reach + len(REACHES) if before else reach


def span_vectors(vectors: Vectors, ranges: Sequence[range]) -> Vectors:
    """Return the mean of each range's first and last word; ``vectors`` has shape ``(words, WIDTH)``."""
    first, last = ([words.start for words in ranges], [words.stop - 1 for words in ranges])
    return (vectors[first] + vectors[last]) / np.float32(2)


class Linker:
    """Links with what training learnt.

    ``distances`` has shape ``(2, DISTANCES)``, ``nobody`` ``(2,)``: one row and one score of standing alone for each
    kind of link.
    """

    def __init__(self, distances: Vectors, nobody: Vectors) -> None:
        self._distances = distances
        self._nobody = nobody

    def linked(
        self, link: Link, vectors: Vectors, asking: list[range], candidates: list[range]
    ) -> list[tuple[int | None, float]]:
        """Return for each asking range its candidate's index (None for none of them) and how likely it is, 0–1.

        ``vectors`` has shape ``(words, VECTORS * WIDTH)``: the unit's.
        """
        if not (asking and candidates):
            return [(None, 1.0)] * len(asking)
        first = 2 * link * WIDTH
        ask, find = vectors[:, first : first + WIDTH], vectors[:, first + WIDTH : first + 2 * WIDTH]
        scores = np.full((len(asking), len(candidates) + 1), self._nobody[link], np.float32)
        products = span_vectors(ask, asking) @ span_vectors(find, candidates).T / WIDTH**0.5
        apart = [[distance_class(words, other) for other in candidates] for words in asking]
        scores[:, :-1] = products + self._distances[link, apart]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        best = likely.argmax(axis=1)
        return [(int(b) if b < len(candidates) else None, float(likely[row, b])) for row, b in enumerate(best)]
