"""An article as a QTextDocument: the one place where code points become Qt's positions."""

from bisect import bisect_right

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.spans import Span
from hearsay.ui.theme import Theme, interface_font, reading_font
from hearsay.ui.utf16 import Utf16Map

LINE_HEIGHT_PERCENT = 142.0
_LINE_SEPARATOR = "\u2028"
"""stands for a line end inside a block, so that one block stays one QTextBlock"""

_QUIET = frozenset(
    {
        BlockKind.BYLINE,
        BlockKind.DATELINE,
        BlockKind.CAPTION,
        BlockKind.FURNITURE,
        BlockKind.COMMENT,
        BlockKind.TABLE,
    }
)


class ArticleDocument:
    """A QTextDocument of an article with positions convertible both ways.

    Block *n* of the article is QTextBlock *n*: the two newlines between blocks become one paragraph separator.
    """

    def __init__(self, article: Article, theme: Theme, points: float) -> None:
        self.article = article
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self._units = Utf16Map(article.text)
        self._blocks = article.blocks or (Block(0, len(article.text), BlockKind.PARAGRAPH),)
        self._starts = [block.start for block in self._blocks]
        self._document_starts = self._fill()
        self.restyle(theme, points)

    def position(self, code_points: int) -> int:
        """Return the document position of a position in the article's text."""
        index = max(0, bisect_right(self._starts, code_points) - 1)
        block = self._blocks[index]
        inside = min(code_points, block.end)
        return self._document_starts[index] + self._units.units(inside) - self._units.units(block.start)

    def code_points(self, position: int) -> int:
        """Return the position in the article's text of a document position."""
        index = max(0, bisect_right(self._document_starts, position) - 1)
        block = self._blocks[index]
        units = self._units.units(block.start) + position - self._document_starts[index]
        return min(self._units.code_points(units), block.end)

    def range(self, span: Span) -> tuple[int, int]:
        return self.position(span.start), self.position(span.end)

    def cursor(self, span: Span) -> QTextCursor:
        """Return a cursor that selects a span."""
        start, end = self.range(span)
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def restyle(self, theme: Theme, points: float) -> None:
        """Set faces, sizes and colours anew, after a change of theme or of text size."""
        self.document.setDefaultFont(reading_font(points))
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for index, block in enumerate(self._blocks):
            text_block = self.document.findBlockByNumber(index)
            cursor.setPosition(text_block.position())
            cursor.setPosition(text_block.position() + text_block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_char_format(block.kind, theme, points))
            block_format = _block_format(block.kind, self.article, points)
            if self._stands_above_footnotes(index):
                block_format.setBottomMargin(points * 2)
            cursor.setBlockFormat(block_format)
        cursor.endEditBlock()

    def _stands_above_footnotes(self, index: int) -> bool:
        below = self._blocks[index + 1 : index + 2]
        return bool(below) and below[0].kind is BlockKind.FOOTNOTE is not self._blocks[index].kind

    def _fill(self) -> list[int]:
        texts = [block.span.of(self.article.text).replace("\n", _LINE_SEPARATOR) for block in self._blocks]
        self.document.setPlainText("\n".join(texts))
        return [self.document.findBlockByNumber(index).position() for index in range(len(texts))]


def _char_format(kind: BlockKind, theme: Theme, points: float) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.ink)
    font = reading_font(points)
    if kind is BlockKind.HEADLINE:
        font = reading_font(points * 1.24)
        font.setWeight(QFont.Weight.Bold)
    elif kind is BlockKind.HEADING:
        font = reading_font(points * 1.08)
        font.setWeight(QFont.Weight.Bold)
    elif kind is BlockKind.FOOTNOTE:
        # Small, but in full ink: its sentences have types, and paler letters would be hard to read on their tints.
        font = reading_font(points * 0.84)
    elif kind in _QUIET:
        font = interface_font(points * 0.8)
        made.setForeground(theme.muted)
    made.setFont(font)
    return made


def _block_format(kind: BlockKind, article: Article, points: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    heights = QTextBlockFormat.LineHeightTypes
    tight = kind in _QUIET or kind in {BlockKind.HEADLINE, BlockKind.HEADING}
    line_height = 116.0 if tight else LINE_HEIGHT_PERCENT
    made.setLineHeight(line_height, heights.ProportionalHeight.value)
    gap = points * (0.35 if kind in _QUIET or kind in {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE} else 0.85)
    made.setBottomMargin(gap)
    if kind is BlockKind.HEADING:
        made.setTopMargin(points * 0.7)
    if kind in {BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM, BlockKind.COMMENT}:
        made.setLeftMargin(points * 1.3)
    if article.language.split("-")[0] in {"ar", "fa", "he", "ur"}:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return made
