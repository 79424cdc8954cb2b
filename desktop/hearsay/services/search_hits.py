"""What was found, as the reader sees it: a line of text with the found words marked."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.notes import PlacedNote
from hearsay.domain.search import Hit
from hearsay.domain.search_query import MARK_BEGIN, MARK_END
from hearsay.domain.spans import Span

LONGEST_LINE = 300
"""code points"""
_BEFORE = 80
"""code points of a long text that are shown before the first found word, at most"""
_MARK = re.compile(f"[{MARK_BEGIN}{MARK_END}]")


class StandingNote(NamedTuple):
    """A note with the sentence it stands on, None where there is none, and its article, None where that is gone."""

    placed: PlacedNote
    sentence: Sentence | None
    annotated: AnnotatedArticle | None

    @property
    def type(self) -> AttributionType | None:
        return None if self.sentence is None else self.sentence.type


def standing_notes(notes: Iterable[PlacedNote], articles: Sequence[AnnotatedArticle]) -> list[StandingNote]:
    by_path = {each.article.path: each for each in articles}
    return [_standing(placed, by_path.get(placed.note.path)) for placed in notes]


def _standing(placed: PlacedNote, annotated: AnnotatedArticle | None) -> StandingNote:
    if annotated is None or placed.span is None:
        return StandingNote(placed, None, annotated)
    touched = annotated.sentences_touching(placed.span)
    return StandingNote(placed, annotated.sentences[touched[0]] if touched else None, annotated)


def sentence_hit(annotated: AnnotatedArticle, place: int, marked: str) -> Hit:
    sentence = annotated.sentences[place]
    text, spans = snippet(marked)
    return Hit(annotated.article.path, sentence.span, text, spans, sentence.type)


def note_hit(standing: StandingNote, marked: str) -> Hit:
    placed = standing.placed
    text, spans = snippet(marked)
    return Hit(placed.note.path, placed.span, text, spans, standing.type, placed)


def snippet(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return a line without its marks, cut about the first found word where it is long, and what was marked in it."""
    pieces = _MARK.split(marked)
    text = "".join(pieces)
    found = []
    at = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            found.append(Span(at, at + len(piece)))
        at += len(piece)
    if len(text) <= LONGEST_LINE:
        return text, tuple(found)
    start = _begin(text, found[0].start if found else 0)
    end = _end(text, start + LONGEST_LINE)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    kept = (Span(span.start + shift, min(span.end, end) + shift) for span in found if start <= span.start < end)
    return f"{before}{text[start:end]}{after}", tuple(kept)


def _begin(text: str, first: int) -> int:
    """Return where to begin, so that the first found word is in view: at the beginning of a word if there is one."""
    if first <= _BEFORE:
        return 0
    space = text.find(" ", first - _BEFORE, first)
    return space + 1 if space >= 0 else first - _BEFORE


def _end(text: str, most: int) -> int:
    if most >= len(text):
        return len(text)
    space = text.rfind(" ", most - _BEFORE, most)
    return space if space >= 0 else most
