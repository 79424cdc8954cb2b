"""The reader has the last word: corrections laid over what the engine found."""

from collections.abc import Iterable
from dataclasses import replace

from hearsay.domain.attribution import AnnotatedArticle, Sentence
from hearsay.domain.notes import Correction, PlacedCorrection


def with_corrections(annotated: AnnotatedArticle, corrections: Iterable[PlacedCorrection]) -> AnnotatedArticle:
    """Return the article with each corrected sentence of the reader's type, ``overruled`` telling the engine's.

    Corrections of other articles, and those that found no place in the text, change nothing.
    """
    by_range: dict[tuple[int, int], Correction] = {
        (placed.span.start, placed.span.end): placed.correction
        for placed in corrections
        if placed.span is not None and placed.correction.path == annotated.article.path
    }
    if not by_range:
        return annotated
    return replace(annotated, sentences=tuple(_corrected(s, by_range) for s in annotated.sentences))


def _corrected(sentence: Sentence, by_range: dict[tuple[int, int], Correction]) -> Sentence:
    correction = by_range.get((sentence.start, sentence.end))
    if correction is None:
        return sentence
    engine_type = sentence.type if sentence.overruled is None else sentence.overruled
    return replace(sentence, type=correction.type, confidence=1.0, overruled=engine_type)
