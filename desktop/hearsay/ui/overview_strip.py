"""The whole article at a glance: every sentence's colour at its place; a click goes there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from hearsay.domain.attribution import AttributionType
from hearsay.ui.reading_options import ReadingOptions
from hearsay.ui.theme import Theme
from hearsay.ui.type_painting import hatching


@dataclass(frozen=True, slots=True)
class StripMark:
    """One sentence: its type, whether that is uncertain, and where it lies in the document, 0–1 from the top.

    ``dimmed`` tells that its grade dims it, whatever its type.
    """

    type: AttributionType
    uncertain: bool
    top: float
    bottom: float
    dimmed: bool = False


class OverviewStrip(QWidget):
    jumped = Signal(float)
    """the reader pointed at this place, 0–1 of the document"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._options = ReadingOptions()
        self._marks: tuple[StripMark, ...] = ()
        self._view = (0.0, 1.0)
        self._drawn: QPixmap | None = None
        """the marks as they were drawn last; scrolling moves only what lies below them"""
        self.setFixedWidth(14)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Every sentence’s colour, top to bottom; hatched where it is uncertain. Click to go there.")
        self.setAccessibleName("Overview of the article")

    @property
    def marks(self) -> tuple[StripMark, ...]:
        return self._marks

    def show_marks(self, marks: Sequence[StripMark]) -> None:
        self._marks = tuple(marks)
        self._drawn = None
        self.update()

    def show_view(self, top: float, bottom: float) -> None:
        """Mark the part of the document that is in view, 0–1."""
        self._view = (top, bottom)
        self.update()

    def apply(self, theme: Theme, options: ReadingOptions) -> None:
        self._theme, self._options = theme, options
        self._drawn = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(14, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self.height()
        painter.setPen(Qt.PenStyle.NoPen)
        top, bottom = self._view
        if bottom - top < 0.999:
            painter.setBrush(self._theme.line)
            painter.drawRoundedRect(QRectF(1, top * height, 12, max(6.0, (bottom - top) * height)), 3, 3)
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != self.size():
            self._drawn = self._draw_marks()
        painter.drawPixmap(0, 0, self._drawn)

    def _draw_marks(self) -> QPixmap:
        ratio, height = self.devicePixelRatioF(), self.height()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self._marks:
            style = self._theme.types.get(mark.type)
            if style is None:
                continue
            painter.setOpacity(0.25 if mark.dimmed or self._options.dims(mark.type) else 1.0)
            painter.setBrush(hatching(style.tint, style.ink, width=1.5, gap=1.7) if mark.uncertain else style.ink)
            y = mark.top * height
            painter.drawRect(QRectF(5, y, 5, max(2.0, (mark.bottom - mark.top) * height - 1.2)))
        painter.end()
        return drawn

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point_at(event)

    def _point_at(self, event: QMouseEvent) -> None:
        self.jumped.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))
