"""Folders made to hurt: time and memory stay bounded, and nothing breaks."""

from time import perf_counter
from typing import Any

import pytest

from hearsay.comparison.alignment import align
from hearsay.comparison.folder_comparison import compare
from hearsay.domain.comparison import Verdict

PATIENCE_S = 20


def _repeated(quotation: str, times: int) -> tuple[str, tuple[str, ...]]:
    return " ".join([f"“{quotation}”"] * times), ("Selma Novak",)


@pytest.mark.parametrize(
    ("quotation", "times"),
    [
        ("word", 10_000),
        ("word word", 3_000),
        ("", 10_000),
        ("… [ ( “ ?", 2_000),
        ("the ferry will sail at dawn with every herring of Orlsund", 3_000),
        ("herring " * 130_000, 2),
        ("(" * 500_000, 2),
        ("a.b" * 100_000, 2),
    ],
)
def test_much_of_the_same(write: Any, document: Any, quotation: str, times: int) -> None:
    begun = perf_counter()
    articles = [write(f"{number}.txt", _repeated(quotation, times)) for number in range(2)]
    comparison = compare(articles, document(quotation[:100_000] or "memo"))
    assert perf_counter() - begun < PATIENCE_S
    assert len(comparison.clusters) <= 1


def test_many_variants_of_one_quotation(write: Any) -> None:
    begun = perf_counter()
    base = "the ferry will sail at dawn with every herring of Orlsund and the council will count"
    articles = [write(f"{n}.txt", (f"“{base} {n}”", ("Selma Novak",))) for n in range(1500)]
    comparison = compare(articles)
    assert perf_counter() - begun < PATIENCE_S
    assert [len(cluster.members) for cluster in comparison.clusters] == [1500]


def test_long_quotations_are_aligned_in_bounded_time() -> None:
    begun = perf_counter()
    for mine, other in (("ab" * 500, "ba" * 660), ("a" * 1000, "a" * 1300 + "b"), ("abc" * 333, "cab" * 440)):
        assert len(align(mine, other)) > 900
    assert perf_counter() - begun < 2


def test_a_long_quotation_is_judged_by_its_first_thousand_words(write: Any, document: Any) -> None:
    memo = " ".join(f"herring{number} of{number % 7}" for number in range(3000))
    article = write("a.txt", (f"“{memo}”", ("the memo",)), primary=True)
    member = compare([article], document(f"{memo}.")).member_of("a.txt", 0)
    assert member is not None
    assert member.verdict is Verdict.VERBATIM


@pytest.mark.parametrize("text", ["", "\n\n", "…", "“”", "1"])
def test_a_document_without_words(write: Any, document: Any, text: str) -> None:
    article = write("a.txt", ("“The ferry will sail at dawn with every herring,” she said.", ("the memo",)))
    member = compare([article], document(text)).member_of("a.txt", 0)
    assert member is not None
    assert member.verdict is Verdict.ABSENT


@pytest.mark.parametrize("link", ["", "911", "—", "the memo", "\0"])
def test_any_name_of_a_source(write: Any, document: Any, link: str) -> None:
    articles = [
        write(f"{n}.txt", ("“The ferry will sail at dawn with every herring,” and “every herring”.", (link,)))
        for n in range(2)
    ]
    assert [len(cluster.paths) for cluster in compare(articles, document("A memo.")).clusters] == [2]


def test_articles_without_anything(write: Any) -> None:
    assert compare([]).clusters == ()
    assert compare([write("a.txt"), write("b.txt", ("“”", ()), ("“ … ”", ()))]).clusters == ()
