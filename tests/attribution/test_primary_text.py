import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.primary_text import PhraseIndex, words_of

DOCUMENT = (
    "The envoy said that the old ferry (the “Alma”) would be sold before winter, and that nobody on the council "
    "needed to hear of it until the buyer had paid in full."
)


@pytest.fixture(scope="module")
def index() -> PhraseIndex:
    return PhraseIndex(DOCUMENT)


@pytest.mark.parametrize(
    "words",
    [
        "the old ferry (the “Alma”) would be sold before winter",
        "The OLD ferry (the ‘Alma’) would be sold before winter",
        "the old ferry [the Alma] would be sold before the winter",
        "nobody on the council needed to hear of this until the buyer had paid",
    ],
)
def test_words_are_found_up_to_case_marks_brackets_and_small_changes(index: PhraseIndex, words: str) -> None:
    assert index.holds(words)


@pytest.mark.parametrize(
    "words",
    [
        "the old ferry",
        "we shall fight for the ferry until the buyer goes home",
        "nothing of the kind was ever said by us",
        "",
    ],
)
def test_other_words_and_very_few_words_are_not(index: PhraseIndex, words: str) -> None:
    assert not index.holds(words)


def test_several_texts_are_searched() -> None:
    assert PhraseIndex("one two three four five", "six seven eight nine ten").holds("six seven eight nine")


@given(st.integers(0, 20), st.integers(4, 15))
def test_every_stretch_of_the_document_is_wholly_found(start: int, length: int) -> None:
    stretch = words_of(DOCUMENT)[start : start + length]
    assert PhraseIndex(DOCUMENT).likeness(" ".join(stretch)) == 1.0
