"""Words as they were when a note was written on them, held against the words that stand there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST_COMPARED = 600
"""words: between longer texts only what both begin and end with is found, as comparing takes the square of them"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both texts have, or what each has in the other's place; either may be empty then."""

    was: str
    now: str

    @property
    def same(self) -> bool:
        return self.was == self.now


def edited_words(was: str, now: str) -> tuple[Stretch, ...]:
    """Return both texts stretch by stretch, white space made single and left out between stretches.

    Two that differ in white space alone are one stretch.
    """
    return tuple(_stretches(was.split(), now.split()))


def _stretches(was: list[str], now: list[str]) -> Iterator[Stretch]:
    at_most = min(len(was), len(now))
    begun = next((n for n in range(at_most) if was[n] != now[n]), at_most)
    ended = next((n for n in range(at_most - begun) if was[-1 - n] != now[-1 - n]), at_most - begun)
    yield from _stretch(was[:begun], now[:begun])
    yield from _between(was[begun : len(was) - ended], now[begun : len(now) - ended])
    yield from _stretch(was[len(was) - ended :], now[len(now) - ended :])


def _between(was: list[str], now: list[str]) -> Iterator[Stretch]:
    if len(was) > _MOST_COMPARED or len(now) > _MOST_COMPARED:
        yield from _stretch(was, now)
        return
    for _kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        yield from _stretch(was[a:b], now[c:d])


def _stretch(was: list[str], now: list[str]) -> Iterator[Stretch]:
    if was or now:
        yield Stretch(" ".join(was), " ".join(now))
