"""What the reader types to search: words, “phrases”, prefix*, -word and fields such as ``tag:lu type:opinion``."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hearsay.domain.attribution import AttributionType
from hearsay.domain.unicode import well_formed

LONGEST_QUERY = 2000
"""code points"""
MOST_TERMS = 50
SHORTEST_BEGINNING = 2
"""letters that a word being typed has before it is taken for the beginning of one"""

MARK_BEGIN, MARK_END = "\ufdd0", "\ufdd1"
"""stand around found words; nothing that is searched has them (``one_line``)"""

_OPENING, _CLOSING = '"“”„«»', '"“”«»'
_NOT_OF_A_LINE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufdd0-\\ufdef\\ufffe\\uffff]")
_TERM = re.compile(
    rf"(?P<negated>-?)(?:(?P<name>[^\W\d_]+):(?!//))?(?:[{_OPENING}](?P<quoted>[^{_CLOSING}]*)(?P<closed>[{_CLOSING}]?)|(?P<plain>[^\s{_OPENING}]*))(?P<star>\*?)"
)


class Field(StrEnum):
    WORDS = "words"
    """what a word with no field before it is looked for in: the text of an article, the body and tags of a note"""
    TAG = "tag"
    TYPE = "type"
    SOURCE = "source"
    ARTICLE = "article"
    OUTLET = "outlet"
    NOTE = "note"
    IN = "in"


FIELDS = tuple(field for field in Field if field is not Field.WORDS)
OF_NOTES = frozenset({Field.TAG, Field.NOTE})
"""fields that only a note has"""
KINDS = {"articles": False, "notes": True}
"""what ``in:`` keeps to, and whether that is the notes"""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that has to match, or, ``negated``, must not.

    ``text`` is looked for as a phrase, its last word as the beginning of one where ``prefix``. ``types`` are those
    that a type's name meant; any of them will do.
    """

    field: Field
    text: str
    prefix: bool = False
    negated: bool = False
    types: tuple[AttributionType, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that all hold. ``of_notes`` keeps to notes (True) or to the articles' text (False)."""

    terms: tuple[Term, ...]
    of_notes: bool | None = None

    @property
    def in_articles(self) -> bool:
        return self.of_notes is not True and not any(t.field in OF_NOTES and not t.negated for t in self.terms)

    @property
    def in_notes(self) -> bool:
        return self.of_notes is not False


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """A query that means nothing; ``message`` tells the reader what to write instead."""

    message: str


def parse_query(text: str, *, unfinished: bool = False) -> Query | Misunderstood:
    """Return what ``text`` asks for: any text at all has an answer. A query without terms asks for nothing.

    ``unfinished`` is for a text that is still being typed: its last word, where nothing follows it, may be the
    beginning of one.
    """
    text = one_line(well_formed(text))
    if len(text) > LONGEST_QUERY:
        return Misunderstood(f"That is too long to search for: {LONGEST_QUERY} characters at most.")
    terms: list[Term] = []
    of_notes: bool | None = None
    for match in _matches(text):
        made = _made(match, last_word=unfinished and match.end() == len(text))
        if isinstance(made, Misunderstood):
            return made
        if made is None:
            continue
        if made.field is not Field.IN:
            terms.append(made)
            continue
        kind = KINDS[made.text] != made.negated
        if of_notes not in (None, kind):
            return Misunderstood("Nothing is in the articles and in the notes at once: leave one “in:” out.")
        of_notes = kind
    if len(terms) > MOST_TERMS:
        return Misunderstood(f"That is too much to search for: {MOST_TERMS} words and phrases at most.")
    return Query(tuple(terms), of_notes)


def types_named(name: str) -> tuple[AttributionType, ...]:
    """Return the types that a key or label, or the beginning of one or of a word in one, means; none for no type."""
    wanted = " ".join(re.split(r"[\W_]+", name.casefold())).strip()
    if not wanted:
        return ()
    names = {
        kind: [" ".join(n.replace("_", " ").casefold().split()) for n in (kind.value, kind.label, kind.short_label)]
        for kind in AttributionType
    }
    exact = tuple(kind for kind, known in names.items() if wanted in known)
    begun = tuple(kind for kind, known in names.items() if any(n.startswith(wanted) for n in known))
    within = tuple(kind for kind, known in names.items() if any(f" {wanted}" in n for n in known))
    return exact or begun or within


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None or not match[0]:
            at += 1  # white space between terms
            continue
        yield match
        at = match.end()


def _made(match: re.Match[str], *, last_word: bool) -> Term | Misunderstood | None:
    """Return the term that was matched; None where there is nothing in it to look for."""
    quoted, plain, name = match["quoted"], match["plain"] or "", match["name"]
    value = plain.rstrip("*") if quoted is None else quoted
    prefix = bool(match["star"]) or plain.endswith("*")
    negated = bool(match["negated"])
    field = Field.WORDS
    if name is not None:
        known = _field(name, match)
        if isinstance(known, Misunderstood):
            return known
        field = known
    if not has_words(value):
        return None if field is Field.WORDS else Misunderstood(_NEEDED[field])
    if field is Field.TYPE:
        types = types_named(value)
        known_types = ", ".join(AttributionType)
        return (
            Term(field, value, negated=negated, types=types)
            if types
            else Misunderstood(f"“{value}” is no type. The types are {known_types}.")
        )
    if field is Field.IN:
        kind = next((kind for kind in KINDS if kind.startswith(value.casefold())), None)
        return Term(field, kind, negated=negated) if kind else Misunderstood("Search in:articles or in:notes.")
    growing = last_word and field is Field.WORDS and not match["closed"] and len(value) >= SHORTEST_BEGINNING
    return Term(field, value, prefix or growing, negated)


def _field(name: str, match: re.Match[str]) -> Field | Misunderstood:
    folded = name.casefold()
    field = next((field for field in FIELDS if folded in (field.value, f"{field.value}s")), None)
    if field is not None:
        return field
    known = ", ".join(f"{field}:" for field in FIELDS) + "."
    words = match[0].lstrip("-").translate(dict.fromkeys(map(ord, _OPENING)))
    return Misunderstood(
        f"There is no “{name}:”. Known are {known} "
        f'To look for the words themselves, put them in quotation marks: "{words}".'
    )


_NEEDED = {
    Field.TAG: "Write the tag after “tag:”, as in tag:verify.",
    Field.TYPE: f"Write a type after “type:”, one of {', '.join(AttributionType)}.",
    Field.SOURCE: "Write a name after “source:”, as in source:mayor.",
    Field.ARTICLE: "Write words of a title or a file's name after “article:”.",
    Field.OUTLET: "Write words of the outlet or the byline after “outlet:”.",
    Field.NOTE: "Write words of a note after “note:”, as in note:check.",
    Field.IN: "Search in:articles or in:notes.",
}


def has_words(text: str) -> bool:
    """Tell whether there is anything in a text that a search can find: letters or digits of any script."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def one_line(text: str) -> str:
    """Return a text with a space for each code point that is no part of a line: line breaks, controls, non-characters.

    So no text, and no query, holds the marks that are set around found words.
    """
    return _NOT_OF_A_LINE.sub(" ", text)
