"""Whether a stretch of text has come to an end, and whether another goes on with it."""

import re

_FINAL = re.compile(r"[.!?…:。！？：؟۔।](?:[\"'”’»›“)\]）」』*]|\s?[\[(][^\])]{1,40}[\])])*$")
_CLOSING = '"”’»›」』'


def ends_sentence(text: str) -> bool:
    """True where ``text`` ends in final punctuation or a colon; marks and a source in brackets may stand behind it."""
    return bool(_FINAL.search(text[-60:]))


def is_complete(text: str) -> bool:
    """True where ``text`` ends a sentence or a quotation, so that a next paragraph begins anew."""
    return ends_sentence(text) or text[-1:] in _CLOSING


def is_cjk(character: str) -> bool:
    """True for the scripts that set no spaces between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"
