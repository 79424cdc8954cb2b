"""How well sources, cues and contents are found, and which sentences somebody else speaks in: the engines compared."""

from collections.abc import Callable

from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.attribution.engine import Engine
from scoring.figures import Figures
from scoring.labelled import LabelledArticle
from scoring.quality import annotated, span_figures, speech_figures


def test_spans_and_speech(
    engines: dict[str, Engine],
    spanned: tuple[LabelledArticle, ...],
    hold: Callable[[dict[str, Figures]], None],
    benchmark: BenchmarkFixture,
) -> None:
    def measured() -> dict[str, Figures]:
        found = {name: annotated(engine, spanned) for name, engine in engines.items()}
        return {name: {**span_figures(pairs), **speech_figures(pairs)} for name, pairs in found.items()}

    hold(benchmark.pedantic(measured, rounds=1))
