"""How a quotation stands in the primary document.

The rules, in this order; words are compared, so that case, quotation marks, spacing and punctuation say nothing:

1. *Absent*: the article gives the words to the document (the sentence is typed a quote of it, or its chain names it),
   and the document has too few of them. Words of other sources that it does not have get no verdict at all.
2. *Altered*: words are put in, changed, moved, or left out of the middle with nothing to show it. Brackets alter where
   they replace or add a negation, a condition or a hedge: openly, but the meaning is no longer the speaker's.
3. *Truncated*: every word is the document's, in order, but its sentences go on: before the quotation, behind it, or
   within it at a place that the article shows, an ellipsis or a break around “he said”. A sentence of the document ends
   at its punctuation, at a paragraph and at the marks of a speech that the document itself quotes; to leave out whole
   sentences before and behind is no cut.
4. *Verbatim*: whole sentences, every word the document's.

Brackets that add or explain (“the [prime minister's] visit”, “[he] needs”) alter nothing and cut nothing: they are
told as differences of a kind of their own, and the verdict is that of the words around them. So are ellipses, which
make a cut, but an honest one. An alteration outweighs a cut; the cuts are told beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.comparison.alignment import Pair
from hearsay.comparison.losses import losses_after, losses_before, losses_in, losses_led_up_to
from hearsay.comparison.primary_document import PrimaryDocument
from hearsay.comparison.word_differences import Gap, WordDifference, at_seams, difference_in, gaps, reordered, rest_of
from hearsay.comparison.words import Words
from hearsay.domain.comparison import ChangeKind, Cut, CutPlace, Judgement, Loss, Verdict
from hearsay.domain.spans import Span

_UNMARKED = frozenset({ChangeKind.INSERTED, ChangeKind.DELETED, ChangeKind.CHANGED, ChangeKind.REORDERED})


@dataclass(frozen=True, slots=True)
class WordJudgement:
    """A judgement by indices of words, good for every utterance of a wording."""

    verdict: Verdict
    passage: Span
    differences: tuple[WordDifference, ...]
    cuts: tuple[Cut, ...]

    def told(self, mine: Words, document: PrimaryDocument) -> Judgement:
        """Return the judgement by code points, for these very words.

        What their article says itself right before them is not lost by the cut there.
        """
        differences = tuple(each.told(mine, document.words) for each in self.differences)
        return Judgement(self.verdict, self.passage, differences, tuple(_as_led_up_to(cut, mine) for cut in self.cuts))


def judge(mine: Words, pairs: Sequence[Pair], document: PrimaryDocument) -> WordJudgement:
    """Return the verdict on words that stand in the document at ``pairs``, of which there is at least one."""
    pairs = at_seams(pairs, mine, document.words)
    first, last = pairs[0].other, pairs[-1].other
    reach = range(document.sentence_start(first), last + 1 if mine.capped else document.sentence_stop(last))
    differences: list[WordDifference] = []
    cuts: list[Cut] = []
    for gap in gaps(pairs, mine, reach):
        if gap.place is CutPlace.MIDDLE and not gap.mine and document.is_own_tag(gap.other):
            continue
        difference = difference_in(gap, mine, document.words) if gap.mine or gap.place is CutPlace.MIDDLE else None
        if difference is not None:
            differences.append(difference)
        if gap.place is not CutPlace.MIDDLE:
            cuts += _cut_at_end(gap, rest_of(gap, mine, document.words), mine, document.words)
    differences = reordered(differences, mine, document.words)
    cuts += [_cut_within(each, document.words) for each in differences if not each.mine]
    cuts.sort(key=lambda cut: cut.dropped)
    passage = document.words.span(first, last + 1)
    return WordJudgement(_verdict(differences, cuts, mine), passage, tuple(differences), tuple(cuts))


def _verdict(differences: Sequence[WordDifference], cuts: Sequence[Cut], mine: Words) -> Verdict:
    if any(each.kind in _UNMARKED or _distorts(each, mine) for each in differences):
        return Verdict.ALTERED
    return Verdict.TRUNCATED if cuts else Verdict.VERBATIM


def _distorts(difference: WordDifference, mine: Words) -> bool:
    """Tell whether words in brackets say something else than those they stand for."""
    if difference.kind is not ChangeKind.BRACKETED:
        return False
    return bool(difference.lost or losses_in(mine, difference.mine.start, difference.mine.stop))


def _cut_at_end(gap: Gap, dropped: range, mine: Words, document: Words) -> list[Cut]:
    if not dropped:
        return []
    if gap.place is CutPlace.BEGINNING:
        lost, marked = losses_before(document, dropped.start, dropped.stop), 0 in mine.seams
    else:
        lost, marked = losses_after(document, dropped.start, dropped.stop), len(mine) in mine.seams
    return [_cut(gap.place, dropped, marked, lost, document)]


def _as_led_up_to(cut: Cut, mine: Words) -> Cut:
    if cut.place is not CutPlace.BEGINNING or not cut.lost:
        return cut
    kept = losses_led_up_to(mine, Words(cut.words, (Span(0, len(cut.words)),)).keys)
    return replace(cut, lost=tuple(loss for loss in cut.lost if loss not in kept))


def _cut_within(difference: WordDifference, document: Words) -> Cut:
    marked = difference.kind is ChangeKind.ELLIPSIS
    return _cut(CutPlace.MIDDLE, difference.other, marked, difference.lost, document)


def _cut(place: CutPlace, dropped: range, marked: bool, lost: tuple[Loss, ...], document: Words) -> Cut:
    words = document.written(dropped.start, dropped.stop)
    return Cut(place, document.span(dropped.start, dropped.stop), words, marked, lost)
