"""Quotations planted in invented articles, with known truth: all are found, nothing else is, verdicts are right."""

from collections import Counter

import pytest

from hearsay.comparison.folder_comparison import compare
from scoring.planted_figures import planted_figures
from scoring.planted_quotations import plant


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_planted_quotations_are_found_and_judged(seed: int) -> None:
    folder = plant(120, seed=seed)
    figures = planted_figures(folder, compare(folder.articles, folder.document))
    assert figures.precision >= 0.98, figures
    assert figures.recall >= 0.98, figures
    assert figures.verdicts >= 0.95, figures


def test_every_way_of_quoting_is_planted_often() -> None:
    kinds = Counter(each.kind for each in plant(120, seed=1).planted)
    assert kinds["alone"] > 5 * (kinds.total() - kinds["alone"])
    assert set(kinds) == {"verbatim", "altered", "truncated", "bracketed", "split", "shortened", "invented", "alone"}
    assert min(kinds.values()) >= 4
