"""The list of notes narrowed to what the reader asks for, and sorted by one column."""

import time
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractProxyModel, QModelIndex, Qt, QTimer

from hearsay.domain.note_query import NO_QUERY, NoteQuery
from hearsay.domain.notes import PlacedNote
from hearsay.ui.notes_model import COLUMNS, Index, NotesModel

PATIENCE_S = 0.02
"""after how long the window has its turn again"""
SLICE = 1000
"""notes that are looked at between two looks at the clock"""


class NotesFilter(QAbstractProxyModel):
    """Shows the rows that are what the reader asks for, sorted by one column.

    What to show in which order is worked out for all rows together: Qt's own proxy asks for every row by itself, which
    takes seconds for a hundred thousand. Where even that takes long, it is done bit by bit and the former rows stay
    until it is done. After a change of a few notes only these are looked at again.
    """

    def __init__(self, source: NotesModel) -> None:
        super().__init__()
        self._notes = source
        self._query = NO_QUERY
        self._column, self._descending = -1, False
        self._texts: dict[str, str] = {}
        self._keys: dict[str, Any] = {}
        self._order: list[str] = []
        """ids of all notes as they are sorted; those of an earlier order where ``_keys`` lacks some"""
        self._matching: set[str] | None = None
        """ids of the notes that the query holds for; None for all"""
        self._known = True
        """whether that is so for the present query, or still for an earlier one"""
        self._shown: list[int] = []
        self._shown_of: set[str] | None = None
        """what ``_matching`` was when these rows were found"""
        self._places: dict[int, int] | None = None
        self._work: Iterator[None] | None = None
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)
        self.setSourceModel(source)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._begin_anew)
        self._shown = self._rows()

    @property
    def is_at_work(self) -> bool:
        """True while what is shown is not yet what was asked for."""
        return self._work is not None

    def show_matching(self, query: NoteQuery) -> None:
        self._query, self._known = query, False
        self._begin_work()
        self._go_on()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order is Qt.SortOrder.DescendingOrder) == (self._column, self._descending):
            return
        if column != self._column:
            self._keys = {}
        self._order = []
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._begin_work()
        self._go_on()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        return self.createIndex(row, column) if self.hasIndex(row, column, parent) else QModelIndex()

    def parent(self, _index: Index | None = None) -> QModelIndex:  # type: ignore[override] # Qt has two of this name
        return QModelIndex()

    def mapToSource(self, proxy: Index) -> QModelIndex:
        if not proxy.isValid() or proxy.row() >= len(self._shown):
            return QModelIndex()
        return self._notes.index(self._shown[proxy.row()], proxy.column())

    def mapFromSource(self, source: Index) -> QModelIndex:
        row = self._row_of(source.row()) if source.isValid() else -1
        return self.index(row, source.column()) if row >= 0 else QModelIndex()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._notes.headerData(section, orientation, role)

    def index_of(self, note_id: str) -> QModelIndex:
        """Return where a note is shown; an invalid index where it is not."""
        return self.index(self._row_of(self._notes.row_of(note_id)), 0)

    def _begin_anew(self) -> None:
        """The notes are others; show as much of them as can be told at once, and look at what is new."""
        news = self._notes.news
        if news is None:
            self._texts, self._keys, self._order = {}, {}, []
        else:
            gone = set(news)
            self._order = [note_id for note_id in self._order if note_id not in gone]
            for note_id in news:
                self._texts.pop(note_id, None)
                self._keys.pop(note_id, None)
        if news is not None and self._known and self._matching is not None:
            asked = set(news)
            self._matching -= asked
            changed = [each for each in self._notes.placed if each.note.id in asked]
            self._matching.update(each.note.id for each in changed if self._holds(each))
        else:
            self._known = self._query == NO_QUERY and self._matching is None
        self._begin_work()
        done = self._worked(time.perf_counter() + PATIENCE_S)
        self._take(self._rows())
        self.endResetModel()
        if not done:
            self._next.start()

    def _begin_work(self) -> None:
        self._work = self._steps()

    def _go_on(self) -> None:
        """Work for a moment; show what came of it once all is done."""
        if not self._worked(time.perf_counter() + PATIENCE_S):
            self._next.start()
            return
        shown = self._rows()
        if self._matching is self._shown_of:
            self._show_sorted(shown)
            return
        self.beginResetModel()
        self._take(shown)
        self.endResetModel()

    def _worked(self, until: float) -> bool:
        """Work until a time; tell whether nothing is left to do."""
        for _ in self._work or ():
            if time.perf_counter() > until:
                return False
        self._work = None
        self._next.stop()
        return True

    def _steps(self) -> Iterator[None]:
        """Find what is to be shown, and what it is sorted by, with a pause after every few notes."""
        if not self._known:
            if self._query == NO_QUERY:
                self._matching = None
            else:
                matching: set[str] = set()
                for some in self._slices():
                    matching.update(each.note.id for each in some if self._holds(each))
                    yield
                self._matching = matching
            self._known = True
        if self._column >= 0 and len(self._order) < len(self._notes.placed):
            yield from self._sorting()

    def _sorting(self) -> Iterator[None]:
        keys, order = self._keys, list(self._order)
        known = set(order)
        for some in self._slices():
            new = [each for each in some if each.note.id not in known]
            keys.update((each.note.id, self._notes.sorting_key(each, self._column)) for each in new)
            # What is sorted by and by costs little to be sorted as a whole.
            order += sorted((each.note.id for each in new), key=keys.__getitem__, reverse=self._descending)
            yield
        order.sort(key=keys.__getitem__, reverse=self._descending)
        self._order = order
        yield

    def _slices(self) -> Iterator[Iterable[PlacedNote]]:
        placed = self._notes.placed
        return (placed[start : start + SLICE] for start in range(0, len(placed), SLICE))

    def _holds(self, placed: PlacedNote) -> bool:
        query = self._query
        if query.words:
            text = self._texts.get(placed.note.id)
            if text is None:
                text = self._texts[placed.note.id] = self._notes.text(placed)
            for word, wanted in query.words:
                if (word in text) is not wanted:
                    return False
        return query.is_of_words_alone or query.holds(self._notes.listed(placed))

    def _rows(self) -> list[int]:
        """Return the rows to show, in order, as far as it is known."""
        placed, matching = self._notes.placed, self._matching
        if len(self._order) < len(placed) or self._column < 0:
            return [row for row, each in enumerate(placed) if matching is None or each.note.id in matching]
        rows = {each.note.id: row for row, each in enumerate(placed)}
        return [rows[note_id] for note_id in self._order if matching is None or note_id in matching]

    def _show_sorted(self, shown: list[int]) -> None:
        """Let the same rows stand in another order; what is chosen among them stays so."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self._shown[index.row()] for index in before]
        self._take(shown)
        after = [self.index(self._row_of(row), index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _take(self, shown: list[int]) -> None:
        self._places, self._shown, self._shown_of = None, shown, self._matching

    def _row_of(self, source_row: int) -> int:
        """Return the row where a note is shown, -1 where it is not."""
        if self._places is None:
            self._places = {row: place for place, row in enumerate(self._shown)}
        return self._places.get(source_row, -1)
