"""Positions must agree with Qt's however many emoji stand before them, or every tint after one is off."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.ui.utf16 import Utf16Map


@given(st.text(), st.data())
def test_units_count_what_utf16_encodes(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    units = len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
    assert Utf16Map(text).units(position) == units
    assert Utf16Map(text).code_points(units) == position


def test_a_position_inside_a_surrogate_pair_is_the_characters_start() -> None:
    assert Utf16Map("a🌉b").code_points(2) == 1
