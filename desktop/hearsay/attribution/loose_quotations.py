"""Quotations no cue stands beside: introduced by a colon, going on from the one before, or floating behind a tag."""

from hearsay.attribution.drafts import Draft
from hearsay.attribution.noun_phrases import phrase_after
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import is_name
from hearsay.domain.spans import Span

LONGEST_NAME = 6
"""words a speaker may have before a colon"""


LONGEST_TAG = 10
"""words in a tag clause that a paragraph break cut from its quotation"""


def attach_loose_quotations(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, with every quotation that none of them holds given to a speaker where the text tells one.

    Drafts that gain a quotation are changed in place.
    """
    held = [_holder(draft_spans, outer) for draft_spans in [_content_index(drafts)] for outer in passage.outer]
    added: list[Draft] = []
    for index, outer in enumerate(passage.outer):
        if held[index] is not None:
            continue
        if index and passage.outer[index - 1].end > outer.start:
            continue  # nested: its speaker is found inside the quotation around it
        holder = _introduced(passage, outer, drafts, added)
        if holder is None and passage.quotations[index].continued and index:
            holder = held[index - 1]
        if holder is None:
            holder = _tagged_below(passage, outer, drafts) or _spoken_before(passage, outer, drafts)
        if holder is not None:
            holder.content.append(outer)
            held[index] = holder
    return drafts + added


def _content_index(drafts: list[Draft]) -> list[tuple[Span, Draft]]:
    return [(span, draft) for draft in drafts for span in draft.content]


def _holder(contents: list[tuple[Span, Draft]], outer: Span) -> Draft | None:
    return next((draft for span, draft in contents if span.overlap(outer) * 2 > len(outer)), None)


def _tagged_below(passage: Passage, outer: Span, drafts: list[Draft]) -> Draft | None:
    """Return whose tag clause opens the next paragraph ("He shouted to the crowd."), with nothing else to attribute."""
    following = passage.words.within(outer).stop
    if following >= len(passage.words) or passage.follows_on(following):
        return None
    sentence = passage.sentence_words[passage.sentence_at(passage.words.starts[following])]
    stop = passage.words.ends[sentence[-1]]
    for draft in drafts:
        opens = following in (draft.cue.start, draft.source.start if draft.source else -1)
        if opens and len(sentence) <= LONGEST_TAG and all(span.start >= stop for span in draft.content):
            return draft
    return None


def _spoken_before(passage: Passage, outer: Span, drafts: list[Draft]) -> Draft | None:
    """Return who spoke in the sentence right before a quotation of the same paragraph that nothing else claims."""
    first = passage.words.within(outer).start
    sentence = passage.sentence_at(outer.start)
    if not passage.follows_on(first) or sentence == 0 or passage.sentences[sentence].start < outer.start:
        return None
    before = passage.sentence_words[sentence - 1]
    speakers = [d for d in drafts if d.source and d.content and before.start <= d.cue.start < before.stop]
    return speakers[0] if speakers else None


def _introduced(passage: Passage, outer: Span, drafts: list[Draft], added: list[Draft]) -> Draft | None:
    """Return who is announced by the colon before the quotation, in the same block or at the end of the one before."""
    words = passage.words
    first = words.within(outer).start
    colon = first - 1
    if colon < 1 or words.raw[colon] != ":":
        return None
    sentence = passage.sentence_words[passage.sentence_at(words.starts[colon])]
    known = next((d for d in reversed(drafts) if d.cue.start >= sentence.start and d.cue.stop <= colon + 1), None)
    if known is not None and not any(span.end > words.ends[colon] for span in known.content):
        known.content.clear()
        return known
    draft = _from_colon(passage, sentence.start, colon)
    if draft is not None:
        added.append(draft)
    return draft


def _from_colon(passage: Passage, first: int, colon: int) -> Draft | None:
    words = passage.words
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
            if not named or words.starts[position + 1] == words.ends[position]:
                return []
            content = Span(words.starts[position + 1], words.ends[end - 1])
            return [Draft(range(first, position), range(position, position + 1), [content])]
    return []
