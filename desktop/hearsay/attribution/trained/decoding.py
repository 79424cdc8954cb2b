"""From the network's scores to the best legal sequence of labels, and how sure each label is.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): Viterbi for the best sequence, the
forward and backward sums for the labels' probabilities.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hearsay.attribution.trained.labels import LEGAL, LEGAL_START

Scores = NDArray[np.float32]
IMPOSSIBLE = np.float32(-1e4)
"""the score of an illegal step; finite, so that sums of it stay numbers"""


class Decoder:
    """Decodes with the transitions that training learnt.

    ``start`` and ``end`` have shape ``(labels,)``, ``transitions`` ``(labels, labels)`` from first index to second;
    illegal steps are ruled out here, whatever was learnt.
    """

    def __init__(self, start: Scores, transitions: Scores, end: Scores) -> None:
        self._start = np.where(LEGAL_START, start, IMPOSSIBLE).astype(np.float32)
        self._steps = np.where(LEGAL, transitions, IMPOSSIBLE).astype(np.float32)
        self._end = end.astype(np.float32)

    def best(self, emissions: Sequence[Scores]) -> list[NDArray[np.int64]]:
        """Return the best legal labels of each sequence of scores, shape ``(words, labels)`` each, of any length."""
        stacked, lengths = _stacked(emissions)
        count, longest, _ = stacked.shape
        back = np.zeros((count, longest, stacked.shape[2]), np.int64)
        score = self._start + stacked[:, 0]
        last = score
        for place in range(1, longest):
            paths = score[:, :, None] + self._steps
            back[:, place] = paths.argmax(axis=1)
            score = paths.max(axis=1) + stacked[:, place]
            last = np.where((place < lengths)[:, None], score, last)
        label = (last + self._end).argmax(axis=1)
        labels = np.zeros((count, longest), np.int64)
        rows = np.arange(count)
        for place in range(longest - 1, -1, -1):
            labels[:, place] = label
            label = np.where((place > 0) & (place < lengths), back[rows, place, label], label)
        return [labels[row, :length] for row, length in enumerate(lengths)]

    def probabilities(self, emissions: Sequence[Scores]) -> list[Scores]:
        """Return how likely each label is (0–1) for every word of each sequence, shape ``(words, labels)`` each."""
        stacked, lengths = _stacked(emissions)
        longest = stacked.shape[1]
        ahead = np.zeros_like(stacked)
        ahead[:, 0] = self._start + stacked[:, 0]
        for place in range(1, longest):
            ahead[:, place] = _log_sum(ahead[:, place - 1, :, None] + self._steps, 1) + stacked[:, place]
        behind = np.zeros_like(stacked)
        behind[:, longest - 1] = self._end
        for place in range(longest - 2, -1, -1):
            onward = _log_sum(self._steps + (stacked[:, place + 1] + behind[:, place + 1])[:, None, :], 2)
            behind[:, place] = np.where((place + 1 < lengths)[:, None], onward, self._end)
        joint = ahead + behind
        likely = np.exp(joint - joint.max(axis=2, keepdims=True))
        likely /= likely.sum(axis=2, keepdims=True)
        return [likely[row, :length] for row, length in enumerate(lengths)]


def _stacked(emissions: Sequence[Scores]) -> tuple[Scores, NDArray[np.int64]]:
    """Return the sequences as one array filled up with zeros, and how long each is."""
    lengths = np.array([len(e) for e in emissions], np.int64)
    stacked = np.zeros((len(emissions), int(lengths.max()), emissions[0].shape[1]), np.float32)
    for row, scores in enumerate(emissions):
        stacked[row, : len(scores)] = scores
    return stacked, lengths


def _log_sum(scores: Scores, axis: int) -> Scores:
    highest = scores.max(axis=axis, keepdims=True)
    total: Scores = np.log(np.exp(scores - highest).sum(axis=axis)) + highest.squeeze(axis)
    return total
