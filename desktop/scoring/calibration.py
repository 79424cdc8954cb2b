"""Whether a confidence means what it says: of what is held for 70 % sure, 70 % should be right.

Expected calibration error as in Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian
Binning" (AAAI 2015), over the bins of equal width of Guo et al., "On Calibration of Modern Neural Networks" (ICML
2017), and over bins of equal mass (Nguyen and O'Connor, "Posterior calibration and exploratory analysis for natural
language processing models", EMNLP 2015), which a heap of like confidences does not blur.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

Judged = tuple[float, bool]
"""a confidence, 0–1, and whether what it was given for was right"""
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """What was held with about the same confidence: how many, their mean confidence, the share that was right (0–1)."""

    count: int
    confidence: float
    right: float


def bins_of_equal_width(judged: Iterable[Judged], bins: int = BINS) -> tuple[Bin, ...]:
    """Return the reliability table over ``bins`` ranges of confidence, each with its upper end; empty ones left out.

    Raises ValueError for a confidence outside 0–1.
    """
    edges = [edge / bins for edge in range(1, bins)]
    binned: list[list[Judged]] = [[] for _ in range(bins)]
    for confidence, right in _checked(judged):
        binned[bisect_left(edges, confidence)].append((confidence, right))
    return tuple(_bin(members) for members in binned if members)


def bins_of_equal_mass(judged: Iterable[Judged], bins: int = BINS) -> tuple[Bin, ...]:
    """Return the reliability table over at most ``bins`` ranges of confidence that hold about as many each.

    Like confidences stay together, so that the table does not hang on the order of what is judged. Raises ValueError
    for a confidence outside 0–1.
    """
    ordered = sorted(_checked(judged))
    table: list[Bin] = []
    members: list[Judged] = []
    done = 0
    for _, alike in groupby(ordered, key=lambda one: one[0]):
        members.extend(alike)
        if (done + len(members)) * bins // len(ordered) > done * bins // len(ordered):
            table.append(_bin(members))
            done += len(members)
            members = []
    return tuple(table)


def calibration_error(table: Sequence[Bin]) -> float:
    """Return the expected calibration error, 0–1: how far confidence and share of right ones lie apart on average."""
    total = sum(part.count for part in table)
    return sum(part.count * abs(part.confidence - part.right) for part in table) / total if total else 0.0


def _checked(judged: Iterable[Judged]) -> list[Judged]:
    known = list(judged)
    if any(not 0 <= confidence <= 1 for confidence, _ in known):
        raise ValueError("a confidence is a number from 0 to 1")
    return known


def _bin(members: Sequence[Judged]) -> Bin:
    return Bin(len(members), fmean(confidence for confidence, _ in members), fmean(right for _, right in members))
