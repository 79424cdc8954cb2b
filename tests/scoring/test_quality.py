import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.attribution import AnnotatedArticle, Attribution, AttributionType, Sentence
from hearsay.domain.spans import Span
from scoring.figures import Measure
from scoring.labelled import LabelledArticle, LabelledSentence, as_article
from scoring.measures import Score
from scoring.quality import annotated, span_figures, spans_of, speech_figures, type_confidences, type_figures

TEXT = "Bridge memo leaks\n\nThe mayor said that repairs would begin in May. The bridge was built in 1931."
SAID, BUILT = Span(19, 66), Span(67, 96)


def _labelled(*sentences: LabelledSentence) -> LabelledArticle:
    article, _ = as_article("bridge", TEXT)
    parts = {"source": Span(19, 28), "cue": Span(29, 38), "content": Span(39, 65)}
    return LabelledArticle(article, {part: (span,) for part, span in parts.items()}, sentences)


def _found(labelled: LabelledArticle, *, source: Span, cue: Span, content: Span) -> AnnotatedArticle:
    return AnnotatedArticle(labelled.article, (), (Attribution((source,), (cue,), (content,)),), (), "by hand")


def test_spans_of_all_attributions_are_taken_once() -> None:
    labelled = _labelled()
    one = Attribution((Span(19, 28),), (Span(29, 33),), (Span(39, 65),))
    found = AnnotatedArticle(labelled.article, (), (one, one), (), "by hand")
    assert spans_of(found) == {"source": (Span(19, 28),), "cue": (Span(29, 33),), "content": (Span(39, 65),)}


def test_spans_are_scored_exactly_and_by_characters_over_all_articles() -> None:
    labelled = _labelled()
    right = _found(labelled, source=Span(19, 28), cue=Span(29, 38), content=Span(39, 65))
    short = _found(labelled, source=Span(19, 28), cue=Span(29, 33), content=Span(39, 65))
    figures = span_figures([(labelled, right), (labelled, short)])
    assert figures[Measure.EXACT_SOURCE] == Score(2, 2, 2)
    assert figures[Measure.EXACT_CUE] == Score(1, 2, 2)
    assert figures[Measure.OVERLAP_CUE] == Score(13, 13, 18)


def test_sentences_are_told_by_spans_and_by_types() -> None:
    labelled = _labelled()
    (pair,) = annotated(Engine(RuleFinder()), [labelled])
    missed = AnnotatedArticle(labelled.article, pair[1].sentences, (), (), "by hand")
    figures = speech_figures([(labelled, missed)])
    assert figures[Measure.SPEECH_SECONDHAND] == Score(0, 0, 1)
    assert figures[Measure.SPEECH] == pytest.approx((0 + 2 / 3) / 2)
    assert figures[Measure.SPEECH_BY_TYPES] == 1


def test_types_chains_and_confidences_are_held_against_sentences_typed_by_hand() -> None:
    labelled = _labelled(
        LabelledSentence(SAID, "secondhand", ("the memo", "the mayor")), LabelledSentence(BUILT, "unattributed", ())
    )
    said = Sentence(SAID.start, SAID.end, AttributionType.SECONDHAND, 0.8, ("The mayor",))
    built = Sentence(BUILT.start, BUILT.end, AttributionType.OPINION, 0.6)
    found = AnnotatedArticle(labelled.article, (said, built), (), (), "by hand")
    figures = type_figures([(labelled, found)])
    assert figures[Measure.TYPES] == 0.5
    assert figures[Measure.TYPES_RIGHT] == 0.5
    assert figures[Measure.LAST_LINK] == 1
    assert figures[Measure.WHOLE_CHAIN] == 0
    assert figures[Measure.CALIBRATION] == pytest.approx((0.2 + 0.6) / 2)


def test_a_sentence_that_was_not_found_has_a_type_and_no_confidence() -> None:
    labelled = _labelled(LabelledSentence(BUILT, "unattributed", ()), LabelledSentence(SAID, "secondhand", ("mayor",)))
    said = Sentence(SAID.start, SAID.end, AttributionType.SECONDHAND, 0.8, ())
    pairs = [(labelled, AnnotatedArticle(labelled.article, (said,), (), (), "by hand"))]
    assert type_confidences(pairs) == [(0.8, True)]
    assert type_figures(pairs)[Measure.TYPES_RIGHT] == 0.5
    assert type_figures(pairs)[Measure.LAST_LINK] == 0
