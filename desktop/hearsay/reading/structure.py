"""Names the parts of an article: which pieces are prose, and which stand around it."""

from collections.abc import Sequence

from hearsay.domain.article import Article, BlockKind
from hearsay.reading.article_end import name_author_notes, name_tail
from hearsay.reading.broken_paragraphs import join_broken_paragraphs
from hearsay.reading.canonical import article_of, clean_line, clean_table
from hearsay.reading.captions import ends_like_caption, is_caption
from hearsay.reading.draft import Draft, Metadata, Piece
from hearsay.reading.languages import settled_language
from hearsay.reading.lone_lines import lone_line_kind
from hearsay.reading.opening import Opening, read_opening
from hearsay.reading.patterns import lazily
from hearsay.reading.pulled_quotes import name_pulled_quotes
from hearsay.reading.question_headings import heading_questions
from hearsay.reading.reader_comments import comments_start
from hearsay.reading.sentence_ends import is_complete
from hearsay.reading.site_furniture import ends_article, is_furniture
from hearsay.reading.unreadable import Unreadable

_LONGEST_ARTICLE = 5_000_000
"""code points: a novel has a million; typing the sentences of more takes gigabytes and minutes"""
_LONGEST_HEADING = 120
_MOST_HEADING_WORDS = 16
_NUMBERED = lazily(r"\(?\d{1,2}[.)]\s+\S")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


def build_article(path: str, draft: Draft) -> Article:
    """Return the article that the pieces make up. Raises Unreadable when no word is left, or far too many are."""
    pieces = _with_words(draft.pieces)
    if not draft.named:
        pieces = join_broken_paragraphs(pieces)
    if not pieces:
        raise Unreadable("It holds no text.")
    length = sum(len(piece.text) for piece in pieces)
    if length > _LONGEST_ARTICLE:
        raise Unreadable(
            f"It is too long: {length / 1e6:.1f} million characters of text, where Hearsay reads up to "
            f"{_LONGEST_ARTICLE // 1_000_000} million. Split it into several files."
        )
    if draft.named:
        named = [(piece.kind or BlockKind.PARAGRAPH, piece.text) for piece in pieces]
        return article_of(path, named, draft.metadata, settled_language(draft.metadata.language, _prose(named)))
    opening = read_opening(pieces, draft.metadata)
    has_headings = sum(piece.level > 1 for piece in pieces) >= 2
    kinds = _Body(pieces, opening, has_headings).kinds()
    blocks = [
        (kind, piece.text)
        for index, (kind, piece) in enumerate(zip(kinds, pieces, strict=True))
        if index not in opening.repeated
    ]
    metadata = Metadata(*(told or noted for told, noted in zip(opening.metadata, draft.properties, strict=True)))
    return article_of(path, blocks, metadata, settled_language(draft.metadata.language, _prose(blocks)))


def _prose(blocks: Sequence[tuple[BlockKind, str]]) -> str:
    return " ".join(text for kind, text in blocks if kind in _PROSE)


