"""The folder's articles as rows: what is known of each, whether it is open in a pane, in the reader's order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AttributionType
from hearsay.ui.article_origin import origin_in_words
from hearsay.ui.plain_tooltip import plain_tooltip

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class LibraryRow:
    article: Article
    primary: bool
    open: bool = False
    mix: Counter[AttributionType] = field(default_factory=Counter)
    notes: int = 0
    unread: bool = False
    """the file is known by its name alone: its turn to be read comes"""
    left: int | None = None
    """sentences that the choice of grades leaves bright; None where no choice is in force"""

    @property
    def origin(self) -> str:
        if self.unread:
            return "not read yet"
        origin = origin_in_words(self.article)
        if self.left is not None:
            origin = f"{self.left} sentence{'s' if self.left != 1 else ''} left · {origin}"
        return f"primary document · {origin}" if self.primary else origin


class LibraryModel(QAbstractListModel):
    open_asked = Signal(str, bool)
    """the reader ticked or unticked the article at this path"""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[LibraryRow] = []

    def show_folder(self, folder: Folder, order: Iterable[str] = ()) -> None:
        """List a folder's articles, the primary document first, the rest in ``order`` where it names them."""
        rank = {path: place for place, path in enumerate(order)}
        rows = [LibraryRow(article, primary=False) for article in folder.articles]
        rows += [LibraryRow(Article(path, "", ()), primary=False, unread=True) for path in folder.unread]
        self.beginResetModel()
        self._rows = [LibraryRow(folder.primary, primary=True)] if folder.primary else []
        self._rows += sorted(rows, key=lambda row: rank.get(row.article.path, len(rank)))
        self.endResetModel()

    def rows(self) -> tuple[LibraryRow, ...]:
        return tuple(self._rows)

    def order(self) -> list[str]:
        return [row.article.path for row in self._rows]

    def show_open(self, paths: Iterable[str]) -> None:
        opened = set(paths)
        for number, row in enumerate(self._rows):
            if row.open != (row.article.path in opened):
                row.open = not row.open
                self._changed(number)

    def show_mix(self, path: str, mix: Counter[AttributionType]) -> None:
        for number, row in enumerate(self._rows):
            if row.article.path == path:
                row.mix = mix
                self._changed(number)

    def show_note_counts(self, counts: Counter[str]) -> None:
        for number, row in enumerate(self._rows):
            if row.notes != counts[row.article.path]:
                row.notes = counts[row.article.path]
                self._changed(number)

    def show_left(self, left: Mapping[str, int] | None) -> None:
        """Show how many sentences of each article, by path, a choice leaves bright; None where there is no choice."""
        for number, row in enumerate(self._rows):
            now = left.get(row.article.path, 0) if left is not None else None
            if now != row.left:
                row.left = now
                self._changed(number)

    def move_row(self, source: int, target: int) -> None:
        """Move a row so that it stands before the one now at ``target``; the primary document stays on top."""
        lowest = 1 if self._rows and self._rows[0].primary else 0
        target = max(target, lowest)
        if source < lowest or target in {source, source + 1}:
            return
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
        row = self._rows.pop(source)
        self._rows.insert(target - 1 if target > source else target, row)
        self.endMoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.article.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.open else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{row.article.name}\n{row.origin}\n{row.article.path}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.article.name}, {row.origin}, {'open' if row.open else 'closed'}"
        if role == ROW_ROLE:
            return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        row = self._rows[index.row()]
        self.open_asked.emit(row.article.path, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = super().flags(index)
        if not index.isValid():
            return base | Qt.ItemFlag.ItemIsDropEnabled
        flags = base | Qt.ItemFlag.ItemIsUserCheckable
        return flags if self._rows[index.row()].primary else flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def _changed(self, number: int) -> None:
        index = self.index(number)
        self.dataChanged.emit(index, index)
