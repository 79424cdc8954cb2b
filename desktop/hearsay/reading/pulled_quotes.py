"""Pull quotes: a sentence of the article set apart once more, in large letters, to catch the eye."""

from collections.abc import Sequence

from hearsay.domain.article import BlockKind
from hearsay.reading.canonical import bare_letters
from hearsay.reading.draft import Piece

_LONGEST = 400
"""code points: what is longer catches no eye"""
_SHORTEST = 16
"""letters: what is shorter may well be said twice"""
_LONGEST_CREDIT = 60
"""code points"""
_MOST = 200
"""quotes and headings of an article: where more stand, none is there to catch the eye, and comparing would take long"""
_SET_APART = frozenset({BlockKind.BLOCK_QUOTE, BlockKind.HEADING})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def name_pulled_quotes(pieces: Sequence[Piece], kinds: list[BlockKind], start: int) -> None:
    """Name as furniture each block quote and heading from ``start`` on that a paragraph of the article holds whole.

    The line right below a quote that only says whose words they are goes with it.
    """
    candidates = [i for i in range(start, len(kinds)) if kinds[i] in _SET_APART and len(pieces[i].text) <= _LONGEST]
    if len(candidates) > _MOST:
        return
    running = [bare_letters(pieces[i].text) for i in range(start, len(kinds)) if kinds[i] in _RUNNING]
    for index in candidates:
        bare = bare_letters(pieces[index].text)
        if len(bare) < _SHORTEST or not any(bare in paragraph for paragraph in running):
            continue
        quoted = kinds[index] is BlockKind.BLOCK_QUOTE
        kinds[index] = BlockKind.FURNITURE
        below = index + 1
        if quoted and below < len(kinds) and kinds[below] is BlockKind.BLOCK_QUOTE and _is_credit(pieces[below].text):
            kinds[below] = BlockKind.FURNITURE


def _is_credit(text: str) -> bool:
    return len(text) <= _LONGEST_CREDIT and text[-1] not in '.!?…”"»“'