def _with_words(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with clean texts; those without a letter or digit (rules, bullets, stars) are left out."""
    kept = []
    for piece in pieces:
        text = clean_table(piece.text) if piece.kind is BlockKind.TABLE else clean_line(piece.text)
        if any(character.isalnum() for character in text):
            kept.append(piece if text == piece.text else piece._replace(text=text))
    return kept


class _Body:
    """The pieces after the opening, each named by its words and its neighbours."""

    def __init__(self, pieces: Sequence[Piece], opening: Opening, has_headings: bool) -> None:
        """``has_headings`` says that the mark-up names headings: a line that it does not name then is none."""
        self.pieces = pieces
        self.known = opening.kinds
        self.start = opening.body
        self.byline = opening.metadata.byline
        self.has_headings = has_headings
        self.questions = frozenset() if has_headings else heading_questions(pieces, opening.body)

    def kinds(self) -> list[BlockKind]:
        comments = comments_start(self.pieces, self.start + 1)
        kinds = [self._kind(index) for index in range(comments)]
        self._name_links(kinds)
        name_pulled_quotes(self.pieces, kinds, self.start)
        name_tail(self.pieces, kinds, self.start)
        name_author_notes(self.pieces, kinds, self.start, self.byline)
        self._name_headings_of_nothing(kinds)
        return kinds + self._kinds_below(comments)

    def _kinds_below(self, comments: int) -> list[BlockKind]:
        """Return the kinds of the comments and of what the site put between and behind them."""
        texts = [piece.text for piece in self.pieces[comments:]]
        kinds = [BlockKind.FURNITURE if is_furniture(text) else BlockKind.COMMENT for text in texts]
        over = [i for i, kind in enumerate(kinds) if kind is BlockKind.FURNITURE and ends_article(texts[i])]
        if over and comments_start(self.pieces, comments + over[-1]) == len(self.pieces):
            kinds[over[-1] :] = [BlockKind.FURNITURE] * (len(kinds) - over[-1])
        return kinds

    def _kind(self, index: int) -> BlockKind:
        if index in self.known:
            return self.known[index]
        piece = self.pieces[index]
        if piece.kind in (
            BlockKind.TABLE,
            BlockKind.CAPTION,
            BlockKind.FOOTNOTE,
            BlockKind.BLOCK_QUOTE,
            BlockKind.BYLINE,
            BlockKind.COMMENT,
            BlockKind.FURNITURE,
        ):
            return piece.kind
        if piece.kind is BlockKind.HEADLINE:
            return BlockKind.HEADING
        if is_caption(piece.text):
            return BlockKind.CAPTION
        if is_furniture(piece.text):
            return BlockKind.FURNITURE
        return piece.kind or self._kind_by_words(index)

    def _kind_by_words(self, index: int) -> BlockKind:
        text = self.pieces[index].text
        if _NUMBERED().match(text) and self._has_numbered_neighbour(index):
            return BlockKind.LIST_ITEM
        if index in self.questions:
            return BlockKind.HEADING
        lone = lone_line_kind(text)
        if lone is not None:
            return lone
        if is_complete(text) or not _opens_like_line(text):
            return BlockKind.PARAGRAPH
        if self._is_picture_text(index):
            return BlockKind.CAPTION
        if (
            self.has_headings
            or text[-1] in ",;"
            or len(text) > _LONGEST_HEADING
            or len(text.split()) > _MOST_HEADING_WORDS
        ):
            return BlockKind.PARAGRAPH
        return BlockKind.HEADING

    def _has_numbered_neighbour(self, index: int) -> bool:
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(self.pieces)]
        return any(self.pieces[i].kind is None and _NUMBERED().match(self.pieces[i].text) for i in beside)

    def _is_picture_text(self, index: int) -> bool:
        """True for a line that ends in a date, and for one of two lines right below each other, neither a sentence."""
        text = self.pieces[index].text
        if ends_like_caption(text):
            return True
        if self.pieces[index].tight:
            return not is_complete(self.pieces[index - 1].text)
        below = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        return below is not None and below.tight and below.kind is None and not is_complete(below.text)

    def _name_links(self, kinds: list[BlockKind]) -> None:
        """A line that follows "watch part 2 here:" is the link's title."""
        for index in range(1, len(kinds)):
            above = self.pieces[index - 1].text
            if kinds[index - 1] is BlockKind.FURNITURE and above.endswith(":") and kinds[index] is BlockKind.HEADING:
                kinds[index] = BlockKind.FURNITURE

    def _name_headings_of_nothing(self, kinds: list[BlockKind]) -> None:
        """Short lines that no prose follows are links at the page's end, not headings; so are lists below furniture."""
        end = len(kinds)
        while end > self.start + 1 and self._may_be_link(end - 1, kinds[end - 1]):
            end -= 1
        below_furniture = False
        for index in range(end, len(kinds)):
            if kinds[index] is BlockKind.HEADING or (kinds[index] is BlockKind.LIST_ITEM and below_furniture):
                kinds[index] = BlockKind.FURNITURE
            below_furniture = kinds[index] is BlockKind.FURNITURE

    def _may_be_link(self, index: int, kind: BlockKind) -> bool:
        if kind is BlockKind.LIST_ITEM:
            return not is_complete(self.pieces[index].text)
        return kind not in _PROSE and kind is not BlockKind.TABLE


def _opens_like_line(text: str) -> bool:
    """True where a heading or caption may begin so: a capital, a digit, a mark; or a script without capitals."""
    return not text[0].islower()
