"""Whether a text is Markdown, whatever its file is called; without loading what reads it."""

import re

from hearsay.reading.patterns import lazily

LINK = lazily(r"!?\[[^\[\]\n]{1,300}\]\([^()\s]{0,2000}(?: \"[^\"\n]*\")?\)")
_HEADING = lazily(r"^#{1,6} \S", re.MULTILINE)
_STRONG = lazily(r"(?<![\w*])(\*\*|__)(?=\S)[^\n]{1,300}?(?<=\S)\1(?![\w*])")
_ESCAPE = lazily(r"\\[*_#\[\]`]")
_QUOTE_OR_FENCE = lazily(r"^(?:> \S|```)", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """True for text that uses Markdown's signs, whatever its file is called.

    One sign may be an accident (``# 1``, ``**``); two different ones, or the same one again and again, are none.
    """
    if "](" not in text and "#" not in text and "**" not in text and "__" not in text:
        return False
    signs = [len(pattern().findall(text)) for pattern in (_HEADING, LINK, _STRONG, _ESCAPE, _QUOTE_OR_FENCE)]
    heading, link, strong = signs[:3]
    return (sum(map(bool, signs)) >= 2 and heading + link + strong >= 2) or heading >= 3 or link >= 2 or strong >= 4
