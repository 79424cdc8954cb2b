"""From log-odds to what the reader is told: bounds, direction, and which words get the credit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.trained.certainty import log_odds, probability
from hearsay.attribution.trained.views import contributions, telling_words

SHARES = st.floats(0, 1)
SLOPES, OFFSETS = st.floats(0.01, 1000), st.floats(-1000, 1000)


@given(SHARES)
def test_log_odds_and_probability_undo_each_other(share: float) -> None:
    assert probability(log_odds(share), (1.0, 0.0)) == pytest.approx(share, abs=1.1e-4)


@given(SHARES, SHARES, SLOPES, OFFSETS)
def test_what_is_surer_before_calibration_is_no_less_sure_after(a: float, b: float, slope: float, at: float) -> None:
    low, high = sorted((a, b))
    assert probability(log_odds(low), (slope, at)) <= probability(log_odds(high), (slope, at))


@given(st.floats(-1e6, 1e6), SLOPES, OFFSETS)
def test_a_probability_is_never_quite_certain_and_always_a_number(odds: float, slope: float, at: float) -> None:
    assert 0 < probability(odds, (slope, at)) <= 1


@pytest.mark.parametrize("share", [-0.0, 0.0, 1.0, 1.0000001, -1e-7])
def test_a_share_that_rounding_pushed_over_the_edge_is_kept_on_it(share: float) -> None:
    assert math.isfinite(log_odds(share))


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-80, 80)), min_size=1, max_size=12))
def test_what_the_pieces_add_is_their_weighed_mean(pieces: list[tuple[float, float]]) -> None:
    views = np.array(pieces, np.float32)
    added = contributions(views)
    assert np.isfinite(added).all()
    weights = np.exp(views[:, 1].astype(np.float64) - views[:, 1].max())
    wanted = float((views[:, 0] * weights).sum() / weights.sum())
    assert float(added.sum()) == pytest.approx(wanted, abs=1e-3)
    assert views[:, 0].min() - 1e-3 <= added.sum() <= views[:, 0].max() + 1e-3


def test_a_words_pieces_are_taken_together_and_the_strongest_told_first() -> None:
    added = np.array([0.3, 0.3, 0.5, -2.0, 0.01, 0.4, 0.2], np.float32)
    first = np.array([0, 2, 3, 4, 5, 6])  # the first word has two pieces
    assert telling_words(added, first) == [0, 1, 4]


def test_where_nothing_speaks_for_a_view_no_word_is_told() -> None:
    assert telling_words(np.array([-1.0, 0.0, -0.5], np.float32), np.array([0, 1, 2])) == []


def test_a_word_that_hardly_counts_is_not_told() -> None:
    assert telling_words(np.array([5.0, 0.1, 0.1], np.float32), np.array([0, 1, 2])) == [0]
