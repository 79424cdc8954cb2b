"""How a quotation differs from the words it was taken from, told in words."""

from collections.abc import Sequence

from hearsay.attribution.primary_text import raw_words, words_of

MOST_TOLD = 3
"""differences that are told"""
LONGEST_TOLD = 6
"""words of a difference that are repeated"""
MARKS_OF_OMISSION = ("…", "...", ". . .")


def told_difference(quotation: str, original: str) -> str:
    """Return how the quotation stands in the document, given the document's own words for it (empty: the same)."""
    if not original:
        return "the words stand in the primary document, word for word"
    left_out, changed = _differences(quotation, original)
    if not (left_out or changed):
        return "the words stand in the primary document, put together from several places of it"
    if not changed and any(mark in quotation for mark in MARKS_OF_OMISSION):
        return f"the words stand in the primary document, with {_listed(left_out)} left out"
    told = [*([f"without {_listed(left_out)}"] if left_out else []), *changed][:MOST_TOLD]
    return f"nearly these words stand in the primary document: the article has them {', '.join(told)}"


def _differences(quotation: str, original: str) -> tuple[list[str], list[str]]:
    """Return the words left out and, told each by itself, the words changed or added."""
    from difflib import SequenceMatcher  # only where somebody reads the explanation

    said, stood = raw_words(quotation), raw_words(original)
    left_out, changed = [], []
    for tag, a, b, c, d in SequenceMatcher(None, words_of(quotation), words_of(original), autojunk=False).get_opcodes():
        if tag == "delete":
            changed.append(f"with {_quoted(said[a:b])} added")
        elif tag == "insert":
            left_out.append(_quoted(stood[c:d]))
        elif tag == "replace":
            changed.append(f"with {_quoted(said[a:b])} for {_quoted(stood[c:d])}")
    return left_out, changed


def _quoted(words: Sequence[str]) -> str:
    shown = [*words[: LONGEST_TOLD - 2], "…", words[-1]] if len(words) > LONGEST_TOLD else words
    return f"“{' '.join(shown)}”"


def _listed(parts: Sequence[str]) -> str:
    shown = list(dict.fromkeys(parts))[:MOST_TOLD]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
