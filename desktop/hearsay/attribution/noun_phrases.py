"""Who stands beside a cue: noun phrases found from closed classes and capitals, without a parser."""

from hearsay.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    DETERMINERS,
    MODALS,
    MONTHS,
    PARTICIPLES_OF_ORIGIN,
    PREPOSITIONS,
    RELATIVES,
    REPORT_VERBS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    Words,
    is_adverb,
    is_name,
    is_word,
    word_set,
)

LONGEST_ASIDE = 40
"""words between the two commas of an apposition or aside"""

LONGEST_PHRASE = 60
"""words of a noun phrase"""

_OBJECT_END = frozenset({"that", "to", "whether", "how", "why", "what", "if", "as"})
_ADJUNCT = word_set("in on at during after before as when while since amid late early last this later through via")
_ADJUNCT_NOUN = WEEKDAYS | MONTHS | frozenset({"interview", "statement", "tweet", "email", "speech", "conference"})


def subject_before(words: Words, verb: int, first: int) -> range | None:
    """Return the words of the subject that ends right before word ``verb``, none of them before word ``first``.

    An apposition or aside between commas belongs to it unless it only tells what its bearer did. None where nothing
    there can be a subject.
    """
    last = verb - 1
    while last >= first and is_adverb(words.lower[last]) and not is_name(words.raw[last]):
        last -= 1
    if last < first:
        return None
    mark = words.raw[last]
    if mark in ",–—)":
        return _subject_around_aside(words, last, first)
    return _phrase_ending_at(words, last, first)


def _subject_around_aside(words: Words, close: int, first: int) -> range | None:
    """Return the subject whose apposition, relative clause or bracket ends with the mark at ``close``."""
    opening = "(" if words.raw[close] == ")" else words.raw[close]
    for position in range(close - 1, max(first, close - LONGEST_ASIDE) - 1, -1):
        if words.raw[position] == opening and position > first and is_word(words.raw[position - 1]):
            before = _phrase_ending_at(words, position - 1, first)
            if before is None or (opening == "," and not _opens_aside(words, position + 1)):
                continue
            opener = words.lower[position + 1]
            if opener == "and":
                before = _with_relative_clause(words, before, first)
            keeps = not (opener in _ADJUNCT or opener.endswith("ing") or is_adverb(opener))
            return range(before.start, close + (words.raw[close] == ")")) if keeps else before
    return None


def _with_relative_clause(words: Words, before: range, first: int) -> range:
    """Return the phrase that a relative clause ending with ``before`` belongs to: "a man who sweeps the yard"."""
    who = next((p for p in range(before.stop - 1, first, -1) if words.lower[p] in ("who", "which")), None)
    head = None if who is None else _phrase_ending_at(words, who - 1, first)
    return before if head is None else range(head.start, before.stop)


def _opens_aside(words: Words, position: int) -> bool:
    lower, raw = words.lower[position], words.raw[position]
    if lower == "and":  # a man who sweeps the yard, and who saw it,
        return words.lower[position + 1] in ("who", "which", "whose")
    return lower not in SUBJECT_PRONOUNS - {"who"} and (is_word(raw) and lower not in {"but", "or", "that"})


def _phrase_ending_at(words: Words, last: int, first: int) -> range | None:
    """Return the noun phrase that ends with word ``last``, going back as far as nothing else can begin."""
    lower = words.lower
    if lower[last] in SUBJECT_PRONOUNS or lower[last] in RELATIVES:
        return range(last, last + 1)
    if not _may_end_phrase(words, last):
        return None
    start = last
    first = max(first, last - LONGEST_PHRASE)
    while start > first and _belongs(words, start - 1, start):
        start -= 1
    if start > first and (lower[start - 1] == "to" or lower[start - 1] in MODALS):
        return None  # to sell the boat: a verb and its object
    return _trimmed(words, start, last)


def _may_end_phrase(words: Words, last: int) -> bool:
    raw, lower = words.raw[last], words.lower[last]
    if not is_word(raw) or raw.startswith(("'", "’")):
        return False
    return lower not in PREPOSITIONS and lower not in SUBORDINATORS and lower not in AUXILIARIES and lower != "to"


def _belongs(words: Words, position: int, following: int) -> bool:
    """Can the word at ``position`` stand in one noun phrase with the word after it?"""
    raw, lower = words.raw[position], words.lower[position]
    after = words.lower[following]
    if raw in "&/" or lower == "'s":
        return True
    if raw in "'’":
        return position > 0 and words.lower[position - 1].endswith("s")
    if not is_word(raw):
        return False
    if lower in ("and", "or"):
        return _joins_nouns(words, position, following)
    if lower in SUBORDINATORS or lower in AUXILIARIES or lower in SUBJECT_PRONOUNS:
        return False
    if is_name(raw):
        return True
    if lower in COMMON_VERBS or lower in ADVERBS:
        return False
    if lower in PARTICIPLES_OF_ORIGIN:
        return True
    if lower in REPORT_VERBS:
        return False
    governs = (
        after in DETERMINERS or after in PREPOSITIONS or after in SUBJECT_PRONOUNS or is_name(words.raw[following])
    )
    led = position > 0 and words.lower[position - 1] in DETERMINERS
    if lower.endswith("ed") and "-" not in lower and position > 0 and is_name(words.raw[position - 1]):
        return after == "by"  # Lund carried most towns
    return not (lower.endswith("ed") and governs and after != "by" and not led)


_KINSHIP = frozenset({"his", "her", "its", "their", "other"})


