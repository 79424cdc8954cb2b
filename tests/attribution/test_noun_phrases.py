import pytest

from hearsay.attribution.noun_phrases import phrase_after, sentence_subject, subject_before
from hearsay.attribution.words import cut_words


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("On Thursday, Senator Ida Lund said so.", "Senator Ida Lund"),
        ("On Thursday Ida Lund said so.", "Ida Lund"),
        ("The mayor, who lost the vote, said so.", "The mayor, who lost the vote"),
        ("The mayor, a baker’s son, said so.", "The mayor, a baker’s son"),
        ("The mayor, speaking in Oslo, said so.", "The mayor"),
        ("A spokesman for the port authority said so.", "A spokesman for the port authority"),
        ("Lund and her advisers said so.", "Lund and her advisers"),
        ("It rained while she said so.", "she"),
        ("After the storm, the harbour master said so.", "the harbour master"),
        ("The clerk, however, said so.", "The clerk"),
        ("A note obtained from a harbour source said so.", "A note obtained from a harbour source"),
    ],
)
def test_the_subject_before_a_verb(sentence: str, subject: str) -> None:
    words = cut_words(sentence)
    found = subject_before(words, words.lower.index("said"), 0)
    assert found is not None
    assert words.span(found).of(sentence) == subject


def test_nothing_before_the_verb_is_no_subject() -> None:
    assert subject_before(cut_words("said so"), 0, 0) is None


@pytest.mark.parametrize(
    ("rest", "phrase"),
    [
        ("Ida Lund, a baker from Oslo who voted no.", "Ida Lund, a baker from Oslo who voted no"),
        ("Ida Lund at the market on Sunday.", "Ida Lund"),
        ("she on Monday.", "she"),
    ],
)
def test_an_inverted_subject_keeps_its_apposition(rest: str, phrase: str) -> None:
    words = cut_words(rest)
    found = phrase_after(words, 0, len(words), whole=True)
    assert found is not None
    assert words.span(found).of(rest) == phrase


def test_the_subject_a_sentence_opens_with_ends_at_its_verb() -> None:
    text = "Despite the rain, Lund even walked home, saying that she liked it."
    words = cut_words(text)
    found = sentence_subject(words, 0, len(words))
    assert found is not None
    assert words.span(found).of(text) == "Lund"
