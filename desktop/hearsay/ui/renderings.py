"""How one member of a cluster renders the quotation, word by word beside the fullest one."""

from collections.abc import Callable, Iterator, Sequence

from hearsay.domain.comparison import ChangeKind, Difference, Member
from hearsay.ui.marked_words import Mark, Piece, shortened

_LONGEST_SHARED, _SHARED_ENDS = 26, 9
_LONGEST_MISSING, _MISSING_ENDS = 12, 5
"""words: a longer run is shown by that many at each end"""
_CLOSING = frozenset(".,;:!?…’”)]»")


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


def _spaced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a space of their own between them, none before a sign that closes."""
    for number, piece in enumerate(pieces):
        if number and piece.text[0] not in _CLOSING:
            yield Piece(" ")
        yield piece
