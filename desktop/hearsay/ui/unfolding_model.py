"""Rows of a table that unfold into rows of their own: filtered by what the reader types, sorted by any column."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from hearsay.domain.attribution import AttributionType
from hearsay.domain.spans import Span
from hearsay.ui.marked_runs import Run, runs_in_words
from hearsay.ui.plain_tooltip import plain_tooltip
from hearsay.ui.theme import Theme, reading_font, verdict_colour

if TYPE_CHECKING:
    from hearsay.domain.comparison import Verdict
    from hearsay.domain.grades import ClaimGrading, GradedSource, SourceGrading

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 2
ROW_HEIGHT = 27
"""pixels, as in the list of notes"""
_QUOTED_POINTS = 9.75
_LETTER = 8
"""pixels that a letter takes, about"""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """``order`` is what it is sorted by, its text where None; ``whole`` is what the tooltip says instead of the text.

    What is painted and not written is told by ``verdict``, ``mix`` (sentences by type) or ``runs`` (a wording with
    its differences); ``quoted`` sets the text in the face of the articles. ``grading`` has a badge painted.
    """

    text: str = ""
    order: int | None = None
    whole: str = ""
    verdict: "Verdict | None" = None
    mix: dict[AttributionType, int] | None = None
    runs: tuple[Run, ...] = ()
    quoted: bool = False
    grading: "SourceGrading | ClaimGrading | None" = None

    @property
    def told(self) -> str:
        """What a screen reader says, and the tooltip."""
        return self.whole or (runs_in_words(self.runs) if self.runs else self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article to go to, in code points."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """``id`` finds it again when the list is made anew; ``sought`` is what the filter looks through.

    ``graded`` is what the reader can grade here: a source, or a claim that has a grade and no place any more.
    """

    id: str
    cells: tuple[Cell, ...]
    children: tuple["Row", ...] = ()
    passage: Passage | None = None
    sought: str = ""
    graded: "GradedSource | ClaimGrading | None" = None


class UnfoldingModel(QAbstractItemModel):
    """Sorting and filtering are done here, not by a proxy: thousands of rows are sorted by Python at once."""

    def __init__(self, columns: Sequence[str], theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._theme = theme
        self._rows: Sequence[Row] = ()
        self._shown: list[Row] = []
        self._words: tuple[str, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def count(self) -> int:
        """The number of rows, those that the filter hides among them."""
        return len(self._rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these rows; as they come where no column sorts them."""
        self._rows = rows
        self._make_anew()

    def show_matching(self, text: str) -> None:
        """Show only the rows in which every one of these words stands somewhere, in any case."""
        self._words = tuple(text.casefold().split())
        self._make_anew()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order) != self._sorted:
            self._sorted = (column, order)
            self._make_anew()

    def apply(self, theme: Theme) -> None:
        self._theme = theme

    def row(self, index: Index) -> Row | None:
        """Return the row at an index, whatever its column."""
        if not index.isValid():
            return None
        above = index.internalId()
        return self._shown[above - 1].children[index.row()] if above else self._shown[index.row()]

    def find(self, row_id: str) -> QModelIndex:
        """Return where the row with this id is shown, an invalid index where it is not."""
        for number, row in enumerate(self._shown):
            if row.id == row_id:
                return self.index(number, 0)
            for place, child in enumerate(row.children):
                if child.id == row_id:
                    return self.index(place, 0, self.index(number, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return super().parent()
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if not parent.isValid():
            return len(self._shown)
        if parent.internalId() or parent.column() != 0:
            return 0
        return len(self._shown[parent.row()].children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._columns[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cell.told)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.told
        if role == Qt.ItemDataRole.SizeHintRole:
            # Answered here, a table of thousands of rows scrolls to its end without setting each of them in type.
            return QSize(_LETTER * len(cell.text), ROW_HEIGHT)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if cell.verdict is None else verdict_colour(self._theme, cell.verdict)
        if role == Qt.ItemDataRole.FontRole and cell.quoted:
            return reading_font(_QUOTED_POINTS)
        if role == ROW_ROLE:
            return row
        return cell if role == CELL_ROLE else None

    def _make_anew(self) -> None:
        self.beginResetModel()
        shown = [row for row in self._rows if all(word in row.sought for word in self._words)]
        column, order = self._sorted
        if column >= 0:
            shown.sort(key=lambda row: _key(row.cells[column]), reverse=order is Qt.SortOrder.DescendingOrder)
        self._shown = shown
        self.endResetModel()


def _key(cell: Cell) -> tuple[int, str]:
    """A column's cells are sorted by number or by text; what begins with a quotation mark, by its first letter."""
    return (cell.order, "") if cell.order is not None else (0, cell.text.casefold().lstrip("“‘\"'[… "))
