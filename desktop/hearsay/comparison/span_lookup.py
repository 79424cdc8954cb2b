"""Which of many spans touch a given one, without looking at each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from hearsay.domain.spans import Span


class SpanLookup:
    """Spans under numbers of their own, or of the groups that they belong to."""

    def __init__(self, spans: Sequence[Span], numbers: Sequence[int] | None = None) -> None:
        known = zip(spans, range(len(spans)) if numbers is None else numbers, strict=True)
        self._spans = sorted(known, key=lambda each: each[0])
        self._starts = [span.start for span, _ in self._spans]
        self._reach: list[int] = []
        """the furthest end of each span and all before it"""
        furthest = 0
        for span, _ in self._spans:
            furthest = max(furthest, span.end)
            self._reach.append(furthest)

    @classmethod
    def of_groups(cls, groups: Iterable[Iterable[Span]]) -> "SpanLookup":
        """Return a lookup that tells the number of the group, counted from 0, which a span belongs to."""
        numbered = [(span, number) for number, group in enumerate(groups) for span in group]
        return cls([span for span, _ in numbered], [number for _, number in numbered])

    def touching(self, span: Span) -> list[int]:
        """Return the numbers of the spans that share a code point with this one, in the order of their starts."""
        first, stop = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return [number for each, number in self._spans[first:stop] if each.overlap(span)]
