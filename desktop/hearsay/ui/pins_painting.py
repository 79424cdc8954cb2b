"""The look of a pin between two panes: a thin line with a round head at each end, over whatever bands lie there."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from hearsay.ui.band_geometry import PIN_HEAD, End, pin_heads, pin_line
from hearsay.ui.theme import Theme

_LINE, _PICKED_LINE = 1.5, 2.6
"""pixels that the line is wide, and that of the pin which the mouse or the chosen sentence picks out"""
_HALO = 1.6
"""pixels of paper around line and heads, so that they stand out from a band"""
_GRIP = 9.0
"""pixels across the line that the mouse finds it in"""


def grip(left: End, right: End, area: QRectF) -> QPainterPath:
    """Return where the mouse finds a pin in a gutter whose texts lie in ``area``; nothing where no end is in view."""
    line = pin_line(left, right, area.width(), area.top(), area.bottom())
    if line.isEmpty():
        return line
    around = QPainterPathStroker()
    around.setWidth(_GRIP)
    shape = around.createStroke(line)
    shape.setFillRule(Qt.FillRule.WindingFill)
    for head in pin_heads(left, right, area.width(), area.top(), area.bottom()):
        shape.addEllipse(head, PIN_HEAD + 2, PIN_HEAD + 2)
    return shape


def paint_pin(painter: QPainter, theme: Theme, ends: tuple[End, End], area: QRectF, *, picked: bool) -> None:
    """Paint a pin between two passages; an arrow points to an end that is out of view."""
    line = pin_line(*ends, area.width(), area.top(), area.bottom())
    width = _PICKED_LINE if picked else _LINE
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in ((theme.paper, width + 2 * _HALO), (theme.ink, width)):
        painter.setPen(QPen(colour, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(line)
    for head in pin_heads(*ends, area.width(), area.top(), area.bottom()):
        _paint_head(painter, theme, head)


def paint_loose_pin(painter: QPainter, theme: Theme, ends: tuple[End, End], area: QRectF) -> None:
    """Paint the one head of a pin that waits for its other end, ringed."""
    for head in pin_heads(*ends, area.width(), area.top(), area.bottom()):
        _paint_head(painter, theme, head)
        painter.setPen(QPen(theme.ink, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(head, PIN_HEAD + 2.5, PIN_HEAD + 2.5)


def _paint_head(painter: QPainter, theme: Theme, middle: QPointF) -> None:
    painter.setPen(QPen(theme.paper, _HALO))
    painter.setBrush(theme.ink)
    painter.drawEllipse(middle, PIN_HEAD, PIN_HEAD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.paper)
    painter.drawEllipse(middle, PIN_HEAD / 3, PIN_HEAD / 3)
