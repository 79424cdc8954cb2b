"""The rows of the Sources tab with the reader's grades, and with what the articles say of each source."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.domain.grade_words import grading_in_words
from hearsay.domain.grades import ClaimGrading, GradedSource, SourceGrade, SourceGrading
from hearsay.domain.sources import SourceKind
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.said_of_sources import said_in_full, said_in_short
from hearsay.ui.unfolding_model import Cell, Row

_LAST = len(SourceGrade)
"""what an ungraded source is sorted as: after F"""


def graded_rows(rows: Sequence[Row], reading: GradedReading, lost: Sequence[ClaimGrading] = ()) -> tuple[Row, ...]:
    """Return the rows of sources with two more columns, after the name and at the end, and the homeless grades below.

    ``lost`` are grades of claims whose sentence no article has any more. What is homeless is kept and can be withdrawn.
    """
    width = len(rows[0].cells) if rows else 5
    known = [_known(row, reading) for row in rows]
    homeless = [_homeless(each, width) for each in reading.folder.homeless]
    return (*known, *homeless, *(_lost(each, width) for each in lost))


def _known(row: Row, reading: GradedReading) -> Row:
    source = row.graded
    if not isinstance(source, GradedSource):
        return row
    number = reading.number_of(source)
    told = Cell(said_in_short(reading, number), whole=said_in_full(reading, number))
    children = tuple(replace(child, cells=_widened(child.cells, Cell(), Cell())) for child in row.children)
    return replace(row, cells=_widened(row.cells, _grade_cell(reading.grading_of(source)), told), children=children)


def _widened(cells: tuple[Cell, ...], grade: Cell, said: Cell) -> tuple[Cell, ...]:
    return (cells[0], grade, *cells[1:], said)


def _grade_cell(grading: SourceGrading | ClaimGrading | None) -> Cell:
    if grading is None:
        return Cell("", _LAST)
    order = list(type(grading.grade)).index(grading.grade)
    return Cell(grading.grade.value, order, grading_in_words(grading), grading=grading)


def _homeless(grading: SourceGrading, width: int) -> Row:
    source = grading.source
    name = "somebody unnamed" if source.kind is SourceKind.UNNAMED else source.name
    where = f" in {source.path}" if source.path else ""
    return _kept(
        f"homeless {grading.id}", f"{name}{where}", "graded, but not in this folder now", grading, source, width
    )


def _lost(grading: ClaimGrading, width: int) -> Row:
    words = " ".join(grading.anchor.exact.split())
    return _kept(
        f"lost {grading.id}", f"“{words}”", f"a claim of {grading.path}; its sentence is gone", grading, grading, width
    )


def _kept(
    id_: str,
    title: str,
    why: str,
    grading: SourceGrading | ClaimGrading,
    graded: GradedSource | ClaimGrading,
    width: int,
) -> Row:
    cells = (Cell(title), Cell(why, whole=f"{why}: kept until you withdraw it"), *[Cell("", -1)] * (width - 2))
    wide = _widened(cells, _grade_cell(grading), Cell())
    return Row(id_, wide, sought=f"{title} {why}".casefold(), graded=graded)
