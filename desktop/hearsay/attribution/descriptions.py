"""What persons are said to be in an article ("the senator from Maine"), and whom such a description means later."""

from collections.abc import Iterator
from typing import NamedTuple

from hearsay.attribution.mentions import Mention, plain_title
from hearsay.attribution.names import Names
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import (
    AUXILIARIES,
    COMMON_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    REPORT_VERBS,
    SUBORDINATORS,
    is_adverb,
    is_name,
    is_word,
    word_set,
)

LONGEST_APPOSITION = 14
"""words behind "Ida Lund, the …" """
MOST_BEFORE = 6
"""words of a description before the name ("senior communications adviser Ida Lund")"""
MOST_BEARERS = 30
"""persons one noun is said of"""

_FULL = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "prof": "professor",
    "pres": "president",
    "dr": "doctor",
    "capt": "captain",
    "col": "colonel",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "r": "republican",
    "d": "democrat",
    "democratic": "democrat",
    "i": "independent",
    "attorney": "lawyer",
    "lawyer": "lawyer",
    "ex": "former",
}
_ALSO = {
    "senator": ("lawmaker", "legislator", "politician"),
    "representative": ("lawmaker", "legislator", "congressman", "congresswoman"),
    "congressman": ("lawmaker", "representative"),
    "congresswoman": ("lawmaker", "representative"),
    "nominee": ("candidate", "contender"),
    "candidate": ("contender", "hopeful"),
    "mogul": ("businessman", "billionaire"),
    "chairman": ("chair", "head"),
    "chairwoman": ("chair", "head"),
    "professor": ("scholar", "academic"),
    "ceo": ("executive", "boss", "head"),
    "director": ("head",),
    "president": ("head",),
}
_IS = word_set("is was became remains are were")
_STOPS = PREPOSITIONS | RELATIVES | SUBORDINATORS | AUXILIARIES | COMMON_VERBS | REPORT_VERBS
_PARTIES = word_set("republican democrat independent libertarian conservative labour socialist")
_NO_TELLING = word_set("the a an this that former then ex of and own longtime veteran new late")


class _Said(NamedTuple):
    """That a person was described by some words, the noun among them."""

    name: str
    word: int
    words: set[str]


class _Words(NamedTuple):
    """Words that describe: ``nouns`` may call him by themselves, ``more`` only tell him from others."""

    nouns: tuple[str, ...]
    more: tuple[str, ...] = ()


class Descriptions:
    """Titles, appositions and "is the …" of all persons of one article, by their nouns."""

    def __init__(self, passage: Passage, names: Names, lexicon: NamingLexicon) -> None:
        self._passage = passage
        self._lexicon = lexicon
        self._by_noun: dict[str, dict[str, _Said]] = {}
        for mention in names.mentions:
            name = names.fullest(mention)
            if names.may_be_person(name):
                self._learn(name, mention)

    def _learn(self, name: str, mention: Mention) -> None:
        behind = self._behind(mention)
        nouns = frozenset(full for w in (*mention.title, *self._before(mention), *behind.nouns) for full in _forms(w))
        said = _Said(name, mention.words.start, {*nouns, *(full for w in behind.more for full in _forms(w))})
        for noun in nouns:
            if noun not in self._lexicon.person_nouns:
                continue
            known = self._by_noun.setdefault(noun, {})
            before = known.get(said.name)
            if before is not None:
                before.words.update(said.words)
            elif len(known) < MOST_BEARERS:
                known[said.name] = said._replace(words=set(said.words))

    def noun_of(self, source: range) -> str | None:
        """Return the noun of "the former senator from Maine" in full; None where it is not one person, and definite."""
        words = self._passage.words
        if words.lower[source.start] != "the" or len(source) < 2:
            return None
        last = source.start
        for word in source[1:]:
            if not is_word(words.raw[word]) or words.lower[word] in PREPOSITIONS | RELATIVES | {"'s"}:
                break
            last = word
        noun = _FULL.get(plain_title(words.lower[last]), plain_title(words.lower[last]))
        followed = words.lower[last + 1] if last + 1 < source.stop else ""
        return noun if noun in self._lexicon.person_nouns and last > source.start and followed != "'s" else None

    def bearer(self, source: range, noun: str) -> str | None:
        """Return the person whom the article describes so: by the noun, and by most of the other words of the phrase.

        Of several alike, who was described nearest before the phrase, then who is so later.
        """
        words = self._passage.words
        said = self._by_noun.get(noun)
        if not said:
            return None
        given = frozenset(
            full for w in source if is_word(words.raw[w]) for full in _forms(words.lower[w]) if full not in _NO_TELLING
        ) - {noun}
        parties = given & _PARTIES

        def rank(one: _Said) -> tuple[int, bool, int]:
            distance = source.start - one.word
            return len(given & one.words), distance > 0, -abs(distance)

        fitting = [one for one in said.values() if not (parties and one.words & _PARTIES - parties)]
        best = max(fitting, key=rank, default=None)
        return None if best is None else best.name

    def _before(self, mention: Mention) -> Iterator[str]:
        """Yield the words of "Lund campaign *senior adviser* Peter Ode", back to where something else must end."""
        words = self._passage.words
        first = mention.words.start - len(mention.title)
        for word in range(first - 1, max(-1, first - 1 - MOST_BEFORE), -1):
            lower = words.lower[word]
            stops = lower in _STOPS or lower in DETERMINERS or lower == "'s" or is_adverb(lower)
            if stops or not is_word(words.raw[word]):
                return
            yield lower

    def _behind(self, mention: Mention) -> _Words:
        """Return what an apposition, a bracket or "is the …" says of a name."""
        words = self._passage.words
        place, end = mention.words.stop, len(words)
        party: tuple[str, ...] = ()
        if place + 2 < end and words.raw[place] == "(":  # (R-Me.)
            party = (words.lower[place + 1].split("-")[0],)
            place = next((w + 1 for w in range(place, min(place + 8, end)) if words.raw[w] == ")"), place)
        if place + 2 >= end or not (words.raw[place] == "," or words.lower[place] in _IS):
            return _Words(party)
        if words.lower[place + 1] not in DETERMINERS and not self._names_office(place + 1):
            return _Words(party)
        said: list[str] = []
        for word in range(place + 1, min(end, place + 1 + LONGEST_APPOSITION)):
            if not is_word(words.raw[word]) or words.lower[word] in RELATIVES:
                break
            said.append(words.lower[word])
        nouns = next((n for n, word in enumerate(said) if word in PREPOSITIONS or word == "'s"), len(said))
        if said[nouns : nouns + 1] == ["'s"]:  # Lund, the city's mayor
            nouns = len(said)
        return _Words((*party, *said[:nouns]), tuple(said[nouns:]))

    def _names_office(self, word: int) -> bool:
        """Tell whether an apposition without article begins ("Ida Lund, former mayor of Tarn,")."""
        words = self._passage.words
        for place in range(word, min(word + 4, len(words))):
            lower = plain_title(words.lower[place])
            if not is_word(words.raw[place]) or lower in _STOPS or (is_name(words.raw[place]) and place > word + 2):
                return False
            if lower in self._lexicon.person_nouns or lower in self._lexicon.titles:
                return True
        return False


def _forms(word: str) -> tuple[str, ...]:
    """Return a describing word in full, with the wider nouns it implies."""
    plain = plain_title(word)
    full = _FULL.get(plain, plain)
    return (full, *_ALSO.get(full, ()))
