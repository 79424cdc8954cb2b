"""Reports with the reader's grades: badges along chains, the weakest link by more than colour, nothing left out."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import lxml.html
import pytest
from lxml.html import HtmlElement

from hearsay.domain.graded_folder import graded_source
from hearsay.domain.grades import (
    ClaimGrade,
    ClaimGrading,
    GradedSource,
    Grades,
    PlacedClaimGrading,
    SourceGrade,
    SourceGrading,
)
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.sources import SourceKind
from hearsay.domain.spans import Span
from hearsay.export.analysis_html import analysis_html
from hearsay.export.analysis_json import folder_as_json
from hearsay.export.analysis_markdown import analysis_markdown
from hearsay.services.exporting import notes_markdown

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOSTILE = "Sold | <script>alert(1)</script> *once*\n\n# not a heading"
GAZETTE = "2 gazette.txt"


def anchored(article: Any, span: Span | None, grade: ClaimGrade, reason: str = "") -> PlacedClaimGrading:
    anchor = Anchor.at(article.text, span) if span else Anchor("Words <b>gone</b>.", "", "", 3, 21)
    grading = ClaimGrading("c", article.id, article.path, anchor, grade, reason, NOON)
    return PlacedClaimGrading(grading, AnchorStatus.EXACT if span else AnchorStatus.ORPHAN, span)


@pytest.fixture(scope="module")
def grades(affair: Any) -> Grades:
    """The Herald graded D, the memo B; a source that is not there, E; the Gazette's sentence 4, a lost claim 5."""
    known = {source.name: source for source in affair.compared.sources.sources}
    document = next(source for source in known.values() if source.kind is SourceKind.DOCUMENT)
    gazette = next(each for each in affair.annotated if each.article.path == GAZETTE)
    gone = GradedSource(SourceKind.NAMED, "Gone <i>Keeper</i>", ("Gone <i>Keeper</i>",))
    return Grades(
        (
            SourceGrading("1", graded_source(known["The Herald"]), SourceGrade.D, HOSTILE, NOON),
            SourceGrading("2", graded_source(document), SourceGrade.B, "", NOON),
            SourceGrading("3", gone, SourceGrade.E, "Never <b>there</b>", NOON),
        ),
        (
            anchored(gazette.article, gazette.sentences[0].span, ClaimGrade.DOUBTFUL, HOSTILE),
            anchored(gazette.article, None, ClaimGrade.IMPROBABLE),
        ),
    )


@pytest.fixture(scope="module")
def document(affair: Any, grades: Grades) -> str:
    return analysis_markdown(affair.folder, affair.annotated, affair.compared, affair.explain, grades, made=NOON)


@pytest.fixture(scope="module")
def page(affair: Any, grades: Grades) -> HtmlElement:
    html = analysis_html(affair.folder, affair.annotated, affair.compared, affair.explain, grades, made=NOON)
    return lxml.html.document_fromstring(html)


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_scripts_read_grades_of_sources_and_claims_and_the_weakest_link(affair: Any, grades: Grades) -> None:
    values = folder_as_json(affair.folder, affair.annotated, affair.compared, affair.explain, grades)
    (herald,) = (each for each in values["sources"] if each["name"] == "The Herald")
    assert herald["grade"] == {"grade": "D", "reason": HOSTILE, "date": "2026-11-22T12:00:00+00:00"}
    assert {each["grade"] is None for each in values["sources"]} == {True, False}
    (gazette,) = (each for each in values["articles"] if each["path"] == GAZETTE)
    (sentence,) = gazette["sentences"]
    assert sentence["grade"] == {"grade": "4", "reason": HOSTILE, "date": "2026-11-22T12:00:00+00:00"}
    assert sentence["chain"][sentence["weakest"]] == "The Herald"
    unsourced = [s for each in values["articles"] for s in each["sentences"] if "The Herald" not in s["chain"]]
    assert {s["grade"] for s in unsourced} == {None}
    assert [each["name"] for each in values["grades_without_source"]] == ["Gone <i>Keeper</i>"]
    assert [(each["quote"], each["grade"]) for each in values["grades_without_claim"]] == [("Words <b>gone</b>.", "5")]


