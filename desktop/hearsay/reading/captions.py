"""Captions of pictures that the saved page no longer shows."""

import re

from hearsay.reading.patterns import lazily

_LONGEST = 400
"""code points"""
_FIRST_WORDS = (
    *("source", "photo", "picture", "image", "credit", "video", "graphic", "illustration", "foto", "file ", "bild"),
    *("quelle", "imagen", "fuente", "crédit", "featured", "in this ", "pictured", "archive "),
)
_AGENCIES = (
    *("AP", "Reuters", "REUTERS", "EPA", "Getty", "Shutterstock", "Wikimedia", "Bloomberg", "Anadolu", "Xinhua"),
    *("TASS", "AFP", "dpa", "ANI", "PTI", "Flickr"),
)
_CREDIT_WORD = (
    r"(?:source|photo|photograph|picture|image|photos|credit|video|graphic|illustration|foto|file photo|photo credit"
    r"|image credit|bild|quelle|imagen|fuente|crédit|crédits)"
)
_IN_BRACKETS = lazily(rf"[(\[]\s*{_CREDIT_WORD}s?\s*(?:[:/©]|by\b|courtesy\b|via\b).{{0,120}}[)\]]\.?$", re.IGNORECASE)
_OPENING = lazily(
    rf"{_CREDIT_WORD}s?(?:\s+(?:by|courtesy(?: of)?|via)\b|\s*[:©/|])\s*\S"
    r"|(?:featured image|in this (?:photo|picture|image)|pictured)\b|\(?(?:file|archive) (?:photo|picture|image)",
    re.IGNORECASE,
)
_AGENCY_AT_END = lazily(
    r"(?:[\[(|/—–-]|\.|©|\bvia|\bby)\s*(?:[\w.' -]{0,40}/\s*)?"
    r"(?:AP|AFP|Reuters|REUTERS|EPA|Getty(?: Images)?|AP Photo|Shutterstock|Wikimedia(?: Commons)?|Bloomberg"
    r"|Anadolu(?: Agency)?|Xinhua|TASS|dpa|ANI|PTI|Flickr)(?:\s*/\s*[\w.' -]{1,40})?\s*[)\]]?\.?$"
)
_DATE_AT_END = lazily(r"(?:, |\bin |\bon )(?:[A-Z][a-z]+\.? \d{1,2}, )?(?:19|20)\d\d$")


def is_caption(text: str) -> bool:
    """True for a line that credits or describes a picture: "(Source: …)", "Photo: …", "… /Reuters"."""
    if len(text) > _LONGEST:
        return False
    # Cheap tests first: every paragraph comes by, and most files then need none of the patterns.
    if text.endswith((")", "]", ").", "].")) and _IN_BRACKETS().search(text):
        return True
    if text[:12].lower().lstrip("(").startswith(_FIRST_WORDS) and _OPENING().match(text):
        return True
    return len(text) <= 300 and _names_agency(text[-90:]) and bool(_AGENCY_AT_END().search(text))


def _names_agency(end: str) -> bool:
    # A plain loop: this is asked of every paragraph, and a generator takes three times as long.
    for name in _AGENCIES:  # noqa: SIM110
        if name in end:
            return True
    return False


def ends_like_caption(text: str) -> bool:
    """True for a line without a full stop that ends in a date, as descriptions of pictures do."""
    return len(text) <= _LONGEST and text[-4:].isdigit() and bool(_DATE_AT_END().search(text))
