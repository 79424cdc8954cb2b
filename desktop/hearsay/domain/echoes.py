"""Echoes: sentences of different articles that tell the same thing, in words taken over or in other words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hearsay.domain.spans import Span


class EchoKind(StrEnum):
    COPY = "copy"
    """the same words, in one of the two at least without quotation marks"""
    PARAPHRASE = "paraphrase"
    """the same thing in other words"""


@dataclass(frozen=True, slots=True, order=True)
class EchoSide:
    """One of the two sentences, by its article's path and its number there, counted from 0.

    ``span`` are code points of its article: the whole sentence. ``shared`` are those of the words that both have: the
    runs of a copy, the telling words of a paraphrase, one a word. ``quoted`` tells that most of these stand in
    quotation marks.
    """

    path: str
    sentence: int
    span: Span
    shared: tuple[Span, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Echo:
    """Two sentences that echo each other, in the folder's order; who has it from whom is not told.

    ``score`` is 0–1: of a copy the share of the shorter sentence's words that both have, of a paraphrase how alike the
    telling words of both are, the rare ones counting most.
    """

    kind: EchoKind
    score: float
    first: EchoSide
    second: EchoSide

    def of(self, path: str, sentence: int) -> tuple[EchoSide, EchoSide]:
        """Return the side that is this sentence, and the other one. Raises ValueError where it is neither."""
        for own, other in ((self.first, self.second), (self.second, self.first)):
            if (own.path, own.sentence) == (path, sentence):
                return own, other
        raise ValueError(f"no sentence of this echo: {path}, {sentence}")


@dataclass(frozen=True, slots=True)
class EchoingArticles:
    """Two articles with echoes of each other, in the folder's order.

    ``sentences`` and ``shares`` are, of the first article and of the second, how many of its sentences echo one of the
    other's, and their share (0–1) of its words outside quotation marks. ``copies`` counts the echoes that are copies.
    ``identical`` tells that both articles are the same from the first word to the last; such sentences are in no
    echo of their own.
    """

    first: str
    second: str
    sentences: tuple[int, int]
    shares: tuple[float, float]
    copies: int
    identical: bool = False


@dataclass(frozen=True, slots=True)
class Echoes:
    """All echoes of a folder, the surest first, and the articles that they join, the same first."""

    all: tuple[Echo, ...] = ()
    articles: tuple[EchoingArticles, ...] = ()
    _places: Mapping[tuple[str, int], tuple[Echo, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def made(cls, echoes: Iterable[Echo], articles: Iterable[EchoingArticles]) -> "Echoes":
        """Return these echoes, in this order, ready to be looked up."""
        known = tuple(echoes)
        places: dict[tuple[str, int], list[Echo]] = {}
        for echo in known:
            for side in (echo.first, echo.second):
                places.setdefault((side.path, side.sentence), []).append(echo)
        return cls(known, tuple(articles), {place: tuple(found) for place, found in places.items()})

    def of_sentence(self, path: str, sentence: int) -> tuple[Echo, ...]:
        """Return the echoes of an article's sentence, given by its number; empty where it has none."""
        return self._places.get((path, sentence), ())
