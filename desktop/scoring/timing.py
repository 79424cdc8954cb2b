"""How long works take beside one another, on a machine that other work slows at its own times."""

import time
from collections.abc import Callable
from statistics import median

ROUNDS = 5


def in_turns(*works: Callable[[], object], rounds: int = ROUNDS) -> tuple[tuple[float, ...], ...]:
    """Return the seconds that each work took in each round; all warm before they come.

    A round runs every work once, every second round in the other direction, so that a busy spell slows all of them.
    """
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        order = range(len(works)) if number % 2 == 0 else range(len(works) - 1, -1, -1)
        for place in order:
            begun = time.perf_counter()
            works[place]()
            taken[place].append(time.perf_counter() - begun)
    return tuple(map(tuple, taken))


def times_as_fast(own: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return how many times as fast a work was as the other, as ``in_turns`` timed them: the median of the rounds."""
    return median(theirs / mine for mine, theirs in zip(own, other, strict=True))
