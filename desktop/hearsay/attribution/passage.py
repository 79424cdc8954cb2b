"""What the attribution stage is handed: an article with its sentences, quotations and words, indexed both ways."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from hearsay.attribution.words import Words, cut_words
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import Quotation
from hearsay.domain.spans import Span

_MARKS = frozenset("\"'“”‘’„‚‟«»‹›`")
_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.COMMENT, BlockKind.TABLE, BlockKind.BYLINE, BlockKind.DATELINE})


class Passage(NamedTuple):
    """An article between the scanner and the attribution stage.

    ``outer`` are the quotations with their marks (code points); ``quoted`` gives for every word the quotation it stands
    in, -1 for none; ``blocks`` gives for every sentence the index of its block; ``sentence_words``
    its words, ``sentence_starts`` where it starts.
    """

    article: Article
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    words: Words
    outer: tuple[Span, ...]
    quoted: tuple[int, ...]
    blocks: tuple[int, ...]
    sentence_words: tuple[range, ...]
    sentence_starts: tuple[int, ...]

    @property
    def text(self) -> str:
        return self.article.text

    def block_of(self, sentence: int) -> Block:
        return self.article.blocks[self.blocks[sentence]]

    def speaks(self, sentence: int) -> bool:
        """True where attributions are looked for: prose, headlines and captions, not furniture or readers' comments."""
        return self.block_of(sentence).kind not in _SILENT

    def follows_on(self, word: int) -> bool:
        """Tell whether a word has another before it in the same paragraph."""
        if word <= 0 or word >= len(self.words):
            return False
        return "\n" not in self.text[self.words.ends[word - 1] : self.words.starts[word]]

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that covers a code point, or of the last one before it (at least 0)."""
        return max(0, bisect_right(self.sentence_starts, position) - 1)


def make_passage(article: Article, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Passage:
    """Return the article indexed for the attribution stage."""
    words = cut_words(article.text)
    outer = tuple(_with_marks(article.text, quotation.span) for quotation in quotations)
    starts = [block.start for block in article.blocks]
    return Passage(
        article=article,
        sentences=tuple(sentences),
        quotations=tuple(quotations),
        words=words,
        outer=outer,
        quoted=_quotation_of_words(words, outer),
        blocks=tuple(max(0, bisect_right(starts, sentence.start) - 1) for sentence in sentences),
        sentence_words=tuple(words.within(sentence) for sentence in sentences),
        sentence_starts=tuple(sentence.start for sentence in sentences),
    )


def _with_marks(text: str, inner: Span) -> Span:
    start, end = inner.start, inner.end
    for _ in range(2):  # '' and `` are one mark of two characters
        if start and text[start - 1] in _MARKS:
            start -= 1
        if end < len(text) and text[end] in _MARKS:
            end += 1
    return Span(start, end)


def _quotation_of_words(words: Words, outer: Sequence[Span]) -> tuple[int, ...]:
    quoted = [-1] * len(words)
    covered = 0
    for index in outermost(outer):
        for word in words.within(Span(max(covered, outer[index].start), max(covered, outer[index].end))):
            quoted[word] = index
        covered = max(covered, outer[index].end)
    return tuple(quoted)


def outermost(spans: Sequence[Span]) -> tuple[int, ...]:
    """Return the indices of the spans that lie in none before them; ``spans`` are in order of their start."""
    kept: list[int] = []
    covered = 0
    for index, span in enumerate(spans):
        if span.end > covered or not kept:
            kept.append(index)
            covered = span.end
    return tuple(kept)
