"""What a tag clause goes on to say of the speech itself ("…," Okafor said on Monday after the vote)."""

from hearsay.attribution.noun_phrases import phrase_after
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import Words, is_word, word_set

_OPENERS = word_set(
    "in on at during after before when while as of to from by about amid outside inside through via over with "
    "yesterday today tonight last this earlier later late early recently then again "
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december "
    "adding speaking referring describing responding standing citing recalling"
)
"""words with which a clause tells when, where, to whom or of what somebody spoke, and claims nothing by itself"""


def circumstances(passage: Passage, tag: range, sentence: range) -> range:
    """Return the words behind a tag clause that belong to it, whom it was told among them.

    They reach to the next quotation, or to the sentence's end; an empty range where no quotation ends right before the
    tag, or where something else follows it.
    """
    words, nothing = passage.words, range(tag.stop, tag.stop)
    before = next((w for w in range(tag.start - 1, sentence.start - 1, -1) if is_word(words.raw[w])), None)
    if before is None or passage.quoted[before] < 0:
        return nothing
    told = phrase_after(words, tag.stop, sentence.stop)
    places = {_next_word(words, tag.stop), _next_word(words, told.stop if told is not None else tag.stop)}
    if not any(place < sentence.stop and words.lower[place] in _OPENERS for place in places):
        return nothing
    stop = next((w for w in range(tag.stop, sentence.stop) if passage.quoted[w] >= 0), sentence.stop)
    return range(tag.stop, stop)


def _next_word(words: Words, place: int) -> int:
    return next((w for w in range(place, len(words)) if is_word(words.raw[w])), len(words))
