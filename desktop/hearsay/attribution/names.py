"""Names in an article: which mentions are one person or institution, and the fullest form to call them by."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator

from hearsay.attribution.mentions import Mention, mentions_in
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.words import Words, word_set

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")

_MR = word_set("mr sir king lord father brother prince spokesman chairman congressman councilman")
_MRS = word_set("mrs ms miss lady queen sister mother princess spokeswoman chairwoman congresswoman councilwoman")
_SUFFIXES = word_set("jr. jr sr. sr ii iii iv")
_SMALL = word_set("of the and for on de")
LONGEST_ACRONYM = 6
"""letters"""
EARLIEST = 2
"""times that being named first of several namesakes counts for"""
MOST_BEARERS = 40
"""full names that one short name is looked up among"""


class Names:
    """All names of one article, in the order of the text."""

    def __init__(
        self,
        words: Words,
        lexicon: NamingLexicon,
        *,
        headings: Collection[int] = (),
        openings: Collection[int] = (),
    ) -> None:
        """Find the names.

        ``headings`` are the words of headlines and headings: capitals all over, so that no name can be told.
        ``openings`` are the first words of sentences, whose capital tells little.
        """
        self._lexicon = lexicon
        self.mentions = tuple(m for m in mentions_in(words, lexicon) if m.words.start not in headings)
        self._starts = [mention.words.start for mention in self.mentions]
        self._counts = Counter(mention.name for mention in self.mentions)
        self._first: dict[str, int] = {}
        self._sure: set[str] = set()
        self._by_last: dict[str, list[Mention]] = {}
        self._by_given: dict[str, list[Mention]] = {}
        self._by_initials: dict[str, str] = {}
        self._titles: dict[str, set[str]] = {}
        self._definite: set[str] = set()
        self._persons: dict[str, bool] = {}
        self._fullest: dict[tuple[str, tuple[str, ...]], str] = {}
        told: set[tuple[str, tuple[str, ...]]] = set()
        for mention in self.mentions:
            if mention.words.start not in openings or mention.title or len(mention.words) > 1:
                self._sure.add(mention.name)
            self._first.setdefault(mention.name, mention.words.start)
            self._titles.setdefault(mention.name, set()).update(mention.title)
            if mention.definite:
                self._definite.add(mention.name)
            if " " in mention.name and (mention.name, mention.title) not in told:
                told.add((mention.name, mention.title))
                self._learn(mention)

    def _learn(self, mention: Mention) -> None:
        """Note the short forms that a full name may be called by."""
        parts = mention.name.split()
        self._by_last.setdefault(_surname(mention.name), []).append(mention)
        if parts[0].lower() in self._lexicon.given_names:
            self._by_given.setdefault(parts[0].lower(), []).append(mention)
        initials = "".join(part[0] for part in parts if part.lower() not in _SMALL)
        if 1 < len(initials) <= LONGEST_ACRONYM:
            self._by_initials.setdefault(initials, mention.name)

    def within(self, words: range) -> tuple[Mention, ...]:
        """Return the mentions that begin inside a range of words."""
        return self.mentions[bisect_left(self._starts, words.start) : bisect_left(self._starts, words.stop)]

    def before(self, word: int) -> Iterator[Mention]:
        """Yield the mentions that begin before a word, nearest first."""
        for place in range(bisect_left(self._starts, word) - 1, -1, -1):
            yield self.mentions[place]

    def fullest(self, mention: Mention) -> str:
        """Return the fullest name used in the article for the bearer of a short one; a full name is its own.

        Where several bear it, a title both have in common decides, then *Mr.* or *Ms.* before it, then how often the
        full name is used.
        """
        called = mention.name, mention.title
        if called not in self._fullest:
            self._fullest[called] = self._fullest_of(mention)
        return self._fullest[called]

    def _fullest_of(self, mention: Mention) -> str:
        if " " in mention.name:
            longer = (m.name for m in self._by_last.get(_surname(mention.name), ())[:MOST_BEARERS])
            return next(
                (name for name in longer if name.endswith(f" {mention.name}") and self.is_person(name)), mention.name
            )
        bearers = self._by_last.get(mention.name.lower(), []) or self._by_given.get(mention.name.lower(), [])
        bearers = bearers[:MOST_BEARERS]
        if not bearers:
            return self._by_initials.get(mention.name, mention.name) if mention.name.isupper() else mention.name
        marks = set(mention.title)
        best = max(
            bearers,
            key=lambda b: (
                len(marks.intersection(b.title)),
                not self._speaks_against(marks, b.name),
                self._counts[b.name] + (EARLIEST if b.words.start == bearers[0].words.start else 0),
                -b.words.start,
            ),
        )
        return best.name

    def _speaks_against(self, titles: set[str], name: str) -> bool:
        given = name.split(" ", 1)[0].lower()
        man, woman = given in self._lexicon.men, given in self._lexicon.women
        return bool((titles & _MR and woman and not man) or (titles & _MRS and man and not woman))

    def is_person(self, name: str) -> bool:
        """Tell whether a name is likely a person's: a known first name, a title, or a surname used alone elsewhere."""
        if name not in self._persons:
            self._persons[name] = self._is_person(name)
        return self._persons[name]

    def _is_person(self, name: str) -> bool:
        parts = name.lower().split()
        if self._lexicon.institution_words.intersection(parts) or name.lower() in self._lexicon.not_persons:
            return False
        if name not in self._first:
            return False
        if len(parts) > 1 and parts[0] in self._lexicon.given_names:
            return True
        if name in self._definite:
            return False
        if parts[0] in self._lexicon.given_names or self._titles.get(name):
            return True
        surname = name.rsplit(" ", 1)[-1]
        return 2 <= len(parts) <= 4 and surname in self._counts and surname.lower() not in self._lexicon.not_persons

    def may_be_person(self, name: str) -> bool:
        """Tell whether nothing speaks against a name's being a person's."""
        if self.is_person(name):
            return True
        plain = name in self._sure and name not in self._definite
        acronym = name.isupper() and len(name) <= LONGEST_ACRONYM
        return plain and not acronym and not self._is_elsewhere(name)

    def _is_elsewhere(self, name: str) -> bool:
        """Tell whether a name is a place's, a party's or an institution's."""
        parts = name.lower().split()
        return not self._lexicon.institution_words.isdisjoint(parts) or name.lower() in self._lexicon.not_persons

    def fits(self, name: str, pronoun: str) -> bool:
        """Tell whether *he* or *she* can mean the bearer, as far as first names and titles tell; others always can."""
        first = name.lower().split()[0]
        titles = self._titles.get(name, set())
        man = first in self._lexicon.men or bool(titles & _MR)
        woman = first in self._lexicon.women or bool(titles & _MRS)
        if pronoun in HE:
            return man or not woman
        return woman or not man if pronoun in SHE else True

    def suits(self, name: str, pronoun: str) -> bool:
        """Tell whether first name or titles say outright that *he* or *she* can mean the bearer."""
        opposite = "she" if pronoun in HE else "he"
        return self.fits(name, pronoun) and not self.fits(name, opposite)

    def is_sure(self, name: str) -> bool:
        """Tell whether a name stands anywhere but once at the opening of a sentence, where any word has its capital."""
        return name in self._sure or self._counts[name] > 1 or name.lower() in self._lexicon.not_persons

    def introduces(self, mention: Mention) -> bool:
        """Tell whether a mention is the first of a full name."""
        return " " in mention.name and self._first[mention.name] == mention.words.start


def _surname(name: str) -> str:
    parts = name.lower().split()
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return parts[-1]
