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


def test_footnotes_are_small_in_full_ink_and_stand_apart_from_the_text(qtbot: QtBot) -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.FOOTNOTE)
    blocks = tuple(Block(6 * n, 6 * n + 4, kind) for n, kind in enumerate(kinds))
    theme = load_theme(dark=False)
    made = ArticleDocument(Article("a.txt", "\n\n".join(["Text"] * 4), blocks), theme, 10).document
    text, last, note, _ = (made.findBlockByNumber(number) for number in range(4))
    letters, small = (block.begin().fragment().charFormat() for block in (text, note))
    assert small.font().pointSizeF() < letters.font().pointSizeF()
    assert small.foreground().color() == theme.ink
    assert last.blockFormat().bottomMargin() > 2 * text.blockFormat().bottomMargin() > note.blockFormat().bottomMargin()
