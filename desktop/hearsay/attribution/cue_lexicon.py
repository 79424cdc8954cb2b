"""The words that attribute, with their inflections, read from resources/lexicons when first needed."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from hearsay.resources import resource


class CueKind(StrEnum):
    """What a cue does: see resources/lexicons/cue_verbs.txt."""

    SAY = "say"
    SHOW = "show"
    THINK = "think"
    JUDGE = "judge"
    ASK = "ask"
    WISH = "wish"
    SIDE = "side"
    KNOW = "know"
    SEEM = "seem"
    ACT = "act"

    @property
    def reports(self) -> bool:
        """True where the cue's content is somebody's claim, so that it makes a secondhand sentence."""
        return self in _REPORTING


_REPORTING = frozenset({CueKind.SAY, CueKind.SHOW, CueKind.THINK, CueKind.JUDGE, CueKind.ASK})


class VerbForm(StrEnum):
    BASE = "base"
    THIRD = "third"
    ING = "ing"
    PAST = "past"
    PARTICIPLE = "participle"


class CueVerb(NamedTuple):
    """A verb, the words that must follow it, its kind, and the frames it stands in (letters: cue_verbs.txt)."""

    lemma: str
    particles: tuple[str, ...]
    kind: CueKind
    frames: str


VerbReading = tuple[CueVerb, VerbForm]


class CueLexicon:
    """All cues. Cheap to make; each list is read from its file at first use."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = resource("lexicons") if folder is None else folder

    def _lines(self, name: str) -> list[str]:
        text = (self._folder / name).read_text(encoding="utf-8")
        return [line for line in text.splitlines() if line and not line.startswith("#")]

    @cached_property
    def verbs(self) -> dict[str, tuple[VerbReading, ...]]:
        """Verb form in lower case -> its readings, those with particles first."""
        readings: dict[str, tuple[VerbReading, ...]] = {}
        kinds = {kind.value: kind for kind in CueKind}
        for line in self._lines("cue_verbs.txt"):
            head, kind, frames, *irregular = line.split()
            lemma, *particles = head.split("+")
            verb = CueVerb(lemma, tuple(particles), kinds[kind], frames)
            for word, form in _inflections(lemma, irregular):
                known = readings.get(word, ())
                readings[word] = (*known, (verb, form)) if not particles else _with_particles(known, (verb, form))
        return readings

    @cached_property
    def nouns(self) -> dict[str, CueKind]:
        """Noun in lower case, singular or plural -> kind."""
        nouns: dict[str, CueKind] = {}
        for line in self._lines("cue_nouns.txt"):
            kind, noun, *plural = line.split()
            for form in (noun, *(plural or [noun + "s"])):
                if form != "-":  # has no plural
                    nouns[form] = CueKind(kind)
        return nouns

    @cached_property
    def phrases(self) -> dict[str, tuple[tuple[tuple[str, ...], CueKind], ...]]:
        """First word -> phrases that begin with it (rest of their words, kind), longest first."""
        phrases: dict[str, list[tuple[tuple[str, ...], CueKind]]] = {}
        for line in self._lines("cue_phrases.txt"):
            kind, first, *rest = line.split()
            phrases.setdefault(first, []).append((tuple(rest), CueKind(kind)))
        return {first: tuple(sorted(known, key=lambda p: -len(p[0]))) for first, known in phrases.items()}

    @cached_property
    def hedges(self) -> frozenset[str]:
        """Words by which nobody in particular vouches (allegedly, reportedly)."""
        return frozenset(self._lines("hedges.txt"))

    @cached_property
    def verbs_or_nouns(self) -> frozenset[str]:
        """Forms of cue verbs that are as often nouns (claims, report)."""
        return frozenset(self._lines("verbs_or_nouns.txt"))

    def kind_of(self, cue: tuple[str, ...]) -> CueKind | None:
        """Return the kind of a cue given as lower-case words, or None where none of them is known to attribute."""
        for position, word in enumerate(cue):
            for verb, _ in self.verbs.get(word, ()):
                if cue[position + 1 : position + 1 + len(verb.particles)] == verb.particles:
                    return verb.kind
        for position, word in enumerate(cue):
            if word in self.nouns:
                return self.nouns[word]
            for rest, kind in self.phrases.get(word, ()):
                if cue[position + 1 : position + 1 + len(rest)] == rest:
                    return kind
        return CueKind.SAY if ":" in cue or "following" in cue or self.hedges.intersection(cue) else None


def _with_particles(known: tuple[VerbReading, ...], reading: VerbReading) -> tuple[VerbReading, ...]:
    """Return the readings of a form with one more, those with most particles first."""
    return tuple(sorted((*known, reading), key=lambda r: -len(r[0].particles)))


_FORMS = tuple(VerbForm)


def _inflections(lemma: str, irregular: list[str]) -> Iterable[tuple[str, VerbForm]]:
    forms = [lemma, *_regular(lemma)]
    for place, form in enumerate(irregular, start=1):
        if form != "-":
            forms[place] = form
    return zip(forms, _FORMS, strict=True)


def _regular(lemma: str) -> tuple[str, str, str, str]:
    third = lemma + "s"
    stem, past = lemma, lemma + "ed"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma[-1] == "y" and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif lemma.endswith("e"):
        past = lemma + "d"
        stem = lemma if lemma.endswith(("ee", "oe")) else lemma[:-1]
    return third, stem + "ing", past, past
