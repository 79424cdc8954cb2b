"""Are these two wordings the same words? Only pairs that share a run of words are ever asked about."""

from collections import Counter
from collections.abc import Sequence

from hearsay.comparison.alignment import Pair, align, supported
from hearsay.comparison.content_words import count_content
from hearsay.comparison.words import Words

RUN = 3
"""words in a row that two wordings share before they are compared"""
SAME = 0.7
"""share (0–1) of what a quotation says that the fuller one must say, too, in the same order"""
SAME_VOICE = 0.65
"""the share that is enough where the same source is named"""
SAME_PASSAGE = 0.5
"""the share that is enough where the document has both at the same place"""
FEWEST_SHARED = 4
"""words saying something by themselves that must be shared: fewer make a name (“the captain and his missing crew”)"""
SAME_ORDER = 0.7
"""share (0–1) of all its words that must, too; a phrase turned against its author has fewer"""
SAME_ORDER_BACKED = 0.55
"""the share that is enough where the source or the document tells the same"""
SLACK = 12
"""words that are looked at beyond a quotation's own length, on each side"""


def answering(mine: Words, other: Words) -> list[Pair]:
    """Return the words of the fuller ``other`` that answer those of ``mine``, its brackets and lone words left out."""
    exact = place_of(mine.keys, other.keys)
    if exact is not None:
        return [Pair(i, exact + i) for i in range(len(mine))]
    keys = [mine.keys[i] for i in mine.own]
    short = len(other) <= 2 * len(keys) + 2 * SLACK
    where = range(len(other)) if short else _window(keys, other.keys)
    pairs = supported(align(keys, other.keys[where.start : where.stop]))
    return [Pair(mine.own[i], where.start + j) for i, j in pairs]


def place_of(wanted: Sequence[str], keys: Sequence[str]) -> int | None:
    """Return where the words stand in a row, by index of the first; None where they do not."""
    text, sought = f" {' '.join(keys)} ", f" {' '.join(wanted)} "
    found = text.find(sought)
    return None if found < 0 else text.count(" ", 0, found)


def _window(mine: Sequence[str], other: Sequence[str]) -> range:
    """Return the stretch of a much longer wording where most of the runs of the shorter say it is."""
    runs = {tuple(mine[i : i + RUN]): i for i in range(len(mine) - RUN + 1)}
    votes: Counter[int] = Counter()
    for j in range(len(other) - RUN + 1):
        i = runs.get(tuple(other[j : j + RUN]))
        if i is not None:
            votes[(j - i) // SLACK] += 1
    slot = max(votes, key=lambda each: (votes[each], -each), default=0)
    start = max(0, (slot - 1) * SLACK)
    return range(start, min(len(other), (slot + 2) * SLACK + len(mine) + len(mine) // 3))


def likeness(mine: Words, pairs: Sequence[Pair], *, in_order: float) -> float:
    """Return the share (0–1) of what a quotation says, its brackets aside, that the pairs hold; 0 for a mere phrase.

    ``in_order`` is the share (0–1) of all its words that they must hold.
    """
    own = [mine.keys[at] for at in mine.own]
    held = [mine.keys[pair.mine] for pair in pairs if pair.mine not in mine.bracketed]
    shared = count_content(held)
    if shared < FEWEST_SHARED or len(held) < in_order * len(own):
        return 0.0
    return shared / count_content(own)
