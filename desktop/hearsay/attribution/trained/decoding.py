"""From the network's scores to the best legal sequence of labels, and how sure each label is.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): Viterbi for the best sequence, the
forward and backward sums for the labels' probabilities, scaled at every word (Rabiner 1989) so that they stay numbers.
All sequences are gone over together, word by word, each beginning with the first.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from hearsay.attribution.trained.labels import LEGAL, LEGAL_START

Scores = NDArray[np.float32]
Weights = NDArray[np.float64]
_Entry = TypeVar("_Entry", bound=np.generic)
IMPOSSIBLE = np.float32(-1e4)
"""the score of an illegal step; finite, so that sums of it stay numbers"""
FAINTEST = 150.0
"""how far below the highest a score still tells: a product of four weights so small, the least that the likeliest
label of a word comes to by what stands before it, there and behind it, is a number yet"""


class Decoder:
    """Decodes with the transitions that training learnt.

    ``start`` and ``end`` have shape ``(labels,)``, ``transitions`` ``(labels, labels)`` from first index to second;
    illegal steps are ruled out here, whatever was learnt.
    """

    def __init__(self, start: Scores, transitions: Scores, end: Scores) -> None:
        self._start = np.where(LEGAL_START, start, IMPOSSIBLE).astype(np.float32)
        self._steps = np.where(LEGAL, transitions, IMPOSSIBLE).astype(np.float32)
        self._end = end.astype(np.float32)
        steps = _weights(self._steps) * LEGAL
        self._onward = np.stack((steps.T, steps))
        self._outside = np.stack((_weights(self._start) * LEGAL_START, _weights(self._end)))

    def best(self, emissions: Sequence[Scores]) -> list[NDArray[np.int64]]:
        """Return the best legal labels of each sequence of scores, shape ``(words, labels)`` each, of any length."""
        places = _places(emissions)
        score = np.zeros((places.longest, len(self._end), len(emissions)), np.float32)
        score[places.ahead, :, places.rows] = np.concatenate(emissions)
        score[0] += self._start[:, None]
        for place in range(1, places.longest):
            score[place] += (score[place - 1, :, None] + self._steps[:, :, None]).max(axis=0)
        by_sequence = np.ascontiguousarray(score.transpose(0, 2, 1))
        onward = np.vstack((self._steps.T, self._end))  # what follows a word: a label, or behind the last the end
        ended = np.arange(places.longest)[:, None] >= places.lengths - 1
        labels = np.zeros((places.longest, len(emissions)), np.int64)
        label = np.zeros(len(emissions), np.int64)
        for place in range(places.longest - 1, -1, -1):
            label[ended[place]] = len(self._end)
            label = (by_sequence[place] + onward.take(label, axis=0)).argmax(axis=1)
            labels[place] = label
        return places.apart(labels[places.ahead, places.rows])

    def probabilities(self, emissions: Sequence[Scores]) -> list[Scores]:
        """Return how likely each label is (0–1) for every word of each sequence, shape ``(words, labels)`` each."""
        places = _places(emissions)
        own = _weights(np.concatenate(emissions), axis=1)
        # Two directions at once, by the second index: 0 goes from the first word on, 1 from the last word back.
        weights = np.ones((places.longest, 2, len(self._end), len(emissions)))
        weights[places.ahead, 0, :, places.rows] = own
        weights[places.behind, 1, :, places.rows] = own
        sums = np.empty_like(weights)
        sums[0] = self._outside[:, :, None]
        for place in range(1, places.longest):
            reached = self._onward @ (sums[place - 1] * weights[place - 1])
            sums[place] = reached / reached.sum(axis=1, keepdims=True)
        likely = sums[places.ahead, 0, :, places.rows] * own * sums[places.behind, 1, :, places.rows]
        likely /= likely.sum(axis=1, keepdims=True)
        return places.apart(likely.astype(np.float32))


class _Places(NamedTuple):
    """Where the words of all sequences, one after the other, lie in an array filled up to the longest of them.

    ``lengths`` has shape ``(sequences,)``; ``rows`` gives each word's sequence, ``ahead`` its place from the first
    word, ``behind`` from the last, all of shape ``(words,)``.
    """

    lengths: NDArray[np.int64]
    rows: NDArray[np.int64]
    ahead: NDArray[np.int64]
    behind: NDArray[np.int64]

    @property
    def longest(self) -> int:
        return int(self.lengths.max())

    def apart(self, words: NDArray[_Entry]) -> list[NDArray[_Entry]]:
        """Return what belongs to each sequence of an array with one entry a word."""
        return np.split(words, np.cumsum(self.lengths)[:-1])


def _places(emissions: Sequence[Scores]) -> _Places:
    lengths = np.array([len(e) for e in emissions], np.int64)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    ahead = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return _Places(lengths, rows, ahead, lengths[rows] - 1 - ahead)


def _weights(scores: Scores, axis: int | None = None) -> Weights:
    """Return what the scores multiply a sequence's likelihood by: 1 for the highest along the axis, or of all."""
    below = scores.astype(np.float64) - scores.max(axis=axis, keepdims=True)
    weights: Weights = np.exp(np.maximum(below, -FAINTEST))
    return weights
