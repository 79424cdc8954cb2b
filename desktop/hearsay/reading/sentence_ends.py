"""Whether a stretch of text has come to an end, and whether another goes on with it."""

from hearsay.reading.patterns import lazily

_FINAL_SIGNS = ".!?…:。！？：؟۔।"
_BEHIND = "\"'”’»›“«‹)]」』】》*）"
_FINAL = lazily(r"[.!?…:。！？：؟۔।](?:[\"'”’»›“)\]）」』】》*]|\s?[\[(（【][^\])）】]{1,40}[\])）】])*$")
_BRACKETS = frozenset(")]）】")
_CLOSING = '"”’»›«‹“」』'
"""marks that close a quotation somewhere: in German, “ and « do"""


def ends_sentence(text: str) -> bool:
    """True where ``text`` ends in final punctuation or a colon; marks and a source in brackets may stand behind it."""
    bare = text.rstrip(_BEHIND)
    if not bare or bare[-1] in _FINAL_SIGNS:
        return bool(bare)
    # Now only words in brackets may stand between the full stop and the end.
    behind = text[len(bare) :]
    return not _BRACKETS.isdisjoint(behind) and _FINAL().search(text[-60:]) is not None


def is_complete(text: str) -> bool:
    """True where ``text`` ends a sentence or a quotation, so that a next paragraph begins anew."""
    return ends_sentence(text) or text[-1:] in _CLOSING


def is_cjk(character: str) -> bool:
    """True for the scripts that set no spaces between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"
