"""Who vouches for a whole sentence in which somebody else speaks: "*Per the cable*, Lund claimed that …".

A finder that tells one speaker a sentence leaves such a phrase out; the chain needs it.
"""

from collections.abc import Sequence

from hearsay.attribution.cue_lexicon import CueLexicon
from hearsay.attribution.cue_phrases import phrase_drafts
from hearsay.attribution.passage import Passage
from hearsay.attribution.span_index import touching
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import hull


def framing_phrases(
    passage: Passage, attributions: Sequence[Attribution], lexicon: CueLexicon
) -> tuple[Attribution, ...]:
    """Return the phrases (*according to*, *per*) around somebody else's words that no attribution makes content of."""
    speaking = touching(passage.sentences, (a.cue for a in attributions))
    found: list[Attribution] = []
    for sentence, numbers in sorted(speaking.items()):
        words = passage.sentence_words[sentence]
        within = [attributions[number] for number in numbers]
        drafts = phrase_drafts(passage, lexicon, words.start, words.stop) if passage.speaks(sentence) else ()
        found.extend(frame for frame in (draft.finished(passage) for draft in drafts) if _is_missing(frame, within))
    return tuple(found)


def _is_missing(frame: Attribution, within: Sequence[Attribution]) -> bool:
    return bool(frame.source) and any(_frames(frame, a) for a in within) and not any(_is_told(frame, a) for a in within)


def _frames(frame: Attribution, attribution: Attribution) -> bool:
    place = hull((*attribution.source, *attribution.cue))
    return any(span.covers(place) for span in frame.content)


def _is_told(frame: Attribution, attribution: Attribution) -> bool:
    return bool(attribution.content) and any(c.overlap(own) for c in frame.cue for own in attribution.cue)
