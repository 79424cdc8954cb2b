"""What the engines are measured on and by."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.attribution.engine import Engine
from scoring.bars import bars_of, missed
from scoring.engines import engines as engines_by_name
from scoring.figures import Figures, value
from scoring.labelled import LabelledArticle, read_labelled
from scoring.tables import side_by_side

Held = Callable[[dict[str, Figures]], None]


@pytest.fixture(scope="session")
def engines() -> dict[str, Engine]:
    """The engines to compare, by name, the shipped one last."""
    return engines_by_name()


@pytest.fixture(scope="session")
def spanned(shared: Path) -> tuple[LabelledArticle, ...]:
    """Articles whose sources, cues and contents are labelled."""
    return read_labelled(shared / "attribution" / "dev.jsonl")


@pytest.fixture(scope="session")
def typed(shared: Path) -> tuple[LabelledArticle, ...]:
    """Articles whose sentences are typed by hand."""
    return read_labelled(shared / "attribution" / "types-dev.jsonl")


@pytest.fixture
def hold(benchmark: BenchmarkFixture) -> Held:
    """Print the engines' figures side by side, keep them with the benchmark, and hold each engine to its bars."""

    def held(figures: dict[str, Figures]) -> None:
        print("\n" + side_by_side(figures))
        for engine, own in figures.items():
            benchmark.extra_info[engine] = {measure.strip(): value(figure) for measure, figure in own.items()}
        below = [f"{engine}: {miss}" for engine, own in figures.items() for miss in missed(own, bars_of(engine))]
        assert not below, "\n".join(below)

    return held
