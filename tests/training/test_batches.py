"""Batches hold everything once and no more than they may; tensors say what the units say."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from hearsay.attribution.trained.model_files import TOKENIZER
from hearsay.attribution.trained.network import inputs_of_units
from hearsay.attribution.trained.units import UnitCutter
from hearsay.reading.passages import read_passage
from hearsay.resources import resource
from scoring.speech import passage_of

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with the training extra")

from training.batches import at_words, batched, filled, inputs_of  # noqa: E402 - needs torch

CHANCES = st.one_of(st.none(), st.integers(0, 2**32 - 1).map(random.Random))


@given(st.lists(st.integers(1, 512), max_size=60), st.integers(1, 2000), CHANCES)
def test_everything_is_in_one_batch_and_no_batch_is_too_large(
    lengths: list[int], most: int, chance: random.Random | None
) -> None:
    items = list(enumerate(lengths))
    batches = list(batched(items, lambda item: item[1], most, chance))
    assert sorted(item for batch in batches for item in batch) == items
    assert all(batches), "an empty batch"
    assert all(len(batch) * max(n for _, n in batch) <= most for batch in batches if len(batch) > 1)


def test_batches_are_few_and_the_same_for_the_same_chance() -> None:
    lengths = [random.Random(7).randrange(8, 320) for _ in range(200)]  # noqa: S311

    def cut(seed: int | None) -> list[list[int]]:
        chance = None if seed is None else random.Random(seed)  # noqa: S311
        return list(batched(range(200), lambda i: lengths[i], 1536, chance))

    assert cut(1) == cut(1) != cut(2)
    assert cut(None) == cut(None)
    filling = sum(len(batch) * max(lengths[i] for i in batch) for batch in cut(1)) / sum(lengths)
    assert filling < 1.3, "a third of the work is fillings"


@pytest.fixture(scope="module")
def cutter() -> UnitCutter:
    return UnitCutter(Tokenizer.from_file(str(resource("models", "attribution", TOKENIZER))))


def test_the_network_is_trained_on_what_it_is_asked_with(cutter: UnitCutter) -> None:
    texts = ("“It sank,” Ida Lund said.", "Gone.", "NATO unshackled the ferry, he said, \u200b in May.")
    units = [cutter.units(passage_of(read_passage(text, "a")))[0] for text in texts]
    asked, trained = inputs_of_units(units), inputs_of(units)._asdict()
    assert asked.keys() == trained.keys()
    for name, values in asked.items():
        assert np.array_equal(values, trained[name].numpy()), name
    pieces = torch.from_numpy(np.random.default_rng(1).normal(size=(3, asked["ids"].shape[1], 5)))
    words = at_words(pieces, units)
    for row, unit in enumerate(units):
        assert np.array_equal(words[row, : len(unit.words)].numpy(), pieces[row].numpy()[unit.first])


def test_rows_are_filled_up_with_zeros() -> None:
    assert filled([np.array([1, 2, 3]), np.array([4])]).tolist() == [[1, 2, 3], [4, 0, 0]]
