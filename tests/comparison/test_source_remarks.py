"""What articles say of their sources is told with its place, and only where it is clear who is meant."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.comparison.source_register import register_sources
from hearsay.comparison.source_remarks import find_remarks
from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.source_remarks import Remark, RemarkKind, SourceRemarks
from hearsay.domain.sources import SourceRegister
from hearsay.reading.passages import read_passage
from hearsay.services.analysis import Analysis
from hearsay.services.opening import open_folder

MEMO = "MEMO\n\nThe engineer, Ida Lund, said that the bridge will hold until the spring flood.\n"
AFFAIR = (
    "“The bridge will hold until the spring flood,” Ida Lund wrote, according to the leaked memo.\n\n"
    "The Harbour Post reported that the ferry was late. “We are safe,” said Peter Ode, the mayor.\n\n"
)
TOLD = Callable[[str], list[tuple[RemarkKind, str, str]]]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Analysis()


@pytest.fixture
def told(analysis: Analysis) -> TOLD:
    """What an article about the affair says of its sources: (kind, source, words)."""

    def of(text: str) -> list[tuple[RemarkKind, str, str]]:
        primary = Article("primary.txt", MEMO, read_passage(MEMO, "primary.txt").blocks)
        annotated = analysis.reconcile([analysis.annotate(read_passage(AFFAIR + text, "a.txt"), primary)], primary)
        register = register_sources(annotated)
        remarks = find_remarks(annotated, register).remarks
        for each in remarks:  # every remark leads to its words
            there = annotated[0].sentences[each.sentence].span
            assert there.covers(each.span)
            assert each.words in " ".join(each.span.of(annotated[0].article.text).split())
        return [(each.kind, register.sources[each.source].name, each.words) for each in remarks]

    return of


@pytest.mark.parametrize(
    ("text", "kind", "source", "words"),
    [
        ("Ode denied that he had seen it.", RemarkKind.PARTY, "Peter Ode", "Ode denied"),
        (
            "The mayor, Peter Ode, has repeatedly rejected the allegations.",
            RemarkKind.PARTY,
            "Peter Ode",
            "allegations",
        ),
        ("Ode accused the ferry company of greed.", RemarkKind.PARTY, "Peter Ode", "accused the ferry company"),
        ("The union accused Lund of carelessness.", RemarkKind.PARTY, "Ida Lund", "accused Lund"),
        ("Last year Ode was charged with fraud.", RemarkKind.PARTY, "Peter Ode", "was charged with fraud"),
        ("Ode insists he did nothing wrong.", RemarkKind.PARTY, "Peter Ode", "nothing wrong"),
        ("Lund did not respond to a request for comment.", RemarkKind.DECLINED, "Ida Lund", "request for comment"),
        ("Mr. Ode declined to comment.", RemarkKind.DECLINED, "Peter Ode", "declined to comment"),
        ("On Monday, Ode could not be reached for comment.", RemarkKind.DECLINED, "Peter Ode", "be reached"),
        (
            "The Harbour Post could not independently verify the memo.",
            RemarkKind.NOT_AUTHENTICATED,
            "the leaked memo",
            "The Harbour Post could not independently verify the memo",
        ),
        (
            "The authenticity of the memo has not been confirmed.",
            RemarkKind.NOT_AUTHENTICATED,
            "the leaked memo",
            "has not been confirmed",
        ),
        ("The memo hasn’t been verified.", RemarkKind.NOT_AUTHENTICATED, "the leaked memo", "verified"),
        ("The memo could not be authenticated.", RemarkKind.NOT_AUTHENTICATED, "the leaked memo", "could not be"),
        (
            "Many have the memo now. Its authenticity is disputed.",
            RemarkKind.NOT_AUTHENTICATED,
            "the leaked memo",
            "disputed",
        ),
        ("Few have read the purported memo.", RemarkKind.NOT_AUTHENTICATED, "the leaked memo", "purported memo"),
        (
            "The Harbour Post has authenticated the memo.",
            RemarkKind.AUTHENTICATED,
            "the leaked memo",
            "The Harbour Post has authenticated the memo",
        ),
        ("Lund confirmed the authenticity of the memo.", RemarkKind.AUTHENTICATED, "the leaked memo", "Lund confirmed"),
        (
            "The memo was handed to the paper by an anonymous official.",
            RemarkKind.UNNAMED_ORIGIN,
            "the leaked memo",
            "by an anonymous official",
        ),
        (
            "“It creaks,” said two clerks, who asked not to be named because they feared for their jobs.",
            RemarkKind.ANONYMITY,
            "two clerks",
            "because they feared for their jobs",
        ),
    ],
)
def test_what_an_article_says_of_a_source_is_found(
    told: TOLD, text: str, kind: RemarkKind, source: str, words: str
) -> None:
    found = [each for each in told(text) if each[0] is kind]
    assert [name for _, name, _ in found] == [source]
    assert words in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "Ode did not deny it.",
        "Ode would deny it if he were asked.",
        "The city was denied a loan by Ode.",
        "“I deny nothing,” said Ode.",
        "A critic of Ode declined to comment.",
        "Lund and Ode declined to comment.",
        "The denial came late.",
        "The union accused Lund’s deputy of carelessness.",
        "The union accused the mayor.",
        "The judge dismissed the allegations.",
        "Experts should verify the memo.",
        "Once they have authenticated the memo, they will print it.",
        "The Harbour Post wants to verify the memo.",
        "The Harbour Post confirmed that the memo was three pages long.",
        "The Harbour Post verified the memo’s date.",
        "The memo confirmed that the bridge is old.",
        "The purported plot is unknown.",
        "The report was leaked by an anonymous official.",
        "Lund acknowledged the memo.",
        "Lund asked not to be named in the plaque.",
    ],
)
def test_nothing_is_told_that_an_article_does_not_say(told: TOLD, text: str) -> None:
    assert told(text) == []


def test_whoever_could_not_authenticate_the_document_does_not_vouch_for_it(told: TOLD) -> None:
    kinds = {kind for kind, _, _ in told("The Harbour Post was unable to authenticate the memo.")}
    assert kinds == {RemarkKind.NOT_AUTHENTICATED}


def test_hearsay_is_what_came_through_others(analysis: Analysis) -> None:
    primary = Article("primary.txt", MEMO, read_passage(MEMO, "primary.txt").blocks)
    annotated = (analysis.annotate(read_passage(AFFAIR, "a.txt"), primary),)
    register = register_sources(annotated)
    remarks = find_remarks(annotated, register)
    named = {source.name: remarks.standing(number) for number, source in enumerate(register.sources)}
    lund, ode = named["Ida Lund"], named["Peter Ode"]
    assert (lund.first_hand, lund.by_hearsay, lund.most_hands) == (0, 1, 1)
    assert [register.sources[hand].name for hand in lund.through] == ["the leaked memo"]
    assert (ode.first_hand, ode.by_hearsay, ode.unnamed_in) == (1, 0, ())


def test_whoever_is_only_described_is_not_named(analysis: Analysis) -> None:
    text = "“It creaks,” two clerks at the port said. The port authority said that it would look. Critics said no."
    annotated = (analysis.annotate(read_passage(text, "a.txt")),)
    register = register_sources(annotated)
    remarks = find_remarks(annotated, register)
    nameless = {s.name for number, s in enumerate(register.sources) if remarks.standing(number).unnamed_in}
    assert "two clerks at the port" in nameless
    assert not any("authority" in name for name in nameless)


# (article, kind, source): everything there is, read and judged by a person.
CYPHER = {
    ("000", RemarkKind.PARTY, "Khan’s defenders"),
    ("000", RemarkKind.PARTY, "the Biden regime"),
    ("001", RemarkKind.UNNAMED_ORIGIN, "document"),
    ("001", RemarkKind.AUTHENTICATED, "document"),
    ("001", RemarkKind.PARTY, "the US"),
    ("002", RemarkKind.UNNAMED_ORIGIN, "document"),
    ("002", RemarkKind.PARTY, "Imran Khan"),
}
SAMPLE = {
    ("01-", RemarkKind.ANONYMITY, "two people at the harbour office"),
    ("01-", RemarkKind.DECLINED, "Alan Pruett"),
    ("01-", RemarkKind.DECLINED, "Henrike Solberg"),
    ("03-", RemarkKind.PARTY, "Tern Coast Railway"),
    ("04-", RemarkKind.PARTY, "Ines Kallow"),
    ("06-", RemarkKind.ANONYMITY, "A man"),
}


def _of_folder(root: Path) -> tuple[SourceRegister, SourceRemarks, list[Remark], tuple[AnnotatedArticle, ...]]:
    folder = open_folder(root)
    annotated = Analysis().analyse_folder(folder)
    register = register_sources(annotated)
    remarks = find_remarks(annotated, register)
    return register, remarks, list(remarks.remarks), annotated


def _found(root: Path) -> set[tuple[str, RemarkKind, str]]:
    register, _, remarks, _ = _of_folder(root)
    names = [source.kind.value if source.kind == "document" else source.name for source in register.sources]
    return {(each.path[:3], each.kind, names[each.source]) for each in remarks}


@pytest.mark.parametrize("case", ["cypher", "cypher-with-cable"])
def test_the_real_articles(shared: Path, case: str) -> None:
    assert _found(shared / "cases" / case) == CYPHER


def test_who_bears_the_document_out(shared: Path) -> None:
    register, _, remarks, _ = _of_folder(shared / "cases" / "cypher-with-cable")
    bearing = [each for each in remarks if each.kind is RemarkKind.AUTHENTICATED]
    assert [register.sources[each.by].name for each in bearing if each.by is not None] == ["Shehbaz Sharif"]


def test_the_sample() -> None:
    assert _found(Path(__file__).parents[2] / "resources" / "samples" / "four-minutes") == SAMPLE
