"""Do two sentences echo each other? Only pairs that share a run of words or rare ones are ever asked about."""

from collections.abc import Callable, Collection, Sequence
from math import sqrt
from typing import NamedTuple

from hearsay.comparison.alignment import Pair, align
from hearsay.comparison.content_words import is_content
from hearsay.comparison.telling_sentences import TellingSentence
from hearsay.domain.echoes import EchoKind
from hearsay.domain.spans import Span

Weigh = Callable[[str], int]
"""tells how much a stem counts: the more, the fewer sentences of the folder have it"""

RUN = 3
"""words saying something by themselves, in a row, that make a run; fewer come together by chance"""
FEWEST_COPIED = 4
"""words of all runs that tell something and are no names: “the Assistant Secretary of State” is no copy"""
COPIED = 0.3
"""share (0–1) of the shorter sentence’s words saying something that the runs must have"""
FEWEST_SHARED = 4
"""telling words that both must have, wherever they stand"""
FEWEST_TELLING = 3
"""of these, the ones that are no names"""
LEAST_WEIGHT = 16
"""what the telling words of both must count together: many common ones may meet by chance"""
PARAPHRASED = 0.27
"""likeness (0–1) from which two sentences tell the same thing"""


class Shared(NamedTuple):
    """The words of one sentence that the other has, too, as code points; ``quoted``: most stand between marks."""

    spans: tuple[Span, ...]
    quoted: bool


class Score(NamedTuple):
    kind: EchoKind
    score: float
    first: Shared
    second: Shared

    @property
    def turned(self) -> "Score":
        """The same as the second sentence has it."""
        return Score(self.kind, self.score, self.second, self.first)


def copied(first: TellingSentence, second: TellingSentence) -> Score | None:
    """Return the runs of words that both have, words that stand between marks in both left out; None for too few."""
    pairs = [
        pair
        for pair in align(first.words.keys, second.words.keys)
        if not (pair.mine in first.quoted and pair.other in second.quoted)
    ]
    runs = [run for run in _runs(pairs) if sum(is_content(first.words.keys[pair.mine]) for pair in run) >= RUN]
    shared = [pair.mine for run in runs for pair in run]
    if sum(first.tells(at) for at in shared) < FEWEST_COPIED:
        return None
    content = sum(is_content(first.words.keys[at]) for at in shared)
    share = content / min(first.words.content, second.words.content)
    if share < COPIED:
        return None
    mine = _shared(first, [range(run[0].mine, run[-1].mine + 1) for run in runs])
    other = _shared(second, [range(run[0].other, run[-1].other + 1) for run in runs])
    return Score(EchoKind.COPY, min(1.0, share), mine, other)


def _runs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == Pair(pair.mine - 1, pair.other - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def paraphrased(first: TellingSentence, second: TellingSentence, weigh: Weigh) -> Score | None:
    """Return the telling words that both have; None where they are too few, or one says “not”, or another number."""
    shared = first.telling.keys() & second.telling.keys()
    places = [(first.telling[each], second.telling[each]) for each in shared]
    if sum(first.tells(mine) and second.tells(other) for mine, other in places) < FEWEST_TELLING:
        return None
    if first.denies is not second.denies or _at_odds(first.figures, second.figures):
        return None
    likeness = alike(first.telling, second.telling, weigh)
    if len(shared) < FEWEST_SHARED or sum(map(weigh, shared)) < LEAST_WEIGHT or likeness < PARAPHRASED:
        return None
    mine = _shared(first, [range(at, at + 1) for at in sorted(at for at, _ in places)])
    other = _shared(second, [range(at, at + 1) for at in sorted(at for _, at in places)])
    return Score(EchoKind.PARAPHRASE, min(1.0, likeness), mine, other)


def _shared(told: TellingSentence, runs: Sequence[range]) -> Shared:
    spans = tuple(Span(told.words.starts[run.start], told.words.ends[run.stop - 1]) for run in runs)
    marked = [at in told.quoted for run in runs for at in run]
    return Shared(spans, 2 * sum(marked) > len(marked))


def _at_odds(mine: frozenset[str], other: frozenset[str]) -> bool:
    return bool(mine and other) and mine.isdisjoint(other)


def alike(mine: Collection[str], other: Collection[str], weigh: Weigh) -> float:
    """Return how alike two sets of stems are, 0–1: the cosine of their weights."""
    shared = set(mine).intersection(other)
    return _square(shared, weigh) / sqrt(_square(mine, weigh) * _square(other, weigh)) if shared else 0.0


def _square(stems: Collection[str], weigh: Weigh) -> int:
    return sum(weigh(each) ** 2 for each in stems)
