"""Places for the picture of who has it from whom: columns, few crossings, ribbons that pass between the boxes.

The layered method of Sugiyama, Tagawa and Toda (1981): an edge that passes a column takes a place of its own in it,
and each column is ordered by the mean place (barycentre) of its neighbours, to and fro. The same flow and size give
the same picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.domain.source_flow import FlowBox, PlacedFlow, Ribbon, SourceFlow

ROW = 26.0
"""pixels that a box is high at least"""
ROW_GAP = 7.0
_PASSING_GAP = 1.0
_WIDEST_BOX, _NARROWEST_BOX = 236.0, 120.0
_LEAST_RUN, _LONGEST_RUN = 64.0, 420.0
"""pixels between two columns"""
_WIDEST_GAP = 22.0
_THICKEST, _THINNEST = 7.0, 1.4
"""pixels a sentence, and a ribbon's least thickness"""
_SWEEPS = 8


@dataclass(slots=True)
class _Stop:
    """A place in a column: a node's box, or where an edge passes by (``node`` is None)."""

    node: int | None
    weight: int
    column: int
    last: bool = False
    rank: float = 0.0
    y: float = 0.0
    height: float = 0.0


def rows_for(height: float) -> int:
    """Return how many boxes fit above each other into so many pixels, with room for ribbons."""
    return max(3, int(height / (ROW + 1.6 * ROW_GAP)))


def lay_out_flow(flow: SourceFlow, width: float, height: float) -> PlacedFlow:
    """Return the flow with places in a picture of this size in pixels; it grows where that is too small for it."""
    if not flow.nodes:
        return PlacedFlow(flow, (), (), width, height)
    columns: list[list[_Stop]] = [[] for _ in range(flow.columns)]
    stops = [_Stop(n, len(node.sentences), node.column, node.gathered) for n, node in enumerate(flow.nodes)]
    for stop in stops:
        columns[stop.column].append(stop)
    chains = _chains(flow, stops, columns)
    _order(columns, chains)
    height = max(height, max(_least_height(column) for column in columns))
    unit = _unit(columns, height)
    for column in columns:
        _place(column, unit, height)
    box, width = _box_width(width, len(columns))
    run = min(_LONGEST_RUN, (width - box * len(columns)) / max(1, len(columns) - 1))
    left = (width - box * len(columns) - run * (len(columns) - 1)) / 2
    xs = [left + number * (box + run) for number in range(len(columns))]
    boxes = tuple(FlowBox(xs[stop.column], stop.y, box, stop.height) for stop in stops)
    return PlacedFlow(flow, boxes, _ribbons(flow, chains, unit, xs, box), width, height)


def _chains(flow: SourceFlow, stops: Sequence[_Stop], columns: Sequence[list[_Stop]]) -> list[list[_Stop]]:
    """Return each edge's stops from box to box, those where it passes a column among them."""
    chains = []
    for edge in flow.edges:
        start, end = stops[edge.start], stops[edge.end]
        passing = [_Stop(None, len(edge.sentences), column) for column in range(start.column + 1, end.column)]
        for stop in passing:
            columns[stop.column].append(stop)
        chains.append([start, *passing, end])
    return chains


def _order(columns: Sequence[list[_Stop]], chains: Sequence[Sequence[_Stop]]) -> None:
    before: dict[int, list[tuple[_Stop, int]]] = {}
    after: dict[int, list[tuple[_Stop, int]]] = {}
    for chain in chains:
        weight = min(stop.weight for stop in chain)
        for one, other in pairwise(chain):
            after.setdefault(id(one), []).append((other, weight))
            before.setdefault(id(other), []).append((one, weight))
    columns[-1].sort(key=lambda stop: -stop.weight)
    for column in columns:
        _number(column)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 1
        for column in columns if forth else reversed(columns):
            near = before if forth else after
            means = {id(stop): _mean(near.get(id(stop), ()), stop.rank) for stop in column}
            column.sort(key=lambda stop: means[id(stop)])
            _number(column)
    for column in columns:
        column.sort(key=lambda stop: stop.last)  # what was gathered comes last, as the words of it say


