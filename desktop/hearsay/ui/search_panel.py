"""The search tab: a field to type into, what was found below it, and how to search while there is nothing to show."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from hearsay.domain.search import Hit
from hearsay.ui.leavable_field import LeavableField
from hearsay.ui.search_model import SHARES, HitRow, SearchModel
from hearsay.ui.theme import Theme
from hearsay.ui.unfolding_delegates import WordsDelegate
from hearsay.ui.unfolding_model import ROW_ROLE, Index, Row
from hearsay.ui.unfolding_table import UnfoldingTable

PAUSE_MS = 120
"""a pause in typing after which the search begins"""
_EXAMPLES = (
    ('"the old bridge" repair*', "a phrase, and words that begin with “repair”, in articles and notes"),
    ("mayor -council type:quote", "quotations with one word and without another"),
    ("tag:verify source:minister", "notes with a tag, on sentences that come from somebody"),
)
_FIELDS = "Fields: tag: type: source: article: outlet: note:, and in:notes or in:articles."


class SearchField(LeavableField):
    entered = Signal()
    """the reader goes on to what was found"""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HitsTable(UnfoldingTable):
    """Arrow keys walk the hits; Return goes to one and stays there; Up from the first one goes back to the field."""

    hit_walked = Signal(object)
    hit_chosen = Signal(object)
    top_left = Signal()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        hit = _hit_at(current)
        if hit is not None and self.hasFocus():
            self.hit_walked.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._choose(current):
            return
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self._walk(current, down=event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._choose(self.indexAt(event.position().toPoint())):
            super().mouseDoubleClickEvent(event)

    def _walk(self, index: QModelIndex, *, down: bool) -> None:
        """Go to the next hit, past the rows of articles; up from the first one, to the field."""
        step = self.indexBelow if down else self.indexAbove
        index = step(index)
        while index.isValid() and _hit_at(index) is None:
            index = step(index)
        if index.isValid():
            self.setCurrentIndex(index)
        elif not down:
            self.top_left.emit()

    def _choose(self, index: QModelIndex) -> bool:
        hit = _hit_at(index)
        if hit is not None:
            self.hit_chosen.emit(hit)
        return hit is not None


class SearchPanel(QWidget):
    typed = Signal(str, bool)
    """what to search for, and whether it is still being typed"""
    hit_walked = Signal(object)
    hit_chosen = Signal(object)
    left = Signal()
    """the reader goes back to the articles"""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = SearchModel(theme)
        self._delegate = WordsDelegate(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field = SearchField()
        self.field.setPlaceholderText("Search articles and notes: words, “phrases”, beginnings*, -without, tag:…")
        self.field.setAccessibleName("Search articles and notes")
        self.field.textEdited.connect(self._edited)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.left)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.table = HitsTable()
        self.table.setModel(self._model)
        self.table.setItemDelegateForColumn(0, self._delegate)
        self.table.setAccessibleName("What was found")
        self.table.setHeaderHidden(True)
        self.table.share_width(SHARES)
        self.table.hit_walked.connect(self.hit_walked)
        self.table.hit_chosen.connect(self.hit_chosen)
        self.table.left.connect(self.left)
        self.table.top_left.connect(self.field.setFocus)
        self._empty = QLabel()
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._stack = QStackedLayout()
        self._lay_out()
        self.show_syntax()

    @property
    def empty_text(self) -> str:
        """What stands in the place of hits where there is none."""
        return self._empty.text() if self._stack.currentWidget() is self._empty else ""

    @property
    def count_text(self) -> str:
        return self._count.text()

    def begin(self) -> None:
        """Put the cursor into the field, what stands there selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.field.text() and self._model.rowCount() == 0:
            self.typed.emit(self.field.text(), False)  # left there when the folder was last open

    def show_query(self, text: str) -> None:
        """Put a query into the field; nothing is asked by it."""
        self._pause.stop()
        self.field.setText(text)

    def show_rows(self, rows: Sequence[Row], told: str) -> None:
        """List what was found, unfolded; the row that was current stays it, if it is still there."""
        row = self._model.row(self.table.currentIndex())
        self._model.show_rows(rows)
        self.table.expandAll()
        self._count.setText(told)
        self._stack.setCurrentWidget(self.table)
        again = self._model.find(row.id) if row is not None else QModelIndex()
        if again.isValid():
            self.table.setCurrentIndex(again)

    def show_syntax(self) -> None:
        """Tell what can be typed, with examples."""
        rows = "".join(
            f"<tr><td align='right'><b>{escape(query)}</b>&nbsp;&nbsp;</td><td align='left'>{escape(meaning)}</td></tr>"
            for query, meaning in _EXAMPLES
        )
        self._show_instead(f"<table cellspacing='3' align='center'>{rows}</table><p>{_FIELDS}</p>", rich=True)

    def show_nothing(self, why: str) -> None:
        """Show no hit, and in their place why there is none."""
        self._show_instead(why, rich=False)

    def apply(self, theme: Theme) -> None:
        self._model.apply(theme)
        self._delegate.theme = theme
        self.table.viewport().update()

    def _show_instead(self, text: str, *, rich: bool) -> None:
        self._model.show_rows(())
        self._count.setText("")
        self._empty.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self._empty.setText(text)
        self._stack.setCurrentWidget(self._empty)

    def _edited(self) -> None:
        self.field.setClearButtonEnabled(True)  # drawing its picture is slow, and no part of a start
        self._pause.start()

    def _search(self) -> None:
        self.typed.emit(self.field.text(), True)

    def _enter(self) -> None:
        """Go on to the first hit; what waits to be searched is searched at once, as it stands."""
        if self._pause.isActive():
            self._pause.stop()
            self.typed.emit(self.field.text(), False)
        elif self._model.rowCount() == 0:
            self.typed.emit(self.field.text(), False)
        else:
            first = self._model.index(0, 0)
            self.table.setFocus()
            self.table.setCurrentIndex(self._model.index(0, 0, first) if self._model.rowCount(first) else first)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.field, 3)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._stack, 1)


def _hit_at(index: Index) -> Hit | None:
    row = index.data(ROW_ROLE)
    return row.hit if isinstance(row, HitRow) else None
