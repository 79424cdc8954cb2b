"""A table of the window as the reader sees it now: its filter, its order, its columns, and what is unfolded."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, Qt

from hearsay.domain.attribution import COLOURED_TYPES
from hearsay.domain.tables import Table
from hearsay.ui.unfolding_model import CELL_ROLE, Cell
from hearsay.ui.unfolding_table import UnfoldingTable

_INNER = "↳ "
"""what a row begins with that is unfolded from the one above it"""


def shown_table(view: UnfoldingTable, heading: str) -> Table:
    """Return the rows that are listed, the inner ones of those that are unfolded below them.

    What is painted as a bar, sentences by type, has a column for each type; a grade, where there is any, one for its
    reason and one for its day. Cells are whole though the view cuts them.
    """
    header, model = view.header(), view.model()
    columns = [header.logicalIndex(place) for place in range(header.count())]
    rows = [[_cell(index.siblingAtColumn(column)) for column in columns] for index in _rows(view)]
    mixed = [any(row[place].mix is not None for row in rows) for place in range(len(columns))]
    graded = [any(row[place].grading is not None for row in rows) for place in range(len(columns))]
    titles: list[str] = []
    for column, is_mixed, is_graded in zip(columns, mixed, graded, strict=True):
        titles.append(str(model.headerData(column, Qt.Orientation.Horizontal)))
        titles += [kind.short_label for kind in COLOURED_TYPES] if is_mixed else []
        titles += ["Reason", "Graded"] if is_graded else []
    inner = [index.parent().isValid() for index in _rows(view)]
    lines = (_texts(row, mixed, graded, inner=below) for row, below in zip(rows, inner, strict=True))
    return Table(heading, tuple(titles), tuple(lines))


def _rows(view: UnfoldingTable) -> Iterator[QModelIndex]:
    model = view.model()
    for number in range(model.rowCount()):
        index = model.index(number, 0)
        yield index
        if view.isExpanded(index):
            yield from (model.index(place, 0, index) for place in range(model.rowCount(index)))


def _cell(index: QModelIndex) -> Cell:
    cell = index.data(CELL_ROLE)
    return cell if isinstance(cell, Cell) else Cell()


def _texts(row: Sequence[Cell], mixed: Sequence[bool], graded: Sequence[bool], *, inner: bool) -> tuple[str, ...]:
    texts: list[str] = []
    for cell, is_mixed, is_graded in zip(row, mixed, graded, strict=True):
        texts.append(cell.text)
        if is_mixed:
            texts += [str((cell.mix or {}).get(kind, 0) or "") for kind in COLOURED_TYPES]
        if is_graded:
            texts += [cell.grading.reason, f"{cell.grading.created:%Y-%m-%d}"] if cell.grading is not None else ["", ""]
    return (f"{_INNER}{texts[0]}", *texts[1:]) if inner else tuple(texts)
