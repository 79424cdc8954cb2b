"""Is a sentence its author's judgement? Signs weighed by hand: words, questions, commands, loaded marks."""

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from hearsay.attribution.words import PREPOSITIONS, Words, is_name, word_set
from hearsay.domain.attribution import Evidence, EvidenceKind
from hearsay.resources import resource

THRESHOLD = 0.7
"""weight from which on a sentence is an opinion"""
USUAL_TONE = 0.25
TONE_PULL = 1.5
LOWEST_BAR, HIGHEST_BAR = 0.35, 1.0
MISSED_CHANCE = 0.8
"""weight of *might also have*, *could at least have*"""
SUPERLATIVE = 0.5
"""weight of *most* or *more* before an adjective"""

WEAK = 0.5
"""weight below which a word is shown to the reader only where no other decided"""

_ADJECTIVE_ENDINGS = ("ing", "ous", "ful", "ive", "ent", "ant", "ible", "able", "ic", "ical", "al", "less", "ary")
_MISSING = word_set("might could")
_DEGREES = word_set("most more less least")
_DEEDS = word_set(
    "rang met saw went came took sat stood wrote spoke read bought left made got told heard sent found ran drove flew"
)
_CONCESSIVE = word_set("at least also just well simply easily perhaps even instead only always")
_COMMANDS = word_set(
    "consider imagine note remember forget look listen think stop let don ask read see recall suppose pay wait enjoy "
    "keep make take give go do be beware vote"
)


class Judgement(NamedTuple):
    """How much a sentence is its author's view: ``weight`` 0 and up, and the signs that gave it."""

    weight: float
    signs: tuple[Evidence, ...]


def opinion_bar(weights: Sequence[float]) -> float:
    """Return the weight from which a sentence of an article is an opinion, given the weights of all its author's own.

    In a column most of what the author says is a view, in a wire report little is: the article's tone moves the bar.
    """
    if not weights:
        return THRESHOLD
    tone = sum(min(weight, 1.5) for weight in weights) / len(weights)
    return min(HIGHEST_BAR, max(LOWEST_BAR, THRESHOLD + TONE_PULL * (USUAL_TONE - tone)))


class OpinionScale:
    """Weighs sentences. The lexicon is read from its file at first use."""

    def __init__(self, lexicon: Path | None = None) -> None:
        self._path = resource("lexicons", "opinion_words.txt") if lexicon is None else lexicon

    @cached_property
    def _weights(self) -> dict[str, tuple[tuple[tuple[str, ...], float], ...]]:
        """First word -> what must follow it and the weight of the whole, longest first."""
        weights: dict[str, list[tuple[tuple[str, ...], float]]] = {}
        for line in self._path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                weight, *phrases = line.split()
                for phrase in phrases:
                    first, *rest = phrase.split("+")
                    weights.setdefault(first, []).append((tuple(rest), float(weight)))
        return {first: tuple(sorted(known, key=lambda p: (-len(p[0]), -p[1]))) for first, known in weights.items()}

    @cached_property
    def _openers(self) -> frozenset[str]:
        """Words with which a sign may begin."""
        return _MISSING.union(_DEGREES, self._weights)

    def judge(self, words: Words, sentence: range, hidden: Collection[int] = frozenset()) -> Judgement:
        """Return the judgement on the words of one sentence; ``hidden`` ones (somebody else's) do not count."""
        found = _of_mood(words, sentence, hidden)
        position = sentence.start
        while position < sentence.stop:
            length = 1
            if position not in hidden and words.lower[position] in self._openers:
                length, gain = self._weight_at(words, position, sentence.stop)
                if gain:
                    sign = _sign(words, range(position, position + length), EvidenceKind.OPINION_WORD)
                    found.append((gain, sign))
            position += max(1, length)
        return Judgement(sum(gain for gain, _ in found), _telling(found))

    def _superlative_at(self, words: Words, position: int) -> bool:
        """The most revealing, more dangerous: a degree with an adjective behind it."""
        if words.lower[position] not in _DEGREES or position + 1 >= len(words):
            return False
        return words.lower[position + 1].endswith(_ADJECTIVE_ENDINGS)

    def _weight_at(self, words: Words, position: int, end: int) -> tuple[int, float]:
        missed = _missed_chance(words, position, end)
        if missed:
            return missed, MISSED_CHANCE
        if words.lower[position] == "i" and position + 1 < end and _is_deed(words.lower[position + 1]):
            return 1, 0.0  # what the author did is a fact, what he thinks of it is not
        for rest, weight in self._weights.get(words.lower[position], ()):
            stop = position + 1 + len(rest)
            if stop <= end and words.lower[position + 1 : stop] == rest:
                capitalised = (
                    not rest and is_name(words.raw[position]) and position and words.raw[position - 1] not in '.!?”"'
                )
                return len(rest) + 1, 0.0 if capitalised else weight
        return 1, SUPERLATIVE if self._superlative_at(words, position) else 0.0


def _telling(found: Sequence[tuple[float, Evidence]]) -> tuple[Evidence, ...]:
    """Return the signs that tell a reader something, strongest first: weak ones only where there is no other."""
    strongest = max((gain for gain, _ in found), default=0.0)
    kept = [(gain, sign) for gain, sign in found if gain >= min(strongest, WEAK)]
    return tuple(sign for _, sign in sorted(kept, key=lambda item: -item[0]))


_HARDLY_DEEDS = word_set("thought felt believed hoped feared wished wanted loved hated liked agreed doubted supposed")


def _is_deed(lower: str) -> bool:
    known = lower in _DEEDS or (lower.endswith("ed") and len(lower) > 3)
    return known and lower not in _HARDLY_DEEDS


def _missed_chance(words: Words, position: int, end: int) -> int:
    """Return how many words say what somebody might have done and did not: *might also have* walked; 0 for none."""
    if words.lower[position] not in _MISSING:
        return 0
    have = next((p for p in range(position + 1, min(end, position + 5)) if words.lower[p] == "have"), None)
    between = words.lower[position + 1 : have] if have is not None else ("",)
    return len(between) + 2 if between and _CONCESSIVE.issuperset(between) else 0


def _of_mood(words: Words, sentence: range, hidden: Collection[int]) -> list[tuple[float, Evidence]]:
    """Return what question marks, exclamation marks and commands weigh."""
    found = []
    last = sentence[-1]
    for mark in (last, max(sentence.start, last - 1)):
        if mark not in hidden and words.raw[mark] == "?":
            found.append((1.0, _sign(words, range(mark, mark + 1), EvidenceKind.QUESTION)))
            break
        if mark not in hidden and words.raw[mark] == "!":
            found.append((1.0, _sign(words, range(mark, mark + 1), EvidenceKind.OPINION_WORD)))
            break
    first = sentence.start
    if first not in hidden and words.lower[first] in _COMMANDS and len(sentence) > 2:
        follows = words.lower[first + 1]
        if follows not in PREPOSITIONS - {"at", "to", "about", "of"} and not is_name(words.raw[first + 1]):
            found.append((1.0, _sign(words, range(first, first + 1), EvidenceKind.COMMAND)))
    return found


def _sign(words: Words, where: range, kind: EvidenceKind) -> Evidence:
    span = words.span(where)
    return Evidence(kind, " ".join(words.raw[w] for w in where), span)
