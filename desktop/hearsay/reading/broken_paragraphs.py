"""Paragraphs that a page break cut in two become one again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.domain.article import BlockKind
from hearsay.reading.draft import Piece
from hearsay.reading.sentence_ends import is_complete

_SHORTEST = 40
"""code points: what is shorter and has no full stop is a heading, unless a comma or dash says that it goes on"""
_OPEN_END = re.compile(
    r"[,;\-–—]$|\b(?:the|a|an|of|to|in|on|for|from|with|by|and|or|that|which|who|as|at|his|her|their)$"
)
_PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]*\d{1,4}(?: (?:of|/) \d{1,4})?[-–— ]*", re.IGNORECASE)
_JOINABLE = frozenset({None, BlockKind.BLOCK_QUOTE})


def join_broken_paragraphs(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` with the two halves of a broken paragraph joined; a page number between them comes after."""
    joined: list[Piece] = []
    for piece in pieces:
        number = joined.pop() if len(joined) > 1 and _PAGE_NUMBER.fullmatch(joined[-1].text) else None
        if joined and _goes_on(joined[-1], piece):
            joined[-1] = replace(joined[-1], text=_with(joined[-1].text, piece.text))
            joined += [number] if number else []
        else:
            joined += [number, piece] if number else [piece]
    return joined


def _goes_on(upper: Piece, lower: Piece) -> bool:
    if upper.kind not in _JOINABLE or upper.kind is not lower.kind or not lower.text[0].islower():
        return False
    if lower.text.startswith(("www.", "http:", "https:")):
        return False
    return not is_complete(upper.text) and (len(upper.text) >= _SHORTEST or bool(_OPEN_END.search(upper.text)))


def _with(upper: str, lower: str) -> str:
    cut_word = upper[-1] == "-" and upper[-2:-1].isalpha()
    return upper + lower if cut_word else f"{upper} {lower}"
