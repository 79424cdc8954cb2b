"""Captions of pictures that the saved page no longer shows."""

import re

_LONGEST = 400
"""code points"""
_CREDIT_WORD = (
    r"(?:source|photo|photograph|picture|image|photos|credit|video|graphic|illustration|foto|file photo|photo credit"
    r"|image credit|bild|quelle|imagen|fuente|crédit|crédits)"
)
_IN_BRACKETS = re.compile(
    rf"[(\[]\s*{_CREDIT_WORD}s?\s*(?:[:/©]|by\b|courtesy\b|via\b).{{0,120}}[)\]]\.?$", re.IGNORECASE
)
_OPENING = re.compile(
    rf"{_CREDIT_WORD}s?(?:\s+(?:by|courtesy(?: of)?|via)\b|\s*[:©/|])\s*\S"
    r"|(?:featured image|in this (?:photo|picture|image)|pictured)\b|\(?(?:file|archive) (?:photo|picture|image)",
    re.IGNORECASE,
)
_AGENCY_AT_END = re.compile(
    r"(?:[\[(|/—–-]|\.|©|\bvia|\bby)\s*(?:[\w.' -]{0,40}/\s*)?"
    r"(?:AP|AFP|Reuters|REUTERS|EPA|Getty(?: Images)?|AP Photo|Shutterstock|Wikimedia(?: Commons)?|Bloomberg"
    r"|Anadolu(?: Agency)?|Xinhua|TASS|dpa|ANI|PTI|Flickr)(?:\s*/\s*[\w.' -]{1,40})?\s*[)\]]?\.?$"
)
_DATE_AT_END = re.compile(r"(?:, |\bin |\bon )(?:[A-Z][a-z]+\.? \d{1,2}, )?(?:19|20)\d\d$")


def is_caption(text: str) -> bool:
    """True for a line that credits or describes a picture: "(Source: …)", "Photo: …", "… /Reuters"."""
    if len(text) > _LONGEST:
        return False
    return bool(_IN_BRACKETS.search(text) or _OPENING.match(text) or (len(text) <= 300 and _AGENCY_AT_END.search(text)))


def ends_like_caption(text: str) -> bool:
    """True for a line without a full stop that ends in a date, as descriptions of pictures do."""
    return len(text) <= _LONGEST and bool(_DATE_AT_END.search(text))
