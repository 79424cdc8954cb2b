"""The shape of a band or a pin between two panes: where its two ends lie goes in, a path comes out."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

STUB = 0.46
"""part of the gutter's width that a stub takes"""
_ROUND = 7.0
"""pixels, at most, of a stub's rounded corners"""
PIN_HEAD = 4.5
"""pixels from the middle of a pin's head to its rim"""
_PINNED_LINE = 11.0
"""pixels from the top of a pinned passage to where its pin sticks: within the first line"""
_BENT = 9.0
"""pixels that the line of a pin goes up or down towards an end out of view"""


class Away(Enum):
    """Where an end lies that is not in view."""

    ABOVE = -1
    BELOW = 1


@dataclass(frozen=True, slots=True)
class Extent:
    """The height, in pixels of the gutter, from the top of a passage's first line to the bottom of its last."""

    top: float
    bottom: float


End = Extent | Away


def end_in_view(top: float, bottom: float, height: float) -> End:
    """Return where a passage lies in a view that shows the pixels from 0 to ``height``."""
    if bottom <= 0:
        return Away.ABOVE
    return Away.BELOW if top >= height else Extent(top, bottom)


def band_path(left: End, right: End, width: float) -> QPainterPath:
    """Return a band across a gutter ``width`` pixels wide, or a stub at the one end in view; nothing if neither is."""
    if isinstance(left, Extent) and isinstance(right, Extent):
        return _across(left, right, width)
    if isinstance(left, Extent):
        return _stub(left, 0.0, STUB * width)
    if isinstance(right, Extent):
        return _stub(right, width, width - STUB * width)
    return QPainterPath()


def _across(left: Extent, right: Extent, width: float) -> QPainterPath:
    middle = width / 2
    path = QPainterPath(QPointF(0, left.top))
    path.cubicTo(QPointF(middle, left.top), QPointF(middle, right.top), QPointF(width, right.top))
    path.lineTo(QPointF(width, right.bottom))
    path.cubicTo(QPointF(middle, right.bottom), QPointF(middle, left.bottom), QPointF(0, left.bottom))
    path.closeSubpath()
    return path


def _stub(end: Extent, edge: float, tip: float) -> QPainterPath:
    """A tab from the edge of the gutter to ``tip``, its two corners there rounded."""
    round_y = min(_ROUND, (end.bottom - end.top) / 2)
    round_x = round_y if tip > edge else -round_y
    path = QPainterPath(QPointF(edge, end.top))
    path.lineTo(QPointF(tip - round_x, end.top))
    path.quadTo(QPointF(tip, end.top), QPointF(tip, end.top + round_y))
    path.lineTo(QPointF(tip, end.bottom - round_y))
    path.quadTo(QPointF(tip, end.bottom), QPointF(tip - round_x, end.bottom))
    path.lineTo(QPointF(edge, end.bottom))
    path.closeSubpath()
    return path


def arrow_path(left: End, right: End, width: float, top: float, bottom: float) -> QPainterPath:
    """Return the small arrow on a stub that points to where its other end lies; nothing on a whole band.

    It stands in the middle of what shows of the stub between the heights ``top`` and ``bottom``.
    """
    here, away = (left, right) if isinstance(left, Extent) else (right, left)
    path = QPainterPath()
    if not isinstance(here, Extent) or not isinstance(away, Away):
        return path
    inset = STUB * width / 2
    x = inset if here is left else width - inset
    y = (max(top, here.top) + min(bottom, here.bottom)) / 2
    tip = 1.8 * away.value
    path.moveTo(x - 3, y - tip)
    path.lineTo(x, y + tip)
    path.lineTo(x + 3, y - tip)
    return path


def pin_heads(left: End, right: End, width: float, top: float, bottom: float) -> tuple[QPointF, ...]:
    """Return the middles of a pin's heads, one at each end in view, in the first line of what is pinned there.

    Of a passage whose first line is out of view the head stays at the edge, between the heights ``top`` and ``bottom``.
    """
    inset = PIN_HEAD + 3
    ends = ((left, inset), (right, width - inset))
    return tuple(
        QPointF(x, max(top + inset, min(bottom - inset, end.top + _PINNED_LINE)))
        for end, x in ends
        if isinstance(end, Extent)
    )


def pin_line(left: End, right: End, width: float, top: float, bottom: float) -> QPainterPath:
    """Return the line from head to head or, where one end is out of view, an arrow from the one head towards it."""
    heads = pin_heads(left, right, width, top, bottom)
    if not heads:
        return QPainterPath()
    path, middle = QPainterPath(heads[0]), width / 2
    if len(heads) == 2:
        path.cubicTo(QPointF(middle, heads[0].y()), QPointF(middle, heads[1].y()), heads[1])
        return path
    away = right if isinstance(left, Extent) else left
    bend = _BENT * away.value if isinstance(away, Away) else 0.0
    x = middle + (2.0 if isinstance(left, Extent) else -2.0)
    tip = QPointF(x, max(top + 2, min(bottom - 2, heads[0].y() + bend)))
    path.quadTo(QPointF(x, heads[0].y()), tip)
    if isinstance(away, Away):
        path.moveTo(tip - QPointF(3, 3 * away.value))
        path.lineTo(tip)
        path.lineTo(tip - QPointF(-3, 3 * away.value))
    return path
