"""What a report tells of echoes: which ones, in which order, and each sentence in pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.echo_words import articles_in_words, kind_in_words
from hearsay.domain.echoes import Echo, Echoes, EchoSide
from hearsay.export.type_signs import counted

MOST_ECHOES = 60
"""echoes that a report shows"""
MOST_ARTICLES = 30
"""pairs of articles that a report names"""


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of an echo: the article’s number (from 0) and name, the sentence’s number (from 1), and its pieces.

    A piece is words, and whether the other sentence has them, too; pieces read on from each other.
    """

    article: int
    name: str
    sentence: int
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ToldEcho:
    """``how`` says in a few words how alike the two are."""

    how: str
    sides: tuple[Telling, Telling]


class EchoSections:
    """The echoes of a folder, as a report tells them."""

    def __init__(self, echoes: Echoes, annotated: Sequence[AnnotatedArticle]) -> None:
        self._echoes = echoes
        self._articles = {each.article.path: (number, each) for number, each in enumerate(annotated)}

    @property
    def summary(self) -> str:
        """What there is, in a sentence or two."""
        known = self._echoes
        if not known.all and not known.articles:
            return "No sentence is told in two of these articles but between quotation marks."
        pairs = counted(len(known.all), "pair of sentences", "pairs of sentences")
        return (
            f"{pairs} of different articles that tell the same, in words taken over without quotation marks, or in "
            "others. A program’s guess from the words alone; who has it from whom it does not know."
        )

    @property
    def articles(self) -> tuple[str, ...]:
        """What pairs of articles share, a sentence each, those that share most first."""
        shown = self._echoes.articles[:MOST_ARTICLES]
        return tuple(articles_in_words(each, self._name(each.first), self._name(each.second)) for each in shown)

    @property
    def more_articles(self) -> int:
        """How many pairs of articles are left out."""
        return max(0, len(self._echoes.articles) - MOST_ARTICLES)

    @property
    def told(self) -> tuple[ToldEcho, ...]:
        """The echoes that are shown, the surest first."""
        return tuple(map(self._told, self._echoes.all[:MOST_ECHOES]))

    @property
    def more(self) -> int:
        """How many echoes are left out."""
        return max(0, len(self._echoes.all) - MOST_ECHOES)

    def _name(self, path: str) -> str:
        return self._articles[path][1].article.name

    def _told(self, echo: Echo) -> ToldEcho:
        how = f"{kind_in_words(echo).capitalize()}, {echo.score:.0%} alike"
        return ToldEcho(how, (self._telling(echo.first), self._telling(echo.second)))

    def _telling(self, side: EchoSide) -> Telling:
        number, annotated = self._articles[side.path]
        pieces = tuple((words, shared) for words, shared in _pieces(side, annotated.article.text) if words)
        return Telling(number, annotated.article.name, side.sentence + 1, pieces)


def _pieces(side: EchoSide, text: str) -> Iterator[tuple[str, bool]]:
    at = side.span.start
    for shared in side.shared:
        yield text[at : shared.start], False
        yield shared.of(text), True
        at = shared.end
    yield text[at : side.span.end], False
