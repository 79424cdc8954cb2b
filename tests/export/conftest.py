"""An affair invented for the comparison's part of the reports: a memo, and four papers that quote it as they like."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Quotation, Sentence
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import (
    ChangeKind,
    Comparison,
    Cut,
    CutPlace,
    Difference,
    Judgement,
    Loss,
    Member,
    QuotationCluster,
    Verdict,
)
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister
from hearsay.domain.spans import Span
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


@pytest.fixture
def hostile_affair() -> Callable[[str], Affair]:
    """Return what makes an affair in which one text stands wherever a comparison can have any."""

    def make(hostile: str) -> Affair:
        texts = (f"{hostile} one {hostile}", f"{hostile} two {hostile}")
        papers = [article(f"{hostile}{number}", text) for number, text in enumerate(texts)]
        whole = [Span(0, len(text)) for text in texts]
        inner = Span(len(hostile) + 1, len(hostile) + 4)
        lost = tuple(Loss)
        changes = tuple(Difference(kind, inner, hostile, hostile, lost) for kind in ChangeKind)
        gone = Difference(ChangeKind.DELETED, Span(inner.end, inner.end), "", hostile)
        cuts = tuple(Cut(place, Span(0, 1), hostile, marked=True, lost=lost) for place in CutPlace)
        judgement = Judgement(Verdict.ALTERED, Span(0, 1), (*changes, gone), cuts)
        members = (
            Member(papers[0].path, (whole[0],), (0,), texts[0], (hostile, hostile)),
            Member(papers[1].path, (whole[1],), (0,), texts[1], (hostile,), (), judgement),
        )
        cluster = QuotationCluster(hostile, members, 0)
        sources = (
            Source(hostile, SourceKind.DOCUMENT, (hostile, f"{hostile}!")),
            Source(f"{hostile}?", SourceKind.NAMED, (f"{hostile}?",)),
        )
        kind = AttributionType.QUOTE
        routes = {(each.path, 0): Route(each.path, 0, kind, (1, 0), 0) for each in papers}
        register = SourceRegister(sources, routes)
        roots = {hostile: register.roots_of(routes)}
        annotated = tuple(
            AnnotatedArticle(
                paper, (Sentence(0, len(paper.text), kind, 0.9),), (), (Quotation(0, span.end),), "rules 1"
            )
            for paper, span in zip(papers, whole, strict=True)
        )
        folder = Folder("/case", tuple(papers), article("primary.txt", "x"))
        return Affair(folder, annotated, ComparedFolder(Comparison.of((cluster,)), register, roots), lambda _: "")

    return make


@pytest.fixture
def crowded_affair() -> Callable[[int, int], Affair]:
    """Return what makes an affair of so many papers, each of which has so many quotations, each in its own wording."""

    def make(papers: int, quotations: int) -> Affair:
        known = [article(f"{number}.txt", f"word{number} that all have") for number in range(papers)]
        clusters = [
            QuotationCluster(
                str(at),
                tuple(Member(paper.path, (Span(0, len(paper.text)),), (at,), paper.text, ("Ida",)) for paper in known),
                0,
            )
            for at in range(quotations)
        ]
        annotated = tuple(
            AnnotatedArticle(
                paper,
                (Sentence(0, len(paper.text), AttributionType.QUOTE, 0.9),),
                (),
                tuple(Quotation(0, len(paper.text)) for _ in range(quotations)),
                "rules 1",
            )
            for paper in known
        )
        compared = ComparedFolder(Comparison.of(clusters), SourceRegister((), {}), {})
        return Affair(Folder("/case", tuple(known)), annotated, compared, lambda _: "")

    return make
