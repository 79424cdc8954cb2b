"""Where a quotation's words are not another text's, word by word, from an alignment of the two."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from hearsay.comparison.alignment import Pair
from hearsay.comparison.content_words import is_content
from hearsay.comparison.losses import losses_in
from hearsay.comparison.words import Words
from hearsay.domain.comparison import ChangeKind, CutPlace, Difference, Loss

MOST_SLID = 8
"""words over which a gap is brought to the place that shows it"""


class Gap(NamedTuple):
    """Words between two pairs of an alignment: ``mine`` of the quotation, ``other`` of the other text, by index."""

    mine: range
    other: range
    place: CutPlace


@dataclass(frozen=True, slots=True)
class WordDifference:
    """A difference by indices of words; ``mine`` is empty where words are missing, at the word before which."""

    kind: ChangeKind
    mine: range
    other: range
    lost: tuple[Loss, ...] = ()

    def told(self, mine: Words, other: Words) -> Difference:
        """Return the difference by code points, for these very words."""
        first, stop = self.mine.start, self.mine.stop
        words = mine.written(first, stop)
        return Difference(self.kind, mine.span(first, stop), words, other.written(*_ends(self.other)), self.lost)


def _ends(words: range) -> tuple[int, int]:
    return words.start, words.stop


def at_seams(pairs: Sequence[Pair], mine: Words, other: Words) -> list[Pair]:
    """Return the pairs with words left out where the quotation shows it, if they can as well be left out there.

    Of “sell the … mill”, from “sell the barge and the mill”, either “the” may be the quoted one.
    """
    found = list(pairs)
    for seam in mine.seams:
        k = bisect_left(found, (seam, 0))
        if 0 < k < len(found) and found[k].other - found[k - 1].other == 1:
            _slide(found, k, mine, other)
    return found


def _slide(pairs: list[Pair], k: int, mine: Words, other: Words) -> None:
    """Bring the gap nearest to pair ``k`` right before it, where equal words allow."""
    for reach in range(1, MOST_SLID + 1):
        for moved, gap in ((range(k - reach, k), k - reach), (range(k, k + reach), k + reach)):
            if not 0 < gap < len(pairs):
                continue
            missing = pairs[gap].other - pairs[gap - 1].other - 1
            shift = -missing if gap < k else missing
            if missing and all(other.keys[pairs[m].other + shift] == mine.keys[pairs[m].mine] for m in moved):
                for m in moved:
                    pairs[m] = Pair(pairs[m].mine, pairs[m].other + shift)
                return


def gaps(pairs: Sequence[Pair], mine: Words, reach: range) -> list[Gap]:
    """Return the gaps before, between and behind the pairs; those at the ends go as far as ``reach`` of the other."""
    first, last = pairs[0], pairs[-1]
    found = [Gap(range(first.mine), range(reach.start, first.other), CutPlace.BEGINNING)]
    for before, after in pairwise(pairs):
        own, others = range(before.mine + 1, after.mine), range(before.other + 1, after.other)
        found.append(Gap(own, others, CutPlace.MIDDLE))
    found.append(Gap(range(last.mine + 1, len(mine)), range(last.other + 1, reach.stop), CutPlace.END))
    return [gap for gap in found if gap.mine or gap.other]


def difference_in(gap: Gap, mine: Words, other: Words) -> WordDifference | None:
    """Return what a gap amounts to; None where the words are the same, only written apart or together.

    At the ends, where the other text goes on, only as many of its words count as replaced as there are to replace them
    with; the rest is for the caller to call a cut (``rest_of``).
    """
    replaced = _replaced(gap, mine, other)
    own = gap.mine
    if "".join(_keys(own, mine)) == "".join(_keys(replaced, other)):
        return None
    kind = _kind(own, replaced, mine)
    return WordDifference(kind, own, replaced, _lost(own, replaced, mine, other))


def rest_of(gap: Gap, mine: Words, other: Words) -> range:
    """Return the words of the other text in the gap that nothing of the quotation stands for."""
    replaced = _replaced(gap, mine, other) if gap.mine else range(0)
    if not replaced:
        return gap.other
    if gap.place is CutPlace.BEGINNING:
        return range(gap.other.start, replaced.start)
    return range(replaced.stop, gap.other.stop)


def _replaced(gap: Gap, mine: Words, other: Words) -> range:
    if gap.place is CutPlace.MIDDLE or not gap.mine:
        return gap.other
    begins = gap.place is CutPlace.BEGINNING
    beside = gap.other[-len(gap.mine) :] if begins else gap.other[: len(gap.mine)]
    if _keys(beside, other) == _keys(gap.mine, mine):
        return beside
    if len(gap.other) <= len(gap.mine) + 1:
        return gap.other
    if _stand_for(gap.mine, beside, mine, other):
        return beside
    return gap.other[len(gap.other) :] if begins else gap.other[:0]


def _stand_for(own: range, beside: range, mine: Words, other: Words) -> bool:
    """Tell whether words at an end stand for those of the other text: brackets do, and “a” does for “the”."""
    if all(word in mine.bracketed for word in own):
        return True
    return not any(map(is_content, (*_keys(own, mine), *_keys(beside, other))))


def _keys(where: range, words: Words) -> tuple[str, ...]:
    return words.keys[where.start : where.stop]


def _kind(own: range, replaced: range, mine: Words) -> ChangeKind:
    if own and all(word in mine.bracketed for word in own):
        return ChangeKind.BRACKETED
    if not own:
        return ChangeKind.ELLIPSIS if own.start in mine.seams else ChangeKind.DELETED
    return ChangeKind.CHANGED if replaced else ChangeKind.INSERTED


def _lost(own: range, replaced: range, mine: Words, other: Words) -> tuple[Loss, ...]:
    kept = losses_in(mine, own.start, own.stop)
    return tuple(loss for loss in losses_in(other, replaced.start, replaced.stop) if loss not in kept)


def reordered(found: Sequence[WordDifference], mine: Words, other: Words) -> list[WordDifference]:
    """Return the differences with words put in here and left out there told as what they are: moved."""
    taken: set[int] = set()
    moved: dict[int, WordDifference] = {}
    left_out: dict[tuple[str, ...], list[int]] = {}
    for at, each in enumerate(found):
        if each.kind is ChangeKind.DELETED:
            left_out.setdefault(_sorted_keys(each.other, other), []).append(at)
    for at, each in enumerate(found):
        if each.kind is not ChangeKind.INSERTED:
            continue
        places = left_out.get(_sorted_keys(each.mine, mine))
        if places:
            place = places.pop(0)
            taken.add(place)
            moved[at] = replace(each, kind=ChangeKind.REORDERED, other=found[place].other)
    return [moved.get(at, each) for at, each in enumerate(found) if at not in taken]


def _sorted_keys(where: range, words: Words) -> tuple[str, ...]:
    return tuple(sorted(_keys(where, words)))


def differences_from(fullest: Words, mine: Words, pairs: Sequence[Pair]) -> list[WordDifference]:
    """Return how a member differs from the fullest one, what it has not at its ends among the words left out."""
    if mine.keys == fullest.keys:
        return []
    if not pairs:
        return [WordDifference(ChangeKind.CHANGED, range(len(mine)), range(len(fullest)))]
    found = []
    for gap in gaps(at_seams(pairs, mine, fullest), mine, range(len(fullest))):
        difference = difference_in(gap, mine, fullest)
        left_out = rest_of(gap, mine, fullest)
        if gap.place is not CutPlace.BEGINNING and difference is not None and gap.mine:
            found.append(difference)
        if left_out:
            place = gap.mine.stop if gap.place is CutPlace.END else gap.mine.start
            found.append(_left_out(place, left_out, mine, fullest))
        if gap.place is CutPlace.BEGINNING and difference is not None and gap.mine:
            found.append(difference)
    return reordered(found, mine, fullest)


def _left_out(place: int, other: range, mine: Words, fullest: Words) -> WordDifference:
    if all(word in fullest.bracketed for word in other):
        kind = ChangeKind.BRACKETED  # the fullest member's own addition
    else:
        kind = ChangeKind.ELLIPSIS if place in mine.seams else ChangeKind.DELETED
    return WordDifference(kind, range(place, place), other, losses_in(fullest, other.start, other.stop))
