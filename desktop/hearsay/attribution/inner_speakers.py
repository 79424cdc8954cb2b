"""Who speaks inside somebody's words: "The Harbour Post reported that *Lund said* …", found by rule."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from hearsay.attribution.attribution_finder import AttributionFinder
from hearsay.attribution.cue_lexicon import CueKind, CueLexicon
from hearsay.attribution.partial_passage import part_of
from hearsay.attribution.passage import Passage
from hearsay.attribution.span_index import touching
from hearsay.attribution.words import word_set
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span

MAIN_CLAUSE = 0.6
"""share of a piece that an inner attribution must hold, its source and cue included"""
OPENING = 6
"""words into the piece at which its main clause begins"""
WHOLLY = 0.85
"""share of a piece that a quotation must cover for the marks to be its own"""

_MARKS = "\"'“”‘’„«»‹›`,;:—– \n"
_OPENERS = word_set("that and but")
_NO_SPEAKERS = word_set(
    "i we you me us my our your one who which that what this it there nobody none anyone everyone everybody people they"
)
_UNREAL = word_set("will 'll wo shall would 'd can ca could may might must should to not 't never")
"""words of a cue that tell of no speech that was"""
_SAYING = frozenset({CueKind.SAY, CueKind.ASK})


class InnerSpeaker(NamedTuple):
    """``attribution`` inside the content of number ``outer``, with the index of the sentence it stands in.

    ``whole`` where that content goes no further than the sentence; ``quoted`` where it stands in quotation marks.
    """

    outer: int
    sentence: int
    attribution: Attribution
    whole: bool
    quoted: bool


class _Piece(NamedTuple):
    span: Span
    outer: int
    sentence: int


def inner_speakers(
    passage: Passage, attributions: Sequence[Attribution], reader: AttributionFinder, lexicon: CueLexicon
) -> tuple[InnerSpeaker, ...]:
    """Return who speaks in the main clause of each sentence of each content; none where the finder has one already.

    ``reader`` is asked to read the contents by themselves.
    """
    pieces = _pieces(passage, attributions)
    among = Counter(number for number, _ in {(piece.outer, piece.sentence) for piece in pieces})
    spans = [piece.span for piece in pieces]
    read = reader.find(_reading(passage, pieces)).attributions
    places = {n: number for number, own in touching(spans, (a.cue for a in read)).items() for n in own}
    found: list[InnerSpeaker] = []
    for number, candidates in sorted(touching(spans, ((*a.cue, *a.content) for a in read)).items()):
        piece = pieces[number]
        same = (n for n in candidates if n in places and pieces[places[n]].outer == piece.outer)
        fitting = [read[n] for n in same if _is_main(passage, piece.span, read[n], lexicon)]
        if fitting:
            first = max(fitting, key=lambda a: (_held(a, piece.span), -a.cue[0].start))
            whole, quoted = among[piece.outer] == 1, _is_quoted(passage, piece.span)
            found.append(InnerSpeaker(piece.outer, piece.sentence, first, whole, quoted))
    return tuple(found)


def _pieces(passage: Passage, attributions: Sequence[Attribution]) -> list[_Piece]:
    """Return the contents cut at sentences, without marks around them, in order and without overlap."""
    pieces: list[_Piece] = []
    cued = touching(passage.sentences, ((*a.source, *a.cue) for a in attributions))
    contents = sorted((span, number) for number, a in enumerate(attributions) for span in a.content)
    covered = 0
    for content, number in contents:
        sentence = passage.sentence_at(content.start)
        while sentence < len(passage.sentences) and passage.sentences[sentence].start < content.end:
            sentence_span = passage.sentences[sentence]
            start, end = max(content.start, sentence_span.start, covered), min(content.end, sentence_span.end)
            piece = _trimmed(passage, start, end)
            if piece is not None and not any(
                span.overlap(piece) for n in cued.get(sentence, ()) for span in attributions[n].cue
            ):
                pieces.append(_Piece(piece, number, sentence))
                covered = piece.end
            sentence += 1
    return pieces


def _trimmed(passage: Passage, start: int, end: int) -> Span | None:
    text = passage.text
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if start >= end:
        return None
    words = passage.words.within(Span(start, end))
    if len(words) < 4:
        return None
    opener = words.start + (passage.words.lower[words.start] in _OPENERS)
    return Span(passage.words.starts[opener], end)


def _reading(passage: Passage, pieces: Sequence[_Piece]) -> Passage:
    """Return the passage with the pieces for its sentences, and the quotations within them for its quotations."""
    around = touching([piece.span for piece in pieces], ((outer,) for outer in passage.outer))
    kept = sorted({q for n, inside in around.items() for q in inside if _is_within(passage.outer[q], pieces[n].span)})
    return part_of(passage, [(piece.span, piece.sentence) for piece in pieces], kept)


def _is_within(quotation: Span, piece: Span) -> bool:
    """Tell whether a quotation is part of a piece, and its marks not those of the piece itself."""
    shared = piece.overlap(quotation)
    return 2 * shared > len(quotation) and shared < WHOLLY * len(piece)


def _is_main(passage: Passage, piece: Span, inner: Attribution, lexicon: CueLexicon) -> bool:
    """Tell whether an attribution is the main clause of a piece, and somebody other than the speaker says it."""
    words = passage.words
    if not (inner.source and inner.content):
        return False
    source, cue = words.within(inner.source[0]), words.within(inner.cue[0])
    said = tuple(words.lower[w] for w in cue)
    if not said or words.lower[source.start] in _NO_SPEAKERS or not _UNREAL.isdisjoint(said):
        return False
    if lexicon.kind_of(said) not in _SAYING or said[-1] in lexicon.nouns:
        return False
    if words.lower[words.within(inner.content[0]).start] == "to":
        return False  # asked to leave: nothing is claimed
    spoken = [span for span in (*inner.source, *inner.cue, *inner.content) if span.overlap(piece)]
    opening = words.within(piece).start + OPENING
    return words.within(min(spoken)).start <= opening and _held(inner, piece) >= MAIN_CLAUSE * len(piece)


def _is_quoted(passage: Passage, piece: Span) -> bool:
    words = passage.words.within(piece)
    return sum(passage.quoted[w] >= 0 for w in words) * 2 > len(words)


def _held(inner: Attribution, piece: Span) -> int:
    return sum(span.overlap(piece) for span in (*inner.source, *inner.cue, *inner.content))
