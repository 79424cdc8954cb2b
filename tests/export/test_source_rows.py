"""The rows of the table of sources: whoever matters most first, the unnamed never taken for one person."""

from hearsay.domain.attribution import AttributionType
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister
from hearsay.export.source_rows import UNNAMED, source_rows

QUOTE, CLAIM = AttributionType.QUOTE, AttributionType.SECONDHAND
IDA, MEMO, NOBODY, OTHER, POST = range(5)
SOURCES = (
    Source("Ida Lund", SourceKind.NAMED, ("Lund", "Ida Lund", "IDA LUND", "Mrs Lund")),
    Source("the memo", SourceKind.DOCUMENT, ("the memo", "The memo", "the note")),
    Source("unnamed", SourceKind.UNNAMED, ("unnamed",)),
    Source("unnamed", SourceKind.UNNAMED, ("unnamed",)),
    Source("The Harbour Post", SourceKind.NAMED, ("The Harbour Post",)),
)


def register(*routes: tuple[str, AttributionType, tuple[int, ...]]) -> SourceRegister:
    known = [Route(path, number, kind, hands, hands[-1]) for number, (path, kind, hands) in enumerate(routes)]
    return SourceRegister(SOURCES, {(route.path, route.sentence): route for route in known})


def test_the_document_is_first_then_whom_most_articles_have_and_the_unnamed_are_one_last_row() -> None:
    rows = source_rows(
        register(
            ("a", CLAIM, (POST, MEMO)),
            ("a", CLAIM, (NOBODY,)),
            ("a", QUOTE, (IDA,)),
            ("b", QUOTE, (IDA,)),
            ("b", CLAIM, (OTHER, IDA)),
        )
    )
    assert [row.name for row in rows] == ["the memo", "Ida Lund", "The Harbour Post", UNNAMED]
    memo, ida, post, unnamed = rows
    assert (ida.articles, dict(ida.types)) == (2, {QUOTE: 2, CLAIM: 1})
    assert (unnamed.articles, unnamed.types[CLAIM], unnamed.between_for) == (2, 2, "Ida Lund")
    assert (post.between_for, memo.between_for) == ("the memo", "")


def test_other_names_are_told_once_however_they_are_written() -> None:
    memo, ida, *_ = source_rows(register(("a", QUOTE, (MEMO, IDA))))
    assert ida.also == "Lund and Mrs Lund"
    assert memo.also == "the note"
