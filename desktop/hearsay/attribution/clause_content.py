"""What a cue attributes: the clause, quotation or noun phrase beside it, found from punctuation and closed classes."""

from hearsay.attribution.cue_finding import Cue, CueShape
from hearsay.attribution.noun_phrases import phrase_after
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import (
    MONTHS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    WEEKDAYS,
    is_adverb,
    is_word,
    word_set,
)
from hearsay.domain.spans import Span

ADJUNCT_REACH = 14
"""words that may stand between a cue and its *that* or quotation: "said in a statement on Friday that" """

_ADJUNCT_OPENERS = (
    PREPOSITIONS | WEEKDAYS | MONTHS | word_set("when as while because last this late early after before to through")
)
_OBJECT_PRONOUNS = word_set("him her them us me you it reporters journalists supporters investors")
_CUT_AFTER_COMMA = word_set("while compared according although though despite where")
_CUT_CLAUSE_AFTER_COMMA = _CUT_AFTER_COMMA | word_set("who which but and when after as even because with")
_RELAYS = frozenset({"quote", "cite", "paraphrase", "record"})
_OPENING_SUBORDINATORS = word_set("when while as if although though after before since because whenever")
_PARTICIPLES = word_set(
    "adding saying noting citing calling telling referring arguing claiming insisting suggesting warning stating "
    "asserting explaining conceding describing pointing accusing promising vowing"
)


def content_after(passage: Passage, cue: Cue, first: int, end: int) -> Span | None:
    """Return what follows the cue from word ``first`` and is attributed by it, up to word ``end`` of its sentence.

    None where nothing that follows can be its content: the sentence is over, or only time and place are told.
    """
    frames = cue.verb.frames
    if first >= end:
        return None
    if passage.words.raw[first] == ":" or (passage.quoted[first] >= 0 and set("cq") & set(frames)):
        first += passage.words.raw[first] == ":"
        return clause_span(passage, first, end) if first < end else None
    if cue.verb.lemma in _RELAYS and "saying" in passage.words.lower[first : min(end, first + ADJUNCT_REACH)]:
        return clause_span(passage, first, end)
    if set("cq") & set(frames):
        start = _clause_start(passage, cue, first, end)
        if start is not None:
            return clause_span(passage, start, end)
    if "t" in frames and passage.words.lower[first] in ("that", "how", "why", "whether", "what"):
        return clause_span(passage, first, end)
    if "i" in frames and passage.words.lower[first] == "to":
        return clause_span(passage, first, end)
    if "n" in frames or "c" in frames:
        return _object_span(passage, first, end)
    return None


def _clause_start(passage: Passage, cue: Cue, first: int, end: int) -> int | None:
    """Return the word with which the clause begins: that, a question word, a quotation, or its bare subject."""
    lower = passage.words.lower
    opener = _next_opener(passage, first, end)
    if "r" in cue.verb.frames and cue.shape is not CueShape.PASSIVE:
        return _after_recipient(passage, first, end, opener)
    if lower[first] in _ADJUNCT_OPENERS and lower[first] not in ("that", "as"):
        if opener is not None:
            return opener
        return _bare_subject(passage, first, end) if lower[first] != "to" else None
    if passage.words.raw[first] == ",":
        return opener if opener is not None and passage.quoted[opener] >= 0 else None
    if "c" not in cue.verb.frames:
        return opener
    return first if is_word(passage.words.raw[first]) else opener


def _next_opener(passage: Passage, first: int, end: int) -> int | None:
    """Return the next *that*, question word or quotation within reach, with nothing but an adjunct before it."""
    for position in range(first, min(end, first + ADJUNCT_REACH)):
        word = passage.words.lower[position]
        if passage.quoted[position] >= 0 or word in ("that", "whether", "how", "why"):
            return position
        if passage.words.raw[position] == ":":
            return position + 1 if position + 1 < end else None
        if passage.words.raw[position] in ";—–":
            return None
    return None


def _after_recipient(passage: Passage, first: int, end: int, opener: int | None) -> int | None:
    lower = passage.words.lower
    if lower[first] in ("that", "to"):
        return first
    if opener is not None:
        return opener
    if lower[first] in _OBJECT_PRONOUNS:
        return first + 1 if first + 1 < end else None
    told = phrase_after(passage.words, first, end)
    if told is None or told.stop >= end:
        return None
    if passage.words.raw[told.stop] == "," or lower[told.stop] in _ADJUNCT_OPENERS - {"to"}:
        return _bare_subject(passage, told.stop, end)
    return told.stop


