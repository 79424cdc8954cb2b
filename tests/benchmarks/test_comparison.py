"""What comparing a folder costs beside reading it and splitting it into sentences, and how that grows with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.attribution.sentences import split_sentences
from hearsay.comparison.folder_comparison import FolderComparison, compare
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.reading.folder import read_folder
from scoring.planted_figures import planted_figures
from scoring.planted_quotations import PlantedFolder, plant
from scoring.timing import in_turns

ARTICLES = 1000
MANY_ARTICLES = 4000
ROUNDS = 3
ADDED = 50
MOST_OF_READING = 10.0
"""times the reading that comparing may take"""
MOST_OF_A_THOUSAND = 5.0
"""times as long that four thousand articles may take"""
MOST_OF_FOLDER = 0.02
"""share (0–1) of comparing the folder that one more article may cost"""


def _written(planted: PlantedFolder, folder: Path) -> Path:
    for annotated in planted.articles:
        (folder / annotated.article.path).write_text(annotated.article.text, "utf-8")
    return folder


def _read_and_split(folder: Path) -> int:
    articles = read_folder(folder).articles
    return sum(len(split_sentences(article, ())) for article in articles)


def test_against_reading(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    planted = plant(ARTICLES, seed=11)
    folder = _written(planted, tmp_path)
    works: tuple[Callable[[], object], ...] = (
        lambda: _read_and_split(folder),
        lambda: compare(planted.articles, planted.document),
    )
    assert _read_and_split(folder) >= 40 * ARTICLES
    reading, comparing = benchmark.pedantic(in_turns, args=works, kwargs={"rounds": ROUNDS}, rounds=1)
    ratio = median(own / other for own, other in zip(comparing, reading, strict=True))
    benchmark.extra_info["times reading and splitting"] = ratio
    print(
        f"\n{ARTICLES} articles of 40 sentences: read and split in {median(reading):.2f} s, compared in"
        f" {median(comparing):.2f} s, {ratio:.2f} times that (at most {MOST_OF_READING:.0f})"
    )
    assert ratio <= MOST_OF_READING


def test_planted_truth(benchmark: BenchmarkFixture) -> None:
    planted = plant(ARTICLES, seed=14)
    comparison = benchmark.pedantic(compare, args=(planted.articles, planted.document), rounds=1)
    figures = planted_figures(planted, comparison)
    print(
        f"\n{len(planted.planted)} quotations planted in {ARTICLES} articles: members found with precision"
        f" {figures.precision:.4f} and recall {figures.recall:.4f}, verdicts right {figures.verdicts:.4f}"
    )
    assert min(figures.precision, figures.recall) >= 0.98
    assert figures.verdicts >= 0.95


def test_four_times_as_many(benchmark: BenchmarkFixture) -> None:
    few, many = plant(ARTICLES, seed=12), plant(MANY_ARTICLES, seed=12)
    works: tuple[Callable[[], object], ...] = (
        lambda: compare(few.articles, few.document),
        lambda: compare(many.articles, many.document),
    )
    short, long = benchmark.pedantic(in_turns, args=works, kwargs={"rounds": ROUNDS}, rounds=1)
    ratio = median(own / other for own, other in zip(long, short, strict=True))
    benchmark.extra_info["times as long for four times the articles"] = ratio
    print(
        f"\n{ARTICLES} articles in {median(short):.2f} s, {MANY_ARTICLES} in {median(long):.2f} s:"
        f" {ratio:.2f} times as long (at most {MOST_OF_A_THOUSAND:.0f})"
    )
    assert ratio <= MOST_OF_A_THOUSAND


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def test_one_more_article(benchmark: BenchmarkFixture) -> None:
    planted = plant(ARTICLES, seed=13)
    known, added = planted.articles[:-ADDED], planted.articles[-ADDED:]
    grown = FolderComparison(planted.document)

    def whole() -> None:
        for article in known:
            grown.put(article)
        grown.comparison()

    def one(article: AnnotatedArticle) -> None:
        grown.put(article)
        grown.comparison()

    folder = _seconds(whole)
    each = benchmark.pedantic(lambda: [_seconds(partial(one, article)) for article in added], rounds=1)
    share = median(each) / folder
    benchmark.extra_info["share of the folder's cost"] = share
    print(
        f"\n{len(known)} articles compared in {folder:.2f} s; one more in {median(each) * 1000:.0f} ms"
        f" (at most {max(each) * 1000:.0f}), {share:.2%} of that (at most {MOST_OF_FOLDER:.0%})"
    )
    assert share <= MOST_OF_FOLDER
