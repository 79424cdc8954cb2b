"""The shipped model, loaded once for all tests that ask it."""

from pathlib import Path

import pytest
from tokenizers import Tokenizer

from hearsay.attribution.trained.model_files import TOKENIZER
from hearsay.attribution.trained.network import AttributionNetwork
from hearsay.attribution.trained.trained_finder import TrainedFinder
from hearsay.attribution.trained.units import UnitCutter
from hearsay.resources import resource


@pytest.fixture(scope="session")
def model() -> Path:
    return resource("models", "attribution")


@pytest.fixture(scope="session")
def cutter(model: Path) -> UnitCutter:
    return UnitCutter(Tokenizer.from_file(str(model / TOKENIZER)))


@pytest.fixture(scope="session")
def finder(model: Path) -> TrainedFinder:
    return TrainedFinder(AttributionNetwork(model))
