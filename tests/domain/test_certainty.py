"""How sure a type is: one threshold for the hatching and for the words, and the reader's word above it."""

import pytest

from hearsay.domain.article import Article
from hearsay.domain.attribution import UNCERTAIN_BELOW, AnnotatedArticle, AttributionType, Sentence


def _sentence(confidence: float, kind: AttributionType = AttributionType.QUOTE) -> Sentence:
    return Sentence(0, 4, kind, confidence)


@pytest.mark.parametrize(
    ("confidence", "told"),
    [
        (1.0, "certain: 100%"),
        (0.9, "certain: 90%"),
        (0.72, "likely: 72%"),
        (0.6, "probable: 60%"),
        (0.59, "uncertain: 59%"),
        (0.0, "uncertain: 0%"),
    ],
)
def test_a_type_is_told_with_a_word_and_a_percentage(confidence: float, told: str) -> None:
    assert _sentence(confidence).assurance == told


@pytest.mark.parametrize("confidence", [UNCERTAIN_BELOW + step / 1000 for step in range(-8, 9)])
def test_what_is_hatched_is_told_as_uncertain_and_as_less_than_the_threshold(confidence: float) -> None:
    sentence = _sentence(confidence)
    told = int(sentence.assurance.split(": ")[1].removesuffix("%"))
    assert sentence.is_uncertain == sentence.assurance.startswith("uncertain") == (told < UNCERTAIN_BELOW * 100)


def test_what_the_reader_decided_is_never_uncertain() -> None:
    own = Sentence(0, 4, AttributionType.QUOTE, 0.2, overruled=AttributionType.OPINION)
    assert not own.is_uncertain
    assert own.assurance == "the reader’s own choice"


def test_what_is_no_sentence_of_the_article_has_no_tint_to_hatch() -> None:
    headline = _sentence(0.2, AttributionType.NONE)
    assert not headline.is_uncertain
    article = AnnotatedArticle(Article("a", "Text", ()), (headline, _sentence(0.2), _sentence(0.9)), (), (), "rules 1")
    assert article.uncertain == 1
