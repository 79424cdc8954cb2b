"""Which passages of two articles belong together: the same words in both, or what the reader has pinned."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from hearsay.domain.comparison import Member, QuotationCluster, Verdict
from hearsay.domain.pins import PlacedPin
from hearsay.domain.spans import Span, hull


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """One end of a link: code points of its article from the first word to the last, and the verdict on the words.

    The verdict is None where nothing was judged, and at the end that lies in the document.
    """

    span: Span
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The same words in two articles; ``words`` is the fullest wording, wherever it stands.

    What the reader ``pinned`` need not have a word in common: ``words`` is empty.
    """

    words: str
    left: LinkEnd
    right: LinkEnd
    pinned: bool = False

    @property
    def verdict(self) -> Verdict | None:
        """The less faithful verdict of the two ends."""
        told = {self.left.verdict, self.right.verdict}
        return next((verdict for verdict in reversed(Verdict) if verdict in told), None)


class Links:
    """All links between two articles, in the order of the left one."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.all = tuple(sorted(links, key=lambda link: (link.left.span.start, link.right.span.start)))
        self._left = _InOrder([link.left.span for link in self.all])
        self._right = _InOrder([link.right.span for link in self.all])

    def touching(self, left: Span, right: Span) -> list[Link]:
        """Return the links that have their left end in ``left`` or their right end in ``right``, the long ones first.

        What is short is thereby drawn over what is long, and pins over all.
        """
        found = [self.all[index] for index in {*self._left.touching(left), *self._right.touching(right)}]
        return sorted(found, key=lambda link: (link.pinned, -len(link.left.span), link.left.span.start))


class SharedPassages:
    """The clusters of a compared folder and its pins, ready to be asked for what holds two of its articles together.

    ``document`` is the path of the primary document: its end of a link is the passage that a member was held against.
    """

    def __init__(
        self,
        clusters: Iterable[QuotationCluster] = (),
        document: str | None = None,
        pins: Iterable[PlacedPin] = (),
    ) -> None:
        self._document = document
        self._pins = tuple(pins)
        self._by_path: dict[str, dict[int, list[Member]]] = {}
        self._clusters = tuple(clusters)
        for number, cluster in enumerate(self._clusters):
            for member in cluster.members:
                self._by_path.setdefault(member.path, {}).setdefault(number, []).append(member)
        self._known: dict[tuple[str, str], Links] = {}

    def with_pins(self, pins: Iterable[PlacedPin]) -> "SharedPassages":
        """Return the same passages with these pins beside them, and no others."""
        return SharedPassages(self._clusters, self._document, pins)

    def between(self, left: str, right: str) -> Links:
        """Return the links between two articles, given by their paths."""
        known = self._known.get((left, right))
        if known is None:
            known = self._known[left, right] = Links([*self._links(left, right), *self._pinned(left, right)])
        return known

    def _pinned(self, left: str, right: str) -> Iterable[Link]:
        ends = (pin.between(left, right) for pin in self._pins)
        return [Link("", LinkEnd(end[0]), LinkEnd(end[1]), pinned=True) for end in ends if end is not None]

    def _links(self, left: str, right: str) -> Iterable[Link]:
        if self._document == left:
            return [Link(link.words, link.right, link.left) for link in self._to_document(right)]
        if self._document == right:
            return self._to_document(left)
        here, there = self._by_path.get(left, {}), self._by_path.get(right, {})
        return [
            Link(self._clusters[number].words, _end(mine), _end(other))
            for number, members in here.items()
            if number in there
            for mine, other in _paired(members, there[number])
        ]

    def _to_document(self, path: str) -> list[Link]:
        links = []
        for number, members in self._by_path.get(path, {}).items():
            cluster = self._clusters[number]
            for member in members:
                passage = member.judgement.passage if member.judgement else cluster.primary
                if passage is not None:
                    links.append(Link(cluster.words, _end(member), LinkEnd(passage)))
        return links


def _end(member: Member) -> LinkEnd:
    return LinkEnd(hull(member.spans), member.verdict)


def _paired(here: Sequence[Member], there: Sequence[Member]) -> Iterable[tuple[Member, Member]]:
    """Pair the first with the first, the second with the second; what has no partner goes to the other side's last."""
    last_here, last_there = len(here) - 1, len(there) - 1
    return [(here[min(n, last_here)], there[min(n, last_there)]) for n in range(max(len(here), len(there)))]


class _InOrder:
    """Spans by their starts, so that those in view are found without going through the others."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda index: spans[index].start)
        self._starts = [spans[index].start for index in self._order]
        self._reach = list(accumulate((spans[index].end for index in self._order), max))
        self._spans = spans

    def touching(self, span: Span) -> list[int]:
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return [index for index in self._order[first:last] if self._spans[index].end > span.start]
