"""Quotations no cue stands beside: introduced by a colon, going on from the one before, or floating behind a tag."""

from hearsay.attribution.drafts import Draft
from hearsay.attribution.noun_phrases import phrase_after, subject_before
from hearsay.attribution.passage import Passage, outermost
from hearsay.attribution.span_index import touching
from hearsay.attribution.words import is_name, word_set
from hearsay.domain.spans import Span

_NO_SPEAKERS = word_set(
    "q a note correction corrections clarification update updated editor related read photo video source"
)
LONGEST_NAME = 6
"""words a speaker may have before a colon"""


LONGEST_TAG = 10
"""words in a tag clause that a paragraph break cut from its quotation"""


def attach_loose_quotations(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, with every quotation that none of them holds given to a speaker where the text tells one.

    Drafts that gain a quotation are changed in place.
    """
    speakers = _Speakers(passage, drafts)
    held: list[Draft | None] = []
    apart = set(outermost(passage.outer))
    for index, outer in enumerate(passage.outer):
        if index not in apart:  # nested: its speaker is inside the quotation around it
            held.append(None)
            continue
        holder = speakers.holder(outer)
        if holder is None:
            holder = speakers.announced(outer)
            if holder is None and passage.quotations[index].continued and index:
                holder = held[index - 1]
            if holder is None:
                holder = speakers.tagged_below(outer) or speakers.spoken_before(outer)
            if holder is not None:
                holder.content.append(outer)
        held.append(holder)
    return drafts + speakers.added


class _Speakers:
    """Who might have said a quotation, looked up by the sentences around it."""

    def __init__(self, passage: Passage, drafts: list[Draft]) -> None:
        self._passage = passage
        self._drafts = drafts
        self._holding = touching(passage.sentences, (draft.content for draft in drafts))
        self._cued: dict[int, list[Draft]] = {}
        for draft in drafts:
            sentence = passage.sentence_at(passage.words.starts[draft.cue.start])
            self._cued.setdefault(sentence, []).append(draft)
        self.added: list[Draft] = []

    def holder(self, outer: Span) -> Draft | None:
        """Return the draft whose content has most of the quotation already."""
        places = {self._passage.sentence_at(outer.start), self._passage.sentence_at((outer.start + outer.end) // 2)}
        near = sorted({number for place in places for number in self._holding.get(place, ())})
        return next((self._drafts[n] for n in near if _holds(self._drafts[n], outer)), None)

    def tagged_below(self, outer: Span) -> Draft | None:
        """Return whose tag clause opens the next paragraph ("He shouted to the crowd.") and attributes nothing else."""
        passage = self._passage
        following = passage.words.within(outer).stop
        if following >= len(passage.words) or passage.follows_on(following):
            return None
        number = passage.sentence_at(passage.words.starts[following])
        sentence = passage.sentence_words[number]
        stop = passage.words.ends[sentence[-1]]
        for draft in self._cued.get(number, ()):
            opens = following in (draft.cue.start, draft.source.start if draft.source else -1)
            if opens and len(sentence) <= LONGEST_TAG and all(span.start >= stop for span in draft.content):
                return draft
        return None

    def spoken_before(self, outer: Span) -> Draft | None:
        """Return who spoke in the sentence right before a quotation of the same paragraph that nothing else claims."""
        passage = self._passage
        number = passage.sentence_at(outer.start)
        first = passage.words.within(outer).start
        if not passage.follows_on(first) or number == 0 or passage.sentences[number].start < outer.start:
            return None
        return next((d for d in self._cued.get(number - 1, ()) if d.source and d.content), None)

    def announced(self, outer: Span) -> Draft | None:
        """Return whom the colon before the quotation announces, in the same block or at the end of the one before."""
        words = self._passage.words
        colon = words.within(outer).start - 1
        if colon < 1 or words.raw[colon] != ":":
            return None
        number = self._passage.sentence_at(words.starts[colon])
        known = next((d for d in reversed(self._cued.get(number, ())) if d.cue.stop <= colon + 1), None)
        if known is not None and not any(span.end > words.ends[colon] for span in known.content):
            known.content.clear()
            return known
        draft = _from_colon(self._passage, self._passage.sentence_words[number].start, colon)
        if draft is not None:
            self.added.append(draft)
        return draft


def _holds(draft: Draft, outer: Span) -> bool:
    return any(span.overlap(outer) * 2 > len(outer) for span in draft.content)


def _from_colon(passage: Passage, first: int, colon: int) -> Draft | None:
    words = passage.words
    opening = words.lower[first : first + 2]
    if opening and opening[0] == "here" and opening[-1] in ("is", "are", "'s"):
        first += 2  # Here is Ida Lund, as the note records her:
    told = next((p for p in range(first + 2, colon) if words.lower[p - 1 : p + 1] == ("the", "following")), None)
    teller = subject_before(words, told - 2, first) if told is not None and told - 2 > first else None
    if told is not None and teller is not None:
        return Draft(teller, range(told - 2, told + 1))
    source = phrase_after(words, first, colon)
    if source is None:
        return None
    cue = range(source.stop, colon + 1) if source.stop < colon else range(colon, colon + 1)
    return Draft(source, cue)


def colon_drafts(passage: Passage, first: int, end: int) -> list[Draft]:
    """Return "Name: claim" at the start of a sentence, as headlines and interviews have it."""
    words = passage.words
    for position in range(first + 1, min(end - 3, first + LONGEST_NAME + 1)):
        if words.raw[position] == ":":
            named = all(is_name(words.raw[p]) for p in range(first, position))
            if not named or words.lower[first] in _NO_SPEAKERS or words.starts[position + 1] == words.ends[position]:
                return []
            content = Span(words.starts[position + 1], words.ends[end - 1])
            return [Draft(range(first, position), range(position, position + 1), [content])]
    return []
