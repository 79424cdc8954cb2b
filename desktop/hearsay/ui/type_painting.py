"""How an attribution type is drawn: tint, underline style and glyph, the same wherever it shows."""

from collections.abc import Mapping, Sequence
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QPainterPath, QPen

from hearsay.domain.attribution import COLOURED_TYPES, AttributionType
from hearsay.ui.sentence_geometry import LinePiece
from hearsay.ui.theme import Theme, TypeStyle, Underline, interface_font

_DASH = (4.0, 3.0)
_DOTS = (0.1, 2.6)


def glyph(theme: Theme, kind: AttributionType) -> str:
    """Return the sign of a type, with the seal where the primary document vouches."""
    style = theme.types.get(kind)
    if style is None:
        return ""
    return style.glyph + (theme.seal if kind is AttributionType.PRIMARY_QUOTE else "")


def hatching(ground: QColor, line: QColor, *, width: float, gap: float) -> QBrush:
    """Return diagonal lines on a ground, ``width`` and ``gap`` in pixels across the lines.

    They hang on the painter's origin, so that they run on from one line of text to the next and scroll with it; being
    no bitmap, they are as fine as the screen is.
    """
    period = width + gap
    # Along the diagonal a step of one period takes this much of both x and y.
    step = period / sqrt(2)
    gradient = QLinearGradient(0, 0, step, step)
    gradient.setSpread(QGradient.Spread.RepeatSpread)
    edge, soft = width / period, min(0.5 / period, width / period / 3)
    for place, colour in ((0, ground), (soft, line), (edge - soft, line), (edge, ground), (1, ground)):
        gradient.setColorAt(place, colour)
    return QBrush(gradient)


def paint_tint(painter: QPainter, pieces: Sequence[LinePiece], style: TypeStyle, *, uncertain: bool = False) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hatching(style.tint, style.hatch, width=1.6, gap=4.9) if uncertain else style.tint)
    for piece in pieces:
        painter.drawRoundedRect(piece.rect.adjusted(-1, -1, 1, 2), 2, 2)


def paint_underline(painter: QPainter, pieces: Sequence[LinePiece], style: TypeStyle) -> None:
    """Draw the type's underline below each piece; QTextCharFormat has no double one, so none of them is its."""
    pen = QPen(style.ink, 1.2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style.underline is Underline.DASHED:
        pen.setDashPattern(_DASH)
    elif style.underline is Underline.DOTTED:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern(_DOTS)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in pieces:
        y = round(piece.baseline + 3.0) + 0.5
        left, right = piece.rect.left(), piece.rect.right()
        if style.underline is Underline.WAVY:
            painter.drawPath(_wave(left, right, y))
            continue
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        if style.underline is Underline.DOUBLE:
            painter.drawLine(QPointF(left, y + 2.5), QPointF(right, y + 2.5))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(2.5, right - x)
        path.quadTo(QPointF(x + step / 2, y + (-2.4 if up else 2.4)), QPointF(x + step, y))
        x, up = x + step, not up
    return path


def paint_glyph(painter: QPainter, rect: QRectF, theme: Theme, kind: AttributionType, *, points: float) -> None:
    """Draw a type's sign centred in ``rect``."""
    painter.setFont(interface_font(points))
    painter.setPen(theme.types[kind].ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph(theme, kind))


def paint_mix(painter: QPainter, rect: QRectF, counts: Mapping[AttributionType, int], theme: Theme) -> None:
    """Draw the mix of types as a thin stacked bar; an empty mix is a line in the chrome's colour."""
    total = sum(counts.get(kind, 0) for kind in COLOURED_TYPES)
    painter.setPen(Qt.PenStyle.NoPen)
    if total == 0:
        painter.setBrush(theme.line)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        return
    present = [kind for kind in COLOURED_TYPES if counts.get(kind, 0)]
    gap = 1.5
    usable = rect.width() - gap * (len(present) - 1)
    x = rect.left()
    for kind in present:
        width = max(2.0, usable * counts[kind] / total)
        painter.setBrush(theme.types[kind].ink)
        painter.drawRoundedRect(QRectF(x, rect.top(), width, rect.height()), 1.5, 1.5)
        x += width + gap
