"""All notes of the folder as a table."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from hearsay.domain.attribution import AttributionType, Sentence
from hearsay.domain.note_query import ListedNote
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


def _no_sentence(_placed: PlacedNote) -> Sentence | None:
    """For notes of which nothing is known but themselves."""
    return None


class NotesModel(QAbstractTableModel):
    """Nothing is done for a note before it comes into view: there may be a hundred thousand of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.placed: Sequence[PlacedNote] = ()
        """the notes, by row"""
        self.news: Collection[str] | None = None
        """ids of the notes that the last reset was about; None where it was about all"""
        self._titles: Mapping[str, str] = {}
        self._sentence_of: Callable[[PlacedNote], Sentence | None] = _no_sentence
        self._outlets: Mapping[str, str] = {}
        self._minutes: dict[int, str] = {}
        self._theme = theme

    def show_notes(
        self,
        placed: Sequence[PlacedNote],
        titles: Mapping[str, str],
        sentence_of: Callable[[PlacedNote], Sentence | None] = _no_sentence,
        outlets: Mapping[str, str] | None = None,
    ) -> None:
        """List notes; ``titles`` and ``outlets`` by article path, ``sentence_of`` finds the one a note stands on."""
        self._titles, self._outlets, self._sentence_of = titles, outlets or {}, sentence_of
        self._renew(placed, None)

    def show_changed(self, placed: Sequence[PlacedNote], note_ids: Collection[str]) -> None:
        """List notes of which all but these are as they were, each with its sentence."""
        self._renew(placed, note_ids)

    def _renew(self, placed: Sequence[PlacedNote], news: Collection[str] | None) -> None:
        self.beginResetModel()
        self.placed, self.news = placed, news
        self.endResetModel()

    def apply(self, theme: Theme) -> None:
        self._theme = theme

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.placed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        placed = self.placed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(placed, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(placed.note.body if index.column() == 0 else self._cell(placed, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and COLUMNS[index.column()] == "Type":
            kind = self._kind(placed)
            style = self._theme.types.get(kind) if kind else None
            return style.ink if style else None
        if role == NOTE_ROLE:
            return placed
        return None

    def sorting_key(self, placed: PlacedNote, column: int) -> Any:
        """Return what a note is sorted by in a column."""
        return placed.note.modified if COLUMNS[column] == "Changed" else self._cell(placed, column).casefold()

    def text(self, placed: PlacedNote) -> str:
        """Return all the words that can be read in a row, in small letters; white space as it was written."""
        # Not made of cells: their quotation marks alone would double the space that a hundred thousand texts take.
        note, sentence = placed.note, self._sentence_of(placed)
        label = sentence.type.label if sentence is not None else ""
        when, place = self._in_words(note.modified), _PLACE_WORDS[placed.status]
        article = self._titles.get(note.path, note.path)
        words, tags = note.anchor.exact or WHOLE_ARTICLE, tags_in_words(note.tags)
        return f"{note.body or EMPTY} {words} {article} {label} {_source(sentence)} {tags} {when} {place}".casefold()

    def listed(self, placed: PlacedNote) -> ListedNote:
        """Return a note and what is known of its place."""
        path, sentence = placed.note.path, self._sentence_of(placed)
        kind = sentence.type if sentence is not None else None
        return ListedNote(placed, self._titles.get(path, path), self._outlets.get(path, ""), kind, _source(sentence))

    def count(self, status: AnchorStatus) -> int:
        """Return how many notes stand like this."""
        return sum(placed.status is status for placed in self.placed)

    def row_of(self, note_id: str) -> int:
        """Return the row of a note, -1 where it is not listed."""
        return next((row for row, placed in enumerate(self.placed) if placed.note.id == note_id), -1)

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
                kind = self._kind(placed)
                return kind.label if kind else ""
            case "Source":
                return _source(self._sentence_of(placed))
            case "Tags":
                return tags_in_words(note.tags)
            case "Changed":
                return self._in_words(note.modified)
            case _:
                return _PLACE_WORDS[placed.status]

    def _kind(self, placed: PlacedNote) -> AttributionType | None:
        sentence = self._sentence_of(placed)
        return sentence.type if sentence is not None else None

    def _in_words(self, time: datetime) -> str:
        """Return a time as the reader's clock tells it; each minute is asked for once, which is slow."""
        minute = int(time.timestamp()) // 60
        if minute not in self._minutes:
            self._minutes[minute] = time.astimezone().strftime("%Y-%m-%d %H:%M")
        return self._minutes[minute]


def _source(sentence: Sentence | None) -> str:
    """Return the last link of a sentence's chain."""
    return sentence.chain[-1] if sentence is not None and sentence.chain else ""
