"""The words of a quotation, however it is written."""

import pytest

from hearsay.comparison.words import MOST_WORDS, Words
from hearsay.domain.spans import Span


def _words(text: str) -> Words:
    return Words(text, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The no-confidence vote", "the no confidence vote"),
        ("We don’t know", "we don't know"),
        ("“Yes,” he said — no", "yes he said: no"),
        ("U.S. officials", "US officials"),
        ("1,000 crowns", "1000 crowns"),
        ("black & white", "black and white"),
        ("soft\u00adly", "softly"),
        ("so it was.[12] Then", "so it was. Then"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert _words(one).keys == _words(other).keys


@pytest.mark.parametrize(
    ("one", "other"), [("1.5 million", "15 million"), ("$5", "€5"), ("5%", "5"), ("cant", "can"), ("the", "a")]
)
def test_different_words(one: str, other: str) -> None:
    assert _words(one).keys != _words(other).keys


def test_places_are_code_points_of_the_text() -> None:
    text = "🌉 “The bridge [over the Orl] will hold”"
    words = Words(text, (Span(3, len(text) - 1),))
    assert words.span(1, 2).of(text) == "bridge"
    assert words.span(2, 5).of(text) == "[over the Orl]"
    assert words.written(1, 6) == "bridge [over the Orl] will"


def test_brackets_and_ellipses_are_facts() -> None:
    words = _words("the [prime minister’s] visit … was want[ed] by [T]he court [...]")
    assert {words.keys[at] for at in words.bracketed} == {"prime", "ministers", "wanted", "the"}
    assert words.keys.count("the") == 2
    assert [at for at in words.seams if at < len(words)] == [words.keys.index("was")]
    assert len(words) in words.seams


def test_a_long_aside_is_the_speakers_own() -> None:
    aside = "(and I say this as one who has stood on that bridge every single day of my life)"
    assert not _words(f"the bridge {aside} will hold until the next flood comes down upon it again").bracketed


def test_words_around_an_interlude_read_on() -> None:
    text = "“Otherwise,” she said, “we drown.”"
    words = Words(text, (Span(1, 11), Span(24, 33)))
    assert words.keys == ("otherwise", "we", "drown")
    assert words.breaks == {1}
    assert words.written(0, 3) == "Otherwise we drown"


def test_a_long_quotation_is_compared_by_its_beginning() -> None:
    words = _words("word " * 5 * MOST_WORDS)
    assert len(words) == MOST_WORDS
    assert words.capped
    assert not _words("word " * 7).capped


def test_dotted_letters_cost_no_more_than_others() -> None:
    assert len(_words("a." * 50_000 + "bb")) <= MOST_WORDS
