"""The labels of words: who speaks, what attributes, what is attributed, each with its first word marked."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Part(IntEnum):
    """What a run of words is to an attribution."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
OUTSIDE = 0


def begin(part: Part) -> int:
    return 1 + 2 * part


def inside(part: Part) -> int:
    return 2 + 2 * part


def _legal() -> NDArray[np.bool_]:
    """A part goes on only after its own beginning or inside."""
    allowed = np.ones((len(LABELS), len(LABELS)), bool)
    for part in Part:
        allowed[:, inside(part)] = False
        allowed[[begin(part), inside(part)], inside(part)] = True
    return allowed


LEGAL = _legal()
"""shape ``(labels, labels)``: whether a label (second index) may follow another (first index)"""
LEGAL_START = np.array([not label.startswith("I-") for label in LABELS])
"""shape ``(labels,)``: whether a label may open a unit"""


def runs(labels: Sequence[int]) -> tuple[tuple[Part, range], ...]:
    """Return the parts that a legal sequence of labels marks: each with its range of words, in order."""
    found: list[tuple[Part, range]] = []
    begun: int | None = None
    for position, label in enumerate((*labels, OUTSIDE)):
        if label != OUTSIDE and label % 2 == 0:
            continue  # inside the part that has begun
        if begun is not None:
            found.append((Part((labels[begun] - 1) // 2), range(begun, position)))
        begun = None if label == OUTSIDE else position
    return tuple(found)
