"""The boxes and ribbons of the picture of who has it from whom, as they are painted."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from hearsay.domain.attribution import AttributionType
from hearsay.domain.flow_words import edge_in_words, node_in_words
from hearsay.domain.grade_words import grading_in_words
from hearsay.domain.grades import SourceGrading
from hearsay.domain.source_flow import FlowBox, FlowNode, PlacedFlow, Ribbon, outline
from hearsay.domain.sources import SourceKind
from hearsay.ui.grade_badge import BADGE_SIDE, paint_badge
from hearsay.ui.plain_tooltip import wrapped_tooltip
from hearsay.ui.theme import Theme, interface_font

POINTS = 9.0
_PAD = 9.0
_USUAL, _LIT, _DIM = 0.36, 0.72, 0.09
"""how much of a ribbon's colour shows: at rest, followed, and while another one is followed"""
_DIM_BOX = 0.4


def ribbon_path(ribbon: Ribbon) -> QPainterPath:
    """Return the outline of a ribbon, to be filled."""
    path = QPainterPath()
    for step in outline(ribbon):
        if path.elementCount() == 0:
            path.moveTo(step.x, step.y)
        elif step.controls is None:
            path.lineTo(step.x, step.y)
        else:
            x1, y1, x2, y2 = step.controls
            path.cubicTo(x1, y1, x2, y2, step.x, step.y)
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def ribbon_colour(theme: Theme, kind: AttributionType) -> QColor:
    """Return the colour of a ribbon: that of the type that most of its sentences have."""
    style = theme.types.get(kind)
    return QColor(style.ink if style else theme.muted)


class RibbonItem(QGraphicsPathItem):
    def __init__(self, number: int, placed: PlacedFlow, theme: Theme) -> None:
        super().__init__(ribbon_path(placed.ribbons[number]))
        edge = placed.flow.edges[number]
        self.number = number
        self._colour = ribbon_colour(theme, edge.type)
        self._target = _widened(placed.ribbons[number])
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(wrapped_tooltip(edge_in_words(placed.flow, edge)))
        self.light(None)

    def light(self, lit: bool | None) -> None:
        """Stand out, step back, or (None) neither."""
        self._colour.setAlphaF(_USUAL if lit is None else _LIT if lit else _DIM)
        self.setBrush(QBrush(self._colour))
        self.setZValue(1 if lit else 0)

    def shape(self) -> QPainterPath:
        return self._target


def _widened(ribbon: Ribbon) -> QPainterPath:
    """Return a ribbon as thick as a pointer can hit."""
    return ribbon_path(Ribbon(max(7.0, ribbon.thickness), ribbon.stops))


class BoxItem(QGraphicsItem):
    def __init__(self, number: int, node: FlowNode, box: FlowBox, theme: Theme) -> None:
        super().__init__()
        self.number, self._node, self._theme = number, node, theme
        self._rect = QRectF(box.x, box.y, box.width, box.height)
        self._current = False
        self._grading: SourceGrading | None = None
        self.setZValue(2)
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(wrapped_tooltip(node_in_words(node)))

    def show_grade(self, grading: SourceGrading | None) -> None:
        """Wear the badge of the reader's grade; none where there is none."""
        self._grading = grading
        told = node_in_words(self._node)
        if grading is not None:
            told = f"{told}\nYou graded it {grading_in_words(grading)}"
        self.setToolTip(wrapped_tooltip(told))
        self.update()

    def light(self, lit: bool | None) -> None:
        """Step back unless ``lit`` is true or None."""
        self.setOpacity(_DIM_BOX if lit is False else 1.0)

    def mark(self, current: bool) -> None:
        """Wear the mark of the box that the keys are at."""
        self._current = current
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme, node, rect = self._theme, self._node, self._rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._frame())
        painter.setBrush(theme.chrome if node.gathered else theme.raised)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        font = interface_font(POINTS)
        painter.setFont(font)
        count = f"{len(node.sentences):,}"
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.setPen(theme.muted)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        inner.setRight(inner.right() - QFontMetricsF(font).horizontalAdvance(count) - _PAD)
        if self._grading is not None:
            badge = QRectF(inner.right() - BADGE_SIDE, rect.center().y() - BADGE_SIDE / 2, BADGE_SIDE, BADGE_SIDE)
            paint_badge(painter, badge, self._grading.grade, theme)
            inner.setRight(badge.left() - _PAD / 2)
        if node.kind is SourceKind.DOCUMENT:
            painter.setPen(theme.types[AttributionType.PRIMARY_QUOTE].ink)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, theme.seal)
            inner.setLeft(inner.left() + QFontMetricsF(font).horizontalAdvance(theme.seal) + 5)
        font = label_font(node)
        painter.setFont(font)
        painter.setPen(theme.muted if node.gathered else theme.ink)
        label = QFontMetricsF(font).elidedText(" ".join(node.label.split()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)

    def _frame(self) -> QPen:
        if self._current:
            return QPen(self._theme.accent, 2)
        broken = self._node.gathered or self._node.kind is SourceKind.UNNAMED
        pen = QPen(self._theme.faint if broken else self._theme.line, 1)
        if broken:
            pen.setDashPattern([3, 2.5])
        return pen


def label_font(node: FlowNode) -> QFont:
    """Return the face of a box: the document stands out, nobody named leans."""
    font = interface_font(POINTS)
    font.setBold(node.kind is SourceKind.DOCUMENT)
    font.setItalic(node.kind is SourceKind.UNNAMED)
    return font


class HeadingItem(QGraphicsItem):
    """A word above a column; ``at`` is the left end of its base line."""

    def __init__(self, words: str, at: QPointF, theme: Theme) -> None:
        super().__init__()
        self._words, self._at, self._theme = words, at, theme
        self._font = interface_font(POINTS - 1)
        self._font.setWeight(QFont.Weight.DemiBold)

    def boundingRect(self) -> QRectF:
        return QFontMetricsF(self._font).boundingRect(self._words).translated(self._at).adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setFont(self._font)
        painter.setPen(self._theme.muted)
        painter.drawText(self._at, self._words)
