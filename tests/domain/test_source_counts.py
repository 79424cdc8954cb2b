"""Sources are counted in one way, and the words say what is in each number."""

from hearsay.domain.attribution import AttributionType
from hearsay.domain.source_counts import SourceCounts
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister

DOCUMENT = Source("the memo", SourceKind.DOCUMENT, ("the memo",))
POST = Source("The Harbour Post", SourceKind.NAMED, ("The Harbour Post",))
LUND = Source("Ida Lund", SourceKind.NAMED, ("Ida Lund",))
UNNAMED = Source("an official", SourceKind.UNNAMED, ("an official",), "a.txt")
OTHER = Source("an official", SourceKind.UNNAMED, ("an official",), "b.txt")


def _register(sources: tuple[Source, ...], *ways: tuple[tuple[int, ...], int]) -> SourceRegister:
    routes = {
        ("a.txt", number): Route("a.txt", number, AttributionType.SECONDHAND, hands, root)
        for number, (hands, root) in enumerate(ways)
    }
    return SourceRegister(sources, routes)


def test_named_unnamed_and_roots_are_told_apart() -> None:
    sources = (DOCUMENT, POST, LUND, UNNAMED, OTHER)
    counts = SourceCounts.of(_register(sources, ((1, 0, 2), 0), ((2,), 2), ((3,), 3), ((1, 4), 4)))
    assert (counts.named, counts.unnamed, counts.roots) == (3, 2, 2)
    assert counts.in_short == "5 sources: 3 named, 2 unnamed"
    assert counts.in_words == (
        "5 sources: 3 named, 2 unnamed. Of the named, 2 are roots, with whom a chain ends; any other passes words on, "
        "or speaks within the primary document. The unnamed are counted once an article, for two articles’ may be the "
        "same."
    )


def test_nothing_is_said_of_what_there_is_not() -> None:
    assert SourceCounts.of(_register(())).in_words == ""
    assert SourceCounts.of(_register(())).in_short == "no source"
    alone = SourceCounts.of(_register((LUND,), ((0,), 0)))
    assert alone.in_words == "1 source: 1 named. Of the named, 1 is a root, with whom a chain ends."
    unnamed = SourceCounts.of(_register((UNNAMED,), ((0,), 0)))
    assert unnamed.in_words.startswith("1 source: 1 unnamed. The unnamed")
