"""Any text as HTML that shows exactly that text and nothing else."""

import re
from html import escape

from hearsay.domain.unicode import well_formed

_NO_HTML_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""control characters and noncharacters, which no HTML document may hold"""


def escaped(text: str) -> str:
    """Return any text for the content of an element or for an attribute between double quotes."""
    return escape(_NO_HTML_CHARACTER.sub("", well_formed(text)), quote=True)


def isolated(text: str) -> str:
    """Return any text as an element of its own writing direction, which ends where the text ends."""
    return f"<bdi>{escaped(text)}</bdi>"
