"""A share as a figure and a thin bar, as long as the share is great."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hearsay.ui.theme import Theme
from hearsay.ui.unfolding_model import CELL_ROLE, Cell

_FIGURE_WIDTH, _BAR_HEIGHT, _RIGHT = 44, 5, 12


class ScoreDelegate(QStyledItemDelegate):
    """Paints cells whose ``order`` is a share in per cent; any other cell as it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        cell = index.data(CELL_ROLE)
        width = option.rect.width() - _FIGURE_WIDTH - _RIGHT
        if not isinstance(cell, Cell) or cell.order is None or width <= 0:
            return
        bar = QRectF(option.rect.left() + _FIGURE_WIDTH, option.rect.center().y() - _BAR_HEIGHT / 2, width, _BAR_HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.line)
        painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        bar.setWidth(max(_BAR_HEIGHT, width * cell.order / 100))
        painter.setBrush(self.theme.accent)
        painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        painter.restore()
