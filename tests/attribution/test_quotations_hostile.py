"""What holds of quotations and sentences in any text at all, and how long hostile text takes."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.sentences import split_sentences
from hearsay.domain.article import Article, Block, BlockKind

_PIECES = st.sampled_from(
    [
        *"\"“”„‟«»‹›「」『』'‘’‚`´.!?…:;,()[]—- \n\u00a0*#>5aZ。؟।",
        "''",
        "``",
        ",,",
        " said ",
        "He said",
        "wrote:",
        "the ",
        "“I",
    ]
)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join))


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    text, blocks = "", []
    for words in draw(st.lists(_TEXTS, max_size=6)):
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(words), draw(st.sampled_from(BlockKind))))
        text += words
    return Article("a.txt", text, tuple(blocks), language=draw(st.sampled_from(["en", "de", "ja", ""])))


@given(_articles())
def test_quotations_are_in_order_and_each_in_one_prose_block(article: Article) -> None:
    quotations = scan_quotations(article)
    for quotation, following in itertools.pairwise(quotations):
        assert quotation.end <= following.start
    for quotation in quotations:
        inside = [b for b in article.blocks if b.start <= quotation.start and quotation.end <= b.end]
        assert any(block.kind.is_prose for block in inside)
        words = quotation.span.of(article.text)
        assert words
        assert words == words.strip()
    assert scan_quotations(article) == quotations


@given(_articles())
def test_sentences_hold_every_character_that_is_no_space(article: Article) -> None:
    sentences = split_sentences(article, scan_quotations(article))
    reach = 0
    for sentence in sentences:
        assert not article.text[reach : sentence.start].strip()
        words = sentence.of(article.text)
        assert words
        assert words == words.strip()
        assert any(b.start <= sentence.start and sentence.end <= b.end for b in article.blocks)
        reach = sentence.end
    assert not article.text[reach:].strip()


def _seconds(unit: str, length: int) -> float:
    text = unit * (length // len(unit))
    article = Article("a.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),))
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        split_sentences(article, scan_quotations(article))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "unit",
    ['"', "'", "“", "”", " “a", " 'a", "'a' ", "“a” ", "« ", "“a, ", "“a. ", "“‘", '…"', "A. ", "“a\n", ": said, “"],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    small = _seconds(unit, 10_000)
    # Quadratic work would take 16 times as long; linear work takes 4, and a busy machine more.
    assert _seconds(unit, 40_000) < 8 * small + 0.05
