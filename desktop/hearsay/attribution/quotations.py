"""The quotation scanner: which stretches of an article are somebody's own words."""

import re

from hearsay.domain.article import Article, BlockKind
from hearsay.domain.attribution import Quotation, QuotationForm

_PAIR = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")


def scan_quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the quotations in the article's prose, in order, without overlap; names and scare quotes are left out."""
    found: list[Quotation] = []
    for block in article.blocks:
        if block.kind is BlockKind.BLOCK_QUOTE:
            found.append(Quotation(block.start, block.end, QuotationForm.BLOCK))
        elif block.kind.is_prose:
            for match in _PAIR.finditer(article.text, block.start, block.end):
                start, end = match.span(match.lastindex or 0)
                if len(article.text[start:end].split()) > 1:
                    found.append(Quotation(start, end))
    return tuple(found)
