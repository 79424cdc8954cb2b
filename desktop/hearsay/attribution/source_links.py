"""The links each attribution adds to a chain by itself, in the order of the text, so that later ones look back."""

from collections.abc import Mapping, Sequence

from hearsay.attribution.descriptions import Descriptions
from hearsay.attribution.institutions import Institutions
from hearsay.attribution.names import Names
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.nesting import speaking_place
from hearsay.attribution.passage import Passage
from hearsay.attribution.relayed_speech import speaker_told_of
from hearsay.attribution.salience import Salience
from hearsay.attribution.source_names import SourceNames
from hearsay.attribution.speakers_so_far import SpeakersSoFar, Spoken
from hearsay.attribution.words import (
    AUXILIARIES,
    COMMON_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    REPORT_VERBS,
    SUBORDINATORS,
    is_word,
    word_set,
)
from hearsay.domain.article import BlockKind
from hearsay.domain.attribution import UNNAMED, Attribution
from hearsay.domain.spans import Span, hull

_HE_SHE = word_set("he she his her him himself herself")
_THEY = word_set("they their them")
_IT = word_set("it its")
_FIRST = word_set("i we my our me us")
_MEANT_BY_NAME = _HE_SHE | _THEY | _IT | _FIRST | RELATIVES
_ASKING = word_set("ask asks asked asking question questioned questions press pressed presses quizzed interviewed")
_TO_SOMEBODY = _ASKING | word_set("tell tells told telling remind reminded reminds inform informed warned urged to")
_EDGES = frozenset(",;:.–—-(")
HEARERS = 5
"""words behind a cue in which who is spoken to is named"""
_BEFORE_RELATIVE = word_set("and but or of in on to for with by from at")
_PLACING = word_set("of from in")
_NOT_IN_PHRASE = PREPOSITIONS | SUBORDINATORS | AUXILIARIES | COMMON_VERBS | REPORT_VERBS
ANTECEDENT = 6
"""words an antecedent is sought before *who*"""


