"""The decoder against every sequence of labels there is, counted one by one."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hearsay.attribution.trained.decoding import Decoder
from hearsay.attribution.trained.labels import LABELS, LEGAL, LEGAL_START, runs

COUNT = len(LABELS)
Floats = NDArray[np.float32]
SEEDS = st.integers(0, 2**32 - 1)


class Learnt:
    """Scores as training might leave them, those of illegal steps high: nobody asks what training made of these."""

    def __init__(self, seed: int, scale: float = 2.0) -> None:
        self._chance = np.random.default_rng(seed)
        self._scale = scale
        self.start, self.end = self.scores(COUNT), self.scores(COUNT)
        self.transitions = self.scores(COUNT, COUNT)
        self.start[~LEGAL_START] += 3 * scale
        self.transitions[~LEGAL] += 3 * scale
        self.decoder = Decoder(self.start, self.transitions, self.end)

    def scores(self, *shape: int) -> Floats:
        return self._chance.normal(0, self._scale, shape).astype(np.float32)

    def of_sequence(self, emissions: Floats, labels: tuple[int, ...]) -> float:
        steps = sum(float(self.transitions[a, b]) for a, b in pairwise(labels))
        own = sum(float(emissions[word, label]) for word, label in enumerate(labels))
        return float(self.start[labels[0]]) + own + steps + float(self.end[labels[-1]])


def is_legal(labels: tuple[int, ...] | list[int]) -> bool:
    steps = pairwise(labels)
    return bool(LEGAL_START[labels[0]]) and all(LEGAL[step] for step in steps)


def legal_sequences(words: int) -> list[tuple[int, ...]]:
    return [labels for labels in product(range(COUNT), repeat=words) if is_legal(labels)]


@given(SEEDS, st.integers(1, 4))
def test_the_best_of_all_legal_sequences_is_found(seed: int, words: int) -> None:
    learnt = Learnt(seed)
    emissions = learnt.scores(words, COUNT)
    (found,) = learnt.decoder.best([emissions])
    highest = max(learnt.of_sequence(emissions, labels) for labels in legal_sequences(words))
    assert is_legal(found.tolist())
    assert learnt.of_sequence(emissions, tuple(found.tolist())) == pytest.approx(highest, abs=1e-3)


@given(SEEDS, st.integers(1, 4))
def test_how_likely_a_label_is_agrees_with_the_sum_over_all_legal_sequences(seed: int, words: int) -> None:
    learnt = Learnt(seed)
    emissions = learnt.scores(words, COUNT)
    (found,) = learnt.decoder.probabilities([emissions])
    sequences = legal_sequences(words)
    weights = np.array([learnt.of_sequence(emissions, labels) for labels in sequences])
    weights = np.exp(weights - weights.max())
    wanted = np.zeros((words, COUNT))
    for labels, weight in zip(sequences, weights / weights.sum(), strict=True):
        wanted[np.arange(words), labels] += weight
    assert found.shape == wanted.shape
    np.testing.assert_allclose(found, wanted, atol=1e-4)


@given(SEEDS, st.integers(1, 40), st.sampled_from([0.0, 1.0, 30.0, 300.0]))
def test_no_scores_make_an_illegal_sequence(seed: int, words: int, scale: float) -> None:
    learnt = Learnt(seed, scale)
    emissions = learnt.scores(words, COUNT)
    emissions[:, 2::2] += 3 * scale  # everything calls for going on
    (found,) = learnt.decoder.best([emissions])
    assert is_legal(found.tolist())
    marked = [words for _, words in runs(found.tolist())]
    assert all(a.stop <= b.start for a, b in pairwise(marked))


@given(SEEDS, st.integers(1, 40), st.sampled_from([1.0, 30.0, 300.0]))
def test_every_word_has_one_label_for_certain(seed: int, words: int, scale: float) -> None:
    learnt = Learnt(seed, scale)
    (found,) = learnt.decoder.probabilities([learnt.scores(words, COUNT)])
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-4)
    assert found[0, ~LEGAL_START].max() < 1e-6, "a unit cannot open inside a part"


@given(SEEDS, st.lists(st.integers(1, 12), min_size=2, max_size=6))
def test_units_read_together_say_what_each_says_alone(seed: int, lengths: list[int]) -> None:
    learnt = Learnt(seed)
    units = [learnt.scores(words, COUNT) for words in lengths]
    together = zip(units, learnt.decoder.best(units), learnt.decoder.probabilities(units), strict=True)
    for emissions, labels, likely in together:
        assert labels.tolist() == learnt.decoder.best([emissions])[0].tolist()
        np.testing.assert_allclose(likely, learnt.decoder.probabilities([emissions])[0], atol=1e-5)


def test_what_the_scores_say_plainly_is_what_comes_out() -> None:
    decoder = Decoder(*(np.zeros(shape, np.float32) for shape in (COUNT, (COUNT, COUNT), COUNT)))
    wanted = [1, 2, 3, 0, 5, 6, 6, 5, 6]  # two contents side by side stay two
    emissions = np.full((len(wanted), COUNT), -5, np.float32)
    emissions[np.arange(len(wanted)), wanted] = 5
    assert decoder.best([emissions])[0].tolist() == wanted


def test_a_long_paragraph_keeps_its_numbers() -> None:
    learnt = Learnt(1, scale=20)
    emissions = learnt.scores(512, COUNT)
    (likely,), (best,) = learnt.decoder.probabilities([emissions]), learnt.decoder.best([emissions])
    np.testing.assert_allclose(likely.sum(axis=1), 1, atol=1e-3)
    assert is_legal(best.tolist())
