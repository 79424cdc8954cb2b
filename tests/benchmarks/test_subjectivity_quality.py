"""How well the author's subjective view is told, line by line: the engines compared."""

from collections.abc import Callable
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.attribution.engine import Engine
from scoring.figures import Figures
from scoring.quality import subjectivity_figures
from scoring.subjective_lines import read_lines


def test_subjective_lines(
    engines: dict[str, Engine],
    shared: Path,
    hold: Callable[[dict[str, Figures]], None],
    benchmark: BenchmarkFixture,
) -> None:
    lines = read_lines(shared / "subjectivity" / "dev.tsv")

    def measured() -> dict[str, Figures]:
        return {name: subjectivity_figures(engine, lines) for name, engine in engines.items()}

    hold(benchmark.pedantic(measured, rounds=1))
