"""The loss that is trained on and the decoder that is shipped speak of the same probabilities."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hearsay.attribution.trained.decoding import Decoder
from hearsay.attribution.trained.labels import LABELS, LEGAL, LEGAL_START

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with the training extra")

from training.random_field import RandomField  # noqa: E402 - needs torch

COUNT = len(LABELS)
SEEDS = st.integers(0, 2**32 - 1)
Labels = tuple[int, ...]


def field_of(chance: np.random.Generator) -> RandomField:
    field = RandomField()
    with torch.no_grad():
        for scores in field.parameters():
            scores.copy_(torch.from_numpy(chance.normal(0, 2, tuple(scores.shape)).astype(np.float32)))
    return field


def decoder_of(field: RandomField) -> Decoder:
    start, steps, end = (p.detach().numpy() for p in (field.start, field.transitions, field.end))
    return Decoder(start, steps, end)


def legal_sequences(words: int) -> list[Labels]:
    every = product(range(COUNT), repeat=words)
    return [s for s in every if LEGAL_START[s[0]] and LEGAL[s[:-1], s[1:]].all()]


def legal_labels(chance: np.random.Generator, words: int) -> Labels:
    labels: list[int] = []
    for _ in range(words):
        allowed = LEGAL[labels[-1]] if labels else LEGAL_START
        labels.append(int(chance.choice(np.flatnonzero(allowed))))
    return tuple(labels)


def loss_of(field: RandomField, units: list[tuple[NDArray[np.float32], Labels]]) -> float:
    longest = max(len(labels) for _, labels in units)
    emissions = np.full((len(units), longest, COUNT), 9, np.float32)  # what fills up must not count
    labels = np.zeros((len(units), longest), np.int64)
    for row, (scores, wanted) in enumerate(units):
        emissions[row, : len(wanted)], labels[row, : len(wanted)] = scores, wanted
    lengths = torch.tensor([len(wanted) for _, wanted in units])
    return float(field(torch.from_numpy(emissions), torch.from_numpy(labels), lengths).detach())


def emissions_of(chance: np.random.Generator, words: int) -> NDArray[np.float32]:
    return chance.normal(0, 2, (words, COUNT)).astype(np.float32)


@given(SEEDS, st.integers(1, 4))
def test_the_loss_is_how_unlikely_the_labels_are_among_all_legal_ones(seed: int, words: int) -> None:
    chance = np.random.default_rng(seed)
    field, emissions, wanted = field_of(chance), emissions_of(chance, words), legal_labels(chance, words)
    start, steps, end = (p.detach().numpy().astype(np.float64) for p in field.parameters())

    def score(labels: Labels) -> float:
        own = emissions[np.arange(words), labels].sum()
        return float(start[labels[0]] + own + steps[labels[:-1], labels[1:]].sum() + end[labels[-1]])

    scores = np.array([score(labels) for labels in legal_sequences(words)])
    total = scores.max() + np.log(np.exp(scores - scores.max()).sum())
    assert loss_of(field, [(emissions, wanted)]) == pytest.approx(total - score(wanted), abs=1e-3)


@given(SEEDS, st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_a_batch_is_the_mean_of_its_units(seed: int, lengths: list[int]) -> None:
    chance = np.random.default_rng(seed)
    field = field_of(chance)
    units = [(emissions_of(chance, words), legal_labels(chance, words)) for words in lengths]
    assert loss_of(field, units) == pytest.approx(np.mean([loss_of(field, [unit]) for unit in units]), abs=1e-3)


@given(SEEDS, st.integers(1, 9))
def test_what_the_decoder_takes_for_best_costs_least(seed: int, words: int) -> None:
    chance = np.random.default_rng(seed)
    field, emissions = field_of(chance), emissions_of(chance, words)
    (best,) = decoder_of(field).best([emissions])
    least = loss_of(field, [(emissions, tuple(best.tolist()))])
    assert least >= -1e-3
    others = [legal_labels(chance, words) for _ in range(20)]
    assert all(loss_of(field, [(emissions, labels)]) >= least - 1e-3 for labels in others)


@given(SEEDS, st.integers(1, 6))
def test_the_gradient_is_what_the_decoder_says_of_each_label(seed: int, words: int) -> None:
    chance = np.random.default_rng(seed)
    field, wanted = field_of(chance), legal_labels(chance, words)
    emissions = emissions_of(chance, words)
    given_scores = torch.from_numpy(emissions)[None].requires_grad_()
    field(given_scores, torch.tensor([wanted]), torch.tensor([words])).backward()
    (likely,) = decoder_of(field).probabilities([emissions])
    right = np.eye(COUNT)[list(wanted)]
    np.testing.assert_allclose(given_scores.grad[0].numpy(), likely - right, atol=1e-4)


def test_illegal_steps_learn_nothing() -> None:
    chance = np.random.default_rng(5)
    field = field_of(chance)
    field(
        torch.from_numpy(emissions_of(chance, 8))[None], torch.tensor([legal_labels(chance, 8)]), torch.tensor([8])
    ).backward()
    assert field.transitions.grad is not None
    assert field.start.grad is not None
    assert not field.transitions.grad.numpy()[~LEGAL].any()
    assert not field.start.grad.numpy()[~LEGAL_START].any()
