"""The quotation scanner: which stretches of an article are somebody's own words.

It goes by marks (``quotation_marks``, ``unclosed_marks``), by the words around them (``quoted_names``) and by passages
set off without marks (``block_quotations``). A quotation within a quotation is part of the outer one, and not told of
by itself.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearsay.attribution.block_quotations import set_off_passages
from hearsay.attribution.paragraphs import paragraphs_of, trimmed
from hearsay.attribution.quotation_marks import Family, Mark, Pairing, pair_marks
from hearsay.attribution.quoted_names import is_speech
from hearsay.attribution.unclosed_marks import (
    Stretch,
    lone_closing_mark,
    opening_mark,
    outermost_stretches,
    unopened_stretch,
)
from hearsay.domain.article import Article, BlockKind
from hearsay.domain.attribution import Quotation, QuotationForm
from hearsay.domain.spans import Span

_SILENT_PARAGRAPHS = 5
"""paragraphs without any mark that a running quotation may cross before the paragraph that closes it"""
_BREAKS = frozenset(
    {BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.COMMENT, BlockKind.BLOCK_QUOTE, BlockKind.FOOTNOTE}
)
"""kinds of block that end a running quotation; a caption or an advertisement may stand between its paragraphs"""


def scan_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the quotations of the article's prose, in order, without overlap, each within one paragraph.

    Names, titles and words at arm's length in quotation marks are left out. A paragraph that goes on with the
    quotation of the paragraph before has ``continued`` set.
    """
    set_off = set_off_passages(article)
    paragraphs = tuple(_paragraphs(article, {quotation.start for quotation in set_off}))
    marked = _Scan(article.text, paragraphs).run()
    return tuple(sorted((*set_off, *marked), key=lambda quotation: quotation.start))


class _Paragraph(NamedTuple):
    span: Span
    pairing: Pairing
    after_break: bool


def _paragraphs(article: Article, set_off: set[int]) -> Iterator[_Paragraph]:
    after_break = True
    for block in article.blocks:
        after_break = after_break or block.kind in _BREAKS
        if block.kind is BlockKind.BLOCK_QUOTE or not block.kind.is_prose:
            continue
        for span in paragraphs_of(article.text, block):
            if span.start in set_off:
                after_break = True
                continue
            yield _Paragraph(span, pair_marks(article.text, span.start, span.end), after_break)
            after_break = False


class _Scan:
    """Goes over the paragraphs once, knowing which mark the paragraph before left open."""

    def __init__(self, text: str, paragraphs: Sequence[_Paragraph]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._running: Mark | None = None

    def run(self) -> Iterator[Quotation]:
        i = 0
        while i < len(self._paragraphs):
            if self._paragraphs[i].after_break:
                self._running = None
            closing = self._closing_paragraph(i) if self._running and not self._reopens(i, self._running) else None
            if closing is None:
                yield from self._paragraph(i)
            else:
                for paragraph in self._paragraphs[i:closing]:
                    yield from self._quotation(paragraph.span.start, paragraph.span.end, continued=True)
                yield from self._paragraph(closing, closes_running=True)
                i = closing
            i += 1

    def _paragraph(self, i: int, *, closes_running: bool = False) -> Iterator[Quotation]:
        span, pairing = self._paragraphs[i].span, self._paragraphs[i].pairing
        continued = self._running is not None and self._reopens(i, self._running)
        reach = span.start
        orphan = lone_closing_mark(pairing)
        if closes_running and orphan is not None:
            yield from self._quotation(span.start, orphan.start, continued=True)
            reach = orphan.end
        elif (unopened := unopened_stretch(self._text, span, pairing)) is not None:
            yield from self._quotation(unopened.start, unopened.end)
            reach = unopened.close_at
        next_mark = self._opening_of(i + 1)
        stretches, still_open = outermost_stretches(self._text, span, pairing, reopened=next_mark is not None)
        runs_on = still_open is not None and next_mark is not None and next_mark.family is still_open.family
        for stretch in stretches:
            if stretch.open_at < reach:
                continue
            goes_on = continued and stretch.open_at == span.start
            certain = goes_on or (runs_on and stretch is stretches[-1])
            if certain or self._speaks(stretch, span):
                yield from self._quotation(stretch.start, stretch.end, continued=goes_on)
        self._running = still_open

    def _speaks(self, stretch: Stretch, paragraph: Span) -> bool:
        words = trimmed(self._text, stretch.start, stretch.end)
        if not words:
            return False
        return is_speech(self._text, stretch.open_at, words.start, words.end, stretch.close_at, paragraph)

    def _quotation(self, start: int, end: int, *, continued: bool = False) -> Iterator[Quotation]:
        words = trimmed(self._text, start, end)
        if words:
            yield Quotation(words.start, words.end, QuotationForm.MARKED, continued)

    def _opening_of(self, i: int) -> Mark | None:
        if i >= len(self._paragraphs) or self._paragraphs[i].after_break:
            return None
        return opening_mark(self._text, self._paragraphs[i].span, self._paragraphs[i].pairing)

    def _reopens(self, i: int, running: Mark) -> bool:
        mark = self._opening_of(i)
        return mark is not None and mark.family is running.family

    def _closing_paragraph(self, i: int) -> int | None:
        """Return the paragraph from ``i`` on that closes the running quotation with a mark nothing in it opened."""
        for j in range(i, min(i + _SILENT_PARAGRAPHS, len(self._paragraphs))):
            paragraph = self._paragraphs[j]
            if paragraph.after_break:
                return None
            if lone_closing_mark(paragraph.pairing) is not None:
                return j
            if any(mark.family is not Family.SINGLE for mark in paragraph.pairing.marks):
                return None
        return None
