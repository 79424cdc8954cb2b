"""Cells that are more than a line of text: a wording with its differences, and a mix of attribution types."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from hearsay.ui.grade_badge import BADGE_SIDE, paint_badge
from hearsay.ui.marked_runs import Mark, Run
from hearsay.ui.theme import Theme
from hearsay.ui.type_painting import paint_mix
from hearsay.ui.unfolding_model import CELL_ROLE, ROW_HEIGHT, Cell
from hearsay.ui.utf16 import Utf16Map

Index = QModelIndex | QPersistentModelIndex

_LEFT, _ABOVE = 4, 5
_NUMBER_WIDTH, _BAR_HEIGHT = 34, 5


class _PaintedCells(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint all of a cell but its text."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = plain.widget.style() if plain.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)


class WordsDelegate(_PaintedCells):
    """A wording is wrapped to the width of its column; any other text is a line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL_ROLE)
        hint = super().sizeHint(option, index)
        if not isinstance(cell, Cell) or not cell.runs:
            return hint
        view = option.widget
        width = option.rect.width()
        if isinstance(view, QTreeView):
            width = view.columnWidth(index.column()) - 2 * view.indentation()
        height = self._layout(cell.runs, index.data(Qt.ItemDataRole.FontRole), width).boundingRect().height()
        return QSize(hint.width(), max(ROW_HEIGHT, int(height) + 2 * _ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell) or not cell.runs:
            super().paint(painter, option, index)
            return
        self.paint_ground(painter, option, index)
        rect = QRect(option.rect)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(self.theme.ink)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        layout = self._layout(cell.runs, index.data(Qt.ItemDataRole.FontRole), rect.width(), plain=chosen)
        layout.draw(painter, QPointF(rect.left() + _LEFT, rect.top() + _ABOVE))
        painter.restore()

    def _layout(self, runs: tuple[Run, ...], font: QFont, width: int, *, plain: bool = False) -> QTextLayout:
        """Return the runs set in lines of ``width`` pixels, ``plain`` all in one colour.

        There is no markup in it, so nothing that stands in an article can be taken for any.
        """
        text = "".join(run.text for run in runs)
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(runs, text, plain=plain))
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width - 2 * _LEFT))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _formats(self, runs: tuple[Run, ...], text: str, *, plain: bool) -> list[QTextLayout.FormatRange]:
        units = Utf16Map(text)
        formats = []
        at = 0
        for run in runs:
            one = QTextLayout.FormatRange()
            one.start = units.units(at)
            one.length = units.units(at + len(run.text)) - one.start
            one.format = self._format(run.mark)
            if plain:
                one.format.clearForeground()
            at += len(run.text)
            formats.append(one)
        return formats

    def _format(self, mark: Mark) -> QTextCharFormat:
        made = QTextCharFormat()
        if mark is Mark.INSERTED:
            made.setFontWeight(QFont.Weight.Bold)
            made.setForeground(QColor(self.theme.accent))
        elif mark is Mark.DELETED:
            made.setFontStrikeOut(True)
            made.setForeground(QColor(self.theme.muted))
        elif mark is Mark.OPEN:
            made.setFontItalic(True)
        elif mark is Mark.COMMON:
            made.setFontWeight(QFont.Weight.Bold)
        return made


class MixDelegate(_PaintedCells):
    """A number, and the thin bar that the library has, too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell) or cell.mix is None:
            super().paint(painter, option, index)
            return
        self.paint_ground(painter, option, index)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.ink)
        left = rect.left() + QFontMetrics(option.font).horizontalAdvance(" ")
        number = QRect(left, rect.top() - 1, _NUMBER_WIDTH, rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cell.text)
        width = rect.width() - _NUMBER_WIDTH - 16
        if width > 0:
            bar = QRectF(rect.left() + _NUMBER_WIDTH, rect.center().y() - _BAR_HEIGHT / 2, width, _BAR_HEIGHT)
            paint_mix(painter, bar, cell.mix, self.theme)
        painter.restore()


class GradeDelegate(_PaintedCells):
    """A grade as its badge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell) or cell.grading is None:
            super().paint(painter, option, index)
            return
        self.paint_ground(painter, option, index)
        rect = QRectF(option.rect)
        badge = QRectF(rect.left() + _LEFT, rect.center().y() - BADGE_SIDE / 2, BADGE_SIDE, BADGE_SIDE)
        paint_badge(painter, badge, cell.grading.grade, self.theme)
