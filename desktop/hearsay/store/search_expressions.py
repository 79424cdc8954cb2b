"""A query in the language of SQLite's full-text search, made of its parsed terms alone.

Every text is quoted as one FTS5 string, so that nothing the reader types is taken for an operator
(https://www.sqlite.org/fts5.html#fts5_strings). The expressions are bound as parameters.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hearsay.domain.attribution import AttributionType
from hearsay.domain.search_query import OF_NOTES, Field, Query, Term

ANY = "any"
"""a word that every row has in its column ``type``, for queries that only tell what must not be there"""

OF_ARTICLES = frozenset({Field.ARTICLE, Field.OUTLET})
"""fields of a whole article, which its sentences and notes have through it"""

_IN_SENTENCES = {Field.WORDS: "text", Field.SOURCE: "source", Field.TYPE: "type"}
_IN_NOTES = {
    Field.WORDS: "{body tags words}",
    Field.TAG: "tags",
    Field.NOTE: "body",
    Field.SOURCE: "source",
    Field.TYPE: "type",
    Field.ARTICLE: "article",
    Field.OUTLET: "outlet",
}


@dataclass(frozen=True, slots=True)
class Expressions:
    """What to match: in sentences, in notes (None where they are not searched), and in the articles they belong to.

    ``without`` are articles whose sentences are left out.
    """

    sentences: str | None
    notes: str | None
    within: str | None
    without: str | None


def expressions_of(query: Query) -> Expressions:
    """Return the expressions for a query that has terms."""
    of_article = [term for term in query.terms if term.field in OF_ARTICLES]
    of_sentence = [term for term in query.terms if term.field not in OF_ARTICLES | OF_NOTES]
    wanted = [_of_article(term) for term in of_article if not term.negated]
    unwanted = [_of_article(term) for term in of_article if term.negated]
    return Expressions(
        sentences=_both(of_sentence, _of_sentence) if query.in_articles else None,
        notes=_both(query.terms, _of_note) if query.in_notes else None,
        within=" AND ".join(wanted) or None,
        without=" OR ".join(unwanted) or None,
    )


def type_word(kind: AttributionType | None) -> str:
    """Return what the column ``type`` holds for a type, each of its words one token."""
    return f"{ANY} {kind.value.replace('_', '')}" if kind is not None else ANY


def _both(terms: Iterable[Term], expression: Callable[[Term], str]) -> str:
    known = tuple(terms)
    wanted = [expression(term) for term in known if not term.negated] or [f'type : "{ANY}"']
    unwanted = [expression(term) for term in known if term.negated]
    whole = f"({' AND '.join(wanted)})"
    return f"{whole} NOT ({' OR '.join(unwanted)})" if unwanted else whole


def _of_sentence(term: Term) -> str:
    return f"{_IN_SENTENCES[term.field]} : ({_value(term)})"


def _of_note(term: Term) -> str:
    return f"{_IN_NOTES[term.field]} : ({_value(term)})"


def _of_article(term: Term) -> str:
    return f"{term.field.value} : ({_value(term)})"


def _value(term: Term) -> str:
    if term.field is Field.TYPE:
        return " OR ".join(_string(kind.value.replace("_", "")) for kind in term.types)
    return _string(term.text) + (" *" if term.prefix else "")


def _string(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
