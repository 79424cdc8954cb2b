"""The notes as a table: one a row, for a spreadsheet."""

from collections.abc import Sequence

from hearsay.domain.article import Article, Folder
from hearsay.domain.notes import PlacedNote
from hearsay.domain.tables import Table

COLUMNS = ("Article", "Path", "Quotation", "Note", "Tags", "Place", "Start", "End", "Created", "Modified", "Id")


def notes_table(folder: Folder, notes: Sequence[PlacedNote]) -> Table:
    """Return the notes in their order; start and end (code points) are empty without a place, times are UTC."""
    articles = {article.path: article for article in folder.with_primary}
    return Table("Notes", COLUMNS, tuple(_row(articles.get(placed.note.path), placed) for placed in notes))


def _row(article: Article | None, placed: PlacedNote) -> tuple[str, ...]:
    note, span = placed.note, placed.span
    return (
        article.name if article is not None else "",
        note.path,
        span.of(article.text) if span is not None and article is not None else note.anchor.exact,
        note.body,
        " ".join(note.tags),
        placed.status.value,
        str(span.start) if span is not None else "",
        str(span.end) if span is not None else "",
        note.created.isoformat(timespec="seconds"),
        note.modified.isoformat(timespec="seconds"),
        note.id,
    )
