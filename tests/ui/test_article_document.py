"""Words found by code point must be the words that Qt selects."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.spans import Span
from hearsay.ui.article_document import ArticleDocument
from hearsay.ui.theme import load_theme


def _document(*paragraphs: str) -> ArticleDocument:
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    article = Article("a.txt", "\n\n".join(paragraphs), tuple(blocks))
    return ArticleDocument(article, load_theme(dark=False), 11)


def test_selected_words_match_after_emoji_and_line_ends(qtbot: QtBot) -> None:
    document = _document("🌉 The bridge 🌉", "one\ntwo 𝔘 three", "last")
    text = document.article.text
    for words in ("bridge", "two 𝔘", "three", "last"):
        start = text.index(words)
        span = Span(start, start + len(words))
        assert document.cursor(span).selectedText() == words
        assert Span(*(document.code_points(p) for p in document.range(span))) == span


def test_every_block_is_one_paragraph(qtbot: QtBot) -> None:
    document = _document("one\ntwo", "three", "")
    assert isinstance(document.document, QTextDocument)
    assert document.document.blockCount() == 3


def test_right_to_left_articles_are_laid_out_so(qtbot: QtBot) -> None:
    article = Article("ur.txt", "وزیر اعظم نے کہا", (Block(0, 16, BlockKind.PARAGRAPH),), language="ur")
    document = ArticleDocument(article, load_theme(dark=False), 11)
    assert document.document.firstBlock().blockFormat().layoutDirection().name == "RightToLeft"
