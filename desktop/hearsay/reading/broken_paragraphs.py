"""Paragraphs that a page break cut in two become one again."""

from collections.abc import Sequence

from hearsay.domain.article import BlockKind
from hearsay.reading.draft import Piece
from hearsay.reading.patterns import lazily
from hearsay.reading.sentence_ends import is_complete
from hearsay.reading.words import word_set

_SHORTEST = 40
"""code points: what is shorter and has no full stop is a heading, unless a comma or dash says that it goes on"""
_OPEN_WORDS = word_set("the a an of to in on for from with by and or that which who as at his her their")
_END_LENGTH = 80
"""code points of a paragraph that tell whether it has come to an end"""
_PAGE_NUMBER = lazily(r"(?:[Pp]age |PAGE )?[-–— ]*\d{1,4}(?: (?:of|/) \d{1,4})?[-–— ]*")
_LONGEST_PAGE_NUMBER = 24
_JOINABLE = frozenset({None, BlockKind.BLOCK_QUOTE})


def join_broken_paragraphs(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` with the two halves of a broken paragraph joined; a page number between them comes after."""
    joined: list[Piece] = []
    # The last paragraph so far, put together once: a text of nothing but halves may be long.
    halves: list[str] = []
    numbers: list[Piece] = []
    for piece in pieces:
        if joined and _is_page_number(piece.text):
            numbers.append(piece)
            continue
        upper = "".join(halves[-_END_LENGTH:])[-_END_LENGTH:]
        if joined and _goes_on(joined[-1].kind, upper, piece):
            halves.append(piece.text if _is_cut_word(upper) else f" {piece.text}")
            continue
        _close(joined, halves)
        joined += [*numbers, piece]
        numbers = []
        halves = [piece.text]
    _close(joined, halves)
    return [*joined, *numbers]


def _close(joined: list[Piece], halves: list[str]) -> None:
    if len(halves) > 1:
        joined[-1] = joined[-1]._replace(text="".join(halves))


def _is_page_number(text: str) -> bool:
    return len(text) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER().fullmatch(text) is not None


def _goes_on(kind: BlockKind | None, upper: str, lower: Piece) -> bool:
    if kind not in _JOINABLE or kind is not lower.kind or not lower.text[0].islower():
        return False
    if lower.text.startswith(("www.", "http:", "https:")):
        return False
    return not is_complete(upper) and (len(upper) >= _SHORTEST or _is_open(upper))


def _is_open(upper: str) -> bool:
    return upper[-1] in ",;-–—" or upper.split()[-1].lstrip("(“‘[\"'") in _OPEN_WORDS


def _is_cut_word(upper: str) -> bool:
    return upper[-1] == "-" and upper[-2:-1].isalpha()
