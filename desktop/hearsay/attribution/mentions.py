"""Names where they stand in an article: runs of capitals, told from titles, headings and openings of sentences."""

from collections.abc import Iterator
from typing import NamedTuple

from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    Words,
    is_name,
    word_set,
)

LONGEST_NAME = 5
"""words; a longer run of capitals is a heading, unless *of* or *for* joins an institution's name"""

_NO_NAMES = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | SUBORDINATORS
    | ADVERBS
    | AUXILIARIES
    | WEEKDAYS
    | MONTHS
    | word_set("mr mrs ms i it's there here please yes well thank thanks despite according per given 's")
)
_NUMBERS = word_set(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty "
    "ninety half hundreds thousands dozens"
)
_PARTIES = frozenset({"R-", "D-", "I-"})
"""how brackets behind American politicians begin ("R-Me.")"""
_JOINING = word_set("of for on")
_PARTICLES = word_set("de da di del der den du la le van von bin ibn al el ul ur")
"""words in small letters within a person's name"""


class Mention(NamedTuple):
    """A name where it stands: its words without titles, ``title`` the title words in lower case before it."""

    words: range
    name: str
    title: tuple[str, ...]
    definite: bool
    """*the* stands before it"""


def mentions_in(words: Words, lexicon: NamingLexicon) -> Iterator[Mention]:
    """Yield the names of an article in the order of the text."""
    stop = 0
    for position, raw in enumerate(words.raw):
        if position < stop or not raw[0].isupper() or not _can_be_name(words, position):
            continue
        stop = _end_of_run(words, lexicon, position)
        mention = _mention(words, lexicon, position, stop)
        if mention is not None:
            yield mention


def plain_title(word: str) -> str:
    """Return a word in lower case as titles are listed: *Sen.* is ``sen``, *vice-chairman* ``chairman``."""
    return word.rstrip(".").split("-")[-1]


def _can_be_name(words: Words, position: int) -> bool:
    raw = words.raw[position]
    lower = words.lower[position]
    return is_name(raw) and lower not in _NO_NAMES and raw[:2] not in _PARTIES and lower.split("-")[0] not in _NUMBERS


def _end_of_run(words: Words, lexicon: NamingLexicon, start: int) -> int:
    stop = start + 1
    while stop < len(words):
        if _can_be_name(words, stop) and _adjoins(words, stop):
            stop += 1
            continue
        joined = _after_joint(words, lexicon, start, stop)
        if joined is None:
            return stop
        stop = joined
    return stop


def _after_joint(words: Words, lexicon: NamingLexicon, start: int, stop: int) -> int | None:
    """Return where a name goes on behind "Bank *of*", "Department of *the*" or "Ursula *von der*"; None where not."""
    if stop + 1 >= len(words) or not _adjoins(words, stop):
        return None
    if words.lower[stop] in _JOINING and words.lower[stop - 1] in lexicon.institution_words:
        following = stop + 1 + (words.lower[stop + 1] == "the")
    elif words.lower[stop] in _PARTICLES and not is_name(words.raw[stop]):
        following = stop + 1 + (words.lower[stop + 1] in _PARTICLES)
    else:
        return None
    reached = following < len(words) and _can_be_name(words, following) and _adjoins(words, following)
    return following + 1 if reached and following - start < LONGEST_NAME else None


def _adjoins(words: Words, position: int) -> bool:
    return words.starts[position] - words.ends[position - 1] <= 1


def _mention(words: Words, lexicon: NamingLexicon, start: int, stop: int) -> Mention | None:
    first = start
    while first < stop and plain_title(words.lower[first]) in lexicon.titles:
        first += 1
    institution = not lexicon.institution_words.isdisjoint(words.lower[start:stop])
    first = start if institution else _start_of_person(words, lexicon, first, stop)
    if first == stop or stop - first > LONGEST_NAME + 2 * institution:
        return None
    if stop - first == 1 and words.lower[first] in lexicon.unnamed:
        return None
    opening = first
    while opening > 0 and plain_title(words.lower[opening - 1]) in lexicon.titles:
        opening -= 1
    titles = tuple(plain_title(word) for word in words.lower[opening:first])
    before = words.lower[start - 1] if start else ""
    return Mention(range(first, stop), " ".join(words.raw[first:stop]), titles, before == "the" and not titles)


def _start_of_person(words: Words, lexicon: NamingLexicon, first: int, stop: int) -> int:
    """Return where a person's name begins in a run of capitals: behind the last title, or at a known first name."""
    if first == stop:
        return first
    for word in range(stop - 2, first - 1, -1):
        if plain_title(words.lower[word]) in lexicon.titles:
            return word + 1
    if words.lower[first] in lexicon.given_names:
        return first
    return next((w for w in range(first + 1, stop - 1) if words.lower[w] in lexicon.given_names), first)
