"""Whose words they are, hand by hand: fullest names, pronouns and nested attributions resolved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from hearsay.attribution.names import Mention, Names
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.passage import Passage
from hearsay.attribution.relayed_speech import speaker_told_of
from hearsay.attribution.span_index import touching
from hearsay.attribution.words import DETERMINERS, MONTHS, RELATIVES, WEEKDAYS, is_name, is_word, word_set
from hearsay.domain.article import BlockKind
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span, hull

UNNAMED = "unnamed"
"""the last link of a chain where nobody is named"""

_HE_SHE = word_set("he she his her him")
_THEY_IT = word_set("they it their its them")
_IT = frozenset({"it", "its"})
_MET = word_set("asked rang called phoned met interviewed reached visited told spoke")
_HEARERS = word_set("me us reporters journalists")
_REPORTS = word_set("report article story piece investigation exposé")
_FIRST = word_set("i we my our me us")


class _Spoken(NamedTuple):
    """A source already resolved; ``outermost`` where nobody else's words hold its own."""

    links: tuple[str, ...]
    outermost: bool

    @property
    def name(self) -> str:
        return self.links[-1]


class SourceChains:
    """Resolves the sources of one article's attributions."""

    def __init__(self, passage: Passage, lexicon: NamingLexicon) -> None:
        self._passage = passage
        self._lexicon = lexicon
        self._names = Names(passage.words, lexicon, _heading_words(passage))

    def chained(self, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """Return the attributions with their chains: names nearest to the reader first, the article itself left out."""
        parents = _parents(self._passage, attributions)
        own = self._own_links(attributions, parents)
        chains: list[tuple[str, ...]] = []
        for index, links in enumerate(own):
            above: tuple[str, ...] = ()
            parent, steps = parents[index], 0
            while parent is not None and steps < len(own):
                above = own[parent] + above
                parent, steps = parents[parent], steps + 1
            chains.append(_without_repeats(above + links))
        self._inherit(attributions, chains)
        return tuple(replace(a, chain=links) for a, links in zip(attributions, chains, strict=True))

    def _inherit(self, attributions: Sequence[Attribution], chains: list[tuple[str, ...]]) -> None:
        """Give "he continued" the whole chain of what he said just before, where that came through a document."""
        order = sorted(range(len(attributions)), key=lambda i: _position(attributions[i]))
        for place, index in enumerate(order):
            source = attributions[index].source
            pronoun = source[0].of(self._passage.text).lower() if len(source) == 1 else ""
            if pronoun not in _HE_SHE | _IT or len(chains[index]) != 1 or self._told_here(attributions[index]):
                continue
            near = [i for i in order[max(0, place - 3) : place] if self._is_near(attributions[i], attributions[index])]
            before = [chains[i] for i in near]
            through = next((c for c in reversed(before) if c[-1] == chains[index][0]), ())
            if len(through) > 1 and self._lexicon.evidence_nouns.intersection(through[-2].lower().split()):
                chains[index] = through

    def _told_here(self, attribution: Attribution) -> bool:
        """Tell whether somebody spoke to the author or his paper, and not in what a document records."""
        words = self._passage.words
        stop = words.within(hull(attribution.cue)).stop
        after = words.lower[stop : stop + 3]
        if not after:
            return False
        acronym = words.raw[stop].isupper() and len(words.raw[stop]) > 1
        return acronym or after[0] in _HEARERS or (after[0] == "this" and not self._lexicon.outlets.isdisjoint(after))

    def _is_near(self, earlier: Attribution, later: Attribution) -> bool:
        """Tell whether one attribution stands in the paragraph of the other or the one before."""
        blocks = [self._passage.blocks[self._passage.sentence_at(_position(a))] for a in (earlier, later)]
        return blocks[1] - blocks[0] <= 1

    def _own_links(self, attributions: Sequence[Attribution], parents: Sequence[int | None]) -> list[tuple[str, ...]]:
        links: list[tuple[str, ...]] = [(UNNAMED,)] * len(attributions)
        spoken: list[_Spoken] = []
        for index in sorted(range(len(attributions)), key=lambda i: _position(attributions[i])):
            source = attributions[index].source
            if source and parents[index] is not None and self._speaks_for_himself(source[0]):
                links[index] = ()  # whoever is quoted
                continue
            own = self._links(self._passage.words.within(hull(source)), spoken) if source else (UNNAMED,)
            told_of = self._told_of(attributions[index], spoken)
            links[index] = (*own, *told_of) if source else told_of or own
            spoken.append(_Spoken(links[index], outermost=parents[index] is None))
        return links

    def _speaks_for_himself(self, source: Span) -> bool:
        """Tell whether a source is the *I* of somebody's quotation."""
        within = self._passage.words.within(source)
        lone = self._passage.words.lower[within.start] if len(within) == 1 else ""
        return lone in _FIRST and self._passage.quoted[within.start] >= 0

    def _told_of(self, attribution: Attribution, spoken: Sequence[_Spoken]) -> tuple[str, ...]:
        """Return the speaker behind a source that only relays him: the note quotes *Ode* as saying."""
        words = self._passage.words
        cue = words.within(hull(attribution.cue))
        sentence = self._passage.sentence_words[self._passage.sentence_at(words.starts[cue.start])]
        speaker = speaker_told_of(words, cue, sentence.start, sentence.stop)
        return () if speaker is None else self._links(speaker, spoken)

    def _links(self, source: range, spoken: Sequence[_Spoken]) -> tuple[str, ...]:
        words = self._passage.words
        if not len(source):
            return (UNNAMED,)
        head = words.lower[source.start]
        if len(source) == 1 and (head in _HE_SHE | _THEY_IT | _FIRST or head in RELATIVES):
            name = self._pronoun(source.start, head, spoken)
            return spoken[-1].links if spoken and spoken[-1].name == name else (name,)
        outlet = self._outlet_meant(source, spoken) or self._outlet_of_report(source, spoken)
        if outlet is not None:
            return (outlet,)
        document = self._document_from(source)
        return document if document is not None else (self._called(source),)

    def _pronoun(self, word: int, pronoun: str, spoken: Sequence[_Spoken]) -> str:
        if pronoun in _FIRST:
            return UNNAMED if self._passage.quoted[word] >= 0 else "the author"
        if pronoun in RELATIVES:
            return self._antecedent(word)
        if pronoun in _HE_SHE:
            said = self._said_before(
                spoken[-4:], lambda name: self._names.may_be_person(name) and self._names.fits(name, pronoun)
            )
            return self._subject_before(word, pronoun) or said or self._named_lately(word, pronoun) or UNNAMED
        document = self._document_lately(word) if pronoun in _IT else None
        return (
            document or self._said_before(spoken, self._is_thing if pronoun in _IT else self._is_not_person) or UNNAMED
        )

    def _said_before(self, spoken: Sequence[_Spoken], fits: Callable[[str], bool]) -> str | None:
        """Return who spoke last of those that fit, whoever spoke for himself before those only told of."""
        outer = (s.name for s in reversed(spoken[-3:]) if s.outermost and fits(s.name))
        latest = (s.name for s in reversed(spoken) if fits(s.name))
        return next(chain(outer, latest), None)

    def _document_lately(self, word: int) -> str | None:
        """Return the document that the sentence before has for its subject ("The note is short. It …")."""
        passage, lower = self._passage, self._passage.words.lower
        sentence = passage.sentence_at(passage.words.starts[word]) - 1
        if sentence < 0 or passage.blocks[sentence] != passage.blocks[sentence + 1]:
            return None
        before = passage.sentence_words[sentence]
        documents = self._lexicon.firm_documents | self._lexicon.loose_documents
        for w in range(before.start + 1, min(before.stop, before.start + SUBJECT_REACH)):
            if lower[w] in documents and lower[w - 1] in ("the", "this") and passage.quoted[w] < 0:
                return f"the {passage.words.raw[w]}"
        return None

    def _is_not_person(self, name: str) -> bool:
        return name != UNNAMED and not self._names.is_person(name)

    def _is_thing(self, name: str) -> bool:
        plural = name.endswith("s") and not self._lexicon.institution_words.intersection(name.lower().split())
        return self._is_not_person(name) and not plural

    def _subject_before(self, word: int, pronoun: str) -> str | None:
        """Return the person that the sentence before the pronoun's has for its subject, outside of quotations."""
        passage = self._passage
        sentence = passage.sentence_at(passage.words.starts[word])
        for index in (sentence, sentence - 1):
            if index < 0 or passage.blocks[index] < passage.blocks[sentence] - 1:
                return None
            before = passage.sentence_words[index]
            for mention in self._names.within(range(before.start, min(before.stop, word))):
                name = self._names.fullest(mention)
                start = mention.words.start
                apposed = start > before.start and passage.words.raw[start - 1] == ","
                reach = before.start + (APPOSITION_REACH if apposed else SUBJECT_REACH)
                leads = start <= reach and passage.quoted[start] < 0
                person = self._names.is_person(name) or self._is_questioned(mention, before.start)
                if leads and person and self._names.fits(name, pronoun):
                    return name
        return None

    def _is_questioned(self, mention: Mention, first: int) -> bool:
        """Tell whether the author asked somebody of two names or more: "We asked Ida Lund what …"."""
        between = self._passage.words.lower[first : mention.words.start]
        asked = 2 <= len(between) <= SUBJECT_REACH and between[0] in ("i", "we") and between[1] in _MET
        return asked and " " in mention.name and self._names.may_be_person(mention.name)

    def _named_lately(self, word: int, pronoun: str) -> str | None:
        """Return the person that a sentence before the pronoun names first, else the one named last."""
        nearest: list[Mention] = []
        for mention in self._names.before(word):
            if word - mention.words.start > 120:
                break
            nearest.append(mention)
        people = [self._names.fullest(m) for m in nearest]
        return next((name for name in people if self._names.is_person(name) and self._names.fits(name, pronoun)), None)

    def _antecedent(self, word: int) -> str:
        words = self._passage.words
        last = word - 1
        if last >= 0 and words.raw[last] == ",":
            last -= 1
        mentions = self._names.within(range(max(0, last - LOOK_BACK), last + 1))
        if mentions and mentions[-1].words.stop >= last + 1:
            return self._names.fullest(mentions[-1])
        start = last
        while (
            start > 0
            and last - start < LOOK_BACK
            and words.lower[start] not in DETERMINERS
            and is_word(words.raw[start - 1])
        ):
            start -= 1
        return self._called(range(start, last + 1)) if last >= 0 else UNNAMED

    def _outlet_meant(self, source: range, spoken: Sequence[_Spoken]) -> str | None:
        """The newspaper, the publication: the institution that spoke last."""
        words = self._passage.words
        if (
            len(source) > 3
            or words.lower[source[-1]] not in self._lexicon.outlets
            or words.lower[source.start] != "the"
        ):
            return None
        if any(is_name(words.raw[w]) for w in source[1:]):
            return None
        earlier = (self._with_article(m) for m in self._names.before(source.start) if self._is_outlet(m))
        said = (s.name for s in reversed(spoken) if self._is_institution(s.name))
        return next(said, None) or next(earlier, None)

    def _outlet_of_report(self, source: range, spoken: Sequence[_Spoken]) -> str | None:
        """The August 9 report: the outlet that was named before, where the report is dated and nobody else's."""
        words = self._passage.words
        head = words.lower[source[-1]]
        dated = any(words.lower[w] in MONTHS or words.raw[w].isdigit() for w in source)
        if words.lower[source.start] != "the" or head not in _REPORTS or not dated:
            return None
        if any(is_name(words.raw[w]) and words.lower[w] not in MONTHS | WEEKDAYS for w in source[1:]):
            return None
        said = (s.name for s in reversed(spoken) if self._is_institution(s.name))
        earlier = (self._with_article(m) for m in self._names.before(source.start) if self._is_outlet(m))
        return next(said, None) or next(earlier, None)

    def _is_institution(self, name: str) -> bool:
        return not self._lexicon.institution_words.isdisjoint(name.lower().split())

    def _is_outlet(self, mention: Mention) -> bool:
        return self._is_institution(mention.name)

    def _with_article(self, mention: Mention) -> str:
        words = self._passage.words
        before = mention.words.start - 1
        return f"{words.raw[before]} {mention.name}" if before >= 0 and words.lower[before] == "the" else mention.name

    def _document_from(self, source: range) -> tuple[str, ...] | None:
        """A cable obtained by The Intercept: first the outlet, then the document."""
        words = self._passage.words
        documents = self._lexicon.firm_documents | self._lexicon.loose_documents
        head = next((w for w in source if words.lower[w] in documents), None)
        if head is None:
            return None
        plain = self._plain(range(source.start, head + 1))
        giver = next((w for w in range(head + 1, source.stop) if words.lower[w] == "by"), None)
        if giver is None:
            return (plain,)
        named = [m for m in self._names.within(range(giver, source.stop)) if m.words.start <= giver + 2]
        return (self._with_article(named[0]), plain) if named else (plain,)

    def _plain(self, source: range) -> str:
        words = self._passage.words
        return " ".join(self._passage.text[words.starts[source.start] : words.ends[source[-1]]].split())

    def _called(self, source: range) -> str:
        """Return the name in a phrase where a person or institution heads it, else the phrase as it stands."""
        for mention in self._names.within(source):
            if self._heads(mention, source) or self._is_apposed(mention, source):
                name = self._names.fullest(mention)
                return name if self._names.is_person(name) else self._with_article(mention)
        return self._by_office(source) or self._phrase(source)

    def _is_apposed(self, mention: Mention, source: range) -> bool:
        """Tell whether a person's name stands by itself behind a comma: "the keeper of the light, Ida Lund"."""
        words, start = self._passage.words, mention.words.start - len(mention.title)
        if start <= source.start or words.raw[start - 1] != "," or " " not in mention.name:
            return False
        closed = mention.words.stop >= source.stop or words.raw[mention.words.stop] == ","
        return closed and self._names.may_be_person(mention.name)

    def _heads(self, mention: Mention, source: range) -> bool:
        """Tell whether a name is what its phrase is about: not "Lee’s aide", "Lee supporters" or "aide to Lee"."""
        words = self._passage.words
        before = words.lower[mention.words.start - 1] if mention.words.start > source.start else ""
        titled = before in self._lexicon.titles and before not in _COURTESIES
        if not titled and any(words.lower[w] in _GOVERNING for w in range(source.start, mention.words.start)):
            return False
        if mention.words.stop >= source.stop:
            return True
        after, lower = words.raw[mention.words.stop], words.lower[mention.words.stop]
        return lower not in ("'s", "'") and (not is_word(after) or lower in _MODIFYING)

    def _by_office(self, source: range) -> str | None:
        """The former prime minister: whoever bears that title in the article."""
        words = self._passage.words
        office = {_FULL_TITLES.get(words.lower[w], words.lower[w]) for w in source} - _NO_OFFICE
        if words.lower[source.start] != "the" or not office or words.lower[source[-1]] not in self._lexicon.titles:
            return None
        for mention in self._names.before(source.start):
            titles = {_FULL_TITLES.get(title, title) for title in mention.title}
            name = self._names.fullest(mention)
            if office <= titles and self._names.is_person(name):
                return name
        return None

    def _phrase(self, source: range) -> str:
        words = self._passage.words
        stop = next(
            (w for w in source[1:] if words.raw[w] in ",(" or words.lower[w] in ("who", "which", "that")), source.stop
        )
        phrase = self._plain(range(source.start, max(stop, source.start + 1)))
        lone = words.lower[source.start : stop]
        if len(lone) == 1 and lone[0] in self._lexicon.unnamed:
            return f"unnamed {phrase.lower()}"
        return phrase


SUBJECT_REACH = 4
"""words into a sentence at which its subject's name still begins"""
APPOSITION_REACH = 9
"""words into a sentence at which a name behind its subject's comma begins: "The keeper of the light, Ida Lund," """
LOOK_BACK = 6
"""words an antecedent is sought before *who*"""

_COURTESIES = frozenset({"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"})
_NO_OFFICE = frozenset({"the", "former", "then", "ex", "-", "of"})
_FULL_TITLES = {"sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "prof": "professor"}
_MODIFYING = word_set("of who in from for at on with and whose")
_GOVERNING = word_set("of for from to with at in by on against about")


def _heading_words(passage: Passage) -> frozenset[int]:
    kinds = (BlockKind.HEADLINE, BlockKind.HEADING)
    return frozenset(
        word for block in passage.article.blocks if block.kind in kinds for word in passage.words.within(block.span)
    )


def _position(attribution: Attribution) -> int:
    spans = attribution.source or attribution.cue or attribution.content
    return spans[0].start


def _parents(passage: Passage, attributions: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the innermost other one whose content holds its source or cue."""
    held = touching(passage.sentences, (a.content for a in attributions))
    parents: list[int | None] = []
    for index, attribution in enumerate(attributions):
        place = hull((*attribution.source, *attribution.cue))
        holders = [
            (_size(attributions[number]), number)
            for number in held.get(passage.sentence_at(place.start), ())
            if number != index
            and _holds(attributions[number], attribution)
            and not _holds(attribution, attributions[number])
        ]
        parents.append(min(holders)[1] if holders else None)
    return parents


def _holds(outer: Attribution, inner: Attribution) -> bool:
    place = hull((*inner.source, *inner.cue))
    return any(span.covers(place) for span in outer.content)


def _size(attribution: Attribution) -> int:
    return sum(len(span) for span in attribution.content)


def _without_repeats(names: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for name in names:
        if not kept or kept[-1] != name:
            kept.append(name)
    return tuple(kept)
