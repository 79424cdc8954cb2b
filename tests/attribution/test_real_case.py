"""The five real articles beside the checkout: what the reader must see in them, with and without the document."""

from pathlib import Path

import pytest

from hearsay.attribution.engine import Engine
from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.reading.folder import read_folder

PRIMARY_QUOTE = AttributionType.PRIMARY_QUOTE
OF_THE_DOCUMENT = (
    ("000", "quite concerned about why"),
    ("000", "quite clear that"),
    ("000", "all will be forgiven in"),
    ("002", "all will be forgiven in"),
    ("002", "tough going ahead"),
    ("002", "quite concerned about why"),
)


def _annotated(root: Path, *, with_primary: bool) -> dict[str, AnnotatedArticle]:
    folder = read_folder(root)
    primary: Article | None = folder.primary if with_primary else None
    assert (primary is not None) is with_primary
    engine = Engine()
    found = engine.reconcile([engine.annotate(article, primary) for article in folder.articles], primary)
    return {item.article.path[:3]: item for item in found}


@pytest.fixture(scope="module")
def alone(shared: Path) -> dict[str, AnnotatedArticle]:
    return _annotated(shared / "cases" / "cypher", with_primary=False)


@pytest.fixture(scope="module")
def with_cable(shared: Path) -> dict[str, AnnotatedArticle]:
    return _annotated(shared / "cases" / "cypher-with-cable", with_primary=True)


def _sentence(articles: dict[str, AnnotatedArticle], number: str, needle: str) -> Sentence:
    found = articles[number]
    at = found.article.text.index(needle)
    return next(s for s in found.sentences if s.start <= at < s.end)


@pytest.mark.parametrize(("number", "needle"), OF_THE_DOCUMENT)
def test_the_envoys_words_are_the_documents_with_and_without_it(
    alone: dict[str, AnnotatedArticle], with_cable: dict[str, AnnotatedArticle], number: str, needle: str
) -> None:
    for articles in (alone, with_cable):
        found = _sentence(articles, number, needle)
        assert found.type is PRIMARY_QUOTE
        assert found.chain[-1] == "Donald Lu"


@pytest.mark.parametrize(
    ("number", "needle", "kind"),
    [
        ("000", "political struggle escalated", AttributionType.QUOTE),
        ("000", "subsequently detailed", AttributionType.QUOTE),
        ("000", "Deep State is a chaos", AttributionType.OPINION),
        ("000", "Otherwise, I think", PRIMARY_QUOTE),
        ("001", "outlines a meeting", AttributionType.SECONDHAND),
        ("001", "reportedly went", AttributionType.SECONDHAND),
        ("002", "Are we your slaves", AttributionType.QUOTE),
        ("002", "blatant interference", AttributionType.QUOTE),
        ("002", "which is believed to", AttributionType.SECONDHAND),
        ("002", "It reported that", AttributionType.SECONDHAND),
        ("002", "sent to jail", AttributionType.UNATTRIBUTED),
        ("003", "Our people are being used", AttributionType.QUOTE),
        ("003", "shenanigans", AttributionType.OPINION),
        ("003", "according to Washington", AttributionType.SECONDHAND),
    ],
)
def test_types_across_the_folder(
    alone: dict[str, AnnotatedArticle], number: str, needle: str, kind: AttributionType
) -> None:
    assert _sentence(alone, number, needle).type is kind


def test_only_the_two_articles_that_quote_it_hold_the_documents_words(alone: dict[str, AnnotatedArticle]) -> None:
    quoting = {number for number, a in alone.items() if any(s.type is PRIMARY_QUOTE for s in a.sentences)}
    assert quoting == {"000", "002"}


def test_the_long_column_is_hardly_ever_somebody_elses_words(alone: dict[str, AnnotatedArticle]) -> None:
    typed = [s.type for s in alone["003"].sentences if s.type is not AttributionType.NONE]
    quotes = sum(t in (AttributionType.QUOTE, PRIMARY_QUOTE) for t in typed)
    opinions = sum(t is AttributionType.OPINION for t in typed)
    assert quotes < len(typed) / 10
    assert opinions > len(typed) / 4
