"""What finding the articles' remarks on their sources costs beside comparing them, where every article has some."""

from collections.abc import Callable
from dataclasses import replace
from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.comparison.folder_comparison import compare
from hearsay.comparison.source_register import register_sources
from hearsay.comparison.source_remarks import find_remarks
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from scoring.planted_quotations import plant
from scoring.timing import in_turns

ARTICLES = 1000
ROUNDS = 3
MOST_OF_COMPARING = 0.3
"""share (0–1) of comparing the folder that its remarks may cost"""
SAID = ("Lund declined to comment.", "The mayor denied it.", "The paper could not verify the memo.")


def _with_remarks(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with three sentences more that say something of a source."""
    text, sentences = annotated.article.text, list(annotated.sentences)
    for said in SAID:
        text += f"\n\n{said}"
        sentences.append(Sentence(len(text) - len(said), len(text), AttributionType.UNATTRIBUTED, 0.9))
    return replace(annotated, article=replace(annotated.article, text=text), sentences=tuple(sentences))


def test_against_comparing(benchmark: BenchmarkFixture) -> None:
    planted = plant(ARTICLES, seed=15)
    articles = tuple(map(_with_remarks, planted.articles))
    register = register_sources(articles)
    works: tuple[Callable[[], object], ...] = (
        lambda: compare(articles, planted.document),
        lambda: find_remarks(articles, register),
    )
    found = find_remarks(articles, register).remarks
    comparing, finding = benchmark.pedantic(in_turns, args=works, kwargs={"rounds": ROUNDS}, rounds=1)
    ratio = median(own / other for own, other in zip(finding, comparing, strict=True))
    benchmark.extra_info["share of comparing"] = ratio
    print(
        f"\n{ARTICLES} articles compared in {median(comparing):.2f} s, {len(found)} remarks found in"
        f" {median(finding):.2f} s, {ratio:.1%} of that (at most {MOST_OF_COMPARING:.0%})"
    )
    assert len(found) >= ARTICLES
    assert ratio <= MOST_OF_COMPARING
