"""All notes of the folder as a table: sortable, filtered by what the reader types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from hearsay.domain.attribution import AttributionType
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.ui.note_draft import tags_in_words
from hearsay.ui.plain_tooltip import plain_tooltip
from hearsay.ui.theme import Theme

NOTE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
COLUMNS = ("Note", "Words", "Article", "Type", "Tags", "Changed", "Place")

Index = QModelIndex | QPersistentModelIndex

_PLACE_WORDS = {
    AnchorStatus.EXACT: "",
    AnchorStatus.MOVED: "moved",
    AnchorStatus.CHANGED: "text changed",
    AnchorStatus.ORPHAN: "orphan",
}


@dataclass(frozen=True, slots=True)
class NoteRow:
    placed: PlacedNote
    article: str
    type: AttributionType | None

    @property
    def cells(self) -> tuple[str, ...]:
        note = self.placed.note
        return (
            " ".join(note.body.split()) or "(empty)",
            f"“{' '.join(note.anchor.exact.split())}”" if note.anchor.exact else "whole article",
            self.article,
            self.type.label if self.type else "",
            tags_in_words(note.tags),
            note.modified.astimezone().strftime("%Y-%m-%d %H:%M"),
            _PLACE_WORDS[self.placed.status],
        )


class NotesModel(QAbstractTableModel):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: list[NoteRow] = []
        self._theme = theme

    def show_notes(
        self,
        placed: Sequence[PlacedNote],
        titles: Mapping[str, str],
        types: Mapping[str, AttributionType],
    ) -> None:
        """List notes; ``titles`` by article path, ``types`` of the sentences they stand on by note id."""
        self.beginResetModel()
        self._rows = [
            NoteRow(note, titles.get(note.note.path, note.note.path), types.get(note.note.id)) for note in placed
        ]
        self.endResetModel()

    def apply(self, theme: Theme) -> None:
        self._theme = theme

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, SORT_ROLE}:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.placed.note.body if index.column() == 0 else row.cells[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and COLUMNS[index.column()] == "Type" and row.type:
            style = self._theme.types.get(row.type)
            return style.ink if style else None
        if role == NOTE_ROLE:
            return row.placed
        return None


class NotesFilter(QSortFilterProxyModel):
    """Keeps the rows in which every word the reader typed stands somewhere, in any case."""

    def __init__(self, source: NotesModel) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setDynamicSortFilter(True)

    def show_matching(self, text: str) -> None:
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        cells = [str(model.index(source_row, column).data()) for column in range(len(COLUMNS))]
        whole = " ".join(cells).casefold()
        return all(word in whole for word in self._words)
