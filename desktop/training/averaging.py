"""The mean of several runs' weights, which reads better than any of them and no slower.

The runs must have begun with the same weights: Wortsman et al. (2022), "Model soups".
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from hearsay.attribution.trained.units import UnitCutter
from training.base_encoder import load_tokenizer
from training.dev_scores import dev_scores
from training.run_log import log
from training.settings import Places, Settings
from training.training_run import CHECKPOINT, load_run


def average(runs: Sequence[Path], places: Places) -> None:
    """Write to ``places.run`` the mean of the runs' networks, under the first one's settings, and log how it does.

    Raises OSError where a run has no checkpoint, ValueError for runs that did not begin alike.
    """
    states = [torch.load(run / CHECKPOINT, weights_only=True) for run in runs]
    # what an older run was not told is the default
    told = {run.resolve(): Settings(**state["settings"]) for run, state in zip(runs, states, strict=True)}
    for run in runs:
        if _beginning(run, told) != _beginning(runs[0], told):
            raise ValueError(
                f"{run} did not begin as {runs[0]} did: by its seed or its teacher, and with as many layers"
            )
    places.run.mkdir(parents=True, exist_ok=True)
    torch.save(
        {"settings": states[0]["settings"], "mean": mean_of([s["mean"] for s in states])}, places.run / CHECKPOINT
    )
    _, network = load_run(places.run, places.base)
    scores = dev_scores(network, UnitCutter(load_tokenizer(places.base)), places.data)
    log(places.run, {"mean of": [str(run) for run in runs], "dev": scores})


def _beginning(run: Path, told: Mapping[Path, Settings]) -> tuple[int, Path | int]:
    """Return what decides with which weights a run begins: a student's are its teacher's, whatever its own seed.

    A student may be averaged with its teacher: then it counts as begun where the teacher began.
    """
    settings = told[run.resolve()]
    teacher = Path(settings.teacher).resolve()
    if settings.teacher and teacher in told:
        return settings.layers, _beginning(teacher, told)[1]
    return settings.layers, teacher if settings.teacher else settings.seed


def mean_of(weights: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of each of the networks' weights, by name."""
    return {
        name: torch.stack([of[name].float() for of in weights]).mean(0).to(w.dtype) for name, w in weights[0].items()
    }
