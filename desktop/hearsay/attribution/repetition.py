"""What only the folder can tell: a quotation repeats words that are the primary document's elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribution.passage import outermost
from hearsay.attribution.primary_text import PhraseIndex
from hearsay.attribution.span_index import touching
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Evidence, EvidenceKind, Sentence
from hearsay.domain.spans import Span


def with_repeated_words(annotated: Sequence[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """Return the articles; a quote that repeats words given to the document in any of them is made a primary quote."""
    known = PhraseIndex(*(words for article in annotated for words in _document_words(article)))
    return tuple(_reconciled(article, known) for article in annotated)


def _document_words(annotated: AnnotatedArticle) -> list[str]:
    """Return the stretches of primary quotes that the article's own pointers give to the document."""
    return [
        stretch.of(annotated.article.text)
        for sentence, stretches in zip(annotated.sentences, _quoted(annotated), strict=True)
        if sentence.type is AttributionType.PRIMARY_QUOTE
        for stretch in stretches
    ]


def _quoted(annotated: AnnotatedArticle) -> list[list[Span]]:
    """Return for each sentence the stretches of it that are quoted."""
    quotations = [annotated.quotations[i] for i in outermost([q.span for q in annotated.quotations])]
    spans = [sentence.span for sentence in annotated.sentences]
    inside = touching(spans, ((quotation.span,) for quotation in quotations))
    return [
        [Span(max(quotations[q].start, s.start), min(quotations[q].end, s.end)) for q in inside.get(index, ())]
        for index, s in enumerate(spans)
    ]


def _reconciled(annotated: AnnotatedArticle, known: PhraseIndex) -> AnnotatedArticle:
    text = annotated.article.text
    sentences = tuple(
        _repeating(sentence, stretches, text, known)
        for sentence, stretches in zip(annotated.sentences, _quoted(annotated), strict=True)
    )
    return annotated if sentences == annotated.sentences else replace(annotated, sentences=sentences)


def _repeating(sentence: Sentence, stretches: Sequence[Span], text: str, known: PhraseIndex) -> Sentence:
    if sentence.type is not AttributionType.QUOTE:
        return sentence
    repeated = next((stretch for stretch in stretches if known.holds(stretch.of(text))), None)
    if repeated is None:
        return sentence
    evidence = Evidence(EvidenceKind.REPEATED_IN_FOLDER, repeated.of(text), repeated)
    return replace(sentence, type=AttributionType.PRIMARY_QUOTE, evidence=(*sentence.evidence, evidence))
