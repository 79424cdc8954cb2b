"""Pages in the mark-up styles of the big publishing systems: the article's blocks, their kinds, and the metadata."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hearsay.domain.article import Article, BlockKind
from hearsay.reading.registry import read_file

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted(FOLDER.glob("*.html"))
ASIDE = {BlockKind.FURNITURE, BlockKind.COMMENT}
TOLD_BY_MARKUP = {"headline", "heading", "block_quote", "list_item", "table", "caption", "footnote"}
METADATA = ("title", "byline", "outlet", "published", "address", "language")


def expected_of(page: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    return expected


def kept_blocks(article: Article) -> list[list[str]]:
    return [[str(b.kind), b.span.of(article.text)] for b in article.blocks if b.kind not in ASIDE]


def word_f1(found: str, expected: str) -> float:
    counts = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", expected))
    return 2 * (counts[0] & counts[1]).total() / (counts[0].total() + counts[1].total())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_yields_its_article(page: Path) -> None:
    article, expected = read_file(page, root=FOLDER), expected_of(page)
    found = kept_blocks(article)
    assert word_f1(" ".join(t for _, t in found), " ".join(t for _, t in expected["blocks"])) > 0.98
    assert [b for b in found if b[0] in TOLD_BY_MARKUP] == [b for b in expected["blocks"] if b[0] in TOLD_BY_MARKUP]
    assert [text for kind, text in found if kind == "paragraph"] == [
        text for kind, text in expected["blocks"] if kind == "paragraph"
    ]
    assert {name: getattr(article, name) for name in METADATA} == {name: expected[name] for name in METADATA}


def test_pulled_quotes_are_shown_but_are_no_quotation() -> None:
    article = read_file(FOLDER / "wordpress-block.html", root=FOLDER)
    pulled = [b for b in article.blocks if b.span.of(article.text).startswith("We could not find one engineer")]
    assert [block.kind for block in pulled] == [BlockKind.FURNITURE]


def test_a_pull_quote_that_repeats_nothing_is_a_quotation(tmp_path: Path) -> None:
    prose = "The harbour board met on Tuesday and voted to close the old ferry pier before the winter storms arrive."
    page = tmp_path / "page.html"
    page.write_text(
        f"<article><h1>Pier closed</h1><p>{prose}</p><aside class='pull-quote'><p>We never saw the sea so high.</p>"
        f"</aside><p>{prose}</p></article>",
        encoding="utf-8",
    )
    assert ["block_quote", "We never saw the sea so high."] in kept_blocks(read_file(page, root=tmp_path))


def test_readers_comments_are_comments_and_menus_are_gone() -> None:
    article = read_file(FOLDER / "wordpress-block.html", root=FOLDER)
    comments = [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.COMMENT]
    assert "Typical. My grandfather built that pier and nobody asks us anything any more." in comments
    assert "Tides" not in article.text
    assert "lighthouse gets a new lamp" not in article.text
