"""The end of an article: where the site goes on, what it lists below its plugs, who the author is."""

from collections.abc import Sequence

from hearsay.domain.article import BlockKind
from hearsay.reading.author_notes import is_author_note
from hearsay.reading.draft import Piece
from hearsay.reading.sentence_ends import is_complete
from hearsay.reading.site_furniture import ends_article, heads_links

_LONGEST_TAIL = 0.6
"""the site's part after an article's end, in prose characters, is at most this share of the article's own"""
_LONGEST_LINK = 140
"""code points"""
_MOST_NOTES = 3
"""authors of one article who have a note each"""
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM})
_UNTOUCHED = frozenset({BlockKind.COMMENT, BlockKind.TABLE, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.FOOTNOTE})


def name_tail(pieces: Sequence[Piece], kinds: list[BlockKind], start: int) -> None:
    """Name what follows the first sign that the article is over; ``kinds`` may be fewer than ``pieces``.

    Below an imprint or a comment form all is the site's, unless much of the article follows. Below "Most read" and its
    like it is the links, and the rest only where no paragraphs of the article come after them.
    """
    lengths = [len(piece.text) if kind in _PROSE else 0 for piece, kind in zip(pieces, kinds, strict=False)]
    total = sum(lengths)
    before = 0
    for index in range(len(kinds)):
        text = pieces[index].text
        may_end = index >= start and before > 0 and pieces[index].kind is not BlockKind.BLOCK_QUOTE
        is_tail = total - before <= _LONGEST_TAIL * before
        if may_end and is_tail and ends_article(text):
            _make_furniture(kinds, range(index, len(kinds)))
            return
        if may_end and kinds[index] is not BlockKind.LIST_ITEM and heads_links(text):
            links = _links_below(pieces, kinds, index)
            if is_tail and _is_sites(pieces, kinds, range(links, len(kinds))):
                _make_furniture(kinds, range(index, len(kinds)))
                return
            if links - index > 2 or (links - index == 2 and kinds[index + 1] is BlockKind.LIST_ITEM):
                _make_furniture(kinds, range(index, links))
        before += lengths[index]


def name_author_notes(pieces: Sequence[Piece], kinds: list[BlockKind], start: int, byline: str) -> None:
    """Name the notes about the authors that follow the last paragraph, furniture between and behind them."""
    notes = 0
    for index in range(len(kinds) - 1, start, -1):
        if kinds[index] not in _PROSE:
            continue
        above = [pieces[i].text for i in range(start, index) if kinds[i] in _PROSE]
        if notes == _MOST_NOTES or not above or not is_author_note(pieces[index].text, byline, above):
            return
        kinds[index] = BlockKind.FURNITURE
        notes += 1


def _make_furniture(kinds: list[BlockKind], places: range) -> None:
    for index in places:
        if kinds[index] not in {BlockKind.COMMENT, BlockKind.BYLINE, BlockKind.FOOTNOTE}:
            kinds[index] = BlockKind.FURNITURE


def _links_below(pieces: Sequence[Piece], kinds: Sequence[BlockKind], index: int) -> int:
    """Return the index behind the run of links right below ``index``."""
    below = index + 1
    while below < len(kinds) and kinds[below] not in _UNTOUCHED and _is_link(pieces[below].text):
        below += 1
    return below


def _is_link(text: str) -> bool:
    """True for what may be another article's title: short, and no sentence but a question or a quoted name."""
    return len(text) <= _LONGEST_LINK and text[-1] not in ".:;,!…。：；，！" and text[-2:-1] not in set(".!?,。！？，")


def _is_sites(pieces: Sequence[Piece], kinds: Sequence[BlockKind], below: range) -> bool:
    """True where no prose follows, or only prose that stands singly below links, as the teasers of articles do."""
    prose = [i for i in below if kinds[i] in _PROSE and not _is_link(pieces[i].text)]
    if not prose:
        return True
    teasers = all(i == below.start or _is_link(pieces[i - 1].text) for i in prose)
    return teasers and len(prose) > 1 and is_complete(pieces[prose[0]].text)
