"""The five real articles beside the checkout, read by a person: which quotations are the same, and how faithful."""

from pathlib import Path
from typing import NamedTuple

import pytest

from hearsay.comparison.folder_comparison import compare
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.comparison import ChangeKind, Comparison, CutPlace, Loss, Member, Verdict
from hearsay.services.analysis import Analysis
from hearsay.services.opening import open_folder


class Case(NamedTuple):
    """A folder as it was read and compared."""

    articles: dict[str, AnnotatedArticle]
    comparison: Comparison
    document: str

    def members(self, number: str, needle: str) -> list[Member]:
        """Return the members of the quotations of an article that hold the needle."""
        found = self.articles[number]
        text, path = found.article.text, found.article.path
        holding = [index for index, each in enumerate(found.quotations) if needle in each.span.of(text)]
        assert holding, f"{number} quotes “{needle}”"
        known = (self.comparison.member_of(path, index) for index in holding)
        return [member for member in known if member is not None]

    def member(self, number: str, needle: str) -> Member:
        found = self.members(number, needle)
        assert len(found) == 1
        return found[0]


def _opened(root: Path) -> Case:
    folder = open_folder(root)
    annotated = Analysis().analyse_folder(folder)
    comparison = compare(annotated, folder.primary)
    document = folder.primary.text if folder.primary else ""
    return Case({each.article.path[:3]: each for each in annotated}, comparison, document)


@pytest.fixture(scope="module")
def alone(shared: Path) -> Case:
    return _opened(shared / "cases" / "cypher")


@pytest.fixture(scope="module")
def with_cable(shared: Path) -> Case:
    return _opened(shared / "cases" / "cypher-with-cable")


# Needles of the quotations of each cluster, by article: all there are, and nothing else.
SHARED_WORDS = (
    {("000", "no-confidence vote against the prime"), ("002", "no-confidence vote against the Prime")}
    | {("002", "all will be forgiven,"), ("002", "Otherwise,"), ("002", "it will be tough going")},
    {("000", "concerned about why"), ("002", "concerned about why"), ("000", "quite concerned")}
    | {("000", "aggressively neutral position")},
    {("000", "it seems quite clear"), ("002", "it seems quite clear")},
    {("000", "One month after the meeting"), ("000", "intense scrutiny, controversy")},
)


def _in_cluster(case: Case, cluster: set[tuple[str, str]]) -> set[tuple[str, int]]:
    return {
        (found.article.path, index)
        for number, needle in cluster
        for found in [case.articles[number]]
        for index, each in enumerate(found.quotations)
        if needle in each.span.of(found.article.text)
    }


@pytest.mark.parametrize("folder", ["alone", "with_cable"])
def test_clusters_are_these_and_no_others(folder: str, request: pytest.FixtureRequest) -> None:
    case: Case = request.getfixturevalue(folder)
    expected = [_in_cluster(case, cluster) for cluster in SHARED_WORDS]
    found = [
        {(member.path, index) for member in cluster.members for index in member.quotations}
        for cluster in case.comparison.clusters
    ]
    for cluster in found:
        assert any(cluster == each for each in expected), f"a member too many or too few: {sorted(cluster)}"
    assert len(found) == len(expected)


JUDGED = (
    ("000", "no-confidence vote against the prime", Verdict.ALTERED),
    ("000", "People here and in Europe", Verdict.VERBATIM),
    ("000", "it seems quite clear", Verdict.VERBATIM),
    ("002", "no-confidence vote against the Prime", Verdict.VERBATIM),
    ("002", "Otherwise,", Verdict.VERBATIM),
    ("002", "people here and in Europe", Verdict.VERBATIM),
    ("002", "it seems quite clear", Verdict.VERBATIM),
    ("002", "all will be forgiven,", Verdict.TRUNCATED),
)


@pytest.mark.parametrize(("number", "needle", "verdict"), JUDGED)
def test_verdict(with_cable: Case, number: str, needle: str, verdict: Verdict) -> None:
    assert with_cable.member(number, needle).verdict is verdict


def test_every_fragment_of_the_cable_is_cut_out_of_its_sentence(with_cable: Case) -> None:
    path = with_cable.articles["000"].article.path
    quotations = with_cable.articles["000"].quotations
    text = with_cable.articles["000"].article.text
    for words in ("quite concerned", "aggressively neutral position"):
        index = next(i for i, each in enumerate(quotations) if each.span.of(text) == words)
        member = with_cable.comparison.member_of(path, index)
        assert member is not None
        assert member.verdict is Verdict.TRUNCATED
        assert member.judgement is not None
        assert [cut.place for cut in member.judgement.cuts] == [CutPlace.BEGINNING, CutPlace.END]


def test_no_other_quotation_is_judged(with_cable: Case) -> None:
    judged = {
        (member.path, index)
        for cluster in with_cable.comparison.clusters
        for member in cluster.members
        if member.judgement is not None
        for index in member.quotations
    }
    assert judged == set().union(*(_in_cluster(with_cable, cluster) for cluster in SHARED_WORDS[:3]))


def test_the_altered_word_is_told(with_cable: Case) -> None:
    judgement = with_cable.member("000", "no-confidence vote against the prime").judgement
    assert judgement is not None
    assert [(each.kind, each.words, each.other) for each in judgement.differences] == [(ChangeKind.CHANGED, "a", "the")]
    assert judgement.cuts == ()


def test_the_promise_lost_its_condition(with_cable: Case) -> None:
    judgement = with_cable.member("002", "all will be forgiven,").judgement
    assert judgement is not None
    assert Loss.CONDITION in judgement.lost
    assert Loss.HEDGE in judgement.lost
    assert judgement.cuts[0].place is CutPlace.BEGINNING
    assert judgement.cuts[0].words.endswith("Minister succeeds")


def test_passages_are_where_the_cable_has_the_words(with_cable: Case) -> None:
    for number, needle, _ in JUDGED:
        judgement = with_cable.member(number, needle).judgement
        assert judgement is not None
        assert judgement.passage is not None
        passage = judgement.passage.of(with_cable.document).casefold()
        assert passage.startswith(needle.casefold().split()[0].strip(",")) or "no-confidence" in passage


def test_words_around_he_continued_are_one_member(alone: Case, with_cable: Case) -> None:
    for case in (alone, with_cable):
        member = case.member("002", "Otherwise,")
        assert len(member.spans) == 2
        assert member == case.member("002", "it will be tough going")


def test_one_article_has_a_where_the_other_has_the(alone: Case) -> None:
    member = alone.member("002", "no-confidence vote against the Prime")
    assert (ChangeKind.CHANGED, "the", "a") in [(each.kind, each.words, each.other) for each in member.differences]


@pytest.mark.parametrize("needle", ["Are we your slaves", "we will do whatever", "foreign power"])
def test_what_nobody_else_quotes_is_in_no_cluster(alone: Case, needle: str) -> None:
    assert alone.members("002", needle) == []
