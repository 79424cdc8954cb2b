import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.primary_text import Found, PhraseIndex, words_of

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


def test_words_as_they_stand_are_told_from_words_that_were_altered(index: PhraseIndex) -> None:
    assert index.find("would be sold before winter") == Found(1.0)
    altered = index.find("nobody on the council needed to know of it until the buyer had paid")
    assert altered is not None
    assert altered.original == "nobody on the council needed to hear of it until the buyer had paid"


def test_a_dropped_word_shows_what_the_document_has() -> None:
    found = PhraseIndex("We will not sell the ferry to the port.").find("We will sell the ferry to the port")
    assert found is not None
    assert found.original == "We will not sell the ferry to the port"


@pytest.mark.parametrize(
    "words",
    [
        "the old ferry would be sold … until the buyer had paid in full",
        "the envoy said that the old ferry nobody on the council needed to hear of it",
    ],
)
def test_words_from_two_places_are_the_documents(index: PhraseIndex, words: str) -> None:
    found = index.find(words)
    assert found is not None
    assert found.original.count(" ") > words.count(" ")


def test_a_few_common_words_from_two_places_are_not(index: PhraseIndex) -> None:
    assert not index.holds("the old ferry had gone to sea and the buyer had no money")


def test_places_far_apart_are_told_with_a_gap() -> None:
    text = f"The harbour is closed for good. {'It rained. ' * 60}Nobody has paid the pilots."
    found = PhraseIndex(text).find("the harbour is closed for good nobody has paid the pilots")
    assert found is not None
    assert found.original == "the harbour is closed for good […] nobody has paid the pilots"
