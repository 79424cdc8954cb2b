"""The rows of the Sources tab with the reader's grades, and with what the articles say of each source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearsay.domain.grade_words import grading_in_words
from hearsay.domain.grades import ClaimGrading, GradedSource, SourceGrade, SourceGrading
from hearsay.domain.publishers import Publisher
from hearsay.domain.sources import SourceKind
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.said_of_sources import said_in_full, said_in_short
from hearsay.ui.unfolding_model import Cell, Row

_LAST = len(SourceGrade)
"""what an ungraded source is sorted as: after F"""


def ungraded_rows(rows: Sequence[Row], reading: GradedReading) -> tuple[Row, ...]:
    """Return the rows of sources with two more columns: after the name room for a grade, at the end what is said.

    To be made off the GUI thread, once a comparison; ``reading`` needs no grades.
    """
    return tuple(_with_room(row, reading) for row in rows)


def graded_rows(rows: Sequence[Row], reading: GradedReading, lost: Sequence[ClaimGrading] = ()) -> tuple[Row, ...]:
    """Return the rows of ``ungraded_rows`` with the reader's grades; below them outlets that are no chain's source.

    Last come grades of no source there is, and ``lost``, those of claims whose sentence no article has any more. What
    is homeless is kept and can be withdrawn.
    """
    graded = {reading.sources[number]: grading for number, grading in reading.folder.of_source.items()}
    known = (_graded(row, graded) for row in rows)
    published = [(each, reading.grading_of(each.source)) for each in reading.publishers]
    shown = {grading.id for _, grading in published if grading is not None}
    outlets = (_published(each, grading, reading.names) for each, grading in published)
    homeless = (_homeless(each) for each in reading.folder.homeless if each.id not in shown)
    return (*known, *outlets, *homeless, *map(_lost, lost))


def _with_room(row: Row, reading: GradedReading) -> Row:
    number = reading.number_of(row.graded) if isinstance(row.graded, GradedSource) else None
    said = Cell(said_in_short(reading, number), whole=said_in_full(reading, number))
    children = tuple(replace(child, cells=_widened(child.cells, Cell(), Cell())) for child in row.children)
    return replace(row, cells=_widened(row.cells, Cell("", _LAST), said), children=children)


def _graded(row: Row, graded: Mapping[GradedSource, SourceGrading]) -> Row:
    grading = graded.get(row.graded) if isinstance(row.graded, GradedSource) else None
    return row if grading is None else replace(row, cells=(row.cells[0], _grade_cell(grading), *row.cells[2:]))


def _widened(cells: tuple[Cell, ...], grade: Cell, said: Cell) -> tuple[Cell, ...]:
    return (cells[0], grade, *cells[1:], said)


def _grade_cell(grading: SourceGrading | ClaimGrading) -> Cell:
    order = list(type(grading.grade)).index(grading.grade)
    return Cell(grading.grade.value, order, grading_in_words(grading), grading=grading)


def _published(publisher: Publisher, grading: SourceGrading | None, called: Mapping[str, str]) -> Row:
    """Return the row of an outlet; ``called`` are the names of articles, by path."""
    name, articles = publisher.source.name, [called[path] for path in publisher.paths]
    why = "outlet; no sentence is led back to it"
    cells = (
        Cell(name),
        Cell("", _LAST) if grading is None else _grade_cell(grading),
        Cell(why, whole=f"{why}. An article appeared there, and that alone is reason to grade it."),
        Cell("", -1),
        Cell(str(len(articles)), len(articles), "\n".join(articles)),
        Cell(),
        Cell(),
    )
    sought = " ".join((name, *publisher.source.names, why, *articles)).casefold()
    return Row(f"outlet {name}", cells, sought=sought, graded=publisher.source)


def _homeless(grading: SourceGrading) -> Row:
    source = grading.source
    name = "somebody unnamed" if source.kind is SourceKind.UNNAMED else source.name
    where = f" in {source.path}" if source.path else ""
    return _kept(f"homeless {grading.id}", f"{name}{where}", "graded, but not in this folder now", grading, source)


def _lost(grading: ClaimGrading) -> Row:
    words = " ".join(grading.anchor.exact.split())
    return _kept(
        f"lost {grading.id}", f"“{words}”", f"a claim of {grading.path}; its sentence is gone", grading, grading
    )


def _kept(
    id_: str, title: str, why: str, grading: SourceGrading | ClaimGrading, graded: GradedSource | ClaimGrading
) -> Row:
    told = Cell(why, whole=f"{why}: kept until you withdraw it")
    nothing = Cell("", -1)
    cells = (Cell(title), _grade_cell(grading), told, nothing, nothing, Cell(), Cell())
    return Row(id_, cells, sought=f"{title} {why}".casefold(), graded=graded)
