"""Tags in the list of notes: each with a dot of its colour, a ring where it has none."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hearsay.domain.tags import TagColour
from hearsay.ui.notes_model import NOTE_ROLE
from hearsay.ui.theme import Theme

_DOT, _GAP = 7.0, 4.0
"""pixels: a dot's width, and what stands on either side of a tag's name"""


class TagDelegate(QStyledItemDelegate):
    """``colours`` of the folder's tags, by name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.colours: Mapping[str, TagColour] = {}

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        area, font = QRectF(option.rect), option.font
        painter.save()
        painter.setClipRect(area)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measure, x = QFontMetricsF(font), area.left() + _GAP
        for tag in index.data(NOTE_ROLE).note.tags:
            if x > area.right():
                break
            paint_dot(painter, QPointF(x + _DOT / 2, area.center().y()), _colour(self.theme, self.colours.get(tag)))
            x += _DOT + _GAP
            painter.setPen(self.theme.ink)
            name = QRectF(x, area.top(), area.right() - x, area.height())
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, tag)
            x += measure.horizontalAdvance(tag) + 2 * _GAP
        painter.restore()


def paint_dot(painter: QPainter, centre: QPointF, colour: QColor | None) -> None:
    """Draw a tag's dot; without a colour it is a ring."""
    painter.setPen(QPen(colour or painter.pen().color(), 1.2))
    painter.setBrush(colour if colour is not None else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, _DOT / 2, _DOT / 2)


def dot_icon(theme: Theme, colour: TagColour | None) -> QIcon:
    """Return a dot as an icon for a list or a menu."""
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.muted)
    paint_dot(painter, QPointF(8, 8), _colour(theme, colour))
    painter.end()
    return QIcon(picture)


def _colour(theme: Theme, colour: TagColour | None) -> QColor | None:
    return theme.tags[colour] if colour is not None else None
