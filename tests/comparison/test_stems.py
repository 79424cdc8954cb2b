"""Words that mean the same are one stem; words that do not mostly stay apart."""

import pytest

from hearsay.comparison.stems import stem


@pytest.mark.parametrize(
    "words",
    [
        ("remove", "removes", "removed", "removing", "removal"),
        ("neutral", "neutrality"),
        ("threat", "threats"),
        ("party", "parties"),
        ("stop", "stops"),
        ("commit", "commits", "committed", "committing", "commitment"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("words", [("1931", "1932"), ("ship", "shop"), ("sing", "sin"), ("2022s", "2022")])
def test_numbers_and_short_words_stay_what_they_are(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == len(words)