def _joins_nouns(words: Words, position: int, following: int) -> bool:
    if position == 0 or words.lower[following] in SUBJECT_PRONOUNS:
        return False
    before = words.raw[position - 1]
    if is_name(before) and words.lower[following] in _KINSHIP:
        return True
    return is_name(before) == is_name(words.raw[following]) and is_word(before)


def _trimmed(words: Words, start: int, last: int) -> range | None:
    """Leave off what opens the clause and not the phrase: adverbs, "On Thursday", a preposition's own phrase."""
    while start <= last:
        lower = words.lower[start]
        if lower in PREPOSITIONS or lower == "to":
            start = _after_adjunct(words, start, last)
        elif (
            (is_adverb(lower) and not (is_name(words.raw[start]) and lower not in ADVERBS))
            or not is_word(words.raw[start])
            or (lower in WEEKDAYS and start < last)
        ):
            start += 1
        else:
            break
    return range(start, last + 1) if start <= last else None


def _after_adjunct(words: Words, start: int, last: int) -> int:
    """Return where the subject begins behind a preposition: after a date, else at the last determiner or name."""
    position = start + 1
    while position <= last and (words.lower[position] in WEEKDAYS | MONTHS or words.lower[position].isdigit()):
        position += 1
    if position > start + 1:
        return position
    for candidate in range(last, start + 1, -1):
        if words.lower[candidate] in DETERMINERS:
            return candidate
    if is_name(words.raw[last]):
        while last - 1 > start + 1 and is_name(words.raw[last - 1]):
            last -= 1
    return last


def phrase_after(words: Words, first: int, end: int, *, whole: bool = False) -> range | None:
    """Return the noun phrase that begins with word ``first`` and ends before word ``end``.

    ``whole`` keeps what is set off with commas behind it (appositions, relative clauses), as far as they go.
    """
    if first >= end or not _may_begin_phrase(words, first):
        return None
    if (
        words.lower[first] in SUBJECT_PRONOUNS | {"him", "her", "them", "us", "me"}
        and words.lower[first] not in DETERMINERS
    ):
        return range(first, first + 1)
    position = first + 1
    end = min(end, first + LONGEST_PHRASE)
    while position < end and _goes_on(words, position, end, whole=whole, apposed="," in words.raw[first:position]):
        position += 1
    while position > first and not is_word(words.raw[position - 1]) and words.raw[position - 1] != ")":
        position -= 1
    return range(first, position)


def _may_begin_phrase(words: Words, first: int) -> bool:
    raw, lower = words.raw[first], words.lower[first]
    if not is_word(raw) or raw[0] in "'’":
        return False
    return lower not in PREPOSITIONS and lower not in AUXILIARIES and (lower not in SUBORDINATORS or lower == "who")


def _goes_on(words: Words, position: int, end: int, *, whole: bool, apposed: bool) -> bool:
    raw, lower = words.raw[position], words.lower[position]
    if raw == ",":
        return whole and position + 1 < end and not _opens_adjunct(words, position + 1)
    if raw in ".;:!?—–…":
        return False
    if whole:
        return apposed or not (_opens_adjunct(words, position) or lower in WEEKDAYS)
    return not (
        lower in AUXILIARIES
        or lower in _OBJECT_END
        or lower in SUBJECT_PRONOUNS
        or lower in _ADJUNCT
        or lower in WEEKDAYS
        or (lower in SUBORDINATORS and lower not in ("and", "or"))
        or lower in COMMON_VERBS
    )


def _opens_adjunct(words: Words, position: int) -> bool:
    lower = words.lower[position]
    if lower in _ADJUNCT:
        following = words.lower[position + 1] if position + 1 < len(words) else ""
        return not (lower in ("in", "at", "on") and following == "the" and not _names_occasion(words, position))
    return lower in (
        "adding",
        "referring",
        "speaking",
        "citing",
        "according",
        "noting",
        "and",
        "but",
        "while",
        "because",
    )


def _names_occasion(words: Words, position: int) -> bool:
    return any(words.lower[p] in _ADJUNCT_NOUN for p in range(position, min(position + 6, len(words))))


def sentence_subject(words: Words, first: int, end: int) -> range | None:
    """Return the noun phrase that a sentence's main clause opens with, behind an adverbial and its comma."""
    start = first
    if (
        words.lower[first] in PREPOSITIONS | SUBORDINATORS
        or is_adverb(words.lower[first])
        or words.lower[first].endswith("ing")
    ):
        comma = next((p for p in range(first, end) if words.raw[p] == ","), None)
        if comma is None or comma + 1 >= end:
            return None
        start = comma + 1
    if start >= end or not _may_begin_phrase(words, start):
        return None
    if words.lower[start] in SUBJECT_PRONOUNS:
        return range(start, start + 1)
    stop = start + 1
    named = is_name(words.raw[start]) and words.lower[start] not in DETERMINERS
    while stop < end and _extends_subject(words, stop, named=named):
        stop += 1
    while stop > start + 1 and words.lower[stop - 1] in PREPOSITIONS | DETERMINERS | frozenset({"and", "or"}):
        stop -= 1
    return range(start, stop)


def _extends_subject(words: Words, position: int, *, named: bool) -> bool:
    raw, lower = words.raw[position], words.lower[position]
    if lower == "'s" or raw in "&-" or is_name(raw):
        return True
    named = named and words.lower[position - 1] != "'s"
    if not is_word(raw) or lower in AUXILIARIES or is_adverb(lower) or lower in COMMON_VERBS or lower in REPORT_VERBS:
        return False
    if lower in SUBORDINATORS:
        return lower in ("and", "or") and not named
    if lower.endswith("ed") and lower not in PARTICIPLES_OF_ORIGIN:
        return False
    return not named or lower in ("of", "for", "the", "and")
