"""Lines that are no sentence though a full stop may end them: rules, clock times, names, cries in capitals, code."""

from hearsay.domain.article import BlockKind
from hearsay.reading.patterns import lazily
from hearsay.reading.sentence_ends import is_cjk

_MOST_WORDS = 6
_CLOCK = lazily(r"\(?\d{1,2}([:.]\d{2})?\s*([ap]\.?\s?m\.?)?(\s+[A-Z]{2,4})?\)?\s*[:.]*")
_CODE = lazily(r"[.#@\w\s,>*-]*\{|.*\}|[a-z-]+\s*:\s*[^.!?“”\"]*;")
_JOINING = frozenset({"and", "of", "the", "de", "del", "la", "al", "bin", "ibn", "van", "von", "vs.", "v.", "&"})
_MARKS = frozenset("“”\"‘’'«»!?:;,")


def lone_line_kind(text: str) -> BlockKind | None:
    """Return what a paragraph is that cannot be a sentence by its shape alone; None where it can be one."""
    if not any(character.isalpha() for character in text):
        return BlockKind.FURNITURE
    if _CLOCK().fullmatch(text):
        return BlockKind.DATELINE
    if _CODE().fullmatch(text):
        return BlockKind.FURNITURE
    if any(map(is_cjk, text)):
        return None  # no spaces part its words
    words = text.removesuffix(".").split()
    if len(words) > _MOST_WORDS or not _MARKS.isdisjoint(text.replace("’", "")):
        return None
    letters = sum(character.isalpha() for character in text)
    if text.isupper() and letters > 2:
        return BlockKind.HEADING
    named = [word for word in words if word.lower() not in _JOINING]
    return BlockKind.HEADING if len(named) > 1 and all(map(_is_name, named)) else None


def _is_name(word: str) -> bool:
    return word[0].isupper() and not word.isupper()
