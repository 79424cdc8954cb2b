"""A source chain drawn as a path: this article › The Intercept › the cable › Donald Lu."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hearsay.ui.plain_tooltip import plain_tooltip
from hearsay.ui.theme import Theme, interface_font

_ARROW = "›"
_PAD, _GAP = 8.0, 6.0


class ChainPath(QWidget):
    """The links as chips that wrap where the column is narrow; the last one, who is quoted in the end, is bold."""

    def __init__(self, chain: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links = ("this article", *chain)
        self._theme = theme
        self.setFont(interface_font(9))
        # Not "fixed": that would hold the height to the hint's, which knows no width yet.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f" {_ARROW} ".join(self._links))
        self.setToolTip(plain_tooltip(self.accessibleName()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return int(boxes[-1].bottom()) + 2 if boxes else 0

    def sizeHint(self) -> QSize:
        return QSize(160, self._row_height() + 2)

    def _row_height(self) -> int:
        return int(QFontMetricsF(self.font()).height()) + 7

    def _boxes(self, width: int) -> list[QRectF]:
        metrics = QFontMetricsF(self.font())
        height = self._row_height()
        arrow = metrics.horizontalAdvance(_ARROW) + 2 * _GAP
        x = y = 1.0
        boxes = []
        for number, link in enumerate(self._links):
            wide = min(metrics.horizontalAdvance(link) * 1.08 + 2 * _PAD, width - 2.0 - arrow)
            if number and x + wide > width - arrow:
                x, y = 1.0, y + height + 5
            boxes.append(QRectF(x, y, wide, height))
            x += wide + arrow
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        boxes = self._boxes(self.width())
        for number, (link, box) in enumerate(zip(self._links, boxes, strict=True)):
            last = number == len(boxes) - 1
            font = interface_font(9)
            font.setBold(last and number > 0)
            painter.setFont(font)
            painter.setPen(self._theme.line)
            painter.setBrush(self._theme.chrome)
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(self._theme.ink if number else self._theme.muted)
            fitting = metrics.elidedText(link, Qt.TextElideMode.ElideRight, box.width() - 2 * _PAD + 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fitting)
            if not last:
                painter.setPen(self._theme.faint)
                arrow = QRectF(box.right(), box.top(), metrics.horizontalAdvance(_ARROW) + 2 * _GAP, box.height())
                painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, _ARROW)
