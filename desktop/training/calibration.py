"""What the network's certainties are worth, fitted on what was held back from training.

Platt scaling (Platt 1999): a slope and an offset on the log-odds, by logistic regression.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch.nn import functional

from hearsay.attribution.trained.certainty import CARRIED, VIEW, log_odds
from hearsay.attribution.trained.network import AttributionNetwork
from hearsay.attribution.trained.trained_finder import TrainedFinder
from hearsay.domain.attribution import AttributionType
from hearsay.reading.passages import read_passage
from scoring import speech
from scoring.subjective_lines import SUBJECTIVE, read_lines
from training.settings import Settings
from training.training_run import VIEW_FILES, parted, training_articles

Calibration = dict[str, tuple[float, float]]
"""slope and offset of log-odds, by what is calibrated"""
Observed = tuple[float, bool]
"""log-odds that something is so, and whether it is"""


def fit_calibration(network: AttributionNetwork, data: Path, settings: Settings) -> Calibration:
    """Return slope and offset by name, from the articles and sentences that the run held back.

    ``network`` must come uncalibrated: slope 1, offset 0. Raises OSError.
    """
    finder = TrainedFinder(network)
    return {
        CARRIED: fitted(list(_carried(finder, data, settings.held_back))),
        VIEW: fitted(list(_subjective(finder, data, settings.held_back))),
    }


def _carried(finder: TrainedFinder, data: Path, held_back: float) -> Iterator[Observed]:
    for labelled in parted(training_articles(data), held_back)[1]:
        passage = speech.passage_of(labelled.article)
        weighed = finder.find(passage).weighed
        prose = [i for i in range(len(passage.sentences)) if passage.block_of(i).kind.is_prose]
        for sentence, wanted in zip(prose, speech.speech_by_spans(passage, labelled.spans), strict=True):
            found = weighed[sentence]
            if found is not None:
                yield log_odds(found.carried), wanted is not AttributionType.NONE


def _subjective(finder: TrainedFinder, data: Path, held_back: float) -> Iterator[Observed]:
    for name in VIEW_FILES:
        for line in parted(read_lines(data / "subjectivity" / name), held_back)[1]:
            found = [w for w in finder.find(speech.passage_of(read_passage(line.text, name))).weighed if w is not None]
            if len(found) == 1:
                yield log_odds(found[0].subjective), line.label == SUBJECTIVE


def fitted(observed: Sequence[Observed]) -> tuple[float, float]:
    """Return the slope and offset that make log-odds most likely to have what was observed follow from them."""
    given = torch.tensor([value for value, _ in observed])
    wanted = torch.tensor([float(right) for _, right in observed])
    line = torch.tensor([1.0, 0.0], requires_grad=True)
    optimiser = torch.optim.LBFGS([line], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = functional.binary_cross_entropy_with_logits(line[0] * given + line[1], wanted)
        value.backward()
        return value

    optimiser.step(loss)
    slope, offset = line.detach().tolist()
    return slope, offset
