import pytest

from hearsay.attribution.opinion import HIGHEST_BAR, LOWEST_BAR, THRESHOLD, OpinionScale, opinion_bar
from hearsay.attribution.words import cut_words
from hearsay.domain.attribution import EvidenceKind


def weight(sentence: str) -> float:
    words = cut_words(sentence)
    return OpinionScale().judge(words, range(len(words))).weight


@pytest.mark.parametrize(
    "sentence",
    [
        "Unfortunately, the council learned nothing.",
        "The mayor should resign.",
        "It was the most shameful vote in years.",
        "Who could have seen it coming?",
        "Imagine the outcry in the capital.",
        "This will likely end in court.",
        "Of course nobody was asked.",
        "The sale was a farce!",
    ],
)
def test_judgements_weigh_enough(sentence: str) -> None:
    assert weight(sentence) >= THRESHOLD


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry was sold on 3 May for 40,000 crowns.",
        "The council met in the old town hall.",
        "In May the ferry crossed the bay eight times a day.",
    ],
)
def test_plain_facts_do_not(sentence: str) -> None:
    assert weight(sentence) < LOWEST_BAR


def test_somebody_elses_words_do_not_count() -> None:
    words = cut_words("A shameful farce was shown.")
    judged = OpinionScale().judge(words, range(len(words)), hidden={1, 2})
    assert judged.weight == 0.0
    assert judged.signs == ()


def test_the_words_that_decided_are_told_with_their_place() -> None:
    text = "The sale was an absurd farce."
    words = cut_words(text)
    signs = OpinionScale().judge(words, range(len(words))).signs
    assert [(sign.kind, sign.words) for sign in signs] == [
        (EvidenceKind.OPINION_WORD, "absurd"),
        (EvidenceKind.OPINION_WORD, "farce"),
    ]
    assert all(sign.span is not None and sign.span.of(text) == sign.words for sign in signs)


def test_an_articles_tone_moves_the_bar_within_limits() -> None:
    assert opinion_bar([0.0] * 10) > opinion_bar([1.5, 0.4, 1.0])
    assert LOWEST_BAR <= opinion_bar([9.0] * 10) <= opinion_bar([]) <= HIGHEST_BAR
