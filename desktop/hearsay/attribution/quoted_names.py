"""Marks that hold a name or keep a word at arm's length: titles, nicknames, scare quotes. Nobody is quoted there.

The decision goes by the words around the marks, the number of words between them, their capitals and punctuation.
Studied on the training articles of PolNeAR, where marks that hold seven words or more are speech 98 times in 100, and
those that hold one to three about 78 times.
"""

import re
from functools import cache

from hearsay.attribution.tag_clauses import tag_clause_end
from hearsay.domain.spans import Span
from hearsay.lexicons import word_list

_LISTS = "quotation_words.txt"
_SPEECH_FROM = 7
"""words from which a stretch is speech unless it is written like a title"""
_CLAUSE_FROM = 4
"""words from which a stretch is speech without any word of telling near it"""
_FEWEST_ANNOUNCED = 2
"""words"""
_BEFORE, _AFTER = 140, 100
"""code points of context looked at on either side"""
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?:\s+(?=[^\sa-z])|\s*$)|\n|;|:\s(?=\S)")
_CLAUSE_START = re.compile(r",\s(?:who|which|whose|where|when|while|although|though|whereas)\s")
_WORD = re.compile(r"[^\W_][\w'’./-]*")
_NESTED_MARKS = "\"'’”“»« \u00a0"
_CJK = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
_CJK_SPEECH_FROM = 6
"""characters from which a Chinese or Japanese stretch, written without spaces, is speech"""
_BEFORE_TITLES = frozenset(
    ("on", "in", "of", "for", "from", "with", "at", "to", "told", "tells", "telling", "read", "wrote")
)


def is_speech(text: str, open_at: int, start: int, end: int, close_at: int, paragraph: Span) -> bool:
    """Return whether the words ``text[start:end]``, between marks at ``[open_at, start)`` and ``[end, close_at)``, are
    somebody's speech rather than a name, a title or a word at arm's length.

    ``paragraph`` bounds the context that may be looked at.
    """
    inner = text[start:end]
    if end - start > 250:
        return True
    words = _WORD.findall(inner)
    if not words:
        return False
    if any(low <= inner[0] <= high for low, high in _CJK):
        introduced = text[open_at - 1 : open_at] in tuple("：:") or inner.endswith(tuple("。！？，"))
        return introduced or len(inner) >= _CJK_SPEECH_FROM
    before = _clause_before(text[max(paragraph.start, open_at - _BEFORE) : open_at])
    after = text[close_at : min(paragraph.end, close_at + _AFTER)]
    if _is_nickname(before, words, after) or _is_title_after(before, words):
        return False
    if _is_tagged(text, inner, close_at, paragraph.end) or _is_introduced(before) or _is_announced(before, inner):
        return True
    if len(words) < _SPEECH_FROM and _is_named(before, words, after):
        return False
    if _is_whole_sentence(before, words, inner, after):
        return True
    if _is_title(before, words, inner):
        return False
    if len(words) >= _SPEECH_FROM:
        return True
    if len(words) >= _CLAUSE_FROM and (not _is_capitalised(words) or _has_verb(words)):
        return True
    return _is_told(before, after)


def _clause_before(context: str) -> str:
    cut = 0
    for match in _SENTENCE_END.finditer(context):
        cut = match.end()
    for match in _CLAUSE_START.finditer(context, cut):
        cut = match.start()
    return context[cut:]


def _is_tagged(text: str, inner: str, close_at: int, limit: int) -> bool:
    """True where a tag clause follows: “…,” he said."""
    at = close_at
    if text[at : at + 1] in (",", "،"):
        at += 1
    elif inner.rstrip(_NESTED_MARKS)[-1:] not in (",", "?", "!", "—", "–", "…", "-"):
        return False
    return tag_clause_end(text, at, limit) is not None


def _is_introduced(before: str) -> bool:
    """True where a word of telling stands right before the mark, or before its colon or comma: said, “…”"""
    stripped = before.rstrip()
    colon = stripped.endswith((":", ","))
    words = _WORD.findall(stripped[-60:])
    if not words:
        return False
    said = word_list(_LISTS, "said")
    if words[-1].lower() in said:
        return True
    if not colon:
        return words[-1].lower() == "that" and any(word.lower() in said for word in words[-6:])
    return stripped.endswith(":") and any(
        w.lower() in said or w.lower() in word_list(_LISTS, "cue nouns") for w in words[-6:]
    )


