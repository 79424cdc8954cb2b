"""Who goes on speaking: quotations with neither source nor cue of their own take the speaker their neighbours have.

It works on the attributions of any finder, and changes none of them: only whose chain a stretch of words inherits.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearsay.attribution.attribution_finder import AttributionFinder
from hearsay.attribution.noun_phrases import sentence_subject
from hearsay.attribution.partial_passage import part_of
from hearsay.attribution.passage import Passage, outermost
from hearsay.attribution.span_index import touching
from hearsay.attribution.words import is_name, is_word
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span, hull

_DASHES = frozenset("—–-")
LONGEST_SIGNATURE = 6
"""words behind the dash under a quotation"""
LONGEST_TAG = 10
"""words in a tag clause that a paragraph break cut from its quotation"""


class Heirs(NamedTuple):
    """Who speaks in the stretches that tell it nowhere: values are numbers of attributions.

    Numbers from the count of the attributions on mean the ``announcers``: speakers the finder has no attribution of,
    told by a colon or by the reader by rule. Their content is empty.
    """

    of_attribution: dict[int, int]
    of_quotation: dict[int, int]
    announcers: tuple[Attribution, ...]


def find_heirs(passage: Passage, attributions: Sequence[Attribution], reader: AttributionFinder) -> Heirs:
    """Return for every attribution without source and cue, and every quotation in none, who says it where told.

    ``reader`` is asked to read the paragraphs with quotations in which the finder found nobody speaking.
    """
    return _Neighbours(passage, attributions).heirs(reader)


class _Stretch(NamedTuple):
    """Words whose speaker is sought or known: of an attribution, or of a quotation that no attribution holds."""

    span: Span
    attribution: int | None
    quotation: int | None


class _Neighbours:
    def __init__(self, passage: Passage, attributions: Sequence[Attribution]) -> None:
        self._passage = passage
        self._attributions = attributions
        self._announcers: list[Attribution] = []
        self._cue_words: dict[int, range] = {}
        in_blocks: dict[int, list[tuple[int, int]]] = {}
        for number, attribution in enumerate(attributions):
            if attribution.source:
                place = hull((*attribution.source, *attribution.cue))
                self._cue_words[number] = passage.words.within(place)
                in_blocks.setdefault(self._block(place.start), []).append((place.start, number))
        self._in_blocks = {block: sorted(known) for block, known in in_blocks.items()}

    def heirs(self, reader: AttributionFinder) -> Heirs:
        of_attribution: dict[int, int] = {}
        of_quotation: dict[int, int] = {}
        before: tuple[_Stretch, int | None] | None = None
        stretches = self._stretches()
        self._read_silent(stretches, reader)
        for stretch in stretches:
            own = stretch.attribution if stretch.attribution in self._cue_words else None
            speaker = own if own is not None else self._speaker(stretch, before)
            if own is None and speaker is not None:
                if stretch.attribution is not None:
                    of_attribution.setdefault(stretch.attribution, speaker)
                elif stretch.quotation is not None:
                    of_quotation[stretch.quotation] = speaker
            before = (stretch, speaker)
        return Heirs(of_attribution, of_quotation, tuple(self._announcers))

    def _stretches(self) -> list[_Stretch]:
        """Return the quotations, each with the attribution that holds it, and what else has no speaker, in order."""
        passage = self._passage
        holding = touching(passage.sentences, (a.content for a in self._attributions))
        stretches: list[_Stretch] = []
        for index in outermost(passage.outer):
            outer = passage.outer[index]
            places = {passage.sentence_at(outer.start), passage.sentence_at((outer.start + outer.end) // 2)}
            near = sorted({number for place in places for number in holding.get(place, ())})
            holder = next((n for n in near if _holds(self._attributions[n], outer)), None)
            stretches.append(_Stretch(outer, holder, index))
        known = {stretch.attribution for stretch in stretches}
        for number, attribution in enumerate(self._attributions):
            if attribution.content and not (attribution.source or attribution.cue or number in known):
                stretches.append(_Stretch(attribution.content[0], number, None))
        return sorted(stretches, key=lambda stretch: stretch.span)

    def _read_silent(self, stretches: Sequence[_Stretch], reader: AttributionFinder) -> None:
        """Add the speakers that the reader finds where a quotation is loose and nobody speaks.

        That is in the paragraph, or only in the sentence where somebody speaks elsewhere in its paragraph.
        """
        passage = self._passage
        loose = {passage.sentence_at(s.span.start) for s in stretches if s.attribution not in self._cue_words}
        silent = {passage.blocks[sentence] for sentence in loose} - self._in_blocks.keys()
        spoken = {passage.sentence_at(start) for known in self._in_blocks.values() for start, _ in known}
        read = {i for i, block in enumerate(passage.blocks) if block in silent} | (loose - spoken)
        if not read:
            return
        pieces = [(passage.sentences[i], i) for i in sorted(read)]
        quotations = [i for i, outer in enumerate(passage.outer) if passage.sentence_at(outer.start) in read]
        for attribution in reader.find(part_of(passage, pieces, quotations)).attributions:
            if attribution.source and any(passage.quoted[w] >= 0 for w in self._words_of(attribution)):
                place = hull((*attribution.source, *attribution.cue))
                self._add(attribution.source, attribution.cue, place)

    def _words_of(self, attribution: Attribution) -> Iterator[int]:
        return (word for span in attribution.content for word in self._passage.words.within(span))

    def _add(self, source: tuple[Span, ...], cue: tuple[Span, ...], place: Span) -> int:
        """Add a speaker that stands at ``place``, and return his number."""
        number = len(self._attributions) + len(self._announcers)
        self._announcers.append(Attribution(source, cue, ()))
        self._cue_words[number] = self._passage.words.within(place)
        insort(self._in_blocks.setdefault(self._block(place.start), []), (place.start, number))
        return number

    def _speaker(self, stretch: _Stretch, before: tuple[_Stretch, int | None] | None) -> int | None:
        colon = self._colon_before(stretch.span)
        if colon is not None:
            announced = self._announcer(colon)
            if announced is not None:
                return announced
        if before is not None and self._goes_on(stretch, before[0]):
            return before[1]
        signed = self._signature(stretch.span)
        if signed is not None:
            return signed
        beside = self._beside(stretch.span)
        if beside is not None:
            return beside
        below = self._tag_below(stretch.span)
        if below is not None:
            return below
        return self._from_paragraph_above(stretch.span, before)

    def _goes_on(self, stretch: _Stretch, before: _Stretch) -> bool:
        """Tell whether the scanner saw that one quotation continues the other."""
        if stretch.quotation is None or before.quotation is None:
            return False
        return self._passage.quotations[stretch.quotation].continued

    def _colon_before(self, span: Span) -> int | None:
        colon = self._passage.words.within(span).start - 1
        return colon if colon > 0 and self._passage.words.raw[colon] == ":" else None

    def _announcer(self, colon: int) -> int | None:
        """Return who speaks in the sentence that a colon ends, by an attribution there or else its subject."""
        words = self._passage.words
        sentence = self._passage.sentence_at(words.starts[colon])
        first = self._passage.sentence_words[sentence].start
        for start, number in reversed(self._in_blocks.get(self._passage.blocks[sentence], ())):
            if words.starts[first] <= start < words.starts[colon]:
                return number
        if colon - first < 2 or self._passage.quoted[first] >= 0:
            return None
        subject = sentence_subject(words, first, colon)
        if subject is None:
            return None
        mark = Span(words.starts[colon], words.ends[colon])
        return self._add((words.span(subject),), (mark,), words.span(subject))

    def _signature(self, span: Span) -> int | None:
        """Return who signs a quotation behind a dash: “…” — Ida Lund (1923)."""
        words = self._passage.words
        dash = words.within(span).stop
        if dash + 1 >= len(words) or words.raw[dash] not in _DASHES or not is_name(words.raw[dash + 1]):
            return None
        stop = dash + 1
        while stop < len(words) and is_word(words.raw[stop]) and self._passage.follows_on(stop):
            stop += 1
        closed = stop >= len(words) or words.raw[stop] in "(,." or not self._passage.follows_on(stop)
        if not closed or stop - dash > LONGEST_SIGNATURE:
            return None
        name = words.span(range(dash + 1, stop))
        return self._add((name,), (Span(words.starts[dash], words.ends[dash]),), name)

    def _beside(self, span: Span) -> int | None:
        """Return who speaks in the same paragraph: in a tag right behind the quotation, else last before it."""
        known = self._in_blocks.get(self._block(span.start), [])
        following = self._passage.words.within(span).stop
        behind = bisect_left(known, (span.end, -1))
        for _, number in known[behind : behind + 1]:
            if self._cue_words[number].start - following <= 1:
                return number
        place = bisect_left(known, (span.start, -1))
        return known[place - 1][1] if place else None

    def _tag_below(self, span: Span) -> int | None:
        """Return whose tag clause opens the next paragraph ("He shouted to the crowd.") and attributes nothing else."""
        passage = self._passage
        following = passage.words.within(span).stop
        if following >= len(passage.words) or passage.follows_on(following):
            return None
        sentence = passage.sentence_words[passage.sentence_at(passage.words.starts[following])]
        if len(sentence) > LONGEST_TAG or passage.words.raw[sentence[-1]] == ":":
            return None
        stop = passage.words.ends[sentence[-1]]
        for _, number in self._in_blocks.get(self._block(passage.words.starts[following]), ())[:1]:
            own = self._attributions[number].content if number < len(self._attributions) else ()
            if self._cue_words[number].start == following and all(c.start >= stop or c == span for c in own):
                return number
        return None

    def _from_paragraph_above(self, span: Span, before: tuple[_Stretch, int | None] | None) -> int | None:
        """Return who speaks in the paragraph above, where this one opens with the quotation: the same goes on."""
        passage = self._passage
        first = passage.words.within(span).start
        if first == 0 or passage.follows_on(first):
            return None
        block = self._block(span.start)
        if before is not None and self._block(before[0].span.end - 1) == block - 1:
            last = self._last_word(block - 1)
            if before[0].span.end >= passage.words.starts[last]:  # nothing but the quotation's end stands there
                return before[1]
        above = self._in_blocks.get(block - 1, [])
        if above and passage.sentence_at(above[-1][0]) == passage.sentence_at(span.start) - 1:
            return above[-1][1]
        speakers = {number for _, number in above}
        return before[1] if before is not None and before[1] in speakers else None

    def _last_word(self, block: int) -> int:
        within = self._passage.words.within(self._passage.article.blocks[block].span)
        return max(within.start, within.stop - 1)

    def _block(self, position: int) -> int:
        return self._passage.blocks[self._passage.sentence_at(position)]


def _holds(attribution: Attribution, outer: Span) -> bool:
    return any(span.overlap(outer) * 2 > len(outer) for span in attribution.content)