def _number(column: Sequence[_Stop]) -> None:
    for place, stop in enumerate(column):
        stop.rank = (place + 0.5) / len(column)


def _mean(near: Sequence[tuple[_Stop, int]], alone: float) -> float:
    total = sum(weight for _, weight in near)
    return sum(stop.rank * weight for stop, weight in near) / total if total else alone


def _gap(stop: _Stop, next_: _Stop) -> float:
    return ROW_GAP if stop.node is not None or next_.node is not None else _PASSING_GAP


def _gaps(column: Sequence[_Stop]) -> float:
    return sum(_gap(one, other) for one, other in pairwise(column))


def _height(stop: _Stop, unit: float) -> float:
    return stop.weight * unit if stop.node is None else max(ROW, stop.weight * unit + 4.0)


def _least_height(column: Sequence[_Stop]) -> float:
    return sum(_height(stop, 0.0) for stop in column) + _gaps(column)


def _unit(columns: Sequence[Sequence[_Stop]], height: float) -> float:
    """Return the pixels a sentence that let every column fit the height."""
    low, high = 0.0, _THICKEST
    for _ in range(24):
        middle = (low + high) / 2
        fits = all(sum(_height(stop, middle) for stop in column) + _gaps(column) <= height for column in columns)
        low, high = (middle, high) if fits else (low, middle)
    return low


def _place(column: Sequence[_Stop], unit: float, height: float) -> None:
    for stop in column:
        stop.height = _height(stop, unit)
    used = sum(stop.height for stop in column) + _gaps(column)
    wider = min(_WIDEST_GAP / ROW_GAP, 1 + (height - used) / max(1.0, _gaps(column)))
    y = (height - used - _gaps(column) * (wider - 1)) / 2
    for number, stop in enumerate(column):
        stop.y = y
        y += stop.height
        if number + 1 < len(column):
            y += _gap(stop, column[number + 1]) * wider


def _box_width(width: float, columns: int) -> tuple[float, float]:
    """Return the width of a box, and of the picture: wider than asked where boxes would be too narrow to read."""
    room = (width - _LEAST_RUN * (columns - 1)) / columns
    box = min(_WIDEST_BOX, max(_NARROWEST_BOX, room, 0.0))
    return box, max(width, box * columns + _LEAST_RUN * (columns - 1))


def _ribbons(
    flow: SourceFlow, chains: Sequence[Sequence[_Stop]], unit: float, xs: Sequence[float], box: float
) -> tuple[Ribbon, ...]:
    thick = [max(_THINNEST, len(edge.sentences) * unit) for edge in flow.edges]
    out = _ports(chains, thick, end=False)
    into = _ports(chains, thick, end=True)
    ribbons = []
    for number, chain in enumerate(chains):
        stops = [(xs[chain[0].column] + box, out[number])]
        for passed in chain[1:-1]:
            y, x = passed.y + passed.height / 2, xs[passed.column]
            stops += [(x, y), (x + box, y)]
        stops.append((xs[chain[-1].column], into[number]))
        ribbons.append(Ribbon(thick[number], tuple(stops)))
    return tuple(ribbons)


def _ports(chains: Sequence[Sequence[_Stop]], thick: Sequence[float], *, end: bool) -> dict[int, float]:
    """Return where each edge meets the side of a box: in the order of where they go, so that none cross there."""
    at: dict[int, list[int]] = {}
    for number, chain in enumerate(chains):
        at.setdefault(chain[-1 if end else 0].node or 0, []).append(number)
    found: dict[int, float] = {}
    for numbers in at.values():
        stop = chains[numbers[0]][-1 if end else 0]
        next_ = {n: chains[n][-2 if end else 1] for n in numbers}
        whole = sum(thick[n] for n in numbers)
        tight = min(1.0, stop.height / whole)
        y = stop.y + (stop.height - whole * tight) / 2
        for n in sorted(numbers, key=lambda n: next_[n].y + next_[n].height / 2):
            found[n] = y + thick[n] * tight / 2
            y += thick[n] * tight
    return found