def _is_announced(before: str, inner: str) -> bool:
    """True behind a colon, in any language, for a whole sentence; without capitals to go by, for two words or more."""
    if not before.rstrip().endswith((":", "：")):
        return False
    bare = inner.strip(_NESTED_MARKS)
    if len(bare.split()) < _FEWEST_ANNOUNCED:
        return False
    return bare[-1] in ".۔।" if bare[0].isupper() else bare[0].isalpha() and not bare[0].islower()


def _is_nickname(before: str, words: list[str], after: str) -> bool:
    """True between two names: Dwayne “The Rock” Johnson."""
    if len(words) > 3 or not words[0][0].isupper() or not re.match(r" [A-Z][\w'’-]", after):
        return False
    preceding = _WORD.findall(before[-30:])
    return before.endswith(" ") and bool(preceding) and preceding[-1][0].isupper() and before.rstrip()[-1:].isalnum()


def _is_named(before: str, words: list[str], after: str) -> bool:
    """True right after a word that gives a name: the so-called “…”, known as “…”, a file labeled “…”"""
    if after.startswith(" by "):
        return False
    stripped = before.rstrip().lower()
    stripped = re.sub(r"\s+(?:a|an|the|simply|by some)$", "", stripped)
    phrase = _ends_with(stripped, "naming")
    if phrase is None:
        return False
    if phrase not in word_list(_LISTS, "naming passive only"):
        return True
    return len(words) < _CLAUSE_FROM and not _has_agent(before.rstrip()[: len(stripped) - len(phrase)].rstrip())


def _ends_with(text: str, section: str) -> str | None:
    """Return the entry of the list with which the text ends, the longest of those that do."""
    words = text.split()
    for count in (4, 3, 2, 1):
        tail = " ".join(words[-count:])
        if len(words) >= count and tail in word_list(_LISTS, section):
            return tail
    return None


def _has_agent(before: str) -> bool:
    """True where somebody is said to do it: what he [called], the minister [dubbed], Okafor [has labeled]."""
    if before.endswith(","):
        return False
    words = _WORD.findall(before[-40:])
    while words and words[-1].lower() in ("has", "have", "had", "also", "once", "then", "repeatedly", "later"):
        words.pop()
    if not words:
        return False
    last = words[-1]
    return last.lower() in ("he", "she", "it", "they", "we", "i", "who", "critics", "opponents") or last[0].isupper()


def _is_title_after(before: str, words: list[str]) -> bool:
    """True for words with capitals where a title is named: the film “…”, on CBS’s “…”, told “…”"""
    if not _is_capitalised(words):
        return False
    preceding = before.rstrip().lower()
    if _ends_with(preceding.rstrip(" ,"), "works") or _ends_with(preceding.replace("’", "'"), "on air"):
        return True
    return len(words) > 1 and preceding.rpartition(" ")[2] in _BEFORE_TITLES


def _is_title(before: str, words: list[str], inner: str) -> bool:
    """True for what is written like a title: Every Word of Weight With a Capital."""
    if not _is_capitalised(words):
        return False
    if len(words) == 1:
        return not inner.endswith((".", "?", "!")) or bool(before.strip())
    return not inner.endswith(("?", "!")) or not _is_told(before, "")


def _is_capitalised(words: list[str]) -> bool:
    small = word_list(_LISTS, "small words")
    heavy = [word for word in words if word.lower() not in small]
    return words[0][0].isupper() and all(word[0].isupper() or word[0].isdigit() for word in heavy)


def _has_verb(words: list[str]) -> bool:
    return any(word.lower() in word_list(_LISTS, "verbs of a clause") for word in words)


def _is_whole_sentence(before: str, words: list[str], inner: str, after: str) -> bool:
    """True for a sentence that begins with the mark and ends, or pauses, between the marks: “Never again.”"""
    paused = inner.endswith((",", ".", "!", "?", "…", "—")) or (after.startswith(",") and len(words) > 1)
    if before.strip() or not inner[0].isupper() or not paused:
        return False
    return len(words) == 1 or not _is_capitalised(words) or _has_verb(words)


def _is_told(before: str, after: str) -> bool:
    """True where a word of telling or judging stands in the clause before, or in the rest of the sentence."""
    cues = _cues()
    if any(word.lower() in cues for word in _WORD.findall(before)):
        return True
    end = _SENTENCE_END.search(after)
    rest = [word.lower() for word in _WORD.findall(after[: end.start()] if end else after)]
    if any(word in word_list(_LISTS, "according") for word in rest):
        return True
    said = word_list(_LISTS, "said")
    return any(word in said for word in rest[-8:]) and after.lstrip()[:1] == ","


@cache
def _cues() -> frozenset[str]:
    return frozenset().union(*(word_list(_LISTS, name) for name in ("said", "characterised", "cue nouns", "according")))
