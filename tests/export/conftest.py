"""An affair invented for the comparison's part of the reports: a memo, and four papers that quote it as they like."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind, Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.services.analysis import Analysis
from hearsay.services.comparing import compare_folder

MEMO = (
    "I met Ida Thorn at the lamp board. Thorn said that “the great lamp of the island will not fail before winter "
    "unless the oil freezes. We may have to close the tower for good, and I do not like it.”"
)
PAPERS = {
    "1 herald.txt": (
        "“The great lamp of the island will not fail before winter unless the oil freezes,” Ida Thorn said, according "
        "to the memo.\n\n“We have counted every barrel on the whole island,” said Olaf Brandt."
    ),
    "2 gazette.txt": (
        "The Herald reported that the memo quotes Ida Thorn as saying “the great lamp of the island will fail "
        "before winter.”"
    ),
    "3 mirror.txt": (
        "“The great [old] lamp of the island will never fail before winter unless the oil freezes,” Ida Thorn said, "
        "according to the memo.\n\n“I would sooner drink the oil than burn it,” Ida Thorn said, according to the memo."
    ),
    "4 post.txt": (
        "“We have counted every barrel on the whole island,” Olaf Brandt told reporters.\n\n"
        "“We may have to close the tower for good,” Ida Thorn said, according to the memo."
    ),
}


@dataclass(frozen=True)
class Affair:
    """A folder, analysed by the rules and compared."""

    folder: Folder
    annotated: tuple[AnnotatedArticle, ...]
    compared: ComparedFolder
    explain: Callable[..., str]


def article(path: str, text: str) -> Article:
    """Return an article of these paragraphs."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    return Article(path, text, tuple(blocks), title=path)


@pytest.fixture(scope="session")
def make_affair() -> Callable[..., Affair]:
    """Return what makes an affair of papers (texts by path), with a memo or without."""
    analysis = Analysis(Engine(RuleFinder()))

    def make(papers: dict[str, str], memo: str = "") -> Affair:
        primary = article("primary.txt", memo) if memo else None
        folder = Folder("/case", tuple(article(path, text) for path, text in papers.items()), primary)
        annotated = analysis.analyse_folder(folder)
        return Affair(folder, annotated, compare_folder(annotated, primary), analysis.explain)

    return make


@pytest.fixture(scope="session")
def affair(make_affair: Callable[..., Affair]) -> Affair:
    return make_affair(PAPERS, MEMO)


@pytest.fixture(scope="session")
def affair_alone(make_affair: Callable[..., Affair]) -> Affair:
    """The same papers without the memo."""
    return make_affair(PAPERS)
