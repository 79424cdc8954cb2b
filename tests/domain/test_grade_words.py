"""A chain with its grades in words: each badge at its own link, the weakest link told apart by a sign."""

from datetime import UTC, datetime

from hearsay.domain.attribution import AttributionType
from hearsay.domain.grade_words import (
    badge_of,
    claim_in_words,
    graded_chain_in_words,
    graded_links,
    graded_name,
    grading_in_words,
)
from hearsay.domain.graded_folder import GradedFolder, graded_source
from hearsay.domain.grades import ClaimGrade, ClaimGrading, GradedSource, Grades, SourceGrade, SourceGrading
from hearsay.domain.notes import Anchor
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister

POST = Source("The Harbour Post", SourceKind.NAMED, ("The Harbour Post", "the Post"))
MEMO = Source("the memo", SourceKind.DOCUMENT, ("the memo",))
IDA = Source("Ida Lund", SourceKind.NAMED, ("Ida Lund", "Lund"))
SOURCES = (POST, MEMO, IDA)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def folder(*grades: tuple[Source, SourceGrade]) -> GradedFolder:
    given = tuple(
        SourceGrading(str(number), graded_source(source), grade, "", NOON)
        for number, (source, grade) in enumerate(grades)
    )
    return GradedFolder.of(SourceRegister(SOURCES, {}), Grades(given))


def told(chain: tuple[str, ...], hands: tuple[int, ...], graded: GradedFolder) -> str:
    route = Route("a.txt", 0, AttributionType.QUOTE, hands, hands[-1])
    return graded_chain_in_words(graded_links(chain, route, SOURCES, graded))


def test_each_link_has_its_own_badge_and_the_weakest_its_sign() -> None:
    graded = folder((POST, SourceGrade.C), (MEMO, SourceGrade.B))
    chain = ("the Post", "the memo", "Lund")
    assert told(chain, (0, 1, 2), graded) == "the Post [C▼] › the memo [B] › Lund"


def test_a_source_that_stands_in_the_chain_twice_has_its_badge_twice() -> None:
    chain = ("the Post", "Lund", "The Harbour Post")
    assert told(chain, (0, 2), folder((POST, SourceGrade.E))) == "the Post [E▼] › Lund › The Harbour Post [E▼]"


def test_a_chain_of_one_has_no_weakest_link_and_one_without_grades_no_badges() -> None:
    assert told(("Lund",), (2,), folder((IDA, SourceGrade.E))) == "Lund [E]"
    assert told(("the Post", "Lund"), (0, 2), folder()) == "the Post › Lund"
    assert told(("the Post", "Lund"), (0, 2), folder((IDA, SourceGrade.F))) == "the Post › Lund [F]"


def test_a_sentence_that_the_register_does_not_know_keeps_its_chain() -> None:
    links = graded_links(("the Post", "Lund"), None, SOURCES, folder((POST, SourceGrade.C)))
    assert graded_chain_in_words(links) == "the Post › Lund"


def test_a_grade_is_told_with_its_meaning_day_and_reason() -> None:
    grading = SourceGrading("g", graded_source(IDA), SourceGrade.C, "heard\n once ", NOON)
    assert grading_in_words(grading) == "C, fairly reliable (22 November 2026): heard once"
    claim = ClaimGrading("c", "0" * 64, "a.txt", Anchor("It fell."), ClaimGrade.DOUBTFUL, "", NOON)
    assert claim_in_words(claim) == "Claim graded [4] doubtful (22 November 2026)"
    assert badge_of(None) == badge_of(None, weakest=True) == ""


def test_a_source_that_one_article_alone_knows_is_called_with_that_article() -> None:
    assert graded_name(graded_source(IDA)) == "Ida Lund"
    clerks = GradedSource(SourceKind.UNNAMED, "two clerks", ("two clerks",), "port.txt", "0" * 64)
    assert graded_name(clerks) == "somebody unnamed in port.txt"
