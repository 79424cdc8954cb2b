"""A rendering of a quotation as a run of pieces: words that it shares with another one, and words that differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from html import escape


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


def shortened(words: str, longest: int, ends: int) -> str:
    """Return words as they are, or where there are more than ``longest`` the first and last ``ends`` of them."""
    known = words.split()
    if len(known) <= longest:
        return " ".join(known)
    return f"{' '.join(known[:ends])} … {' '.join(known[-ends:])}"


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
