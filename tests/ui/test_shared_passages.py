"""What two articles share: each member once at least, by its whole stretch, and the document by what it was held to."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.comparison import Judgement, Member, QuotationCluster, Verdict
from hearsay.domain.spans import Span
from hearsay.ui.shared_passages import Link, LinkEnd, Links, SharedPassages


def _member(path: str, *spans: Span, judgement: Judgement | None = None) -> Member:
    return Member(path, spans, tuple(range(len(spans))), "words", judgement=judgement)


def _cluster(*members: Member, primary: Span | None = None) -> QuotationCluster:
    return QuotationCluster("c", members, 0, primary)


def test_a_quotation_split_by_he_said_is_one_end() -> None:
    cluster = _cluster(_member("a", Span(5, 9), Span(20, 30)), _member("b", Span(1, 4)))
    assert SharedPassages([cluster]).between("a", "b").all == (
        Link("words", LinkEnd(Span(5, 30)), LinkEnd(Span(1, 4))),
    )


def test_only_clusters_with_members_in_both_are_links() -> None:
    shared = SharedPassages([_cluster(_member("a", Span(0, 4)), _member("c", Span(0, 4)))])
    assert shared.between("a", "b").all == ()
    assert len(shared.between("c", "a").all) == 1


def test_words_repeated_in_one_article_are_each_joined() -> None:
    cluster = _cluster(_member("a", Span(0, 4)), _member("b", Span(10, 14)), _member("b", Span(30, 34)))
    ends = [(link.left.span, link.right.span) for link in SharedPassages([cluster]).between("a", "b").all]
    assert ends == [(Span(0, 4), Span(10, 14)), (Span(0, 4), Span(30, 34))]


def test_a_link_has_the_less_faithful_verdict() -> None:
    judged = [Judgement(Verdict.ALTERED, Span(0, 3)), Judgement(Verdict.VERBATIM, Span(0, 3))]
    cluster = _cluster(
        _member("a", Span(0, 4), judgement=judged[0]), _member("b", Span(0, 4), judgement=judged[1]), primary=Span(0, 3)
    )
    (link,) = SharedPassages([cluster], "memo").between("a", "b").all
    assert (link.verdict, link.left.verdict, link.right.verdict) == (
        Verdict.ALTERED,
        Verdict.ALTERED,
        Verdict.VERBATIM,
    )


def test_the_document_is_joined_at_the_passage_a_member_was_held_to_on_either_side() -> None:
    verbatim = _member("a", Span(7, 9), judgement=Judgement(Verdict.VERBATIM, Span(40, 50)))
    absent = _member("a", Span(90, 99), judgement=Judgement(Verdict.ABSENT))
    shared = SharedPassages([_cluster(verbatim, primary=Span(38, 60)), _cluster(absent)], "memo")
    article, document = LinkEnd(Span(7, 9), Verdict.VERBATIM), LinkEnd(Span(40, 50))
    assert shared.between("a", "memo").all == (Link("words", article, document),)
    assert shared.between("memo", "a").all == (Link("words", document, article),)


_spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 200), st.integers(1, 60))


@given(st.lists(st.tuples(_spans, _spans), max_size=25), _spans, _spans)
def test_what_touches_the_view_on_either_side_is_found(
    pairs: list[tuple[Span, Span]], in_left: Span, in_right: Span
) -> None:
    links = Links(Link(str(n), LinkEnd(left), LinkEnd(right)) for n, (left, right) in enumerate(pairs))
    expected = {str(n) for n, (left, right) in enumerate(pairs) if left.overlap(in_left) or right.overlap(in_right)}
    assert {link.words for link in links.touching(in_left, in_right)} == expected
