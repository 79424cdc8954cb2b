"""The real articles and pages beside the checkout: their shape, not their words."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from hearsay.domain.article import Article, BlockKind, Folder
from hearsay.reading.folder import read_folder
from hearsay.reading.registry import read_file


@pytest.fixture(scope="module")
def folder(shared: Path) -> Folder:
    return read_folder(shared / "cases" / "cypher")


def kinds_of(article: Article) -> list[BlockKind]:
    return [block.kind for block in article.blocks]


def block_with(article: Article, needle: str) -> tuple[BlockKind, str]:
    found = [(b.kind, b.span.of(article.text)) for b in article.blocks if needle in b.span.of(article.text)]
    assert len(found) == 1
    return found[0]


def test_all_five_are_read_each_with_one_headline_that_is_its_title(folder: Folder) -> None:
    assert len(folder.articles) == 5
    assert folder.skipped == ()
    assert folder.primary is None
    for article in folder.articles:
        assert kinds_of(article).count(BlockKind.HEADLINE) == 1
        headline = next(b for b in article.blocks if b.kind is BlockKind.HEADLINE)
        assert article.title == headline.span.of(article.text)
        assert article.text.count(article.title) == 1
        assert article.language == "en"


def test_no_markup_survives(folder: Folder) -> None:
    for article in folder.articles:
        for sign in ("](", "(#)", "\\*", "**", "\n#", "mailto:", "---"):
            assert sign not in article.text


def test_paragraphs_broken_by_a_page_are_whole(folder: Folder) -> None:
    article = folder.articles[3]
    assert block_with(article, "remove him from power.")[0] is BlockKind.PARAGRAPH
    assert block_with(article, "since 9/11 that have")[0] is BlockKind.PARAGRAPH


def test_the_markdown_article_knows_who_wrote_it_when_and_for_whom(folder: Folder) -> None:
    article = folder.articles[3]
    assert (article.byline, article.outlet, article.published) == (
        "Junaid S. Ahmad",
        "Global Research",
        "April 02, 2022",
    )
    assert kinds_of(article).count(BlockKind.HEADING) == 9
    assert kinds_of(article).count(BlockKind.LIST_ITEM) == 3
    assert block_with(article, "(Source:")[0] is BlockKind.CAPTION


def test_site_furniture_is_told_apart(folder: Folder) -> None:
    for article, tail in zip(folder.articles[:4], (1, 2, 5, 10), strict=True):
        kinds = kinds_of(article)
        assert kinds[-tail:] == [BlockKind.FURNITURE] * tail
        assert kinds[-tail - 1] is BlockKind.PARAGRAPH


def test_reader_comments_end_the_last_article(folder: Folder) -> None:
    article = folder.articles[4]
    kinds = kinds_of(article)
    assert kinds[-9:] == [BlockKind.COMMENT] * 9
    assert BlockKind.COMMENT not in kinds[:-9]
    assert block_with(article, "Part 1 of 2")[0] is BlockKind.FURNITURE
    assert kinds.count(BlockKind.CAPTION) == 2


def test_the_cable_is_the_primary_document(shared: Path) -> None:
    folder = read_folder(shared / "cases" / "cypher-with-cable")
    assert folder.primary is not None
    assert kinds_of(folder.primary) == [BlockKind.HEADLINE] + [BlockKind.PARAGRAPH] * 5
    assert len(folder.articles) == 5


def word_f1(found: str, expected: str) -> float:
    counts = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", expected))
    shared_words = sum((counts[0] & counts[1]).values())
    return 2 * shared_words / (counts[0].total() + counts[1].total())


def test_saved_pages_yield_their_main_text_and_their_titles(shared: Path) -> None:
    pages = sorted((shared / "pages").glob("*.html"))
    scores, titles = [], 0
    for page in pages:
        article = read_file(page, root=page.parent)
        aside = {BlockKind.FURNITURE, BlockKind.COMMENT}
        text = " ".join(b.span.of(article.text) for b in article.blocks if b.kind not in aside)
        scores.append(word_f1(text, page.with_suffix(".txt").read_text(encoding="utf-8")))
        titles += article.title == json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["title"]
    assert len(pages) == 28
    assert sum(scores) / len(scores) >= 0.97
    assert min(scores) >= 0.88
    assert titles >= 26


def test_the_language_of_saved_pages_is_what_their_text_is_in(shared: Path) -> None:
    found = {page.stem: read_file(page, root=page.parent).language for page in (shared / "pages").glob("*.html")}
    others = {"aktualne": "cs", "la-nacion": "es", "liberation-1": "fr", "qq": "zh", "yahoo-4": "ja"}
    assert {name: tag[:2] for name, tag in found.items()} == {name: others.get(name, "en") for name in found}
