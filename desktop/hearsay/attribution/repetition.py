"""What only the folder can tell: a quotation repeats words that are the primary document's elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribution.primary_text import PhraseIndex
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Evidence, EvidenceKind, Quotation, Sentence
from hearsay.domain.spans import Span


def with_repeated_words(annotated: Sequence[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """Return the articles; a quote that repeats words given to the document in any of them is made a primary quote."""
    known = PhraseIndex(*(words for article in annotated for words in _document_words(article)))
    return tuple(_reconciled(article, known) for article in annotated)


def _document_words(annotated: AnnotatedArticle) -> list[str]:
    """Return the stretches of primary quotes that the article's own pointers give to the document."""
    return [
        stretch.of(annotated.article.text)
        for sentence in annotated.sentences
        if sentence.type is AttributionType.PRIMARY_QUOTE
        for stretch in _quoted(sentence, annotated.quotations)
    ]


def _quoted(sentence: Sentence, quotations: Sequence[Quotation]) -> list[Span]:
    return [
        Span(max(q.start, sentence.start), min(q.end, sentence.end))
        for q in quotations
        if q.span.overlap(sentence.span)
    ]


def _reconciled(annotated: AnnotatedArticle, known: PhraseIndex) -> AnnotatedArticle:
    sentences = tuple(_repeating(sentence, annotated, known) for sentence in annotated.sentences)
    return annotated if sentences == annotated.sentences else replace(annotated, sentences=sentences)


def _repeating(sentence: Sentence, annotated: AnnotatedArticle, known: PhraseIndex) -> Sentence:
    if sentence.type is not AttributionType.QUOTE:
        return sentence
    text = annotated.article.text
    repeated = next((s for s in _quoted(sentence, annotated.quotations) if known.holds(s.of(text))), None)
    if repeated is None:
        return sentence
    evidence = Evidence(EvidenceKind.REPEATED_IN_FOLDER, repeated.of(text), repeated)
    return replace(sentence, type=AttributionType.PRIMARY_QUOTE, evidence=(*sentence.evidence, evidence))
