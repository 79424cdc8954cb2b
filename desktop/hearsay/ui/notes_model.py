"""All notes of the folder as a table: sortable, filtered by what the reader types."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractProxyModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from hearsay.domain.attribution import AttributionType
from hearsay.domain.note_query import NO_QUERY, ListedNote, NoteQuery
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.ui.note_draft import tags_in_words
from hearsay.ui.plain_tooltip import plain_tooltip
from hearsay.ui.theme import Theme

NOTE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COLUMNS = ("Note", "Words", "Article", "Type", "Source", "Tags", "Changed", "Place")

EMPTY, WHOLE_ARTICLE = "(empty)", "whole article"
"""what stands for a note without words, and for words that are not marked"""

Index = QModelIndex | QPersistentModelIndex

_PLACE_WORDS = {
    AnchorStatus.EXACT: "",
    AnchorStatus.MOVED: "moved",
    AnchorStatus.CHANGED: "text changed",
    AnchorStatus.ORPHAN: "orphan",
}


class NotesModel(QAbstractTableModel):
    """Nothing is done for a note before it comes into view: there may be a hundred thousand of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._placed: Sequence[PlacedNote] = ()
        self._titles: Mapping[str, str] = {}
        self._types: Mapping[str, AttributionType] = {}
        self._sources: Mapping[str, str] = {}
        self._outlets: Mapping[str, str] = {}
        self._minutes: dict[int, str] = {}
        self._theme = theme

    def show_notes(
        self,
        placed: Sequence[PlacedNote],
        titles: Mapping[str, str],
        types: Mapping[str, AttributionType],
        sources: Mapping[str, str] | None = None,
        outlets: Mapping[str, str] | None = None,
    ) -> None:
        """List notes; ``titles`` and ``outlets`` by article path, ``types`` and ``sources`` by note id.

        These are of the sentence that a note stands on; its source is the last link of the chain.
        """
        self.beginResetModel()
        self._placed, self._titles, self._types = placed, titles, types
        self._sources, self._outlets = sources or {}, outlets or {}
        self.endResetModel()

    def apply(self, theme: Theme) -> None:
        self._theme = theme

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._placed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        placed = self._placed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(placed, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(placed.note.body if index.column() == 0 else self._cell(placed, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and COLUMNS[index.column()] == "Type":
            kind = self._types.get(placed.note.id)
            style = self._theme.types.get(kind) if kind else None
            return style.ink if style else None
        if role == NOTE_ROLE:
            return placed
        return None

    def sorting_keys(self, column: int) -> list[Any]:
        """Return, by row, what the rows are sorted by in a column."""
        if COLUMNS[column] == "Changed":
            return [placed.note.modified for placed in self._placed]
        return [self._cell(placed, column).casefold() for placed in self._placed]

    def texts(self) -> list[str]:
        """Return, by row, all the words that can be read in it, in small letters; white space as it was written."""
        return [self._text(placed).casefold() for placed in self._placed]

    def _text(self, placed: PlacedNote) -> str:
        # Not made of cells: their quotation marks alone would double the space that a hundred thousand texts take.
        note, kind = placed.note, self._types.get(placed.note.id)
        label = kind.label if kind else ""
        when, place = self._in_words(note.modified), _PLACE_WORDS[placed.status]
        article = self._titles.get(note.path, note.path)
        words, tags = note.anchor.exact or WHOLE_ARTICLE, tags_in_words(note.tags)
        source = self._sources.get(note.id, "")
        return f"{note.body or EMPTY} {words} {article} {label} {source} {tags} {when} {place}"

    def listed(self, row: int) -> ListedNote:
        """Return a note and what is known of its place."""
        placed = self._placed[row]
        path, note_id = placed.note.path, placed.note.id
        return ListedNote(
            placed,
            self._titles.get(path, path),
            self._outlets.get(path, ""),
            self._types.get(note_id),
            self._sources.get(note_id, ""),
        )

    def count(self, status: AnchorStatus) -> int:
        """Return how many notes stand like this."""
        return sum(placed.status is status for placed in self._placed)

    def row_of(self, note_id: str) -> int:
        """Return the row of a note, -1 where it is not listed."""
        return next((row for row, placed in enumerate(self._placed) if placed.note.id == note_id), -1)

    def _cell(self, placed: PlacedNote, column: int) -> str:
        note = placed.note
        match COLUMNS[column]:
            case "Note":
                return " ".join(note.body.split()) or EMPTY
            case "Words":
                return f"“{' '.join(note.anchor.exact.split())}”" if note.anchor.exact else WHOLE_ARTICLE
            case "Article":
                return self._titles.get(note.path, note.path)
            case "Type":
                kind = self._types.get(note.id)
                return kind.label if kind else ""
            case "Source":
                return self._sources.get(note.id, "")
            case "Tags":
                return tags_in_words(note.tags)
            case "Changed":
                return self._in_words(note.modified)
            case _:
                return _PLACE_WORDS[placed.status]

    def _in_words(self, time: datetime) -> str:
        """Return a time as the reader's clock tells it; each minute is asked for once, which is slow."""
        minute = int(time.timestamp()) // 60
        if minute not in self._minutes:
            self._minutes[minute] = time.astimezone().strftime("%Y-%m-%d %H:%M")
        return self._minutes[minute]


class NotesFilter(QAbstractProxyModel):
    """Shows the rows that are what the reader asks for, sorted by one column.

    What to show in which order is worked out for all rows at once: Qt's own proxy asks for every row by itself, which
    takes seconds for a hundred thousand.
    """

    def __init__(self, source: NotesModel) -> None:
        super().__init__()
        self._notes = source
        self._query = NO_QUERY
        self._column, self._descending = -1, False
        self._texts: list[str] | None = None
        self._shown: list[int] = []
        self._places: dict[int, int] | None = None
        self.setSourceModel(source)
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self._begin_anew)
        self._work_out()

    def show_matching(self, query: NoteQuery) -> None:
        self._query = query
        self.beginResetModel()
        self._work_out()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order is Qt.SortOrder.DescendingOrder) == (self._column, self._descending):
            return
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self._shown[index.row()] for index in before]
        self._work_out()
        after = [self.index(self._row_of(row), index.column()) for row, index in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

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
        self._texts = None
        self._work_out()
        self.endResetModel()

    def _work_out(self) -> None:
        self._places = None
        rows: Iterable[int] = range(self._notes.rowCount())
        for word, wanted in self._query.words:
            if self._texts is None:
                self._texts = self._notes.texts()
            texts = self._texts
            rows = [row for row in rows if (word in texts[row]) is wanted]
        if not self._query.is_of_words_alone:
            rows = [row for row in rows if self._query.holds(self._notes.listed(row))]
        self._shown = list(rows)
        if self._column >= 0:
            self._shown.sort(key=self._notes.sorting_keys(self._column).__getitem__, reverse=self._descending)

    def _row_of(self, source_row: int) -> int:
        """Return the row where a note is shown, -1 where it is not."""
        if self._places is None:
            self._places = {row: place for place, row in enumerate(self._shown)}
        return self._places.get(source_row, -1)
