"""The trash: the folder's deleted notes, the latest first, to be read and brought back. Nothing is ever thrown away."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.notes import PlacedNote
from hearsay.ui.note_draft import tags_in_words
from hearsay.ui.notes_model import NOTE_ROLE
from hearsay.ui.plain_tooltip import plain_tooltip

_COLUMNS = ("Deleted", "Note", "Words", "Article", "Tags")
_WIDTHS = (125, 260, 260, 200)

Index = QModelIndex | QPersistentModelIndex


class TrashModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PlacedNote] = []
        self._titles: Mapping[str, str] = {}

    def show_notes(self, placed: Sequence[PlacedNote], titles: Mapping[str, str]) -> None:
        """List deleted notes, the latest first; ``titles`` by article path."""
        self.beginResetModel()
        self._titles = titles
        self._rows = sorted(placed, key=lambda each: each.note.deleted or each.note.modified, reverse=True)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        placed = self._rows[index.row()]
        if role == NOTE_ROLE:
            return placed
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(placed, _COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._cell(placed, _COLUMNS[index.column()]))
        return None

    def _cell(self, placed: PlacedNote, column: str) -> str:
        note = placed.note
        match column:
            case "Deleted":
                return note.deleted.astimezone().strftime("%Y-%m-%d %H:%M") if note.deleted else ""
            case "Note":
                return " ".join(note.body.split()) or "(empty)"
            case "Words":
                return f"“{' '.join(note.anchor.exact.split())}”" if note.anchor.exact else "whole article"
            case "Article":
                return self._titles.get(note.path, note.path)
            case _:
                return tags_in_words(note.tags)


class TrashTable(QTableView):
    restore_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.restore_asked.emit()
            return
        if event.text().isprintable() and event.text():
            event.ignore()  # the window's single-letter keys
            return
        super().keyPressEvent(event)


class TrashPanel(QWidget):
    restore_asked = Signal(str)
    """id of the note to bring back"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TrashModel()
        self.table = TrashTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Deleted notes of this folder")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(27)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName("The deleted note")
        self.restore_button = QPushButton("Restore")
        self.restore_button.setToolTip("Bring the note back to where it was (Return)")
        self._empty = QLabel("The trash is empty. Notes that you delete stay here, and are never thrown away.")
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.restore_asked.connect(self._restore)
        self.table.doubleClicked.connect(self._restore)
        self.restore_button.clicked.connect(self._restore)
        self.show_notes((), {})

    def show_notes(self, placed: Sequence[PlacedNote], titles: Mapping[str, str]) -> None:
        """List deleted notes; the row that was current, or the one in its place, stays so."""
        row = max(0, self.table.currentIndex().row())
        self.model.show_notes(placed, titles)
        self._stack.setCurrentIndex(0 if placed else 1)
        self.table.setCurrentIndex(self.model.index(min(row, len(placed) - 1), 0) if placed else QModelIndex())
        self._show_current()

    def _lay_out(self) -> None:
        listed = QWidget()
        row = QHBoxLayout(listed)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        side = QVBoxLayout()
        side.addWidget(self.preview, 1)
        side.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.table, 3)
        row.addLayout(side, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty)

    def _current(self) -> PlacedNote | None:
        index = self.table.currentIndex()
        placed = index.data(NOTE_ROLE) if index.isValid() else None
        return placed if isinstance(placed, PlacedNote) else None

    def _show_current(self) -> None:
        placed = self._current()
        self.restore_button.setEnabled(placed is not None)
        self.preview.setPlainText(placed.note.body if placed is not None else "")

    def _restore(self) -> None:
        placed = self._current()
        if placed is not None:
            self.restore_asked.emit(placed.note.id)
