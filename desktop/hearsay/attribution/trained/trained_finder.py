"""Attributions as the trained network reads them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearsay.attribution.attribution_finder import Found, Weighed
from hearsay.attribution.passage import Passage
from hearsay.attribution.trained.assembly import Parts, assembled
from hearsay.attribution.trained.certainty import CARRIED, VIEW, log_odds, probability
from hearsay.attribution.trained.decoding import Decoder
from hearsay.attribution.trained.labels import OUTSIDE
from hearsay.attribution.trained.linking import Linker
from hearsay.attribution.trained.network import AttributionNetwork
from hearsay.attribution.trained.units import Unit
from hearsay.attribution.trained.views import Floats, contributions, telling_words
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span

_TOGETHER = 64
"""units read and decoded at once, which bounds the memory that a long article takes"""


class _ReadUnit(NamedTuple):
    """A unit read: its attributions, how likely each word is somebody else's (0–1), what each piece says of views."""

    unit: Unit
    parts: tuple[Parts, ...]
    carried: Floats
    views: Floats


class TrainedFinder:
    """Finds attributions and views paragraph by paragraph. Safe to use from several threads."""

    def __init__(self, network: AttributionNetwork) -> None:
        manifest = network.manifest
        self._network = network
        self._decoder = Decoder(manifest.start, manifest.transitions, manifest.end)
        self._linker = Linker(manifest.distances, manifest.nobody)

    @property
    def name(self) -> str:
        return f"model {self._network.manifest.version}"

    @property
    def notice(self) -> str:
        return ""

    def find(self, passage: Passage) -> Found:
        """Return what the network finds, in the order of the text; a unit's attributions stay within it."""
        units = [unit for unit in self._network.cutter.units(passage) if len(unit.words)]
        attributions: list[Attribution] = []
        weighed: list[Weighed | None] = [None] * len(passage.sentences)
        for first in range(0, len(units), _TOGETHER):
            for read in self._read(units[first : first + _TOGETHER]):
                attributions.extend(_attribution(passage, read.unit, parts) for parts in read.parts)
                for sentence, words in read.unit.sentences:
                    weighed[sentence] = self._weighed(read, words)
        return Found(tuple(sorted(attributions, key=_start)), tuple(weighed) if units else ())

    def _read(self, units: Sequence[Unit]) -> Iterator[_ReadUnit]:
        scores = self._network.read(units)
        emissions = [s.emissions for s in scores]
        best, likely = self._decoder.best(emissions), self._decoder.probabilities(emissions)
        for unit, score, labels, probabilities in zip(units, scores, best, likely, strict=True):
            parts = tuple(assembled(labels.tolist(), score.links, self._linker))
            yield _ReadUnit(unit, parts, 1 - probabilities[:, OUTSIDE], score.views)

    def _weighed(self, read: _ReadUnit, words: range) -> Weighed:
        carried = self._sure(CARRIED, log_odds(float(read.carried[words.start : words.stop].sum()) / len(words)))
        start, stop = read.unit.pieces_of(words)
        added = contributions(read.views[start:stop])
        weighed = Weighed(carried, self._sure(VIEW, float(added.sum())), ())
        if not weighed.is_view:
            return weighed
        telling = telling_words(added, read.unit.first[words.start : words.stop] - start)
        return weighed._replace(telling=tuple(int(read.unit.words[words.start + place]) for place in telling))

    def _sure(self, what: str, value: float) -> float:
        return probability(value, self._network.manifest.calibration[what])


def _attribution(passage: Passage, unit: Unit, parts: Parts) -> Attribution:
    source, cue, contents = parts

    def spans(ranges: Sequence[range | None]) -> tuple[Span, ...]:
        return tuple(
            Span(passage.words.starts[unit.words[r.start]], passage.words.ends[unit.words[r.stop - 1]])
            for r in ranges
            if r is not None
        )

    return Attribution(spans((source,)), spans((cue,)), spans(contents))


def _start(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
