"""Paragraphs inside a block: most blocks are one, some hold several lines that are paragraphs of their own."""

from collections.abc import Iterator

from hearsay.domain.article import Block
from hearsay.domain.spans import Span

_LINE_ENDS = frozenset(".!?…:;”\"’')]»。！？」؟۔।")
_SHARE_OF_ENDED_LINES = 0.8
"""share of lines ending like a sentence from which line ends are taken for paragraph ends rather than for wrapping"""


def paragraphs_of(text: str, block: Block) -> Iterator[Span]:
    """Yield the paragraphs of a block, in order, without the white space around them; none for a blank block."""
    lines = [line for line in _lines(text, block.start, block.end) if line]
    if len(lines) > 1:
        ended = sum(text[line.end - 1] in _LINE_ENDS for line in lines[:-1])
        if ended < _SHARE_OF_ENDED_LINES * (len(lines) - 1):
            lines = [Span(lines[0].start, lines[-1].end)]
    yield from lines


def trimmed(text: str, start: int, end: int) -> Span:
    """Return ``[start, end)`` without the white space at its ends; an empty span where nothing else is there."""
    stretch = text[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    return Span(begin, max(begin, start + len(stretch.rstrip())))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield trimmed(text, start, stop)
        start = stop + 1
