"""How well sentences are typed, how far the confidence holds, and who is named as the source: the engines compared."""

from collections.abc import Callable

from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.attribution.engine import Engine
from scoring.calibration import bins_of_equal_mass, bins_of_equal_width
from scoring.figures import Figures
from scoring.labelled import LabelledArticle
from scoring.quality import TYPES, annotated, type_confidences, type_confusion, type_figures
from scoring.tables import confusion_table, reliability_table


def test_types_of_labelled_sentences(
    engines: dict[str, Engine],
    typed: tuple[LabelledArticle, ...],
    hold: Callable[[dict[str, Figures]], None],
    benchmark: BenchmarkFixture,
) -> None:
    found = benchmark.pedantic(
        lambda: {name: annotated(engine, typed) for name, engine in engines.items()},
        rounds=1,
    )
    for name, pairs in found.items():
        judged = type_confidences(pairs)
        print(f"\n{name}\n{confusion_table(type_confusion(pairs), TYPES)}")
        print(f"bins of equal width\n{reliability_table(bins_of_equal_width(judged))}")
        print(f"bins of equal mass\n{reliability_table(bins_of_equal_mass(judged))}")
    hold({name: type_figures(pairs) for name, pairs in found.items()})
