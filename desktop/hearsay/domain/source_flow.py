"""Who has it from whom, as a picture: articles on the left, go-betweens in the middle, root sources on the right.

``SourceFlow`` is the graph and ``PlacedFlow`` the same with places; both know nothing of how they are painted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hearsay.domain.attribution import AttributionType
from hearsay.domain.sources import SourceKind

SentenceKey = tuple[str, int]
"""an article's path and the number of a sentence in it"""


class FlowRole(StrEnum):
    ARTICLE = "article"
    BETWEEN = "go-between"
    ROOT = "root"


@dataclass(frozen=True, slots=True)
class FlowNode:
    """One box: an article, or a source in one of its two roles; a source with both stands twice.

    ``kind`` is None for an article. ``members`` are the names of those gathered in this one box, empty where it stands
    for itself alone. ``sentences`` are all that pass through it, in folder order, each once.
    """

    role: FlowRole
    label: str
    kind: SourceKind | None
    sentences: tuple[SentenceKey, ...]
    column: int = 0
    members: tuple[str, ...] = ()
    gathered: bool = False
    """stands for those too small for a box of their own"""


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """``start`` has its words from ``end`` (numbers of nodes); ``type`` is what most of the sentences are."""

    start: int
    end: int
    type: AttributionType
    sentences: tuple[SentenceKey, ...]


@dataclass(frozen=True, slots=True)
class SourceFlow:
    """Articles stand in column 0, roots in the last; an edge leads to the right unless go-betweens cite in a circle."""

    nodes: tuple[FlowNode, ...] = ()
    edges: tuple[FlowEdge, ...] = ()

    @property
    def columns(self) -> int:
        return max((node.column for node in self.nodes), default=-1) + 1


@dataclass(frozen=True, slots=True)
class FlowBox:
    """Where a node stands; left, top, width and height in pixels at the usual size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The middle line of an edge and its thickness, measured upright.

    From stop 0 to 1, 2 to 3 and so on it swings, between them it runs level past the boxes of a column.
    """

    thickness: float
    stops: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PlacedFlow:
    """``boxes`` are those of the flow's nodes, ``ribbons`` those of its edges, in the same order."""

    flow: SourceFlow
    boxes: tuple[FlowBox, ...]
    ribbons: tuple[Ribbon, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PathStep:
    """A straight line to (x, y), or a cubic Bézier curve where its two control points are given."""

    x: float
    y: float
    controls: tuple[float, float, float, float] | None = None


def outline(ribbon: Ribbon) -> Iterator[PathStep]:
    """Yield the way around a ribbon; the first step is where it begins."""
    half = ribbon.thickness / 2
    yield from _side(ribbon.stops, -half)
    yield from _side(ribbon.stops[::-1], half)


def _side(stops: tuple[tuple[float, float], ...], shift: float) -> Iterator[PathStep]:
    for number, (x, y) in enumerate(stops):
        if number % 2 == 0:
            yield PathStep(x, y + shift)
            continue
        x0, y0 = stops[number - 1]
        middle = (x0 + x) / 2
        yield PathStep(x, y + shift, (middle, y0 + shift, middle, y + shift))
