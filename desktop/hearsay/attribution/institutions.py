"""Which outlet, body or document "the publication", "the campaign", "it" and "they" mean."""

from bisect import bisect_left
from collections.abc import Iterator

from hearsay.attribution.mentions import Mention
from hearsay.attribution.names import Names
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.passage import Passage
from hearsay.attribution.salience import SUBJECT_REACH
from hearsay.attribution.source_names import SourceNames
from hearsay.attribution.speakers_so_far import SpeakersSoFar
from hearsay.attribution.words import DETERMINERS, MONTHS, PREPOSITIONS, RELATIVES, WEEKDAYS, is_name, word_set
from hearsay.domain.attribution import UNNAMED

SPEAKERS = 8
"""speakers looked back to"""
LONGEST = 5
"""words of a phrase such as "the conservative-leaning newspaper" """

MOST_NAMED = 60
"""institutions looked back to"""

_ANY_BODY = word_set("company firm group organization organisation agency body union alliance institution think-tank")
_REPORTS = word_set("report article story piece investigation exposé")
_SMALL = word_set("the of and for on")
_PLURALS = word_set("people police officials men women media")


class Institutions:
    """Resolves what stands for an institution, a document or several people in one article."""

    def __init__(self, passage: Passage, names: Names, lexicon: NamingLexicon, called: SourceNames) -> None:
        self._passage = passage
        self._names = names
        self._lexicon = lexicon
        self._called = called
        full = [names.fullest(mention) for mention in names.mentions]
        institutions = {name for name in set(full) if self.is_institution(name)}
        self._known = tuple(m for m, name in zip(names.mentions, full, strict=True) if name in institutions)
        self._starts = [mention.words.start for mention in self._known]
        self._bodies: dict[str, list[int]] = {}
        bodies = lexicon.bodies
        for word, lower in enumerate(passage.words.lower):
            if lower in bodies:
                self._bodies.setdefault(lower, []).append(word)

    def meant(self, source: range, speakers: SpeakersSoFar) -> str | None:
        """Return what a definite phrase means: an outlet or body named before; None where it means neither."""
        words = self._passage.words
        if words.lower[source.start] not in ("the", "this") or len(source) < 2:
            return None
        head = words.lower[source[-1]]
        if head in _REPORTS:
            return self._outlet_of_report(source, speakers)
        if len(source) > LONGEST or head not in self._lexicon.bodies:
            return None
        if any(is_name(words.raw[w]) for w in source[1:]):
            return None
        if head in self._lexicon.outlets:
            return self._last_institution(source.start, speakers)
        return self._body(source, head) or (
            self._last_institution(source.start, speakers) if head in _ANY_BODY else None
        )

    def it(self, word: int, speakers: SpeakersSoFar) -> str | None:
        """Return what *it* or *its* stands for."""
        return self._document_lately(word) or speakers.last_of(self._is_thing, SPEAKERS) or self._subject(word)

    def they(self, speakers: SpeakersSoFar) -> str | None:
        """Return whom *they* stands for: several people, else an institution."""
        return speakers.last_of(self._is_plural, SPEAKERS) or speakers.last_of(self._is_not_person, SPEAKERS)

    def is_institution(self, name: str) -> bool:
        parts = name.lower().split()
        if all(is_name(part) for part in name.split() if part not in _SMALL):
            return not self._lexicon.institution_words.isdisjoint(parts)
        return parts[-1] in self._lexicon.institution_words

    def _is_plural(self, name: str) -> bool:
        if " and " in name:
            return True
        parts = name.lower().split()
        head = next((n for n, part in enumerate(parts) if part in PREPOSITIONS | RELATIVES), len(parts))
        noun = parts[head - 1] if head else ""
        plural = noun in _PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "'s", "’s", "us")))
        return plural and name != UNNAMED and not self.is_institution(name) and not self._names.is_person(name)

    def _is_not_person(self, name: str) -> bool:
        noun = name.lower().rsplit(" ", 1)[-1]
        return name != UNNAMED and noun not in self._lexicon.person_nouns and not self._names.is_person(name)

    def _is_thing(self, name: str) -> bool:
        return self._is_not_person(name) and not self._is_plural(name)

    def _subject(self, word: int) -> str | None:
        """Return the institution that this sentence or the one before opens with."""
        passage = self._passage
        here = passage.sentence_at(passage.words.starts[word])
        for sentence in (here, here - 1):
            if sentence < 0 or passage.blocks[sentence] < passage.blocks[here] - 1:
                return None
            first = passage.sentence_words[sentence].start
            for mention in self._before(word):
                if mention.words.start < first:
                    break
                if mention.words.start <= first + SUBJECT_REACH and passage.quoted[mention.words.start] < 0:
                    return self._called.with_article(mention)
        return None

    def _document_lately(self, word: int) -> str | None:
        """Return the document that the sentence before has for its subject ("The note is short. It …")."""
        passage, lower = self._passage, self._passage.words.lower
        sentence = passage.sentence_at(passage.words.starts[word]) - 1
        if sentence < 0 or passage.blocks[sentence] != passage.blocks[sentence + 1]:
            return None
        before = passage.sentence_words[sentence]
        for w in range(before.start + 1, min(before.stop, before.start + SUBJECT_REACH)):
            if lower[w] in self._lexicon.documents and lower[w - 1] in ("the", "this") and passage.quoted[w] < 0:
                return f"the {passage.words.raw[w]}"
        return None

    def _outlet_of_report(self, source: range, speakers: SpeakersSoFar) -> str | None:
        """The August 9 report: the outlet that was named before, where the report is dated and nobody else's."""
        words = self._passage.words
        dated = any(words.lower[w] in MONTHS or words.raw[w].isdigit() for w in source)
        named = any(is_name(words.raw[w]) and words.lower[w] not in MONTHS | WEEKDAYS for w in source[1:])
        return self._last_institution(source.start, speakers) if dated and not named else None

    def _last_institution(self, word: int, speakers: SpeakersSoFar) -> str | None:
        said = speakers.last_of(self.is_institution, SPEAKERS)
        return said or next((self._called.with_article(m) for m in self._before(word)), None)

    def _body(self, source: range, head: str) -> str | None:
        """Return the body last named by the same noun: "the Harbour *Company*", "Lund’s *campaign*"."""
        words = self._passage.words
        for mention in self._before(source.start):
            if mention.name.rsplit(" ", 1)[-1].lower() == head or mention.name.split(" ", 1)[0].lower() == head:
                return self._called.with_article(mention)
        places = self._bodies.get(head, [])
        for place in reversed(
            places[max(0, bisect_left(places, source.start) - 5) : bisect_left(places, source.start)]
        ):
            led = place - 2 if words.lower[place - 1] == "'s" else place - 1
            if led >= 0 and is_name(words.raw[led]) and words.lower[led] not in DETERMINERS:
                first = led - 1 if led and words.lower[led - 1] in ("the", "a", "an") else led
                phrase = self._called.plain(range(led, place + 1))
                return phrase if first == led else f"the {phrase}"
        return None

    def _before(self, word: int) -> Iterator[Mention]:
        """Yield at most the last few institutions named before a word."""
        last = bisect_left(self._starts, word)
        return reversed(self._known[max(0, last - MOST_NAMED) : last])
