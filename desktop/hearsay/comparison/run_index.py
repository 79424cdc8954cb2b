"""Wordings by the runs of words that they share."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from operator import attrgetter

from hearsay.comparison.wordings import Wording

_by_order = attrgetter("order")


class RunIndex:
    """For each run, given by its hash, the wordings that are kept under it, from the fullest down.

    Most runs are one wording's only, which are kept without a list: a folder has millions.
    """

    def __init__(self) -> None:
        self._alone: dict[int, Wording] = {}
        self._together: dict[int, list[Wording]] = {}

    def of(self, run: int) -> Sequence[Wording]:
        """Return the wordings under a run."""
        together = self._together.get(run)
        if together is not None:
            return together
        alone = self._alone.get(run)
        return () if alone is None else (alone,)

    def add(self, runs: Sequence[int], wording: Wording) -> None:
        """Keep a wording that is not there yet under each of the runs."""
        for run in runs:
            together = self._together.get(run)
            if together is None:
                other = self._alone.setdefault(run, wording)
                if other is not wording:
                    self._together[run] = sorted((other, wording), key=_by_order)
                    del self._alone[run]
            elif together[-1].order < wording.order:
                together.append(wording)  # as whenever wordings come from the fullest down
            else:
                insort(together, wording, key=_by_order)

    def remove(self, runs: Sequence[int], wording: Wording) -> None:
        """Forget a wording that is kept under each of the runs."""
        for run in runs:
            together = self._together.get(run)
            if together is None:
                del self._alone[run]
                continue
            del together[bisect_left(together, wording.order, key=_by_order)]
            if len(together) == 1:
                self._alone[run] = together[0]
                del self._together[run]


def fuller(wordings: Sequence[Wording], wording: Wording) -> int:
    """Return how many of the wordings, from the fullest down, come before one."""
    return bisect_left(wordings, wording.order, key=_by_order)


def up_to(wordings: Sequence[Wording], wording: Wording) -> int:
    """Return how many of the wordings, from the fullest down, come before one or are it."""
    return bisect_right(wordings, wording.order, key=_by_order)
