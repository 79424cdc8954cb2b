"""The notes tab: every note of the folder, to filter, sort, jump to, delete and export."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from hearsay.domain.note_query import NO_QUERY, parse_note_query, toggled
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.domain.search_query import Misunderstood
from hearsay.ui.listing_layout import lay_out_listing
from hearsay.ui.note_chips import NoteChips
from hearsay.ui.notes_filter import NotesFilter
from hearsay.ui.notes_filter_menu import filter_menu
from hearsay.ui.notes_model import NOTE_ROLE, NotesModel
from hearsay.ui.trash_panel import TrashPanel


class NotesTable(QTableView):
    delete_asked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.currentIndex().isValid():
            self.delete_asked.emit(self.currentIndex().data(NOTE_ROLE))
            return
        if event.text().isprintable() and event.text():
            event.ignore()  # the window's single-letter keys
            return
        super().keyPressEvent(event)


class NotesPanel(QWidget):
    note_chosen = Signal(object)
    """PlacedNote to go to"""
    delete_asked = Signal(object)
    export_asked = Signal()

    def __init__(self, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._filter = NotesFilter(model)
        self._problem = ""
        self._place: tuple[str, int, int] | None = None
        self.table = NotesTable()
        self.table.setModel(self._filter)
        self.table.setAccessibleName("Notes of this folder")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setSortingEnabled(True)
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(27)
        for column, width in enumerate((290, 260, 185, 140, 125, 150, 125)):
            self.table.setColumnWidth(column, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.activated.connect(self._choose)
        self.table.clicked.connect(self._choose)
        self.table.delete_asked.connect(self.delete_asked)
        self.filter_field = QLineEdit()
        self.filter_field.setPlaceholderText("Filter notes: words, tag:…, is:orphan")
        self.filter_field.setAccessibleName("Filter notes")
        self.filter_field.setMinimumWidth(270)
        self.filter_field.textChanged.connect(self._narrow)
        self.menu_button = QToolButton()
        self.menu_button.setText("Narrow to ▾")
        self.menu_button.setToolTip("Choose what the filter is to show: articles, types, tags, sources, orphans")
        self.menu_button.clicked.connect(self._offer_terms)
        self.tags_button = QToolButton()
        self.tags_button.setText("Tags…")
        self.tags_button.setToolTip("Rename, join and colour the tags of this folder")
        self.chips = NoteChips()
        self.chips.term_asked.connect(self.toggle_term)
        self.chips.trash_toggled.connect(self._show_or_leave_trash)
        self.trash = TrashPanel()
        self._export = QPushButton("Export…")
        self._export.setToolTip("Write all notes of this folder as one Markdown file")
        self._export.clicked.connect(self.export_asked)
        self._empty = QLabel()
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._count)
        self._filter.modelReset.connect(self._show_emptiness)
        model.modelReset.connect(self._find_place)
        self._stack = lay_out_listing(
            self,
            filter_field=self.filter_field,
            button=self._export,
            table=self.table,
            empty=self._empty,
            beside_filter=(self.menu_button, self.tags_button, self.chips),
        )
        self._stack.addWidget(self.trash)
        self._show_emptiness()

    @property
    def empty_text(self) -> str:
        """What stands in the place of the list where it shows no note."""
        return self._empty.text()

    def _narrow(self, text: str) -> None:
        self.filter_field.setClearButtonEnabled(True)  # drawing its picture is slow, and no part of a start
        asked = parse_note_query(text)
        self._problem = asked.message if isinstance(asked, Misunderstood) else ""
        self._filter.show_matching(NO_QUERY if isinstance(asked, Misunderstood) else asked)
        self.chips.show_filter(text)
        self._count()
        self._show_emptiness()

    def toggle_term(self, term: str) -> None:
        """Put a term such as ``tag:check`` into the filter, or take it out."""
        self.chips.trash.setChecked(False)
        self.filter_field.setText(toggled(self.filter_field.text(), term))

    def filter_menu(self) -> QMenu:
        """Return the menu that writes terms into the filter."""
        notes = map(self._model.listed, self._model.placed)
        return filter_menu(notes, self.filter_field.text(), self.toggle_term, self)

    def show_trash(self, placed: Sequence[PlacedNote], titles: Mapping[str, str]) -> None:
        """Take over the deleted notes; ``titles`` by article path."""
        self.trash.show_notes(placed, titles)
        self.chips.show_trash(len(placed))

    def state(self) -> QByteArray:
        """Return the widths of the columns and what sorts them, as Qt packs them."""
        return self.table.horizontalHeader().saveState()

    def restore(self, state: QByteArray) -> None:
        """Take over what ``state`` gave; what cannot be understood changes nothing."""
        header = self.table.horizontalHeader()
        if header.restoreState(state):
            self._filter.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _offer_terms(self) -> None:
        menu = self.filter_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _count(self) -> None:
        self.chips.show_counts(self._model.count(AnchorStatus.CHANGED), self._model.count(AnchorStatus.ORPHAN))

    def _show_or_leave_trash(self, shown: bool) -> None:
        self.filter_field.setEnabled(not shown)
        self.menu_button.setEnabled(not shown)
        self._show_emptiness()
        if shown:
            self.trash.table.setFocus()

    def _show_emptiness(self) -> None:
        source = self._filter.sourceModel()
        has_notes = source.rowCount() > 0
        self._export.setEnabled(has_notes)
        if self.chips.trash.isChecked():
            self._stack.setCurrentWidget(self.trash)
            return
        if self._filter.rowCount() > 0 and not self._problem:
            self._stack.setCurrentWidget(self.table)
            return
        self._empty.setText(
            self._problem
            if has_notes and self._problem
            else "No note matches. Clear the filter to see them all."
            if has_notes
            else "No notes yet. Choose a sentence or select some words, and press n."
        )
        self._stack.setCurrentWidget(self._empty)

    def _keep_place(self) -> None:
        """Remember which note is current, in which row, and what is in view: the list is about to be made anew."""
        current = self.table.currentIndex()
        placed = current.data(NOTE_ROLE) if current.isValid() else None
        scrolled = self.table.verticalScrollBar().value()
        self._place = (placed.note.id, current.row(), scrolled) if isinstance(placed, PlacedNote) else None

    def _find_place(self) -> None:
        """Make the same note current again or, where it is gone, the one that took its row."""
        if self._place is None or not self._filter.rowCount():
            return
        note_id, row, scrolled = self._place
        same = self._filter.index_of(note_id)
        self.table.setCurrentIndex(
            same if same.isValid() else self._filter.index(min(row, self._filter.rowCount() - 1), 0)
        )
        self.table.verticalScrollBar().setValue(scrolled)

    def _choose(self, index: QModelIndex) -> None:
        placed = index.data(NOTE_ROLE)
        if isinstance(placed, PlacedNote):
            self.note_chosen.emit(placed)
