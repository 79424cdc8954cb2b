"""The shape of a band between two panes: where its two ends lie goes in, a path comes out."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

STUB = 0.46
"""part of the gutter's width that a stub takes"""
_ROUND = 7.0
"""pixels, at most, of a stub's rounded corners"""


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
