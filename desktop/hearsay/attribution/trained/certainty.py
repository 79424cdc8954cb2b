"""How sure a sentence's type is: the network's log-odds, made to mean what they say."""

import math

CARRIED = "carried"
"""calibrated: that somebody other than the author carries a sentence"""
VIEW = "view"
"""calibrated: that a sentence is its author's subjective view"""
ELSEWHERE = 0.5
"""share of the log-odds that holds for other articles, typed by the guidelines, than those it was calibrated on: of 1,
0.8, 0.6, 0.5 and 0.4 the one with least calibration error, by width and by mass together, on typed articles"""
_NEAREST = 1e-4
"""how near to 0 and 1 a mean may come"""

Line = tuple[float, float]
"""slope and offset of log-odds"""


def log_odds(share: float) -> float:
    """Return the natural log-odds of a probability, which is kept off 0 and 1."""
    inner = min(1 - _NEAREST, max(_NEAREST, share))
    return math.log(inner / (1 - inner))


def probability(log_odds: float, line: Line) -> float:
    """Return the calibrated probability, 0–1, of log-odds."""
    value = max(-30.0, min(30.0, line[0] * log_odds + line[1]))
    return 1 / (1 + math.exp(-value))


def elsewhere(sure: float) -> float:
    """Return how sure (0–1) one may be, on any article, of what the network holds for this sure."""
    return probability(log_odds(sure), (ELSEWHERE, 0.0))
