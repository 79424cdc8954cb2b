"""Sentences as quote, secondhand or none: one definition for labelled spans and for found ones.

Labelled data that marks sources, cues and contents says nothing of sentences. So that both sides can be compared by
what a reader sees, each sentence of the article's prose, as Hearsay cuts it, is asked, words of sources and cues left
aside: do at least half of its words stand in quotation marks *and* in somebody's content? Then it is a quote. Else, are
at least half of its words somebody's content? Then it is secondhand. Else, and where no word is left, it is none.
Quotation marks are the scanner's on both sides.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from hearsay.attribution.passage import Passage, make_passage
from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.sentences import split_sentences
from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType, Sentence
from hearsay.domain.spans import Span

LABELS = (AttributionType.QUOTE, AttributionType.SECONDHAND, AttributionType.NONE)
QUOTED_SHARE = 0.5
"""share of the words, sources and cues left aside, that must be quoted content to make a sentence a quote"""
CLAIMED_SHARE = 0.5
"""share of the words, sources and cues left aside, that must be content to make a sentence secondhand"""


def passage_of(article: Article) -> Passage:
    """Return the article with sentences, quotations and words, as the engine hands it to the attribution stage."""
    quotations = scan_quotations(article)
    return make_passage(article, split_sentences(article, quotations), quotations)


def speech_by_spans(passage: Passage, spans: Mapping[str, Iterable[Span]]) -> tuple[AttributionType, ...]:
    """Return quote, secondhand or none for each sentence of the passage's prose, in order.

    ``spans`` has those of ``source``, ``cue`` and ``content``. Raises KeyError where one of the three is missing.
    """
    content = _words_of(passage, spans["content"])
    aside = _words_of(passage, spans["source"]) | _words_of(passage, spans["cue"])
    return tuple(_speech(passage, words, content, aside) for words in _in_prose(passage, passage.sentence_words))


def speech_by_types(passage: Passage, sentences: Sequence[Sentence]) -> tuple[AttributionType, ...]:
    """Return quote, secondhand or none for each sentence of the passage's prose, by the type the engine gave it.

    Raises ValueError where ``sentences`` are not the passage's.
    """
    if tuple(sentence.span for sentence in sentences) != passage.sentences:
        raise ValueError("these are the sentences of another passage")
    return tuple(_AS_SPEECH.get(s.type, AttributionType.NONE) for s in _in_prose(passage, sentences))


_AS_SPEECH = {
    AttributionType.PRIMARY_QUOTE: AttributionType.QUOTE,
    AttributionType.QUOTE: AttributionType.QUOTE,
    AttributionType.SECONDHAND: AttributionType.SECONDHAND,
}


T = TypeVar("T")


def _in_prose(passage: Passage, by_sentence: Sequence[T]) -> list[T]:
    return [value for index, value in enumerate(by_sentence) if passage.block_of(index).kind.is_prose]


def _words_of(passage: Passage, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(word for span in spans for word in passage.words.within(span))


def _speech(passage: Passage, words: range, content: frozenset[int], aside: frozenset[int]) -> AttributionType:
    counted = [word for word in words if passage.words.raw[word][0].isalnum() and word not in aside]
    claimed = [word for word in counted if word in content]
    quoted = [word for word in claimed if passage.quoted[word] >= 0]
    if counted and len(quoted) >= QUOTED_SHARE * len(counted):
        return AttributionType.QUOTE
    if counted and len(claimed) >= CLAIMED_SHARE * len(counted):
        return AttributionType.SECONDHAND
    return AttributionType.NONE
