"""How sure a sentence's type is: the network's log-odds, made to mean what they say."""

import math

CARRIED = "carried"
"""calibrated: that somebody other than the author carries a sentence"""
VIEW = "view"
"""calibrated: that a sentence is its author's subjective view"""
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
