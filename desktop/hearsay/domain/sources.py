"""Who is behind what several articles tell: sources under their many names, and the way from each sentence to its root.

A *root source* is where a chain ends. Words that reached the article through the primary document are rooted there: the
document vouches for whom it records, and two speakers in one document are no two independent roots.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hearsay.domain.attribution import AttributionType


class SourceKind(StrEnum):
    DOCUMENT = "document"
    """the primary document"""
    NAMED = "named"
    UNNAMED = "unnamed"
    """somebody the article does not name; nobody knows whether another article's is the same"""


@dataclass(frozen=True, slots=True)
class Source:
    """``name`` is the fullest one; ``names`` are all it goes by in the folder, the most frequent first.

    ``path`` is the article that alone knows who is meant, as by “two clerks of the port”; empty for whoever is known to
    be the same in every article.
    """

    name: str
    kind: SourceKind
    names: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """The hands that a sentence passed through, nearest to the reader first, as numbers of the register's sources.

    ``root`` is the hand that vouches in the end. ``sentence`` is a number among the article's sentences.
    """

    path: str
    sentence: int
    type: AttributionType
    hands: tuple[int, ...]
    root: int

    @property
    def between(self) -> tuple[int, ...]:
        """The go-betweens: the hands before the root."""
        return self.hands[: self.hands.index(self.root)]


@dataclass(frozen=True, slots=True)
class RootSource:
    """A root of a claim: which articles have it from there, and through whose hands (numbers of sources)."""

    source: int
    articles: tuple[str, ...]
    by_way_of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceUse:
    """What one source is to a folder: sentences by type, articles, and for which sources it is the go-between."""

    types: Mapping[AttributionType, int]
    articles: tuple[str, ...]
    between_for: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceRegister:
    """Every source of a folder, and the route of every sentence (path, number) that has a chain, in folder order."""

    sources: tuple[Source, ...]
    routes: Mapping[tuple[str, int], Route]

    def roots_of(self, sentences: Iterable[tuple[str, int]]) -> tuple[RootSource, ...]:
        """Return the roots of a claim told in these sentences, the one that most articles have it from first."""
        by_root: dict[int, list[Route]] = {}
        for route in filter(None, map(self.routes.get, sentences)):
            by_root.setdefault(route.root, []).append(route)
        roots = (
            RootSource(
                root,
                tuple(dict.fromkeys(route.path for route in routes)),
                tuple(dict.fromkeys(hand for route in routes for hand in route.between)),
            )
            for root, routes in by_root.items()
        )
        return tuple(sorted(roots, key=lambda root: -len(root.articles)))

    def uses(self) -> tuple[SourceUse, ...]:
        """Return what each source is to the folder: it has a share in every sentence that passed through its hands."""
        types: list[Counter[AttributionType]] = [Counter() for _ in self.sources]
        articles: list[dict[str, None]] = [{} for _ in self.sources]
        behind: list[dict[int, None]] = [{} for _ in self.sources]
        for route in self.routes.values():
            for place, hand in enumerate(route.hands):
                types[hand][route.type] += 1
                articles[hand][route.path] = None
                behind[hand].update(dict.fromkeys(route.hands[place + 1 :]))
        return tuple(
            SourceUse(of_type, tuple(paths), tuple(hands))
            for of_type, paths, hands in zip(types, articles, behind, strict=True)
        )
