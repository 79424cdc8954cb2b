from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.words import cut_words, is_adverb, is_name, is_word
from hearsay.domain.spans import Span


def test_clitics_titles_and_initials_are_words() -> None:
    words = cut_words("Mr. Ode won’t pay Anna’s U.S. debt of 1,200.50 co-owners.")
    assert words.raw == (
        *("Mr.", "Ode", "won", "’t", "pay", "Anna", "’s", "U.S.", "debt", "of", "1,200.50", "co-owners", "."),
    )
    assert words.lower[3] == "'t"


def test_words_inside_a_span_are_found_by_their_start() -> None:
    text = "one two three"
    words = cut_words(text)
    inside = words.within(Span(4, 7))
    assert list(inside) == [1]
    assert words.span(inside).of(text) == "two"


@given(st.text(max_size=200))
def test_every_visible_character_is_in_exactly_one_word(text: str) -> None:
    words = cut_words(text)
    covered = [p for start, end in zip(words.starts, words.ends, strict=True) for p in range(start, end)]
    assert len(covered) == len(set(covered))
    assert set(covered) == {p for p, character in enumerate(text) if not character.isspace()}


def test_closed_classes() -> None:
    assert is_word("’s")
    assert not is_word("”")
    assert is_name("Lund")
    assert not is_name("I")
    assert is_adverb("publicly")
    assert not is_adverb("family")
