"""An outlet is gradable though no article names it, and its grade goes to no other one."""

from datetime import UTC, datetime, timedelta

from hearsay.domain.article import Article
from hearsay.domain.graded_folder import graded_source
from hearsay.domain.grades import SourceGrade, SourceGrading
from hearsay.domain.publishers import grading_of_publisher, publishers_of
from hearsay.domain.sources import Source, SourceKind, SourceRegister

HERALD = Source("The Herald", SourceKind.NAMED, ("The Herald",))
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def published(path: str, outlet: str) -> Article:
    return Article(path, "The tide came.", (), outlet=outlet)


def graded(source: Source, after: int = 0) -> SourceGrading:
    made = NOON + timedelta(minutes=after)
    return SourceGrading(f"{source.name} {after}", graded_source(source), SourceGrade.B, "", made)


def test_outlets_that_chains_lead_to_are_left_to_the_sources_and_spellings_are_one() -> None:
    articles = [
        published("a.txt", "Quay Gazette"),
        published("b.txt", ""),
        published("c.txt", "The Tidewater Post"),
        published("d.txt", "tidewater  post"),
        published("e.txt", "HERALD"),
    ]
    found = publishers_of(articles, SourceRegister((HERALD,), {}))
    assert [(each.source.name, each.paths) for each in found] == [
        ("The Tidewater Post", ("c.txt", "d.txt")),
        ("Quay Gazette", ("a.txt",)),
    ]
    assert found[0].source.names == ("The Tidewater Post", "tidewater post")


def test_a_source_that_one_article_alone_knows_takes_no_outlet_away() -> None:
    theirs = Source("the paper", SourceKind.NAMED, ("the paper",), "a.txt")
    (found,) = publishers_of([published("b.txt", "The Paper")], SourceRegister((theirs,), {}))
    assert found.source.name == "The Paper"
    assert grading_of_publisher(found, [graded(theirs)]) is None


def test_an_outlet_has_its_latest_grade_also_one_given_when_a_chain_led_to_it() -> None:
    (found,) = publishers_of([published("a.txt", "Herald")], SourceRegister((), {}))
    assert grading_of_publisher(found, [graded(HERALD), graded(HERALD, after=5)]) == graded(HERALD, after=5)
    gazette = Source("Quay Gazette", SourceKind.NAMED, ("Quay Gazette",))
    assert grading_of_publisher(found, [graded(gazette)]) is None