def _bare_subject(passage: Passage, first: int, end: int) -> int | None:
    """Return the pronoun or determiner that opens a bare clause behind time and place: "said Friday he would"."""
    words = passage.words
    position = first
    while position < end and (
        words.lower[position] in WEEKDAYS or words.lower[position] in ("on", "late", "last", "night")
    ):
        position += 1
    if first < position < end and is_word(words.raw[position]) and words.lower[position] not in _ADJUNCT_OPENERS:
        return position
    for candidate in range(first + 2, min(end, first + ADJUNCT_REACH)):
        if words.lower[candidate] in SUBJECT_PRONOUNS - {"who"}:
            return candidate
        if words.raw[candidate] == ",":
            return None
    return None


def _object_span(passage: Passage, first: int, end: int) -> Span | None:
    words = passage.words
    while first < end and is_adverb(words.lower[first]):
        first += 1
    if first >= end or (not is_word(words.raw[first]) and passage.quoted[first] < 0):
        return None
    if words.lower[first] in WEEKDAYS or words.lower[first] in (
        "by",
        "to",
        "than",
        "and",
        "or",
        "in",
        "at",
        "on",
        "from",
    ):
        return None
    return clause_span(passage, first, end, object_only=True)


def clause_span(passage: Passage, first: int, end: int, *, object_only: bool = False) -> Span | None:
    """Return the code points from word ``first`` to where its clause ends, the sentence's full stop left out.

    A quotation that the clause runs into is taken to its end, though it may lie sentences further on.
    """
    words = passage.words
    stop = first
    end = _end_of_opening_clause(passage, first, end)
    while stop < end and not _cuts(passage, stop, first, end, object_only=object_only):
        stop += 1
    while (
        stop > first
        and not is_word(words.raw[stop - 1])
        and passage.quoted[stop - 1] < 0
        and words.raw[stop - 1] not in ")%$"
    ):
        stop -= 1
    if stop <= first:
        return None
    span = Span(words.starts[first], words.ends[stop - 1])
    quotation = passage.quoted[stop - 1]
    if quotation >= 0:
        return Span(span.start, max(span.end, passage.outer[quotation].end))
    return span


def _end_of_opening_clause(passage: Passage, first: int, end: int) -> int:
    """Return where a clause ends that its sentence opens with ("When he says so, …"): at its comma."""
    words = passage.words
    opening = passage.sentence_words[passage.sentence_at(words.starts[first])].start
    if words.lower[opening] not in _OPENING_SUBORDINATORS or passage.quoted[opening] >= 0:
        return end
    commas = [p for p in range(opening, end) if words.raw[p] == "," and passage.quoted[p] < 0]
    return next((p for p in commas if p > first), end) if not commas or first < commas[0] else end


def _cuts(passage: Passage, position: int, first: int, end: int, *, object_only: bool) -> bool:
    if passage.quoted[position] >= 0 or position == first:
        return False
    words = passage.words
    following = words.lower[position + 1] if position + 1 < end else ""
    if words.raw[position] == ",":
        cutters = _CUT_CLAUSE_AFTER_COMMA if object_only else _CUT_AFTER_COMMA
        return following in cutters or following in _PARTICIPLES
    return words.raw[position] == ";" and object_only


def preposed_clause(passage: Passage, first: int, stop: int) -> Span | None:
    """Return the clause or quotation that ends, comma aside, right before word ``stop`` and begins at word ``first``.

    A quotation right before ``stop`` is taken whole, with the words of its sentence that lead up to it.
    """
    words = passage.words
    last = stop - 1
    while last >= first and not is_word(words.raw[last]) and passage.quoted[last] < 0:
        last -= 1
    if last < first:
        return None
    start = words.starts[first]
    if passage.quoted[first] >= 0:
        start = min(start, passage.outer[passage.quoted[first]].start)
    end = words.ends[last]
    if passage.quoted[last] >= 0:
        end = max(end, passage.outer[passage.quoted[last]].end)
    return Span(start, end)


def looks_like_clause(passage: Passage, first: int, stop: int) -> bool:
    """Tell whether the words up to ``stop`` can be a claim that a later "she said" attributes, not a mere adverbial."""
    if stop - first < 4:
        return False
    opens_adverbial = passage.words.lower[first] in PREPOSITIONS | {"when", "as", "while", "because", "if", "after"}
    return not (opens_adverbial and not _has_comma(passage, first, stop - 1))


def _has_comma(passage: Passage, first: int, stop: int) -> bool:
    return "," in passage.words.raw[first:stop]
