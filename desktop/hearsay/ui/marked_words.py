"""One rendering of a quotation as a run of pieces: what it shares with the fullest one, and every word that differs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from html import escape

from hearsay.domain.comparison import ChangeKind, Difference, Member

_LONGEST_SHARED, _SHARED_ENDS = 26, 9
_LONGEST_MISSING, _MISSING_ENDS = 12, 5
"""words: a longer run is shown by that many at each end"""
_CLOSING = frozenset(".,;:!?…’”)]»")


class Mark(Enum):
    SHARED = auto()
    INSERTED = auto()
    """bold: words that the fullest rendering has not"""
    DELETED = auto()
    """struck: words of the fullest rendering that are missing here"""
    OPEN = auto()
    """words in brackets, or the place of an ellipsis: a change that is openly shown"""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    mark: Mark = Mark.SHARED


def pieces_of(member: Member, text: str) -> tuple[Piece, ...]:
    """Return a member's words with the differences from the fullest; ``text`` is its article's."""
    return tuple(_spaced(list(_walked(member, text, _put_in))))


def fullest_beside(member: Member, text: str) -> tuple[Piece, ...]:
    """Return the fullest rendering with the differences from this member; ``text`` is the member's article's."""
    return tuple(_spaced(list(_walked(member, text, _put_back))))


def _walked(member: Member, text: str, changed: Callable[[Difference], Iterator[Piece]]) -> Iterator[Piece]:
    waiting = sorted(member.differences, key=lambda difference: difference.span)
    for number, span in enumerate(member.spans):
        last = number == len(member.spans) - 1
        here = [each for each in waiting if last or each.span.start < span.end]
        waiting = waiting[len(here) :]
        at = span.start
        for difference in here:
            start = min(max(difference.span.start, at), span.end)
            yield from _shared(text[at:start])
            yield from changed(difference)
            at = min(max(difference.span.end, start), span.end)
        yield from _shared(text[at : span.end])


def _shared(text: str) -> Iterator[Piece]:
    words = " ".join(text.split())
    if words:
        yield Piece(shortened(words, _LONGEST_SHARED, _SHARED_ENDS))


def _put_in(difference: Difference) -> Iterator[Piece]:
    openly = difference.kind in {ChangeKind.BRACKETED, ChangeKind.ELLIPSIS}
    if difference.other:
        yield Piece(shortened(difference.other, _LONGEST_MISSING, _MISSING_ENDS), Mark.DELETED)
    if difference.words:
        yield Piece(difference.words, Mark.OPEN if openly else Mark.INSERTED)
    elif difference.kind is ChangeKind.ELLIPSIS:
        yield Piece("[…]", Mark.OPEN)


def _put_back(difference: Difference) -> Iterator[Piece]:
    if difference.words:
        yield Piece(difference.words, Mark.DELETED)
    if difference.other:
        yield Piece(shortened(difference.other, _LONGEST_MISSING, _MISSING_ENDS), Mark.INSERTED)


def shortened(words: str, longest: int, ends: int) -> str:
    """Return words as they are, or where there are more than ``longest`` the first and last ``ends`` of them."""
    known = words.split()
    if len(known) <= longest:
        return " ".join(known)
    return f"{' '.join(known[:ends])} … {' '.join(known[-ends:])}"


def _spaced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a space of their own between them, none before a sign that closes."""
    for number, piece in enumerate(pieces):
        if number and piece.text[0] not in _CLOSING:
            yield Piece(" ")
        yield piece


def marked_html(pieces: Sequence[Piece], *, muted: str) -> str:
    """Return the pieces, escaped, for a label that takes rich text; ``muted`` is the colour of struck words."""
    ways = {
        Mark.SHARED: "{}",
        Mark.INSERTED: "<b>{}</b>",
        Mark.DELETED: f"<s style='color:{muted}'>{{}}</s>",
        Mark.OPEN: "<i>{}</i>",
    }
    return "".join(ways[piece.mark].format(escape(piece.text)) for piece in pieces)


def marks_in_words(pieces: Sequence[Piece]) -> str:
    """Return the pieces for a screen reader, which shows neither bold nor struck letters."""
    ways = {Mark.SHARED: "{}", Mark.INSERTED: "(put in: {})", Mark.DELETED: "(left out: {})", Mark.OPEN: "{}"}
    return "".join(ways[piece.mark].format(piece.text) for piece in pieces)
