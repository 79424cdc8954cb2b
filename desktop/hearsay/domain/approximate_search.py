"""Where a text has words that are nearly the given ones: fewest letters inserted, deleted or changed.

After Myers, *A Fast Bit-Vector Algorithm for Approximate String Matching Based on Dynamic Programming* (1999), in the
form of Hyyrö (2003): one step a code point of the text, each on whole numbers with a bit for each of the pattern. Every
end is weighed, so that the best place and its runner-up are both known for certain.
"""

from collections.abc import Iterator
from typing import NamedTuple


class Match(NamedTuple):
    """``text[start:end]`` is ``distance`` insertions, deletions and changes away from the pattern."""

    start: int
    end: int
    distance: int


def nearest(pattern: str, text: str) -> Match:
    """Return the stretch of the text that is nearest to the pattern; of several as near, the first that ends.

    Takes ``len(text)`` steps on numbers of ``len(pattern)`` bits. Raises ValueError for an empty pattern.
    """
    distance, end = min((distance, end) for end, distance in enumerate(_distances(pattern, text, anywhere=True)))
    # The same from behind, and from there on only: the shortest stretch that is as near.
    backwards = _distances(pattern[::-1], text[:end][::-1], anywhere=False)
    length = next(length for length, found in enumerate(backwards) if found == distance)
    return Match(end - length, end, distance)


def _distances(pattern: str, text: str, *, anywhere: bool) -> Iterator[int]:
    """Yield how far each prefix of the text is from the pattern or, ``anywhere``, that ending of it that is nearest."""
    if not pattern:
        raise ValueError("there is nothing to look for")
    bits: dict[str, int] = {}
    for place, letter in enumerate(pattern):
        bits[letter] = bits.get(letter, 0) | 1 << place
    every, last = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    rising, falling, distance = every, 0, len(pattern)
    yield distance
    for letter in text:
        equal = bits.get(letter, 0)
        across = equal | falling
        equal |= ((equal & rising) + rising ^ rising) | falling
        up, down = (falling | ~(equal | rising)) & every, rising & equal
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up = (up << 1 | (not anywhere)) & every
        down = down << 1 & every
        rising = (down | ~(across | up)) & every
        falling = up & across
        yield distance
