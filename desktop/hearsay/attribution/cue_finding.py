"""Where the verbs of a sentence attribute: which words are a cue, in which shape, with their auxiliaries."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from hearsay.attribution.cue_lexicon import CueKind, CueLexicon, CueVerb, VerbForm
from hearsay.attribution.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    DO,
    HAVE,
    MEANS,
    MODALS,
    NEGATED,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    Words,
    is_adverb,
    is_name,
    is_word,
    word_set,
)


class CueShape(StrEnum):
    FINITE = "finite"
    """has said, says: its subject stands before it, or after it where it is inverted"""
    PARTICIPLE = "participle"
    """saying, adding: its subject is the sentence's"""
    PASSIVE = "passive"
    """is believed, was told: its source stands after *by*, or nowhere"""
    INFINITIVE = "infinitive"
    """refused to say: its subject is the verb's before it"""


class Cue(NamedTuple):
    """``words`` are the cue with its auxiliaries, ``head`` the word that decided, all as indices of words."""

    words: range
    head: int
    verb: CueVerb
    shape: CueShape
    form: VerbForm

    @property
    def start(self) -> int:
        return self.words.start

    @property
    def end(self) -> int:
        return self.words.stop


_SELDOM = frozenset(
    (
        *((kind, CueShape.INFINITIVE) for kind in (CueKind.SIDE, CueKind.KNOW, CueKind.THINK)),
        (CueKind.ACT, CueShape.PASSIVE),
    )
)
"""shapes in which verbs of a kind are labelled as cues one time in four or less"""
_HELPERS = MODALS | DO | NEGATED
_BEFORE_GERUND = word_set("'s of from without than as")
_NOT_PLURAL = word_set("'s is was has does")
_NAMING = word_set("called named dubbed termed")
_CALLED_NOW = word_set("now once then often so formerly previously sometimes also")
_PLURAL_SPEAKERS = word_set(
    "many some others most people men women few both all several critics they we you i who police media those data"
)
_COUNTED = word_set("two three four five six seven eight nine ten several many some most few both")
LONGEST_SUBJECT = 10
"""words between a number and the verb whose subject it opens"""
_CLAUSE_OPENERS = DETERMINERS | SUBJECT_PRONOUNS | word_set("that how why what whether if there , “ \" '' for on out")


def cues_between(words: Words, lexicon: CueLexicon, first: int, end: int, quoted: Sequence[int]) -> list[Cue]:
    """Return the cues among the words from ``first`` up to ``end``, in order.

    ``quoted`` gives for every word of the article the quotation it stands in; only those in none (−1) are looked at.
    """
    cues: list[Cue] = []
    reached = first
    for position in range(first, end):
        if position < reached or quoted[position] >= 0 or words.lower[position] not in lexicon.verbs:
            continue
        cue = _cue_at(words, lexicon, position, first, end)
        if cue is not None:
            cues.append(cue)
            reached = cue.end
    return cues


def _cue_at(words: Words, lexicon: CueLexicon, position: int, first: int, end: int) -> Cue | None:
    if (
        is_name(words.raw[position])
        and first < position
        and is_name(words.raw[position - 1])
        and not _all_capitals(words, first, end)
    ):
        return None  # United States
    for verb, form in lexicon.verbs[words.lower[position]]:
        stop = _after_particles(words, verb, position, end)
        if stop is None:
            continue
        if "c" not in verb.frames and "t" not in verb.frames and words.lower[stop : stop + 1] == ("that",):
            continue
        candidate = _Candidate(words, first, _first_auxiliary(words, position, first), position, stop)
        shape = candidate.shape(form, also_noun=words.lower[position] in lexicon.verbs_or_nouns)
        if shape is not None and (verb.kind, shape) not in _SELDOM:
            return Cue(range(candidate.start, stop), position, verb, shape, form)
    return None


def _all_capitals(words: Words, first: int, end: int) -> bool:
    """Tell whether every second word has a capital, as in a headline."""
    spoken = [raw for raw in words.raw[first:end] if is_word(raw)]
    return sum(map(is_name, spoken)) * 2 > len(spoken)


def _after_particles(words: Words, verb: CueVerb, position: int, end: int) -> int | None:
    """Return the word after the verb and its particles, or None where they do not follow."""
    stop = position + 1 + len(verb.particles)
    if stop > end or words.lower[position + 1 : stop] != verb.particles:
        return None
    return stop


def _first_auxiliary(words: Words, position: int, first: int) -> int:
    start = position
    while start > first:
        lower = words.lower[start - 1]
        if not (lower in AUXILIARIES or (is_adverb(lower) and not is_name(words.raw[start - 1]))):
            break
        start -= 1
    return start


