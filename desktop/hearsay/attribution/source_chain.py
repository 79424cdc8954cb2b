"""Whose words they are, hand by hand: fullest names, pronouns and nested attributions resolved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearsay.attribution.cue_lexicon import CueLexicon
from hearsay.attribution.framing_phrases import framing_phrases
from hearsay.attribution.inner_speakers import inner_speakers
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.nesting import holders_of, speaking_place
from hearsay.attribution.passage import Passage
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.attribution.running_quotations import find_heirs
from hearsay.attribution.source_links import SourceLinks
from hearsay.attribution.words import word_set
from hearsay.domain.attribution import UNNAMED, Attribution
from hearsay.domain.spans import hull

_PRONOUNS = word_set("he she it his her its")
_HEARERS = word_set("me us reporters journalists")
DEEPEST = 8
"""attributions within each other that a chain follows"""
NEAR = 3
"""attributions looked back to for the chain that "he continued" goes on with"""


class Chains:
    """What the chain stage found: ``attributions`` are the finder's, in their order, with their chains."""

    def __init__(
        self,
        attributions: tuple[Attribution, ...],
        inner: Mapping[tuple[int, int], tuple[str, ...]],
        loose: Mapping[int, tuple[int, tuple[str, ...]]],
    ) -> None:
        """Make it of the links to add in one sentence, by attribution and sentence, and of the loose quotations.

        ``loose`` gives, by quotation, the number it goes by in ``inner``, and its chain.
        """
        self.attributions = attributions
        self._inner = inner
        self._loose = loose

    def of_attribution(self, number: int, sentence: int) -> tuple[str, ...]:
        """Return the chain of an attribution's words in one sentence: somebody else may speak within them."""
        return (*self.attributions[number].chain, *self._inner.get((number, sentence), ()))

    def of_quotation(self, quotation: int, sentence: int) -> tuple[str, ...]:
        """Return the chain of a quotation that no attribution holds; empty where its neighbours tell of nobody."""
        number, chain = self._loose.get(quotation, (-1, ()))
        return (*chain, *self._inner.get((number, sentence), ()))


class SourceChains:
    """Resolves the sources of one article's attributions."""

    def __init__(self, passage: Passage, naming: NamingLexicon, cues: CueLexicon) -> None:
        self._passage = passage
        self._naming = naming
        self._cues = cues

    def chained(self, attributions: Sequence[Attribution]) -> Chains:
        """Return the chains: names nearest to the reader first, the article itself left out.

        An outlet or a document hands words on; a person who tells, in words of the author's, what another said
        vouches for it himself.
        """
        passage = self._passage
        reader = RuleFinder(self._cues)
        heirs = find_heirs(passage, attributions, reader)
        known = (*attributions, *heirs.announcers)
        loose = dict(enumerate(heirs.of_quotation, start=len(known)))
        quoted = (Attribution((), (), (passage.outer[quotation],)) for quotation in loose.values())
        given = (*known, *quoted, *framing_phrases(passage, attributions, self._cues))
        inner = inner_speakers(passage, given, reader, self._cues)
        voices = (*given, *(speaker.attribution for speaker in inner))
        holders = [*holders_of(passage, given), *(speaker.outer for speaker in inner)]
        follows = heirs.of_attribution | {place: heirs.of_quotation[quotation] for place, quotation in loose.items()}
        for heir, speaker in follows.items():
            holders[heir] = holders[speaker]
        links = SourceLinks(passage, self._naming)
        chains = _joined(links.of_all(voices, holders, follows), holders)
        self._inherit(voices, chains)
        for heir, speaker in follows.items():
            chains[heir] = chains[speaker]
        further = {
            (within.outer, within.sentence): _added(own, chains[within.outer])
            for within, own in zip(inner, chains[len(given) :], strict=True)
            if (within.quoted or not links.is_person(chains[within.outer][-1]))
            and links.names_somebody(within.attribution, own[-1])
        }
        for within in inner:
            if within.whole:
                chains[within.outer] += further.pop((within.outer, within.sentence), ())
        return Chains(
            tuple(replace(a, chain=chains[number]) for number, a in enumerate(attributions)),
            further,
            {quotation: (place, chains[place]) for place, quotation in loose.items()},
        )

    def _inherit(self, voices: Sequence[Attribution], chains: list[tuple[str, ...]]) -> None:
        """Give "he continued" the whole chain of what he said just before, where that came through a document."""
        order = sorted(range(len(voices)), key=lambda i: speaking_place(voices[i]).start)
        for place, index in enumerate(order):
            source = voices[index].source
            pronoun = source[0].of(self._passage.text).lower() if len(source) == 1 else ""
            if pronoun not in _PRONOUNS or len(chains[index]) != 1 or self._told_here(voices[index]):
                continue
            near = [i for i in order[max(0, place - NEAR) : place] if self._is_near(voices[i], voices[index])]
            before = [chains[i] for i in near]
            through = next((c for c in reversed(before) if c and c[-1] == chains[index][0]), ())
            if len(through) > 1 and self._naming.evidence_nouns.intersection(through[-2].lower().split()):
                chains[index] = through

    def _told_here(self, attribution: Attribution) -> bool:
        """Tell whether somebody spoke to the author or his paper, and not in what a document records."""
        words = self._passage.words
        stop = words.within(hull(attribution.cue or attribution.source)).stop
        after = words.lower[stop : stop + 3]
        if not after:
            return False
        acronym = words.raw[stop].isupper() and len(words.raw[stop]) > 1
        return acronym or after[0] in _HEARERS or (after[0] == "this" and not self._naming.outlets.isdisjoint(after))

    def _is_near(self, earlier: Attribution, later: Attribution) -> bool:
        """Tell whether one attribution stands in the paragraph of the other or the one before."""
        places = (speaking_place(a).start for a in (earlier, later))
        first, second = (self._passage.blocks[self._passage.sentence_at(place)] for place in places)
        return second - first <= 1


def _joined(own: Sequence[tuple[str, ...]], holders: Sequence[int | None]) -> list[tuple[str, ...]]:
    """Return each attribution's links behind those of the attributions that hold it."""
    chains: list[tuple[str, ...]] = []
    for index, links in enumerate(own):
        above: tuple[str, ...] = ()
        holder, steps = holders[index], 0
        while holder is not None and steps < DEEPEST:
            above = own[holder] + above
            holder, steps = holders[holder], steps + 1
        chains.append(_without_repeats(above + links) or (UNNAMED,))
    return chains


def _added(inner: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
    """Return the links an inner speaker adds, those unnamed or in the chain already left out."""
    return tuple(name for name in inner if name not in outer and not name.startswith(UNNAMED))


def _without_repeats(names: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for name in names:
        if not kept or kept[-1] != name:
            kept.append(name)
    return tuple(kept)
