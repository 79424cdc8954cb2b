"""How many roots a shared quotation has, in a sentence that promises no more than the articles tell."""

import pytest

from hearsay.domain.comparison import Judgement, Member, QuotationCluster, Verdict
from hearsay.domain.root_words import roots_in_short, roots_in_words, sources_by_name, speakers_in_words
from hearsay.domain.sources import RootSource, Source, SourceKind, SourceRegister
from hearsay.domain.spans import Span

MEMO, POST, IDA, NOBODY, OTHER = range(5)
REGISTER = SourceRegister(
    (
        Source("the memo", SourceKind.DOCUMENT, ("the memo", "the note")),
        Source("The Harbour Post", SourceKind.NAMED, ("The Harbour Post",)),
        Source("Ida Lund", SourceKind.NAMED, ("Lund", "Ida Lund")),
        Source("unnamed", SourceKind.UNNAMED, ("unnamed",)),
        Source("unnamed", SourceKind.UNNAMED, ("unnamed",)),
    ),
    {},
)
NAMES = sources_by_name(REGISTER)


def cluster(*chains: tuple[str, ...], verdict: Verdict | None = None) -> QuotationCluster:
    judgement = None if verdict is None else Judgement(verdict)
    members = (
        Member(f"{number}.txt", (Span(0, 1),), (0,), "x", chain, (), judgement) for number, chain in enumerate(chains)
    )
    return QuotationCluster("c", tuple(members), 0)


def root(source: int, *articles: int, by_way_of: tuple[int, ...] = ()) -> RootSource:
    return RootSource(source, tuple(f"{number}.txt" for number in articles), by_way_of)


@pytest.mark.parametrize(
    ("roots", "told"),
    [
        ((root(MEMO, 0, 1, 2, by_way_of=(POST,)),), "one root: the memo, by way of The Harbour Post."),
        ((root(MEMO, 0, 1), root(IDA, 2)), "two roots: the memo (two articles); Ida Lund (one article)."),
        ((root(MEMO, 0),), "one root: the memo; two articles without a source."),
        ((root(NOBODY, 0, 1, 2),), "no named root: unnamed sources, perhaps the same."),
        ((root(NOBODY, 0), root(OTHER, 1), root(IDA, 2)),
         "one root: Ida Lund (one article); unnamed sources, perhaps the same (two articles)."),
        ((root(NOBODY, 0, by_way_of=(POST, POST)),),
         "no named root: somebody unnamed, by way of The Harbour Post; two articles without a source."),
    ],
)  # fmt: skip
def test_roots_are_counted_and_unnamed_ones_are_not_taken_for_independent(
    roots: tuple[RootSource, ...], told: str
) -> None:
    assert roots_in_words(cluster((), (), ()), roots, REGISTER) == f"Three articles, {told}"


def test_where_no_source_is_named_or_the_document_lacks_the_words_the_sentence_says_so() -> None:
    assert roots_in_words(cluster(()), (), REGISTER) == "One article, and nothing says where it has the words from."
    invented = cluster(("the memo",), ("the note",), verdict=Verdict.ABSENT)
    assert roots_in_words(invented, (root(MEMO, 0, 1),), REGISTER) == "Two articles give the words to the document."


def test_a_narrow_column_has_the_roots_without_the_articles() -> None:
    shared = cluster((), ())
    assert roots_in_short(shared, (root(MEMO, 0, 1, by_way_of=(POST,)),), REGISTER) == (
        "one root: the memo, by way of The Harbour Post"
    )
    assert roots_in_short(shared, (), REGISTER) == ""
    invented = cluster(("the memo",), verdict=Verdict.ABSENT)
    assert roots_in_short(invented, (root(MEMO, 0),), REGISTER) == "given to the document"


def test_the_speaker_goes_by_one_name_and_whoever_else_is_given_the_words_is_told() -> None:
    assert speakers_in_words(cluster(("the memo", "Lund"), ("Ida Lund",), ("the memo",)), NAMES) == "Ida Lund"
    told = speakers_in_words(cluster(("Lund",), ("Ida Lund",), ("The Harbour Post",), ("unnamed",)), NAMES)
    assert told == "Ida Lund; elsewhere The Harbour Post and somebody unnamed"
    assert speakers_in_words(cluster(("the note",), ()), NAMES) == "the memo"
    assert speakers_in_words(cluster((), ()), NAMES) == "nobody named"
