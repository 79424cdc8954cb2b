"""The reader's grade as a small badge: a letter in a box for a source, a figure in a circle for a claim."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from hearsay.domain.grades import ClaimGrade, SourceGrade
from hearsay.ui.plain_tooltip import plain_tooltip
from hearsay.ui.theme import Theme, grade_colour, interface_font

BADGE_SIDE = 15.0
"""pixels: width and height of a badge beside the interface's usual text"""
_WEAK = frozenset({SourceGrade.D, SourceGrade.E, ClaimGrade.DOUBTFUL, ClaimGrade.IMPROBABLE})
_UNJUDGED = frozenset({SourceGrade.F, ClaimGrade.CANNOT_BE_JUDGED})


def badge_width(*, weakest: bool = False) -> float:
    """Return how wide a source's badge is, in pixels: that of a chain's weakest link has a sign beside its letter."""
    return BADGE_SIDE + (9.0 if weakest else 0.0)


def paint_badge(
    painter: QPainter, rect: QRectF, grade: SourceGrade | ClaimGrade, theme: Theme, *, weakest: bool = False
) -> None:
    """Draw a grade: the weak ones filled, those that cannot be judged in a broken line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = grade_colour(theme, grade)
    pen = QPen(colour, 1.2)
    if grade in _UNJUDGED:
        pen.setDashPattern([2.2, 1.8])
    painter.setPen(pen)
    painter.setBrush(colour if grade in _WEAK else theme.raised)
    radius = rect.height() / 2 if isinstance(grade, ClaimGrade) else 3.5
    painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius)
    font = interface_font(9)
    font.setPixelSize(max(8, round(rect.height() * 0.72)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(theme.raised if grade in _WEAK else colour)
    # A capital has no part below the line: centred by its own height it stands in the middle.
    metrics = QFontMetricsF(font)
    height, width = metrics.tightBoundingRect(grade.value).height(), metrics.horizontalAdvance(grade.value)
    middle = rect.center().x() - (4.5 if weakest else 0.0)
    painter.drawText(QPointF(middle - width / 2, rect.center().y() + height / 2), grade.value)
    if weakest:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.raised if grade in _WEAK else colour)
        tip = QPointF(middle + width / 2 + 5, rect.center().y() + 3)
        painter.drawPolygon([tip, tip + QPointF(-3.2, -5.5), tip + QPointF(3.2, -5.5)])
    painter.restore()


def badge_picture(grade: SourceGrade | ClaimGrade, theme: Theme, *, ratio: float) -> QPixmap:
    """Return a badge as a picture for a menu or a button; ``ratio`` is device pixels a pixel."""
    side = BADGE_SIDE + 2
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_badge(painter, QRectF(0, 0, side, side), grade, theme)
    painter.end()
    return picture


class GradeBadge(QAbstractButton):
    """A badge to look at and, by click or Return, to change; ``told`` is what it means in words."""

    def __init__(self, grade: SourceGrade | ClaimGrade, told: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grade = grade
        self._theme = theme
        self.setText(grade.value)
        self.setAccessibleName(told)
        self.setToolTip(plain_tooltip(told))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = int(BADGE_SIDE) + 7
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 1.2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.6, 0.6, -0.6, -0.6), 5, 5)
        paint_badge(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self.grade, self._theme)
