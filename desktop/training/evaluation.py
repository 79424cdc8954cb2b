"""How good an exported model is: the measures of `make bench`, and its speed beside the full network's."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import onnxruntime

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.attribution.trained.network import AttributionNetwork, inputs_of_units
from hearsay.attribution.trained.trained_finder import TrainedFinder
from scoring.calibration import Judged, bins_of_equal_width
from scoring.figures import Figure, Figures, Measure, value
from scoring.labelled import LabelledArticle, read_labelled
from scoring.measures import Confusion
from scoring.quality import (
    TYPES,
    annotated,
    span_figures,
    speech_figures,
    subjectivity_figures,
    type_confidences,
    type_confusion,
    type_figures,
)
from scoring.speech import passage_of
from scoring.subjective_lines import read_lines
from scoring.tables import confusion_table, reliability_table, side_by_side
from scoring.timing import in_turns, times_as_fast
from training.reliability_plot import draw_reliability

MEASURED, RELIABILITY = "measured.md", "calibration.svg"
_TOGETHER = 8
"""paragraphs in a batch of the full network, in the order of the text"""


class Evaluation(NamedTuple):
    """Figures by engine, the rules first; of the model, which types were found as which, and its confidences."""

    figures: dict[str, Figures]
    types: Confusion
    judged: Sequence[Judged]

    @property
    def model(self) -> str:
        *_, name = self.figures
        return name


def evaluate(folder: Path, data: Path, full: Path | None) -> Evaluation:
    """Measure a model folder on the development data, beside the rules.

    ``full`` is the network in 32-bit floats that speed is measured against; without it speed is left out. Raises
    ModelProblem and OSError.
    """
    finder = TrainedFinder(AttributionNetwork(folder))
    engines = {"rules": Engine(RuleFinder()), finder.name: Engine(finder)}
    spanned = read_labelled(data / "attribution" / "dev.jsonl")
    typed = read_labelled(data / "attribution" / "types-dev.jsonl")
    lines = read_lines(data / "subjectivity" / "dev.tsv")
    told: dict[str, Figures] = {}
    for name, engine in engines.items():
        pairs, typed_pairs = annotated(engine, spanned), annotated(engine, typed)
        figures: dict[Measure, Figure] = {
            **span_figures(pairs),
            **speech_figures(pairs),
            **type_figures(typed_pairs),
            **subjectivity_figures(engine, lines),
        }
        told[name] = figures
    if full is not None:
        figures[Measure.SPEED_AGAINST_FULL] = speed_against_full(engine, folder, full, spanned)
    return Evaluation(told, type_confusion(typed_pairs), type_confidences(typed_pairs))


def tables_of(evaluation: Evaluation) -> str:
    """Return what was measured, to read in a terminal or a fixed-width block."""
    return "\n\n".join(
        (
            side_by_side(evaluation.figures),
            confusion_table(evaluation.types, TYPES),
            reliability_table(bins_of_equal_width(evaluation.judged)),
        )
    )


def keep(evaluation: Evaluation, folder: Path, log: Path) -> None:
    """Write what was measured beside the model, and add it to the run's log. Raises OSError."""
    head = "Written by `python -m training evaluate`; what the measures mean stands in desktop/scoring."
    (folder / MEASURED).write_text(f"# Measured\n\n{head}\n\n```\n{tables_of(evaluation)}\n```\n", encoding="utf-8")
    draw_reliability(bins_of_equal_width(evaluation.judged), folder / RELIABILITY)
    figures = evaluation.figures[evaluation.model]
    record: dict[str, str | float] = {"time": time.strftime("%Y-%m-%dT%H:%M:%S"), "model": evaluation.model}
    record |= {measure.strip(): round(value(figure), 4) for measure, figure in figures.items()}
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


def speed_against_full(engine: Engine, folder: Path, full: Path, articles: tuple[LabelledArticle, ...]) -> float:
    """Return how many times as fast the whole pipeline is as the full network alone, in turns on all cores."""
    session = onnxruntime.InferenceSession(str(full), providers=["CPUExecutionProvider"])
    cutter = AttributionNetwork(folder).cutter
    units = [unit for a in articles for unit in cutter.units(passage_of(a.article))]
    batches = [inputs_of_units(units[i : i + _TOGETHER]) for i in range(0, len(units), _TOGETHER)]

    def own() -> None:
        for a in articles:
            engine.annotate(a.article)

    def whole() -> None:
        for batch in batches:
            session.run(None, batch)

    session.run(None, batches[0])
    return times_as_fast(*in_turns(own, whole))
