"""The quotations of an article as somebody uttered them: those split around “he said” or by paragraphs put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hearsay.comparison.document_names import DocumentNames
from hearsay.comparison.span_lookup import SpanLookup
from hearsay.comparison.words import Words
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Quotation, Sentence
from hearsay.domain.spans import Span

LONGEST_INTERLUDE = 160
"""code points that “he said, turning to the crowd,” may have between two parts of a quotation"""
_GOES_ON = ",-–—…"
"""signs at the end of a first part that tell of a second"""
_LEADS_ON = ",:-–—"
"""signs at the end of the words between two parts"""
_MARKS = "\"'“”„‟«»‹›‘’‚‛`´ \t\n*_"


@dataclass(frozen=True, eq=False)
class Utterance:
    """One or several quotations of an article that are one stretch of somebody's words.

    ``chain`` names the hands they passed through; ``of_document`` tells that the article gives them to the primary
    document. ``number`` counts the article's utterances from 0.
    """

    path: str
    number: int
    quotations: tuple[int, ...]
    spans: tuple[Span, ...]
    words: Words
    chain: tuple[str, ...]
    of_document: bool

    @cached_property
    def voice(self) -> str:
        """Whose words they are, as it is compared: the last word of the speaker's name, empty where none is named."""
        link = self.chain[-1] if self.chain else ""
        keys = Words(link, (Span(0, len(link)),)).keys
        return "" if not keys or keys[-1] in _NOBODY else keys[-1]


_NOBODY = frozenset({"unnamed", "anonymous", "unknown", "he", "she", "they", "it", "official", "officials", "source"})
"""last words of what sources are called that do not tell one from another"""


def utterances_of(annotated: AnnotatedArticle, names: DocumentNames) -> Iterator[Utterance]:
    """Yield the article's utterances that have words, in order."""
    text = annotated.article.text
    sentences = SpanLookup([sentence.span for sentence in annotated.sentences])
    contents = SpanLookup.of_groups(attribution.content for attribution in annotated.attributions)
    for number, group in enumerate(_grouped(annotated, sentences)):
        spans = tuple(annotated.quotations[index].span for index in group)
        words = Words(text, spans)
        if not len(words):
            continue
        sentence = next((annotated.sentences[at] for at in sentences.touching(spans[0])), None)
        attributed = [annotated.attributions[at].chain for span in spans for at in contents.touching(span)]
        chain = _chain(sentence, attributed)
        yield Utterance(
            annotated.article.path, number, group, spans, words, chain, _of_document(sentence, chain, names)
        )


def _chain(sentence: Sentence | None, attributed: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    if sentence is not None and sentence.chain:
        return sentence.chain
    return next((chain for chain in attributed if chain), ())


def _of_document(sentence: Sentence | None, chain: tuple[str, ...], names: DocumentNames) -> bool:
    typed = sentence is not None and sentence.type is AttributionType.PRIMARY_QUOTE
    return typed or names.speaks_in(chain)


def _grouped(annotated: AnnotatedArticle, sentences: SpanLookup) -> Iterator[tuple[int, ...]]:
    """Yield the indices of quotations that belong together, in order."""
    group: list[int] = []
    for index, quotation in enumerate(annotated.quotations):
        if group and not (quotation.continued or _goes_on(annotated, sentences, group[-1], quotation)):
            yield tuple(group)
            group = []
        group.append(index)
    if group:
        yield tuple(group)


def _goes_on(annotated: AnnotatedArticle, sentences: SpanLookup, before: int, quotation: Quotation) -> bool:
    """Tell whether a quotation goes on with the one before in the same sentence, behind a “he said,” between commas."""
    text, first = annotated.article.text, annotated.quotations[before]
    if not 0 <= quotation.start - first.end <= LONGEST_INTERLUDE:
        return False
    between = text[first.end : quotation.start].strip(_MARKS)
    if not between or between[-1] not in _LEADS_ON:
        return False
    if text[first.start : first.end].rstrip(_MARKS)[-1:] not in _GOES_ON and between[0] not in _GOES_ON:
        return False
    held = sentences.touching(first.span)
    return bool(held) and held[-1] in sentences.touching(quotation.span)
