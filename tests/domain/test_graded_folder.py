"""The reader's grades find their sources again, and never somebody else's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hearsay.domain.attribution import AttributionType
from hearsay.domain.graded_folder import GradedFolder, graded_source
from hearsay.domain.grades import ClaimGrade, ClaimGrading, Grades, PlacedClaimGrading, SourceGrade, SourceGrading
from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister
from hearsay.domain.spans import Span

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DOCUMENT = Source("the memo", SourceKind.DOCUMENT, ("the memo", "the leaked memo"))
POST = Source("The Harbour Post", SourceKind.NAMED, ("The Harbour Post", "the Post"))
LUND = Source("Ida Lund", SourceKind.NAMED, ("Ida Lund", "Lund"))
CLERKS = Source("two clerks", SourceKind.NAMED, ("two clerks",), "a.txt")
OTHER_CLERKS = Source("two clerks", SourceKind.NAMED, ("two clerks",), "b.txt")
UNNAMED = Source("unnamed source", SourceKind.UNNAMED, ("unnamed source",), "a.txt")


def register(*sources: Source) -> SourceRegister:
    return SourceRegister(sources, {})


def graded(source: Source, grade: SourceGrade, *, article_id: str = "", after: int = 0) -> SourceGrading:
    made = NOON + timedelta(minutes=after)
    return SourceGrading(f"{source.name} {after}", graded_source(source, article_id), grade, "", made)


def test_each_source_has_its_own_grade() -> None:
    known = (DOCUMENT, POST, LUND, CLERKS, OTHER_CLERKS, UNNAMED)
    for number, source in enumerate(known):
        folder = GradedFolder.of(register(*known), Grades((graded(source, SourceGrade.B),)))
        assert list(folder.of_source) == [number]
        assert folder.homeless == ()


def test_a_source_is_known_again_by_a_name_it_went_by() -> None:
    fuller = replace(LUND, name="Harbour Master Ida Lund", names=("Harbour Master Ida Lund", "Lund"))
    folder = GradedFolder.of(register(POST, fuller), Grades((graded(LUND, SourceGrade.D),)))
    assert folder.of_source[1].grade is SourceGrade.D


def test_a_grade_that_could_be_two_sources_goes_to_neither() -> None:
    first = Source("Anna Lund", SourceKind.NAMED, ("Anna Lund", "Lund"))
    second = Source("Berta Lund", SourceKind.NAMED, ("Berta Lund", "Lund"))
    folder = GradedFolder.of(register(first, second), Grades((graded(LUND, SourceGrade.E),)))
    assert folder.of_source == {}
    assert [each.grade for each in folder.homeless] == [SourceGrade.E]


def test_a_grade_of_a_source_that_is_gone_is_kept_homeless() -> None:
    folder = GradedFolder.of(register(POST), Grades((graded(LUND, SourceGrade.A),)))
    assert folder.of_source == {}
    assert len(folder.homeless) == 1


def test_a_source_of_one_article_follows_the_article_under_its_new_name() -> None:
    moved = replace(CLERKS, path="renamed.txt")
    grades = Grades((graded(CLERKS, SourceGrade.C, article_id="f00"),))
    folder = GradedFolder.of(register(OTHER_CLERKS, moved), grades, {"renamed.txt": "f00", "b.txt": "ba5"})
    assert list(folder.of_source) == [1]


def test_the_latest_grade_stands() -> None:
    grades = Grades((graded(POST, SourceGrade.E, after=2), graded(POST, SourceGrade.A)))
    assert GradedFolder.of(register(POST), grades).of_source[0].grade is SourceGrade.E


@pytest.mark.parametrize(
    ("given", "weakest", "grade"),
    [
        ("...", None, None),
        ("B..", 0, SourceGrade.B),
        (".BE", 2, SourceGrade.E),
        ("FDB", 1, SourceGrade.D),
        ("DFD", 0, SourceGrade.D),
        ("F..", None, SourceGrade.F),
    ],
)
def test_the_weakest_link_is_the_worst_grade_nearest_to_the_reader(
    given: str, weakest: int | None, grade: SourceGrade | None
) -> None:
    known = (POST, DOCUMENT, LUND)
    gradings = tuple(
        graded(source, SourceGrade(letter)) for source, letter in zip(known, given, strict=True) if letter != "."
    )
    folder = GradedFolder.of(register(*known), Grades(gradings))
    route = Route("a.txt", 0, AttributionType.PRIMARY_QUOTE, (0, 1, 2), 1)
    assert folder.weakest(route) == weakest
    assert folder.weakest_grade(route) is grade


def test_a_claim_has_the_grade_of_its_sentence_alone() -> None:
    grading = ClaimGrading("1", "f00", "a.txt", Anchor("x"), ClaimGrade.DOUBTFUL, "no other witness", NOON)
    placed = PlacedClaimGrading(grading, AnchorStatus.EXACT, Span(4, 9))
    orphan = PlacedClaimGrading(replace(grading, id="2"), AnchorStatus.ORPHAN, None)
    folder = GradedFolder.of(register(), Grades(claims=(placed, orphan)))
    assert folder.of_claim("a.txt", Span(4, 9)) == grading
    assert folder.of_claim("b.txt", Span(4, 9)) is None
    assert folder.of_claim("a.txt", Span(4, 8)) is None
