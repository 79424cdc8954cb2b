"""Two texts beside each other: anchors never cross, passages meet, and both begin and end together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.spans import Span
from hearsay.ui.scroll_alignment import Measured, ScrollAlignment, line_of_sight

TEN = Measured(1000.0, lambda position: position * 10.0)
"""a text of 100 characters, 10 pixels each, one below the other"""
TWENTY = Measured(2000.0, lambda position: position * 20.0)


def test_without_anything_shared_the_middle_is_beside_the_middle() -> None:
    assert ScrollAlignment([]).carry(500, TEN, TWENTY) == 1000
    assert ScrollAlignment([]).carry(0, TEN, TWENTY) == 0
    assert ScrollAlignment([]).carry(1000, TEN, TWENTY) == 2000


def test_shared_words_are_beside_each_other_and_what_lies_between_is_interpolated() -> None:
    alignment = ScrollAlignment([(Span(20, 31), Span(10, 21)), (Span(60, 71), Span(80, 91))])
    assert alignment.anchors == ((20, 10), (30, 20), (60, 80), (70, 90))
    assert alignment.carry(200, TEN, TWENTY) == 200
    assert alignment.carry(250, TEN, TWENTY) == 300
    assert alignment.carry(450, TEN, TWENTY) == 1000
    assert alignment.carry(850, TEN, TWENTY) == 1900


def test_a_passage_in_another_order_is_left_out_for_the_most_that_agree() -> None:
    pairs = [(Span(n, n + 5), Span(n + 3, n + 8)) for n in (10, 30, 50)]
    assert ScrollAlignment([*pairs, (Span(70, 75), Span(0, 2))]).anchors == ScrollAlignment(pairs).anchors


_span = st.builds(lambda start, length: Span(start, start + length), st.integers(1, 80), st.integers(1, 19))
_pairs = st.lists(st.tuples(_span, _span), max_size=20)


@given(_pairs)
def test_anchors_never_cross(pairs: list[tuple[Span, Span]]) -> None:
    anchors = ScrollAlignment(pairs).anchors
    assert bool(anchors) == bool(pairs)
    for before, after in pairwise(anchors):
        assert before[0] < after[0]
        assert before[1] < after[1]


@given(_pairs, st.floats(0, 1000), st.floats(0, 1000))
def test_further_down_is_never_further_up_in_the_other_text(
    pairs: list[tuple[Span, Span]], one: float, other: float
) -> None:
    alignment = ScrollAlignment(pairs)
    low, high = sorted((one, other))
    near, far = alignment.carry(low, TEN, TWENTY), alignment.carry(high, TEN, TWENTY)
    assert 0 <= near <= far + 1e-6
    assert far <= 2000


@given(_pairs, st.floats(0, 1000))
def test_there_and_back_is_the_same_place(pairs: list[tuple[Span, Span]], height: float) -> None:
    alignment = ScrollAlignment(pairs)
    there = alignment.carry(height, TEN, TWENTY)
    back = ScrollAlignment((Span(right, right + 1), Span(left, left + 1)) for left, right in alignment.anchors)
    assert back.carry(there, TWENTY, TEN) == pytest.approx(height, abs=1e-3)


@pytest.mark.parametrize(("value", "sight"), [(0, 0.0), (50, 0.25), (100, 0.5), (500, 0.5), (950, 0.75), (1000, 1.0)])
def test_the_line_of_sight_is_the_middle_except_near_the_ends(value: float, sight: float) -> None:
    assert line_of_sight(value, 1000, 200) == sight


@given(st.integers(0, 900), st.integers(1, 900), st.integers(1, 100))
def test_what_is_looked_at_never_goes_back(maximum: int, page: int, step: int) -> None:
    places = [value + line_of_sight(value, maximum, page) * page for value in range(0, maximum + 1, step)]
    assert places == sorted(places)
    assert line_of_sight(maximum, maximum, page) == (1.0 if maximum else 0.5)


def _places(*positions: int) -> list[Span]:
    return [Span(at, at + 2) for at in positions]


def test_what_the_reader_pinned_wins_over_all_that_crosses_it() -> None:
    shared = list(zip(_places(10, 20, 30, 50), _places(10, 20, 30, 50), strict=True))
    pin = (Span(25, 27), Span(5, 7))
    anchors = ScrollAlignment(shared, pinned=[pin]).anchors
    assert (25, 5) in anchors
    assert {(10, 10), (20, 20)}.isdisjoint(anchors)
    assert {(30, 30), (50, 50)} <= set(anchors)
    assert {(10, 10), (20, 20)} <= set(ScrollAlignment(shared).anchors)


def test_a_passage_within_the_pinned_sentence_stays_and_one_that_begins_with_it_gives_way() -> None:
    within, same_start = (Span(12, 14), Span(43, 45)), (Span(10, 11), Span(44, 46))
    anchors = ScrollAlignment([within, same_start], pinned=[(Span(10, 20), Span(40, 50))]).anchors
    assert anchors[0] == (10, 40)
    assert (12, 43) in anchors
    assert (10, 44) not in anchors


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90))),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90))),
)
def test_pins_or_not_anchors_never_cross_and_a_lone_pin_is_one(
    shared: list[tuple[int, int]], pinned: list[tuple[int, int]]
) -> None:
    def spans(ends: list[tuple[int, int]]) -> list[tuple[Span, Span]]:
        return [(Span(left, left + 9), Span(right, right + 9)) for left, right in ends]

    anchors = ScrollAlignment(spans(shared), pinned=spans(pinned)).anchors
    assert all(left < next_left and right < next_right for (left, right), (next_left, next_right) in pairwise(anchors))
    if len(pinned) == 1:
        assert pinned[0] in anchors