class SourceLinks:
    """Resolves the sources of one article."""

    def __init__(self, passage: Passage, lexicon: NamingLexicon) -> None:
        self._passage = passage
        self._lexicon = lexicon
        self._names = Names(passage.words, lexicon, headings=_heading_words(passage), openings=_opening_words(passage))
        self._called = SourceNames(passage, self._names, lexicon)
        self._descriptions = Descriptions(passage, self._names, lexicon)
        self._institutions = Institutions(passage, self._names, lexicon, self._called)
        self._salience = Salience(passage, self._names)

    def of_all(
        self, attributions: Sequence[Attribution], holders: Sequence[int | None], follows: Mapping[int, int]
    ) -> list[tuple[str, ...]]:
        """Return the links of each attribution: its source's, without those of whoever holds it.

        ``holders`` gives for each the attribution around it, and ``follows`` for one with neither source nor cue the
        one whose speaker goes on.
        """
        links: list[tuple[str, ...]] = [(UNNAMED,)] * len(attributions)
        speakers = SpeakersSoFar()
        for index in sorted(range(len(attributions)), key=lambda i: speaking_place(attributions[i]).start):
            attribution, holder = attributions[index], holders[index]
            if not (attribution.source or attribution.cue):
                continue
            if attribution.source and holder is not None and self._speaks_for_himself(attribution.source[0]):
                links[index] = ()  # whoever is quoted
                continue
            outer = links[follows.get(holder, holder)] if holder is not None else ()
            links[index] = self._of(attribution, speakers, outer)
            if links[index][-1] != UNNAMED:
                speakers.add(self._spoken(attribution, links[index], outermost=holder is None))
        for heir, speaker in follows.items():
            links[heir] = links[speaker]
        return links

    def is_person(self, name: str) -> bool:
        """Tell whether a link is a person's name."""
        return self._names.is_person(name)

    def names_somebody(self, attribution: Attribution, name: str) -> bool:
        """Tell whether a source called ``name`` is a name, a document, or a pronoun that surely means one person."""
        source = self._source(attribution)
        if not len(source):
            return False
        if len(source) == 1 and self._passage.words.lower[source.start] in _HE_SHE:
            return self._names.is_person(name)
        if self._called.document_from(source) is not None:
            return True
        return (" " in name or self._names.is_sure(name)) and self._called.named(source) is not None

    def _of(self, attribution: Attribution, speakers: SpeakersSoFar, outer: tuple[str, ...]) -> tuple[str, ...]:
        told_of = self._told_of(attribution, speakers)
        if not attribution.source:
            return told_of or self._of_same_sentence(attribution, speakers) or (UNNAMED,)
        return (*self._links(self._source(attribution), attribution, speakers, outer), *told_of)

    def _of_same_sentence(self, attribution: Attribution, speakers: SpeakersSoFar) -> tuple[str, ...]:
        """Return who spoke before in the sentence, where a cue is only a participle of his: ", *adding* that …"."""
        words, passage = self._passage.words, self._passage
        cue = words.within(hull(attribution.cue))
        last = next(speakers.latest(1), None)
        if last is None or not len(cue) or not words.lower[cue.start].endswith("ing"):
            return ()
        sentence = passage.sentence_words[passage.sentence_at(words.starts[cue.start])]
        return last.links if sentence.start <= last.word < cue.start else ()

    def _spoken(self, attribution: Attribution, links: tuple[str, ...], *, outermost: bool) -> Spoken:
        words = self._passage.words
        cue = words.within(hull(attribution.cue)) if attribution.cue else range(0)
        asks = any(words.lower[w] in _ASKING for w in cue[:4])
        asked = frozenset(self._hearers(attribution)) - {links[-1]} if asks else frozenset()
        word = words.within(speaking_place(attribution)).start
        return Spoken(links, min(word, len(words) - 1), outermost, asked)

    def _source(self, attribution: Attribution) -> range:
        """Return the words of the source; of several pieces, the one nearest to the cue."""
        words = self._passage.words
        cue = attribution.cue[0].start if attribution.cue else 0
        near = min(attribution.source, key=lambda span: max(cue - span.end, span.start - cue))
        within = words.within(near)
        start, stop = within.start, within.stop
        while start < stop - 1 and words.raw[start] in _EDGES:
            start += 1
        while stop - 1 > start and words.raw[stop - 1] in _EDGES:
            stop -= 1
        return range(start, stop)

    def _hearers(self, attribution: Attribution) -> list[str]:
        """Return whom a cue names as spoken to ("told Ida Lund that …")."""
        words, passage = self._passage.words, self._passage
        if not attribution.cue:
            return []
        cue = words.within(attribution.cue[-1])
        stop = cue.stop
        end = next(
            (
                w
                for w in range(stop, min(len(words), stop + HEARERS))
                if passage.quoted[w] >= 0 or words.raw[w] in ",.;:"
            ),
            min(len(words), stop + HEARERS),
        )
        speaks_to = any(words.lower[w] in _TO_SOMEBODY for w in range(cue.start, min(len(words), stop + 1)))
        return [self._names.fullest(m) for m in self._names.within(range(cue.start, end))] if speaks_to else []

    def _speaks_for_himself(self, source: Span) -> bool:
        """Tell whether a source is the *I* of somebody's quotation."""
        within = self._passage.words.within(source)
        lone = self._passage.words.lower[within.start] if len(within) == 1 else ""
        return lone in _FIRST and self._passage.quoted[within.start] >= 0

    def _told_of(self, attribution: Attribution, speakers: SpeakersSoFar) -> tuple[str, ...]:
        """Return the speaker behind a source that only relays him: the note quotes *Ode* as saying."""
        words = self._passage.words
        cue = words.within(hull(attribution.cue)) if attribution.cue else range(0)
        if not len(cue):
            return ()
        sentence = self._passage.sentence_words[self._passage.sentence_at(words.starts[cue.start])]
        speaker = speaker_told_of(words, cue, sentence.start, sentence.stop)
        return () if speaker is None else self._links(speaker, attribution, speakers, ())

    def _links(
        self, source: range, attribution: Attribution, speakers: SpeakersSoFar, outer: tuple[str, ...]
    ) -> tuple[str, ...]:
        words = self._passage.words
        if not len(source):
            return (UNNAMED,)
        if len(source) == 1 and words.lower[source.start] in _MEANT_BY_NAME:
            name = self._pronoun(source.start, attribution, speakers, outer)
            last = next(speakers.latest(1), None)
            return last.links if last is not None and last.name == name else (name,)
        outlet = self._institutions.meant(source, speakers)
        if outlet is not None:
            return (outlet,)
        document = self._called.document_from(source)
        if document is not None:
            return document
        return (self._called.named(source) or self._described(source, attribution, speakers),)

    def _pronoun(self, word: int, attribution: Attribution, speakers: SpeakersSoFar, outer: tuple[str, ...]) -> str:
        pronoun = self._passage.words.lower[word]
        if pronoun in _FIRST:
            return UNNAMED if self._passage.quoted[word] >= 0 else "the author"
        if pronoun in RELATIVES:
            return self._antecedent(word)
        if pronoun in _HE_SHE:
            quoted = self._passage.quoted[word] >= 0
            shunned = (*self._hearers(attribution), *(outer if quoted else ()))
            found = self._salience.person(word, pronoun, speakers, shunned=shunned, content=attribution.content)
        elif pronoun in _IT:
            found = self._institutions.it(word, speakers)
        else:
            found = self._institutions.they(speakers)
        return found or UNNAMED

    def _described(self, source: range, attribution: Attribution, speakers: SpeakersSoFar) -> str:
        """Return whom "the senator" means, the phrase itself where it means nobody named before."""
        noun = self._descriptions.noun_of(source)
        if noun is None:
            return self._called.phrase(source)
        bearer = self._descriptions.bearer(source, noun)
        if bearer is not None:
            return bearer
        phrase = self._called.phrase(source)
        same = speakers.last_of(lambda name: noun in name.lower().split() and name != phrase, 12)
        kind = self._lexicon.person_nouns.get(noun, "")
        if same is not None or kind in ("some", ""):
            return same or phrase
        pronoun = {"m": "he", "f": "she"}.get(kind, noun)
        shunned = self._hearers(attribution)
        found = self._salience.person(source.start, pronoun, speakers, shunned=shunned, content=attribution.content)
        return found or phrase

    def _antecedent(self, word: int) -> str:
        """Return what *who* or *which* stands behind: "Ida Lund of Tarn, a baker *who*"."""
        words = self._passage.words
        last = word - 1
        while last >= 0 and (not is_word(words.raw[last]) or words.lower[last] in _BEFORE_RELATIVE):
            last -= 1
        for _ in range(2):  # the phrase itself, else what it is a part or a place of
            if last < 0:
                return UNNAMED
            start = self._start_of_phrase(last)
            mentions = self._names.within(range(max(0, last - ANTECEDENT), last + 1))
            ends = bool(mentions) and mentions[-1].words.stop == last + 1
            name = self._names.fullest(mentions[-1]) if ends else ""
            place = name.lower() in self._lexicon.not_persons and words.lower[start - 1] in _PLACING
            if not place:
                break
            last = start - 2
        before = self._names.within(range(max(0, start - ANTECEDENT), start))
        named = next((mention for mention in before if mention.words.stop == start - 1), None)
        if named is not None and words.lower[start] in DETERMINERS and words.raw[start - 1] == ",":
            return self._names.fullest(named)  # Ida Lund, a baker who
        source = range(start, last + 1)
        return name or self._called.named(source) or self._called.phrase(source)

    def _start_of_phrase(self, last: int) -> int:
        words, start = self._passage.words, last
        while start > 0 and last - start < ANTECEDENT and words.lower[start] not in DETERMINERS:
            before = words.lower[start - 1]
            if not is_word(words.raw[start - 1]) or before in _NOT_IN_PHRASE:
                break
            start -= 1
        return start


def _opening_words(passage: Passage) -> frozenset[int]:
    """Return the first words of sentences, behind a mark that opens them."""
    return frozenset(
        next((w for w in words[:2] if is_word(passage.words.raw[w])), words.start) for words in passage.sentence_words
    )


def _heading_words(passage: Passage) -> frozenset[int]:
    kinds = (BlockKind.HEADLINE, BlockKind.HEADING)
    return frozenset(
        word for block in passage.article.blocks if block.kind in kinds for word in passage.words.within(block.span)
    )
