"""What looking for echoes costs beside reading the folder and comparing its quotations, and how that grows with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.attribution.sentences import split_sentences
from hearsay.comparison.folder_comparison import FolderComparison, compare
from hearsay.comparison.folder_echoes import FolderEchoes, find_echoes
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.reading.folder import read_folder
from scoring.planted_echoes import echo_figures, plant_echoes
from scoring.planted_quotations import PlantedFolder, plant
from scoring.timing import in_turns

ARTICLES = 1000
MANY_ARTICLES = 4000
ROUNDS = 3
ADDED = 30
MOST_OF_READING = 10.0
"""times the reading that comparing may take, echoes and all"""
MOST_OF_A_THOUSAND = 5.0
"""times as long that four thousand articles may take"""
MOST_OF_FOLDER = 0.02
"""share (0–1) of the folder’s cost that one more article may cost"""


def _compare_all(planted: PlantedFolder) -> None:
    compare(planted.articles, planted.document)
    find_echoes(planted.articles)


def test_against_reading(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    planted = plant(ARTICLES, seed=11)
    for annotated in planted.articles:
        (tmp_path / annotated.article.path).write_text(annotated.article.text, "utf-8")

    def read() -> int:
        return sum(len(split_sentences(article, ())) for article in read_folder(tmp_path).articles)

    works: tuple[Callable[[], object], ...] = (read, lambda: _compare_all(planted))
    assert read() >= 40 * ARTICLES
    reading, comparing = benchmark.pedantic(in_turns, args=works, kwargs={"rounds": ROUNDS}, rounds=1)
    ratio = median(own / other for own, other in zip(comparing, reading, strict=True))
    benchmark.extra_info["times reading and splitting"] = ratio
    print(
        f"\n{ARTICLES} articles: read and split in {median(reading):.2f} s, compared, echoes and all, in"
        f" {median(comparing):.2f} s, {ratio:.2f} times that (at most {MOST_OF_READING:.0f})"
    )
    assert ratio <= MOST_OF_READING


def test_four_times_as_many(benchmark: BenchmarkFixture) -> None:
    few, many = plant(ARTICLES, seed=12), plant(MANY_ARTICLES, seed=12)
    works: tuple[Callable[[], object], ...] = (lambda: _compare_all(few), lambda: _compare_all(many))
    short, long = benchmark.pedantic(in_turns, args=works, kwargs={"rounds": 1}, rounds=1)
    ratio = median(own / other for own, other in zip(long, short, strict=True))
    benchmark.extra_info["times as long for four times the articles"] = ratio
    print(
        f"\n{ARTICLES} articles in {median(short):.2f} s, {MANY_ARTICLES} in {median(long):.2f} s:"
        f" {ratio:.2f} times as long (at most {MOST_OF_A_THOUSAND:.0f})"
    )
    assert ratio <= MOST_OF_A_THOUSAND


def test_one_more_article(benchmark: BenchmarkFixture) -> None:
    planted = plant_echoes(ARTICLES, seed=13)
    known, added = planted.articles[:-ADDED], planted.articles[-ADDED:]
    quotations, echoes = FolderComparison(), FolderEchoes()

    def take_in(*articles: AnnotatedArticle) -> float:
        begun = perf_counter()
        for article in articles:
            quotations.put(article)
            echoes.put(article)
        quotations.comparison()
        echoes.echoes()
        return perf_counter() - begun

    folder = take_in(*known)
    each = benchmark.pedantic(lambda: [partial(take_in, article)() for article in added], rounds=1)
    share = median(each) / folder
    benchmark.extra_info["share of the folder's cost"] = share
    print(
        f"\n{len(known)} articles in {folder:.2f} s; one more in {median(each) * 1000:.0f} ms"
        f" (at most {max(each) * 1000:.0f}), {share:.2%} of that (at most {MOST_OF_FOLDER:.0%})"
    )
    assert share <= MOST_OF_FOLDER


def test_planted_truth(benchmark: BenchmarkFixture) -> None:
    planted = plant_echoes(ARTICLES, seed=14)
    figures = echo_figures(planted, benchmark.pedantic(find_echoes, args=(planted.articles,), rounds=1))
    print(
        f"\n{len(planted.pairs)} echoes planted in {ARTICLES} articles: precision {figures.precision:.4f}, copies found"
        f" {figures.copies:.4f}, paraphrases {figures.paraphrases:.4f}"
    )
    assert figures.precision >= 0.95
    assert min(figures.copies, figures.paraphrases) >= 0.95
