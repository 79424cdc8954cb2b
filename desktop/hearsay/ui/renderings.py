"""Variants of a quotation, piece by piece, as runs to be shown; loaded with the first comparison."""

from collections.abc import Iterable, Iterator

from hearsay.domain.comparison import ChangeKind
from hearsay.domain.marked_words import Piece
from hearsay.ui.marked_runs import Mark, Run


def runs_of(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """Return the pieces as runs that read on from each other, what is missing before what stands in its place."""
    return tuple(run for piece in pieces for run in _runs(piece))


def _runs(piece: Piece) -> Iterator[Run]:
    if piece.kind is None:
        yield Run(piece.words)
        return
    if piece.other:
        yield Run(piece.other, Mark.DELETED)
    if piece.other and piece.words:
        yield Run(" ")
    if piece.words:
        openly = piece.kind in {ChangeKind.BRACKETED, ChangeKind.REORDERED}
        yield Run(piece.words, Mark.OPEN if openly else Mark.INSERTED)
