"""Whom *he*, *she* or *the senator* means: the person a reader has most in mind there.

Weights in the manner of Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994): every mention
counts by its part in the sentence and fades from sentence to sentence. Who spoke last counts most, as news has it.
"""

from collections.abc import Collection

from hearsay.attribution.mentions import Mention
from hearsay.attribution.names import Names
from hearsay.attribution.passage import Passage
from hearsay.attribution.speakers_so_far import SpeakersSoFar
from hearsay.attribution.words import AUXILIARIES, COMMON_VERBS, PREPOSITIONS, REPORT_VERBS, is_adverb, is_word
from hearsay.domain.spans import Span

LOOK_BACK = 160
"""words"""
MOST_MENTIONS = 40
SPEAKERS = 5
SUBJECT_REACH = 4
"""words into a sentence at which its subject's name still begins"""
APPOSITION_REACH = 9
"""words into a sentence at which a name behind its subject's comma begins: "The keeper of the light, Ida Lund," """

_SPOKE = 1.9
_ASKED = 1.6
_SUBJECT = 1.0
_NEW_SUBJECT = 1.25
"""of who is named in full for the first time"""
_OTHER = 0.5
_POSSESSOR = 0.3
_UNDER_PREPOSITION = 0.35
_QUOTED = 0.12
_IN_OWN_CONTENT = 0.15
_INTRODUCED_IN_OWN_CONTENT = 1.5
"""of who is named first there, as news does: "Ida Lund was against it, she said" """
_DOUBTFUL = 0.4
"""of a name that nothing shows to be a person's"""
_SPOKE_THOUGH_DOUBTFUL = 0.6
_SUITS = 1.25
"""of a first name or title that agrees with the pronoun outright"""
_PER_SENTENCE = 0.62
_PER_PARAGRAPH = 0.72
_SPEAKER_PER_SENTENCE = 0.55


class Salience:
    """Weighs the persons of one article against each other."""

    def __init__(self, passage: Passage, names: Names) -> None:
        self._passage = passage
        self._names = names
        self._turns = _turns(passage)

    def person(
        self,
        word: int,
        pronoun: str,
        speakers: SpeakersSoFar,
        *,
        shunned: Collection[str] = (),
        content: tuple[Span, ...] = (),
    ) -> str | None:
        """Return the name that a pronoun at ``word`` stands for, None where nobody comes to mind.

        ``pronoun`` may be another word, which then tells nothing of man or woman. ``shunned`` are names it cannot
        mean; ``content`` is what the pronoun's bearer says, where he is seldom named himself.
        """
        weights = self._by_mentions(word, pronoun, content)
        self._add_speakers(word, pronoun, speakers, weights)
        for name in shunned:
            weights.pop(name, None)
        return max(weights, key=lambda name: weights[name], default=None)

    def _by_mentions(self, word: int, pronoun: str, content: tuple[Span, ...]) -> dict[str, float]:
        told: dict[tuple[str, int], float] = {}
        passage, names = self._passage, self._names
        here = passage.sentence_at(passage.words.starts[word])
        for count, mention in enumerate(names.before(word)):
            start = passage.words.starts[mention.words.start]
            if word - mention.words.start > LOOK_BACK or count >= MOST_MENTIONS:
                break
            name = names.fullest(mention)
            if not names.may_be_person(name) or not names.fits(name, pronoun):
                continue
            sentence = passage.sentence_at(start)
            weight = self._part(mention, sentence) * self._fading(sentence, here)
            if any(start in span for span in content):
                introduced = names.introduces(mention) and passage.quoted[mention.words.start] < 0
                weight *= _INTRODUCED_IN_OWN_CONTENT if introduced else _IN_OWN_CONTENT
            told[name, sentence] = max(told.get((name, sentence), 0.0), weight * self._agreement(name, pronoun))
        weights: dict[str, float] = {}
        for (name, _), weight in told.items():  # a sentence counts once
            weights[name] = weights.get(name, 0.0) + weight
        return weights

    def _agreement(self, name: str, pronoun: str, doubtful: float = _DOUBTFUL) -> float:
        sure = 1.0 if self._names.is_person(name) else doubtful
        return sure * (_SUITS if self._names.suits(name, pronoun) else 1.0)

    def _add_speakers(self, word: int, pronoun: str, speakers: SpeakersSoFar, weights: dict[str, float]) -> None:
        passage, names = self._passage, self._names
        here = passage.sentence_at(passage.words.starts[word])
        counted: set[str] = set()
        for spoken in speakers.latest(SPEAKERS):
            sentence = passage.sentence_at(passage.words.starts[spoken.word])
            apart = max(0, passage.blocks[here] - passage.blocks[sentence])
            turns = min(12, max(0, self._turns[here] - self._turns[sentence]))
            fading = _PER_PARAGRAPH**apart * _SPEAKER_PER_SENTENCE**turns * (1.0 if spoken.outermost else 0.5)
            for name in (spoken.name, *sorted(spoken.asked)):
                fits = names.may_be_person(name) and names.fits(name, pronoun)
                if name in counted or not fits:
                    continue
                counted.add(name)
                gain = _ASKED if name in spoken.asked else (_SPOKE / 2 if spoken.asked else _SPOKE)
                agreement = self._agreement(name, pronoun, _SPOKE_THOUGH_DOUBTFUL)
                weights[name] = weights.get(name, 0.0) + gain * fading * agreement

    def _fading(self, sentence: int, here: int) -> float:
        blocks, turns = self._passage.blocks, self._turns
        fading = _PER_SENTENCE ** min(12, turns[here] - turns[sentence])
        return fading * _PER_PARAGRAPH ** min(6, blocks[here] - blocks[sentence])

    def _part(self, mention: Mention, sentence: int) -> float:
        """Return the weight of a mention's part in its sentence."""
        passage, words = self._passage, self._passage.words
        start, stop = mention.words.start, mention.words.stop
        first = passage.sentence_words[sentence].start
        if passage.quoted[start] >= 0:
            return _QUOTED
        if stop < len(words) and words.lower[stop] in ("'s", "'"):
            return _POSSESSOR
        opening = start - len(mention.title)
        before = words.lower[opening - 1] if opening > first else ""
        if before in PREPOSITIONS:
            return _UNDER_PREPOSITION
        apposed = start > first and words.raw[opening - 1] == ","
        if start <= first + (APPOSITION_REACH if apposed else SUBJECT_REACH + len(mention.title)):
            return _NEW_SUBJECT if self._names.introduces(mention) else _SUBJECT
        return _SUBJECT if self._before_a_verb(stop) else _OTHER

    def _before_a_verb(self, position: int) -> bool:
        """Tell whether what follows a name makes it a subject."""
        words = self._passage.words
        while position < len(words) and is_adverb(words.lower[position]):
            position += 1
        if position >= len(words) or not is_word(words.raw[position]):
            return False
        lower = words.lower[position]
        return lower in AUXILIARIES | COMMON_VERBS | REPORT_VERBS or (lower.endswith("ed") and len(lower) > 4)


def _turns(passage: Passage) -> tuple[int, ...]:
    """Return for each sentence how many up to it turn to something new: do not open with a pronoun for a person."""
    turns: list[int] = []
    turned = 0
    for words in passage.sentence_words:
        opening = range(words.start, min(words.stop, words.start + SUBJECT_REACH))
        goes_on = any(passage.words.lower[w] in ("he", "she") and passage.quoted[w] < 0 for w in opening)
        turned += not goes_on
        turns.append(turned)
    return tuple(turns)
