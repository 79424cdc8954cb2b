"""Names in an article: which mentions are one person or institution, and the fullest form to call them by."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
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
"""words; a longer run of capitals is a heading"""

_NO_NAMES = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | SUBORDINATORS
    | ADVERBS
    | AUXILIARIES
    | WEEKDAYS
    | MONTHS
    | word_set("mr mrs ms i it's there here please yes well thank thanks despite according per given")
)


class Mention(NamedTuple):
    """A name where it stands: its words without titles, ``title`` the title words in lower case before it."""

    words: range
    name: str
    title: tuple[str, ...]
    definite: bool
    """*the* stands before it"""


class Names:
    """All names of one article, in the order of the text."""

    def __init__(self, words: Words, lexicon: NamingLexicon, headings: Collection[int] = ()) -> None:
        """``headings`` are the words of headlines and headings: capitals all over, so that no name can be told."""
        self._lexicon = lexicon
        self.mentions = tuple(m for m in _mentions(words, lexicon) if m.words.start not in headings)
        self._starts = [mention.words.start for mention in self.mentions]
        self._counts = Counter(mention.name for mention in self.mentions)
        self._of: dict[str, list[Mention]] = {}
        self._by_last: dict[str, list[Mention]] = {}
        told: set[tuple[str, tuple[str, ...]]] = set()
        for mention in self.mentions:
            self._of.setdefault(mention.name, []).append(mention)
            if " " in mention.name and (mention.name, mention.title) not in told:
                told.add((mention.name, mention.title))
                self._by_last.setdefault(mention.name.rsplit(" ", 1)[-1].lower(), []).append(mention)

    def within(self, words: range) -> tuple[Mention, ...]:
        """Return the mentions that begin inside a range of words."""
        return self.mentions[bisect_left(self._starts, words.start) : bisect_left(self._starts, words.stop)]

    def before(self, word: int) -> Iterator[Mention]:
        """Yield the mentions that begin before a word, nearest first."""
        for place in range(bisect_left(self._starts, word) - 1, -1, -1):
            yield self.mentions[place]

    def fullest(self, mention: Mention) -> str:
        """Return the fullest name used in the article for the bearer of a short one; a full name is its own.

        Where several bear it, a title both have in common decides, then how often the full name is used.
        """
        if " " in mention.name:
            longer = (m.name for m in self._by_last.get(mention.name.rsplit(" ", 1)[-1].lower(), ()))
            return next(
                (name for name in longer if name.endswith(f" {mention.name}") and self.is_person(name)), mention.name
            )
        bearers = self._by_last.get(mention.name.lower(), [])
        if not bearers:
            return mention.name
        marks = set(mention.title)
        best = max(bearers, key=lambda b: (len(marks.intersection(b.title)), self._counts[b.name], -b.words.start))
        return best.name

    def is_person(self, name: str) -> bool:
        """Tell whether a name is likely a person's: a known first name, a title, or a surname used alone elsewhere."""
        parts = name.lower().split()
        if self._lexicon.institution_words.intersection(parts):
            return False
        if parts[0] in self._lexicon.men or parts[0] in self._lexicon.women:
            return True
        known = self._of.get(name, ())
        if any(mention.definite for mention in known):
            return False
        if any(mention.title for mention in known):
            return True
        return 2 <= len(parts) <= 4 and name.rsplit(" ", 1)[-1] in self._counts

    def may_be_person(self, name: str) -> bool:
        """Tell whether nothing speaks against a name's being a person's."""
        if self.is_person(name):
            return True
        known = self._of.get(name, ())
        plain = bool(known) and not any(mention.definite for mention in known)
        return plain and not self._lexicon.institution_words.intersection(name.lower().split())

    def fits(self, name: str, pronoun: str) -> bool:
        """Tell whether *he* or *she* can mean the bearer, as far as first names and titles tell."""
        first = name.lower().split()[0]
        titles = {word for mention in self._of.get(name, ()) for word in mention.title}
        man = first in self._lexicon.men or bool(titles & {"mr", "sir", "king", "lord", "spokesman", "chairman"})
        woman = first in self._lexicon.women or bool(titles & {"mrs", "ms", "miss", "lady", "queen", "spokeswoman"})
        return not (woman and not man) if pronoun in ("he", "his", "him") else not (man and not woman)


def _mentions(words: Words, lexicon: NamingLexicon) -> Iterator[Mention]:
    position = 0
    while position < len(words):
        if not _can_be_name(words, position):
            position += 1
            continue
        stop = position + 1
        while stop < len(words) and _continues(words, stop):
            stop += 1
        mention = _mention(words, lexicon, position, stop)
        if mention is not None:
            yield mention
        position = stop


def _can_be_name(words: Words, position: int) -> bool:
    return is_name(words.raw[position]) and words.lower[position] not in _NO_NAMES | {"'s"}


def _continues(words: Words, position: int) -> bool:
    return _can_be_name(words, position) and words.starts[position] - words.ends[position - 1] <= 1


def _mention(words: Words, lexicon: NamingLexicon, start: int, stop: int) -> Mention | None:
    first = start
    while first < stop and words.lower[first].rstrip(".").split("-")[-1] in lexicon.titles:
        first += 1
    institution = not lexicon.institution_words.isdisjoint(words.lower[start:stop])
    first = start if institution else _start_of_person(words, lexicon, first, stop)
    if first == stop or stop - first > LONGEST_NAME:
        return None
    if stop - first == 1 and words.lower[first] in lexicon.unnamed:
        return None
    opening = first
    while opening > 0 and words.lower[opening - 1].rstrip(".").split("-")[-1] in lexicon.titles:
        opening -= 1
    titles = tuple(word.rstrip(".").split("-")[-1] for word in words.lower[opening:first])
    before = words.lower[start - 1] if start else ""
    return Mention(range(first, stop), " ".join(words.raw[first:stop]), titles, before == "the" and not titles)


def _start_of_person(words: Words, lexicon: NamingLexicon, first: int, stop: int) -> int:
    """Return where a person's name begins in a run of capitals: behind the last title, or at a known first name."""
    for word in range(stop - 2, first - 1, -1):
        if words.lower[word].rstrip(".") in lexicon.titles:
            return word + 1
    given = lexicon.men | lexicon.women
    return next((w for w in range(stop - 2, first, -1) if words.lower[w] in given), first)
