"""What the engines cost: sentences a second of the whole pipeline, and the most memory that ``analyze`` holds."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.attribution.engine import Engine
from scoring.figures import Figures, Measure
from scoring.labelled import LabelledArticle
from scoring.memory import peak_memory
from scoring.timing import in_turns

ROUNDS = 5


def _reader(engine: Engine, articles: tuple[LabelledArticle, ...]) -> Callable[[], int]:
    """Return a work that annotates the articles and tells how many sentences they have, warmed up on the first."""
    engine.annotate(articles[0].article)
    return lambda: sum(len(engine.annotate(labelled.article).sentences) for labelled in articles)


def test_sentences_a_second(
    engines: dict[str, Engine],
    spanned: tuple[LabelledArticle, ...],
    hold: Callable[[dict[str, Figures]], None],
    benchmark: BenchmarkFixture,
) -> None:
    works = [_reader(engine, spanned) for engine in engines.values()]
    sentences = [work() for work in works]
    taken = benchmark.pedantic(in_turns, args=tuple(works), kwargs={"rounds": ROUNDS}, rounds=1)
    print(f"\nmedian of {ROUNDS} rounds in turns on {os.cpu_count()} cores")
    hold(
        {
            name: {Measure.SPEED: count / median(seconds)}
            for name, count, seconds in zip(engines, sentences, taken, strict=True)
        }
    )


def test_peak_memory(
    engines: dict[str, Engine],
    shared: Path,
    hold: Callable[[dict[str, Figures]], None],
    benchmark: BenchmarkFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HEARSAY_DATA", str(tmp_path))  # nothing known of the articles, so that the model is loaded
    *_, shipped = engines
    command = [sys.executable, "-m", "hearsay", "analyze", str(shared / "cases" / "cypher")]
    hold({shipped: {Measure.MEMORY: benchmark.pedantic(peak_memory, args=(command,), rounds=1)}})
