"""Half-open ranges of code points into an article's canonical text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points.

    Raises ValueError when the range is negative or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range of code points: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Return how many code points the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all given. Raises ValueError when there is none."""
    known = tuple(spans)
    if len(known) == 1:
        return known[0]
    return Span(min(s.start for s in known), max(s.end for s in known))
