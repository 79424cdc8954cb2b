"""How well articles were annotated, measured against labelled ones: the figures that engines are compared by."""

from collections.abc import Iterator, Sequence

from hearsay.attribution.engine import Engine
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.spans import Span
from scoring import speech
from scoring.calibration import Judged, bins_of_equal_mass, bins_of_equal_width, calibration_error
from scoring.figures import Figure, Measure
from scoring.labelled import LabelledArticle, LabelledSentence
from scoring.measures import (
    Confusion,
    Score,
    accuracy,
    best_overlap,
    class_scores,
    confusion,
    exact,
    macro_f1,
    overlap,
    same_chain,
    same_name,
)
from scoring.subjective_lines import OBJECTIVE, SUBJECTIVE, LabelledLine, subjectivity_of

TYPES = tuple(kind.value for kind in AttributionType)
_PARTS = (
    ("source", Measure.EXACT_SOURCE, Measure.OVERLAP_SOURCE),
    ("cue", Measure.EXACT_CUE, Measure.OVERLAP_CUE),
    ("content", Measure.EXACT_CONTENT, Measure.OVERLAP_CONTENT),
)
_SPEECH = (
    (AttributionType.QUOTE, Measure.SPEECH_QUOTE),
    (AttributionType.SECONDHAND, Measure.SPEECH_SECONDHAND),
    (AttributionType.NONE, Measure.SPEECH_NONE),
)
_WITH_CHAIN = frozenset({AttributionType.PRIMARY_QUOTE, AttributionType.QUOTE, AttributionType.SECONDHAND})

Pairs = Sequence[tuple[LabelledArticle, AnnotatedArticle]]
"""labelled articles, each with what the engine found in it"""


def annotated(engine: Engine, articles: Sequence[LabelledArticle]) -> list[tuple[LabelledArticle, AnnotatedArticle]]:
    """Return the articles with what the whole engine finds in them, as it would in a folder of them."""
    found = engine.reconcile([engine.annotate(labelled.article) for labelled in articles])
    return list(zip(articles, found, strict=True))


def spans_of(found: AnnotatedArticle) -> dict[str, tuple[Span, ...]]:
    """Return the spans of sources, cues and contents over all attributions; one that several share comes once."""
    return {
        part: tuple(dict.fromkeys(span for a in found.attributions for span in getattr(a, part))) for part, *_ in _PARTS
    }


def span_figures(pairs: Pairs) -> dict[Measure, Figure]:
    """Return exact and overlap scores of sources, cues and contents, over all articles together."""
    figures: dict[Measure, Figure] = {}
    for part, exactly, by_characters in _PARTS:
        compared = [(labelled.article.text, spans_of(found)[part], labelled.spans[part]) for labelled, found in pairs]
        figures[exactly] = sum((exact(found, wanted, text) for text, found, wanted in compared), Score())
        figures[by_characters] = sum((overlap(found, wanted) for _, found, wanted in compared), Score())
    return figures


def speech_figures(pairs: Pairs) -> dict[Measure, Figure]:
    """Return how well sentences are told as quote, secondhand or none, by spans and by the types the engine gives."""
    by_spans: list[tuple[str, str]] = []
    by_types: list[tuple[str, str]] = []
    for labelled, found in pairs:
        passage = speech.passage_of(labelled.article)
        wanted = speech.speech_by_spans(passage, labelled.spans)
        by_spans += zip(wanted, speech.speech_by_spans(passage, spans_of(found)), strict=True)
        by_types += zip(wanted, speech.speech_by_types(passage, found.sentences), strict=True)
    scores = class_scores(confusion(by_spans), speech.LABELS)
    return {
        Measure.SPEECH: macro_f1(scores),
        **{measure: scores[label] for label, measure in _SPEECH},
        Measure.SPEECH_BY_TYPES: macro_f1(class_scores(confusion(by_types), speech.LABELS)),
    }


def type_confusion(pairs: Pairs) -> Confusion:
    """Return how often each (labelled, found) pair of types occurs; no sentence found counts as ``none``."""
    return confusion((wanted.type, "none" if found is None else found.type.value) for wanted, found in _matched(pairs))


def type_confidences(pairs: Pairs) -> list[Judged]:
    """Return for each labelled sentence how sure the engine was of its type, and whether it was right."""
    return [(found.confidence, found.type == wanted.type) for wanted, found in _matched(pairs) if found is not None]


def type_figures(pairs: Pairs) -> dict[Measure, Figure]:
    """Return how well the types, their confidences and the chains of sources are told on sentences typed by hand.

    Chains count on quotes and secondhand claims whose chain is labelled.
    """
    table, judged = type_confusion(pairs), type_confidences(pairs)
    chains = [
        (() if found is None else found.chain, wanted.chain)
        for wanted, found in _matched(pairs)
        if wanted.chain and wanted.type in _WITH_CHAIN
    ]
    return {
        Measure.TYPES: macro_f1(class_scores(table, TYPES)),
        Measure.TYPES_RIGHT: accuracy(table),
        Measure.LAST_LINK: _share([bool(found) and same_name(found[-1], wanted[-1]) for found, wanted in chains]),
        Measure.WHOLE_CHAIN: _share([same_chain(found, wanted) for found, wanted in chains]),
        Measure.CALIBRATION: calibration_error(bins_of_equal_width(judged)),
        Measure.CALIBRATION_BY_MASS: calibration_error(bins_of_equal_mass(judged)),
    }


def subjectivity_figures(engine: Engine, lines: Sequence[LabelledLine]) -> dict[Measure, Figure]:
    """Return how well the author's subjective view is told from everything else, line by line."""
    table = confusion((line.label, subjectivity_of(engine, line.text)) for line in lines)
    return {Measure.SUBJECTIVITY: macro_f1(class_scores(table, (OBJECTIVE, SUBJECTIVE)))}


def _matched(pairs: Pairs) -> Iterator[tuple[LabelledSentence, Sentence | None]]:
    """Yield each labelled sentence with the found one that shares most characters with it."""
    for labelled, found in pairs:
        spans = [sentence.span for sentence in found.sentences]
        for wanted in labelled.sentences:
            place = best_overlap(wanted.span, spans)
            yield wanted, None if place is None else found.sentences[place]


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0
