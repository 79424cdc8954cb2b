"""Labelled data as the network reads it: units with labels and links, sentences with views."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hearsay.attribution.passage import Passage
from hearsay.attribution.trained.labels import OUTSIDE, Part, begin, inside, runs
from hearsay.attribution.trained.units import Unit, UnitCutter
from hearsay.domain.spans import Span
from hearsay.reading.passages import read_passage
from scoring.labelled import LabelledArticle
from scoring.speech import passage_of
from scoring.subjective_lines import SUBJECTIVE, LabelledLine


class Example(NamedTuple):
    """A unit with its labels, shape ``(words,)``, and its links: of each content to its cue, of each cue to its source.

    A link is the asking range of words, the ranges it may choose from, and the chosen one's index (their number where
    the unit holds none).
    """

    unit: Unit
    labels: NDArray[np.int64]
    cues: tuple["Choice", ...]
    sources: tuple["Choice", ...]


PlaceOf = Callable[[Span], range]


class Choice(NamedTuple):
    asking: range
    candidates: tuple[range, ...]
    chosen: int


class Viewed(NamedTuple):
    """A sentence as a unit, and whether it is the author's subjective view."""

    unit: Unit
    subjective: bool


def examples_of(labelled: LabelledArticle, cutter: UnitCutter) -> Iterator[Example]:
    """Yield the article's units that no annotator was told to pass over."""
    passage = passage_of(labelled.article)
    for unit in cutter.units(passage):
        if len(unit.words) and not any(_touches(passage, unit, span) for span in labelled.discarded):
            yield _example(labelled, passage, unit)


def _touches(passage: Passage, unit: Unit, span: Span) -> bool:
    start, end = passage.words.starts[unit.words[0]], passage.words.ends[unit.words[-1]]
    return bool(start < span.end and span.start < end)


def _example(labelled: LabelledArticle, passage: Passage, unit: Unit) -> Example:
    labels = np.full(len(unit.words), OUTSIDE, np.int64)
    starts = np.array([passage.words.starts[w] for w in unit.words])

    def place(span: Span) -> range:
        first, stop = np.searchsorted(starts, (span.start, span.end))
        return range(int(first), int(stop))

    parts: dict[Part, list[range]] = {}
    for part in (Part.CONTENT, Part.SOURCE, Part.CUE):  # where two overlap, the rarer and shorter one stays
        for span in sorted(set(labelled.spans[part.name.lower()])):
            words = place(span)
            if len(words):
                labels[words.start] = begin(part)
                labels[words.start + 1 : words.stop] = inside(part)
    _mend(labels)
    for part, words in runs(labels.tolist()):
        parts.setdefault(part, []).append(words)
    cues, sources = [], []
    for attribution in labelled.attributions:
        cue = _within(place, attribution.cue, parts.get(Part.CUE, ()))
        for content in _within(place, attribution.content, parts.get(Part.CONTENT, ())):
            cues.append(_choice(content, parts.get(Part.CUE, ()), cue))  # noqa: PERF401 - reads like its twin below
        for asking in cue[:1]:
            source = _within(place, attribution.source, parts.get(Part.SOURCE, ()))
            sources.append(_choice(asking, parts.get(Part.SOURCE, ()), source))
    return Example(unit, labels, tuple(cues), tuple(sources))


def _mend(labels: NDArray[np.int64]) -> None:
    """Give what an overlapping part cut off a beginning of its own."""
    for position, label in enumerate(labels):
        goes_on = label != OUTSIDE and label % 2 == 0
        if goes_on and (position == 0 or labels[position - 1] not in (label, label - 1)):
            labels[position] = label - 1


def _within(place: PlaceOf, spans: Sequence[Span], known: Sequence[range]) -> list[range]:
    return [words for words in map(place, spans) if words in known]


def _choice(asking: range, candidates: Sequence[range], right: Sequence[range]) -> Choice:
    chosen = next((i for i, words in enumerate(candidates) if words in right), len(candidates))
    return Choice(asking, tuple(candidates), chosen)


def viewed(lines: Iterable[LabelledLine], cutter: UnitCutter) -> Iterator[Viewed]:
    """Yield labelled lines as the network reads them; of one too long for it, the beginning."""
    for line in lines:
        for unit in cutter.units(passage_of(read_passage(line.text, "line")))[:1]:
            yield Viewed(unit, line.label == SUBJECTIVE)


def joined(sentences: Sequence[Viewed]) -> tuple[Unit, tuple[range, ...]]:
    """Return sentences as one made-up paragraph, and where the pieces of each lie: in articles none stands alone."""
    bodies = [v.unit for v in sentences]
    places, start = [], 1
    for unit in bodies:
        places.append(range(start, start + len(unit.ids) - 2))
        start += len(unit.ids) - 2

    def put(values: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        return np.concatenate([values[0][:1], *(v[1:-1] for v in values), values[0][-1:]])

    unit = Unit(
        put([u.ids for u in bodies]),
        put([u.quotation for u in bodies]),
        put([u.casing for u in bodies]),
        np.arange(0),
        np.arange(0),
        (),
    )
    return unit, tuple(places)
