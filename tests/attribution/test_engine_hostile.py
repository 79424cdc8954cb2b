"""Texts nobody would write: the engine must come back soon and within bounds."""

import time

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind

SECONDS = 5.0
"""for 100,000 code points, on a slow and busy machine"""
SIZE = 100_000


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "Lund said that ",
        "Ida Lund said that it rained. Lund left. He said so. ",
        "according to ",
        "the claim that ",
        "“It rained,” he said. ",
        "“It “rained ",
        "Lund, who said, ",
        "Lund: ",
        ", ",
        "Ida Lund ",
        "the memo said “one two three four five” and ",
        "x",
        "\n\n“",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    text = (piece * (SIZE // len(piece))).strip()
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    article = Article("a.txt", text, tuple(blocks))
    engine = Engine(RuleFinder())
    started = time.perf_counter()
    engine.reconcile([engine.annotate(article, article)])
    assert time.perf_counter() - started < SECONDS


def test_a_quotation_never_closed_is_held_against_the_document_once_not_for_each_of_its_sentences() -> None:
    text = "Lund said “" + "It rained on the pier again. " * 7_000
    article = Article("a.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),))
    document = Article(
        "primary.txt", "The ferry is to be sold, the master wrote.", (Block(0, 42, BlockKind.PARAGRAPH),)
    )
    engine = Engine(RuleFinder())
    started = time.process_time()
    annotated = engine.annotate(article, document)
    assert time.process_time() - started < SECONDS
    assert len(annotated.quotations) == 1
    assert len(annotated.sentences) > 6_000
