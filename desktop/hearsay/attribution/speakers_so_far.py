"""Who has spoken in an article up to a point: what pronouns and short names look back to."""

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Spoken(NamedTuple):
    """A source already resolved. ``word`` is the index of the word where it stands.

    ``outermost`` where nobody else's words hold its own; ``asked`` names the persons it put a question to.
    """

    links: tuple[str, ...]
    word: int
    outermost: bool
    asked: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return self.links[-1]


class SpeakersSoFar:
    """The sources resolved up to now, in the order of the text."""

    def __init__(self) -> None:
        self._spoken: list[Spoken] = []

    def add(self, spoken: Spoken) -> None:
        self._spoken.append(spoken)

    def latest(self, most: int) -> Iterator[Spoken]:
        """Yield at most so many, the last first."""
        for place in range(len(self._spoken) - 1, max(-1, len(self._spoken) - 1 - most), -1):
            yield self._spoken[place]

    def last_of(self, fits: Callable[[str], bool], most: int) -> str | None:
        """Return the name of who spoke last among the latest ``most`` that fit; None where none does.

        Whoever spoke for himself goes before those who are only told of.
        """
        latest = list(self.latest(most))
        outer = (s.name for s in latest[:3] if s.outermost and fits(s.name))
        return next(outer, None) or next((s.name for s in latest if fits(s.name)), None)
