"""Speech that one source tells of another: the note quotes Ode as saying …, the minutes have her saying …"""

from hearsay.attribution.cue_finding import Cue, CueShape
from hearsay.attribution.noun_phrases import phrase_after, subject_before
from hearsay.attribution.words import Words, is_word, word_set

LONGEST_SPEAKER = 14
"""words between *has* or *quotes* and *saying*"""

_HAS = word_set("has have had")
_QUOTES = word_set("quote quotes quoted quoting cite cites cited citing paraphrases paraphrased records recorded")
_SAYING = word_set("saying telling asking warning claiming arguing stating adding admitting calling having")


def speech_relayed(words: Words, cue: Cue, first: int) -> range | None:
    """Return who relays what the cue *saying* attributes ("the note has the clerk saying"); None where nobody does.

    ``first`` is the first word of the sentence.
    """
    if cue.shape is not CueShape.PARTICIPLE or words.lower[cue.head] not in _SAYING:
        return None
    has = _has_before(words, cue.start, first)
    return None if has is None else subject_before(words, has, first)


def speaker_told_of(words: Words, cue: range, first: int, end: int) -> range | None:
    """Return the speaker of whom a cue tells that he said something, among the words ``first`` to ``end``.

    He stands behind "the following from", is the object of "quotes Ode as saying" and "has Ode saying", or the subject
    of "Ode is quoted as saying".
    """
    if not len(cue):
        return None
    if words.lower[cue[-1]] in _SAYING:
        has = _has_before(words, cue.start, first)
        return _phrase(words, has + 1, cue.start) if has is not None else None
    if words.lower[cue[-1]] == "following" and words.lower[cue.stop : cue.stop + 1] in (("from",), ("by",)):
        return phrase_after(words, cue.stop + 1, end, whole=True)
    if words.lower[cue[-1]] not in _QUOTES:
        return None
    for position in range(cue.stop, min(end - 1, cue.stop + LONGEST_SPEAKER)):
        if words.lower[position] == "as" and words.lower[position + 1] in _SAYING:
            return _phrase(words, cue.stop, position) or subject_before(words, cue.start, first)
    return None


def _has_before(words: Words, stop: int, first: int) -> int | None:
    """Return the *has* whose object ends before word ``stop``; None where the verb is only an auxiliary."""
    lowest = max(first, stop - LONGEST_SPEAKER)
    found = next((p for p in range(stop - 2, lowest, -1) if words.lower[p] in _HAS), None)
    if found is None or any(words.raw[p] in '.;:“”"' for p in range(found, stop)):
        return None
    follows = words.lower[found + 1]
    return None if follows.endswith(("ed", "en")) or follows in ("been", "to", "not") else found


def _phrase(words: Words, first: int, stop: int) -> range | None:
    while stop > first and not is_word(words.raw[stop - 1]):
        stop -= 1
    return range(first, stop) if first < stop else None
