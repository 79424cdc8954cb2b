"""Which height of one text belongs beside which height of another, told by the passages that they share."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hearsay.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Measured:
    """A laid-out text: how high it is, and the height that a position, in code points, lies at; both in pixels."""

    height: float
    height_of: Callable[[int], float]


class ScrollAlignment:
    """Two texts held beside each other by anchors: the beginnings and ends of what both have, in one order.

    Anchors never cross: of passages that stand in another order the most that agree are kept. Those that the reader
    ``pinned`` come first: no pair that crosses one of them is an anchor.
    """

    def __init__(self, pairs: Iterable[tuple[Span, Span]], pinned: Iterable[tuple[Span, Span]] = ()) -> None:
        held = _in_one_order(pinned)
        self._anchors = tuple(_anchors(_in_one_order([*held, *_not_crossing(pairs, held)])))

    @property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """Positions, in code points, of the first and the second text that belong together."""
        return self._anchors

    def carry(self, height: float, here: Measured, there: Measured) -> float:
        """Return the height in the second text that belongs beside a height in the first.

        It is interpolated between the anchors before and behind; the texts' own beginnings and ends are the outermost.
        """

        def near(anchor: tuple[int, int]) -> float:
            return here.height_of(anchor[0])

        at = bisect_right(self._anchors, height, key=near)
        start, far_start = self._heights(at - 1, here, there) if at else (0.0, 0.0)
        if at < len(self._anchors):
            end, far_end = self._heights(at, here, there)
        else:
            end, far_end = here.height, there.height
        part = (height - start) / (end - start) if end > start else 0.0
        return far_start + min(1.0, max(0.0, part)) * (far_end - far_start)

    def _heights(self, index: int, here: Measured, there: Measured) -> tuple[float, float]:
        first, second = self._anchors[index]
        return here.height_of(first), there.height_of(second)


def line_of_sight(value: float, maximum: float, page: float) -> float:
    """Return the part of the view, 0–1 from its top, that is held to the other text when scrolled to ``value``.

    That is the middle, except for the first and the last half page, where it runs to the edge of the view: scrolling
    one text to its end brings every other text to its end, too.
    """
    if maximum <= 0:
        return 0.5
    to_top, to_bottom = value / page, (maximum - value) / page
    if to_top + to_bottom < 1:  # less than a page more than the view shows: from one edge to the other
        return value / maximum
    return max(min(0.5, to_top), 1 - to_bottom)


def _in_one_order(pairs: Iterable[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Return the longest chain of pairs that begin further down in both texts, one after the other."""
    # Pairs that begin at the same place on the left are taken from below, so that no chain takes two of them.
    ordered = sorted(pairs, key=lambda pair: (pair[0].start, -pair[1].start))
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, right) in enumerate(ordered):
        length = bisect_left(ends, right.start)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [right.start]
        last[length : length + 1] = [index]
    chain: list[tuple[Span, Span]] = []
    at = last[-1] if last else None
    while at is not None:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _not_crossing(pairs: Iterable[tuple[Span, Span]], held: list[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Return the pairs that begin between the same two of ``held``, a chain in one order, in both texts."""
    lefts, rights = [left.start for left, _ in held], [right.start for _, right in held]

    def before(starts: list[int], start: int) -> tuple[int, int]:
        return bisect_left(starts, start), bisect_right(starts, start)

    # Where the two numbers differ, the pair begins where a pin does, which says more.
    return [
        (left, right) for left, right in pairs if len({*before(lefts, left.start), *before(rights, right.start)}) == 1
    ]


def _anchors(chain: list[tuple[Span, Span]]) -> Iterable[tuple[int, int]]:
    """Yield the first character of each pair, and the last unless the next has begun by then in either text."""
    for index, (left, right) in enumerate(chain):
        yield left.start, right.start
        following = chain[index + 1] if index + 1 < len(chain) else None
        longer = len(left) > 1 and len(right) > 1
        if longer and (following is None or (left.end <= following[0].start and right.end <= following[1].start)):
            yield left.end - 1, right.end - 1
