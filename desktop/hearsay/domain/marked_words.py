"""A variant of a quotation as a run of pieces: what it has in common with the other text, and each place that differs.

The other text is the primary document's where it has the words, else the fullest variant's.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.domain.comparison import ChangeKind, Cut, CutPlace, Difference, Loss, Member
from hearsay.domain.spans import Span, hull

_LONGEST_SHARED, _SHARED_ENDS = 40, 14
_LONGEST_MISSING, _MISSING_ENDS = 24, 10
"""words: a longer run is shown by that many at each end"""
_OPENING = frozenset("“‘«‹„([")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_PUNCTUATION = re.compile(r"[^\w\s]+(?=\s|$)")
"""what stands right behind a word, with white space behind it"""


@dataclass(frozen=True, slots=True)
class Piece:
    """``words`` of the variant, and ``other`` what the other text has in their place; either may be empty.

    ``kind`` is None where both say the same. Pieces read on from each other: the spaces between them are theirs.
    """

    words: str
    kind: ChangeKind | None = None
    other: str = ""
    lost: tuple[Loss, ...] = ()


def marks_of(member: Member) -> tuple[Difference, ...]:
    """Return all differences of a variant from the other text, in order, words cut off at its ends among them."""
    judgement = member.judgement
    if judgement is None or judgement.passage is None:
        return member.differences
    whole = hull(member.spans)
    ends = (_difference_at_end(cut, whole) for cut in judgement.cuts if cut.place is not CutPlace.MIDDLE)
    return tuple(sorted((*judgement.differences, *ends), key=lambda each: each.span))


def _difference_at_end(cut: Cut, whole: Span) -> Difference:
    place = whole.start if cut.place is CutPlace.BEGINNING else whole.end
    kind = ChangeKind.ELLIPSIS if cut.marked else ChangeKind.DELETED
    return Difference(kind, Span(place, place), "", cut.words, cut.lost)


def pieces_of(member: Member, text: str) -> tuple[Piece, ...]:
    """Return a variant piece by piece; ``text`` is its article's. Long runs are shortened in their middle."""
    return tuple(_spaced(_pieces(member.spans, marks_of(member), text)))


def pieces_beside_fullest(member: Member, text: str) -> tuple[Piece, ...]:
    """Return a variant piece by piece as ``pieces_of`` does, held against the fullest one and never the document."""
    return tuple(_spaced(_pieces(member.spans, member.differences, text)))


def fullest_beside(member: Member, text: str, fullest: str) -> tuple[Piece, ...]:
    """Return the fullest variant piece by piece, held against this member; ``text`` is the member's article's.

    ``fullest`` is that variant as it is written, whose own punctuation is shown where no long run was shortened.
    """
    turned = tuple(map(_turned, pieces_beside_fullest(member, text)))
    return _as_written(turned, fullest) or turned


def _as_written(pieces: Iterable[Piece], written: str) -> tuple[Piece, ...]:
    """Return the pieces with the punctuation and case of the text that they make up; none where they are not it."""
    told: list[Piece] = []
    words = list(_WORD.finditer(written))
    known, at = 0, 0
    for piece in pieces:
        own = _WORD.findall(piece.words)
        here = words[known : known + len(own)]
        if [word.casefold() for word in own] != [match[0].casefold() for match in here]:
            return ()
        if own:
            known += len(own)
            end = _PUNCTUATION.match(written, here[-1].end())
            stop = end.end() if end else here[-1].end()
            if written[at].isspace():
                told.append(Piece(" "))
            told.append(replace(piece, words=written[at:stop].strip()))
            at = stop
        elif piece.other:
            told.append(piece)
    return tuple(_spaced(told)) if known == len(words) else ()


def _turned(piece: Piece) -> Piece:
    """Return a piece as it looks from the other text, which knows nothing of brackets, gaps and moves."""
    if piece.kind is None:
        return piece
    both = ChangeKind.CHANGED if piece.words else ChangeKind.INSERTED
    return Piece(piece.other, both if piece.other else ChangeKind.DELETED, piece.words)


def _pieces(spans: Sequence[Span], differences: Sequence[Difference], text: str) -> Iterator[Piece]:
    waiting = deque(sorted(differences, key=lambda each: each.span))
    at = 0
    for number, span in enumerate(spans):
        if number:
            yield Piece(" ")
        at = max(at, span.start)
        last = number == len(spans) - 1
        while waiting and (last or waiting[0].span.start <= span.end):
            difference = waiting.popleft()
            start = min(max(difference.span.start, at), max(span.end, at))
            yield from _shared(text[at:start])
            yield Piece(difference.words, difference.kind, _missing(difference.other), difference.lost)
            at = max(difference.span.end, start)
        yield from _shared(text[at : span.end])


def _shared(text: str) -> Iterator[Piece]:
    """Yield the words with the white space at their ends made single, not taken away."""
    if text:
        words = shortened(text, _LONGEST_SHARED, _SHARED_ENDS)
        before, behind = " " * text[0].isspace(), " " * text[-1].isspace()
        yield Piece(f"{before}{words}{behind}" if words else " ")


def _missing(words: str) -> str:
    return shortened(words, _LONGEST_MISSING, _MISSING_ENDS)


def _spaced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a space on both sides of missing words, which would run into those beside them."""
    before, behind_missing = " ", False
    for piece in pieces:
        missing = piece.kind is not None and not piece.words
        begins = piece.words[:1]
        if not before.isspace() if missing else behind_missing and (begins.isalnum() or begins in _OPENING):
            yield Piece(" ")
        yield piece
        before, behind_missing = (piece.words or piece.other)[-1:] or before, missing


def shortened(words: str, longest: int, ends: int) -> str:
    """Return words with single spaces, or where there are more than ``longest`` the first and last ``ends`` of them."""
    known = _SPACE.sub(" ", words).strip().split(" ")
    if len(known) <= longest:
        return " ".join(known)
    return f"{' '.join(known[:ends])} [… {len(known) - 2 * ends:,} words …] {' '.join(known[-ends:])}"
