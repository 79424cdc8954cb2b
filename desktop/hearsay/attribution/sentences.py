"""An article's blocks cut into sentences."""

import re
from collections.abc import Sequence

from hearsay.domain.article import Article
from hearsay.domain.attribution import Quotation
from hearsay.domain.spans import Span

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[^\sa-z])")


def split_sentences(article: Article, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the sentences of every block, in order, each within one block and without surrounding space."""
    del quotations
    sentences: list[Span] = []
    for block in article.blocks:
        start = block.start
        ends = [m.end() for m in _END.finditer(article.text, block.start, block.end)]
        for end in (*ends, block.end):
            stretch = article.text[start:end]
            inner = stretch.strip()
            if inner:
                begin = start + stretch.index(inner)
                sentences.append(Span(begin, begin + len(inner)))
            start = end
    return tuple(sentences)
