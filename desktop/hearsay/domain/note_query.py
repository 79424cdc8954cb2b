"""What the reader types to narrow the list of notes: as in the search, and ``is:orphan`` or ``is:changed`` besides."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hearsay.domain.attribution import AttributionType
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.domain.search_query import KINDS, Field, Misunderstood, Term, parse_query

_IS = re.compile(r"(?<!\S)(?P<negated>-?)is:(?P<state>\S*)", re.IGNORECASE)
_STATE = re.compile(rf"(?<!\S)is:(?:{'|'.join(AnchorStatus)})(?!\S)", re.IGNORECASE)
_QUOTATION_MARKS = dict.fromkeys(map(ord, '"“”„«»'))


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note and what the folder tells of its place; ``source`` is the last link of its sentence's chain."""

    placed: PlacedNote
    article: str = ""
    outlet: str = ""
    type: AttributionType | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class NoteQuery:
    """``words`` are to stand, or (False) not to stand, somewhere in what is listed of a note, in small letters."""

    words: tuple[tuple[str, bool], ...]
    terms: tuple[Term, ...]
    states: tuple[tuple[AnchorStatus, bool], ...]
    of_notes: bool | None

    @property
    def is_of_words_alone(self) -> bool:
        return not self.terms and not self.states and self.of_notes is not False

    def holds(self, listed: ListedNote) -> bool:
        """Tell whether a note is what all fields ask for; the words are not looked at."""
        return (
            self.of_notes is not False
            and all((listed.placed.status is state) is wanted for state, wanted in self.states)
            and all(_HELD[term.field](term, listed) is not term.negated for term in self.terms)
        )


NO_QUERY = NoteQuery((), (), (), None)
"""asks for every note"""


def parse_note_query(text: str) -> NoteQuery | Misunderstood:
    """Return what ``text`` asks for; any text at all has an answer."""
    states: list[tuple[AnchorStatus, bool]] = []
    for match in _IS.finditer(text):
        state = next((s for s in AnchorStatus if match["state"] and s.startswith(match["state"].casefold())), None)
        if state is None:
            return Misunderstood(f"A note is one of these: {', '.join(f'is:{state}' for state in AnchorStatus)}.")
        states.append((state, not match["negated"]))
    query = parse_query(_IS.sub(" ", text))
    if isinstance(query, Misunderstood):
        return query
    words = tuple((term.text.casefold(), not term.negated) for term in query.terms if term.field is Field.WORDS)
    fields = tuple(term for term in query.terms if term.field is not Field.WORDS)
    return NoteQuery(words, fields, tuple(states), query.of_notes)


def field_term(field: str, value: str) -> str:
    """Return a value as it is typed after a field: ``tag:check``, ``article:"The lock"``."""
    plain = " ".join(value.translate(_QUOTATION_MARKS).split())
    return f'{field}:"{plain}"' if " " in plain else f"{field}:{plain}"


def toggled(text: str, term: str) -> str:
    """Return what was typed with a term added at its end or, where it is in it, taken out.

    A note has one place: asking for one state of it takes out the others, which no note could have besides.
    """
    found = re.search(rf"(?<!\S){re.escape(term)}(?!\S)", text, re.IGNORECASE)
    if found is None:
        kept = " ".join(_STATE.sub("", text).split()) if _STATE.fullmatch(term) else text.strip()
        return f"{kept} {term}".strip()
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())


def _tagged(term: Term, listed: ListedNote) -> bool:
    wanted = term.text.casefold()
    tags = [tag.casefold() for tag in listed.placed.note.tags]
    return any(tag.startswith(wanted) if term.prefix else tag == wanted for tag in tags)


def _contains(texts: Callable[[ListedNote], Iterable[str]]) -> Callable[[Term, ListedNote], bool]:
    def contains(term: Term, listed: ListedNote) -> bool:
        wanted = term.text.casefold()
        return any(wanted in text.casefold() for text in texts(listed))

    return contains


_HELD: dict[Field, Callable[[Term, ListedNote], bool]] = {
    Field.TAG: _tagged,
    Field.TYPE: lambda term, listed: listed.type in term.types,
    Field.SOURCE: _contains(lambda listed: (listed.source,)),
    Field.ARTICLE: _contains(lambda listed: (listed.article, listed.placed.note.path)),
    Field.OUTLET: _contains(lambda listed: (listed.outlet,)),
    Field.NOTE: _contains(lambda listed: (listed.placed.note.body,)),
    Field.IN: lambda term, _listed: KINDS.get(term.text, True),
}
