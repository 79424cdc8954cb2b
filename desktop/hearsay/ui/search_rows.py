"""What was found, as rows: an article each, unfolding into its hits; and how many there are, in words."""

from collections.abc import Sequence

from hearsay.domain.attribution import AttributionType
from hearsay.domain.search import FoundInArticle, Hit, SearchResults
from hearsay.domain.spans import Span
from hearsay.ui.marked_runs import Mark, Run
from hearsay.ui.note_draft import tags_in_words
from hearsay.ui.search_model import HitRow
from hearsay.ui.unfolding_model import Cell, Row


def search_rows(results: SearchResults) -> tuple[Row, ...]:
    return tuple(_article_row(found) for found in results.articles)


def counts_in_words(results: SearchResults) -> str:
    """Return e.g. ``3 hits in 2 articles``; of many, how many are listed."""
    articles = len(results.articles)
    count = f"more than {results.count:,}" if results.uncounted else f"{results.count:,}"
    told = f"{count} {'hit' if results.count == 1 else 'hits'} in {articles} {'file' if articles == 1 else 'files'}"
    more = results.count - results.shown
    return f"{told} · {results.shown} listed: add a word to see others" if more else told


def _article_row(found: FoundInArticle) -> Row:
    hidden = found.count - len(found.hits)
    told = f"{found.count:,} {'hit' if found.count == 1 else 'hits'}" + (f", {hidden:,} not listed" if hidden else "")
    cells = (Cell(found.name, whole=f"{found.name}\n{found.path}\n{told}"), Cell(told), Cell())
    children = tuple(_hit_row(hit) for hit in found.hits)
    return Row(found.path, cells, children)


def _hit_row(hit: Hit) -> HitRow:
    note = hit.note
    runs = runs_of_hit(hit.text, hit.marked)
    if note is None:
        where, key = "", f"{hit.path} {hit.span}"
    else:
        where, key = " ".join(("note", tags_in_words(note.note.tags))).strip(), note.note.id
    kind = "" if hit.type in (None, AttributionType.NONE) else hit.type.short_label
    cells = (
        Cell(hit.text, whole=hit.text, runs=runs, quoted=note is None),
        Cell(kind),
        Cell(where, whole=where),
    )
    return HitRow(key, cells, hit=hit)


def runs_of_hit(text: str, marked: Sequence[Span]) -> tuple[Run, ...]:
    """Return the text with its found words set apart."""
    runs = []
    at = 0
    for span in marked:
        if at < span.start:
            runs.append(Run(text[at : span.start]))
        runs.append(Run(span.of(text), Mark.INSERTED))
        at = span.end
    if at < len(text) or not runs:
        runs.append(Run(text[at:]))
    return tuple(runs)
