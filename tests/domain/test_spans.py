"""Ranges of code points: every tint, note and jump stands on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.spans import Span, hull

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(*sorted(ends)))


@pytest.mark.parametrize("ends", [(3, 2), (-1, 2)])
def test_a_range_that_runs_backwards_is_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="range"):
        Span(*ends)


@given(spans, spans)
def test_overlap_is_the_number_of_shared_positions(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlap(other) == other.overlap(one) == len(shared)


@given(st.lists(spans, min_size=1))
def test_hull_covers_all(several: list[Span]) -> None:
    assert all(hull(several).covers(span) for span in several)


def test_hull_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"empty|iterable"):
        hull(())
