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