class _Candidate(NamedTuple):
    """A form of a cue verb at word ``head``, its auxiliaries from ``start``, its particles up to ``stop``.

    ``first`` is the first word of the sentence.
    """

    words: Words
    first: int
    start: int
    head: int
    stop: int

    @property
    def chain(self) -> tuple[str, ...]:
        """Auxiliaries and adverbs before the verb, in lower case."""
        return self.words.lower[self.start : self.head]

    @property
    def before(self) -> str:
        """The word before all of it, in lower case; empty at the start of the sentence."""
        return self.words.lower[self.start - 1] if self.start > self.first else ""

    def shape(self, form: VerbForm, *, also_noun: bool) -> CueShape | None:
        """Return the shape in which the form attributes, or None where it is a noun or an adjective here."""
        being = not BE.isdisjoint(self.chain)
        if form is VerbForm.ING:
            return CueShape.FINITE if being else self._shape_of_ing()
        if form is VerbForm.BASE:
            return self._shape_of_base(also_noun=also_noun)
        if being:
            return CueShape.PASSIVE if form in (VerbForm.PARTICIPLE, VerbForm.PAST) else None
        if form is VerbForm.THIRD:
            noun = self.before in DETERMINERS or (also_noun and not self._third_is_verb())
            return None if noun else CueShape.FINITE
        return self._shape_of_past()

    def _shape_of_ing(self) -> CueShape | None:
        noun = self.before in DETERMINERS or self.before in _BEFORE_GERUND
        return None if noun or self.words.lower[self.head] == "meaning" else CueShape.PARTICIPLE

    def _shape_of_base(self, *, also_noun: bool) -> CueShape | None:
        before = self.before
        if any(word in _HELPERS for word in self.chain) or before in _PLURAL_SPEAKERS:
            return CueShape.FINITE
        if before == "to":
            return CueShape.INFINITIVE
        if before in (",", ")", "—", "–"):
            return CueShape.FINITE if self._clause_follows() else None
        if not before or before in DETERMINERS or before in PREPOSITIONS or not is_word(self.words.raw[self.start - 1]):
            return None
        plural = before.endswith("s") and not before.endswith("ss") and before not in _NOT_PLURAL
        plural = plural or self._several_before()
        if also_noun:
            return CueShape.FINITE if plural and self._clause_follows() else None
        return CueShape.FINITE if plural or before in ("and", "or") else None

    def _several_before(self) -> bool:
        """Tell whether a subject of several stands before: "Lund and Ode say", "two men at the inn say that …"."""
        words = self.words
        opening = self.start - 1
        while opening > self.first and self.start - opening < LONGEST_SUBJECT and self._in_subject(opening - 1):
            opening -= 1
        subject = range(opening, self.start)
        if words.lower[opening] in _COUNTED and len(subject) > 1:
            return self._clause_follows()
        for p in subject[1:-1]:
            lower, before = words.lower[p], words.lower[p - 1]
            if lower == "and" and is_name(words.raw[p - 1]) and is_name(words.raw[p + 1]):
                return True
            if (lower in PREPOSITIONS or lower == "who") and len(before) > 3 and before.endswith("s"):
                return self._clause_follows() and not before.endswith("ss") and not is_name(words.raw[p - 1])
        return False

    def _in_subject(self, position: int) -> bool:
        lower = self.words.lower[position]
        return is_word(self.words.raw[position]) and not (lower in AUXILIARIES or lower == "that")

    def _third_is_verb(self) -> bool:
        before = self.before
        if not before or before in DETERMINERS or before in PREPOSITIONS or before in ("'s", "'", "to"):
            return False
        if before in SUBJECT_PRONOUNS:
            return True
        if is_name(self.words.raw[self.start - 1]) and self.words.lower[self.stop : self.stop + 1] in (("to",), (".",)):
            return True  # “…,” Lund notes.
        return self._clause_follows() and (before == "," or is_word(self.words.raw[self.start - 1]))

    def _shape_of_past(self) -> CueShape | None:
        if not HAVE.isdisjoint(self.chain):
            return CueShape.FINITE
        if not _CALLED_NOW.isdisjoint(self.chain) and self.words.lower[self.head] in _NAMING:
            return None
        if self.before == "most" and self.words.lower[self.start - 2] in DETERMINERS:
            return None  # the most quoted page
        by_whom = self.words.lower[self.stop + 1 : self.stop + 2]
        if self.words.lower[self.stop : self.stop + 1] == ("by",) and MEANS.isdisjoint(by_whom):
            return None if self.words.lower[self.head] in _NAMING else CueShape.PASSIVE
        adjective = self.before in DETERMINERS and self.before not in _PLURAL_SPEAKERS
        return None if adjective or self.before in PREPOSITIONS else CueShape.FINITE

    def _clause_follows(self) -> bool:
        if self.stop >= len(self.words):
            return False
        return self.words.lower[self.stop] in _CLAUSE_OPENERS or is_name(self.words.raw[self.stop])
