"""Attributions as the trained network reads them."""

from collections.abc import Sequence

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
        if not units:
            return Found(())
        scores = self._network.read(units)
        emissions = [s.emissions for s in scores]
        attributions: list[Attribution] = []
        weighed: list[Weighed | None] = [None] * len(passage.sentences)
        for unit, score, labels, likely in zip(
            units, scores, self._decoder.best(emissions), self._decoder.probabilities(emissions), strict=True
        ):
            attributions.extend(
                _attribution(passage, unit, parts) for parts in assembled(labels.tolist(), score.links, self._linker)
            )
            for sentence, words in unit.sentences:
                carried = self._sure(CARRIED, log_odds(1 - float(likely[words.start : words.stop, OUTSIDE].mean())))
                weighed[sentence] = self._weighed(unit, words, score.views, carried)
        return Found(tuple(sorted(attributions, key=_start)), tuple(weighed))

    def _weighed(self, unit: Unit, words: range, views: Floats, carried: float) -> Weighed:
        start, stop = unit.pieces_of(words)
        added = contributions(views[start:stop])
        telling = telling_words(added, unit.first[words.start : words.stop] - start)
        subjective = self._sure(VIEW, float(added.sum()))
        return Weighed(carried, subjective, tuple(int(unit.words[words.start + place]) for place in telling))

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