def test_scripts_that_do_not_ask_for_grades_read_what_they_always_read(affair: Any, grades: Grades) -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    without = folder_as_json(affair.folder, affair.annotated, affair.compared, affair.explain)
    graded = folder_as_json(affair.folder, affair.annotated, affair.compared, affair.explain, grades)
    added = {"grade", "weakest", "reason", "date", "grades_without_source", "grades_without_claim", "quote"}
    assert keys(graded) - keys(without) <= added
    assert not keys(without) & {"grade", "weakest", "grades_without_source", "grades_without_claim"}


def test_in_markdown_every_chain_has_its_badges(document: str) -> None:
    chains = [line for line in document.splitlines() if "this article › The Herald" in line]
    assert chains
    assert all("The Herald **\\[D▼\\]** ›" in line for line in chains)
    places = [line for line in document.splitlines() if line.startswith("- ") and "(The Herald" in line]
    assert places
    assert all("The Herald **\\[D▼\\]** ›" in line for line in places)
    assert "Claim graded \\[4\\] doubtful (22 November 2026): Sold | &lt;script>" in document


def test_in_markdown_the_sources_have_grade_reason_and_day(document: str) -> None:
    (row,) = (line for line in document.splitlines() if line.startswith("| The Herald"))
    assert "\\[D\\] not usually reliable (22 November 2026): Sold &#124; &lt;script>" in row
    assert "\n# not a heading" not in document
    assert "**Graded, but not among these sources**\n\n- \\[E\\] Gone &lt;i>Keeper&lt;/i>: unreliable" in document
    assert "- \\[5\\] “Words &lt;b>gone&lt;/b>.” in 2 gazette.txt: improbable (22 November 2026)" in document


def test_in_html_every_chain_has_its_badges_and_the_weakest_link_a_sign_and_words(page: HtmlElement) -> None:
    chains = [each for each in page.find_class("chain") if "The Herald" in text_of(each)]
    assert chains
    for chain in chains:
        (weakest,) = chain.find_class("weakest")
        assert text_of(weakest) == "D▼"
        assert "the weakest link of this chain" in weakest.attrib["aria-label"]
        assert [text_of(link) for link in chain.find_class("link") if link.find_class("weakest")] == ["The HeraldD▼"]
    assert any(place.find_class("weakest") for place in page.find_class("places"))


def test_in_html_a_graded_claim_has_its_badge_behind_its_sentence_and_its_reason_beside_the_type(
    page: HtmlElement,
) -> None:
    (badge,) = page.find_class("claim")
    assert text_of(badge) == "4"
    assert "alert(1)" in badge.attrib["title"]
    told = {text_of(each) for each in page.find_class("graded")}
    assert told == {
        "Claim graded [4] doubtful (22 November 2026): Sold | <script>alert(1)</script> *once* # not a heading"
    }


def test_in_html_nothing_that_the_reader_or_a_file_wrote_becomes_markup(page: HtmlElement) -> None:
    assert not page.xpath("//script")
    (sources,) = (each for each in page.find_class("compared") if each.get("id") == "sources")
    told = text_of(sources)
    assert "not usually reliable (22 November 2026): Sold | <script>alert(1)</script>" in told
    assert "Gone <i>Keeper</i> unreliable (22 November 2026): Never <b>there</b>" in told
    assert "“Words <b>gone</b>.” in 2 gazette.txt improbable" in told


def test_a_report_without_grades_says_nothing_of_them(affair: Any) -> None:
    given = (affair.folder, affair.annotated, affair.compared, affair.explain)
    assert 'class="grade' not in analysis_html(*given, made=NOON)
    assert "Admiralty" not in analysis_html(*given, made=NOON) + analysis_markdown(*given, made=NOON)


def test_the_readers_notes_leave_with_the_graded_chain_and_the_claims_grade(affair: Any, grades: Grades) -> None:
    gazette = next(each for each in affair.annotated if each.article.path == GAZETTE)
    span = gazette.sentences[0].span
    note = Note("n" * 32, gazette.article.id, GAZETTE, Anchor.at(gazette.article.text, span), "Ask.", (), NOON, NOON)
    placed = [PlacedNote(note, AnchorStatus.EXACT, span)]
    written: Callable[..., str] = notes_markdown
    graded = written(affair.folder, affair.annotated, placed, grades=grades)
    assert "this article › The Herald **\\[D▼\\]** › " in graded
    assert "Claim graded \\[4\\] doubtful (22 November 2026): Sold" in graded
    assert graded.rstrip().count("\n# ") == 1
    assert "\\[" not in written(affair.folder, affair.annotated, placed)
