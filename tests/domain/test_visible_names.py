"""A name shows all that is in it: nothing is hidden, and nothing turns the letters round."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.visible_names import visible_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("pier.txt", "pier.txt"),
        ("Jetée № 3 – übrig.txt", "Jetée № 3 – übrig.txt"),
        ("رصيف.txt", "رصيف.txt"),
        ("👩‍🚒.txt", "👩‍🚒.txt"),
        ("cod\u202eexe.txt", "cod%u202Eexe.txt"),
        ("a\x1b[2Jb\n.txt", "a%1B[2Jb%0A.txt"),
        ("pi\u200ber\u2069.txt", "pi%u200Ber%u2069.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("bad\ud800.txt", "bad%uD800.txt"),
    ],
)
def test_names(name: str, shown: str) -> None:
    assert visible_name(name) == shown


@given(st.text())
def test_what_is_shown_can_be_printed_and_has_no_control_or_bidi_character(name: str) -> None:
    shown = visible_name(name)
    shown.encode()
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    assert not set(shown) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert visible_name(shown) == shown
