"""The reader has the last word: corrections laid over what the engine found, and what is kept of it beside them."""

from collections.abc import Iterable
from dataclasses import replace

from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.notes import Correction, CorrectionContext, PlacedCorrection
from hearsay.domain.spans import Span

KEPT_AROUND = 2000
"""code points kept on each side of a corrected sentence at most, however long its paragraph or its neighbours"""


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


def context_of(annotated: AnnotatedArticle, span: Span) -> CorrectionContext | None:
    """Return what stands at and around the sentence of this span; None where the article has no such sentence.

    ``annotated`` is the article as the engine sees it, without corrections.
    """
    article, sentences = annotated.article, annotated.sentences
    index = next((i for i, sentence in enumerate(sentences) if sentence.span == span), None)
    if index is None:
        return None
    block = next((block.span for block in article.blocks if span.start in block.span), span)
    start, end = max(block.start, span.start - KEPT_AROUND), min(max(block.end, span.end), span.end + KEPT_AROUND)
    return CorrectionContext(
        title=article.title,
        engine=annotated.engine,
        type=sentences[index].type,
        confidence=sentences[index].confidence,
        paragraph=article.text[start:end],
        offset=span.start - start,
        before=_first_of_the_article(annotated, reversed(sentences[:index]))[-KEPT_AROUND:],
        after=_first_of_the_article(annotated, sentences[index + 1 :])[:KEPT_AROUND],
    )


def _first_of_the_article(annotated: AnnotatedArticle, sentences: Iterable[Sentence]) -> str:
    """Return the words of the first that is a sentence of the article, no headline or caption; empty without one."""
    own = (sentence for sentence in sentences if sentence.type is not AttributionType.NONE)
    return next((sentence.span.of(annotated.article.text) for sentence in own), "")
