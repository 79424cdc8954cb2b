"""What is left of a word when its ending is taken off, so that “removal” answers “removed”.

A short list of endings, after the first steps of Porter, *An algorithm for suffix stripping* (1980). It may cut too
much: a stem is compared with stems, and never shown.
"""

from functools import lru_cache

_SHORTEST = 4
"""letters that a stem keeps"""
_ENDINGS = (
    *(
        "alities",
        "ality",
        "ationally",
        "ational",
        "ations",
        "ation",
        "ments",
        "ment",
        "ities",
        "ity",
        "ively",
        "ives",
        "ive",
        "ingly",
    ),
    *("ings", "ing", "edly", "ed", "ions", "ion", "als", "ally", "al", "ies", "ied", "ily", "ly", "ers", "er", "ors"),
    *("or", "es", "ians", "ian", "is", "s", "i", "y", "e"),
)
"""the longest first, of those that end alike"""


@lru_cache(maxsize=65_536)
def stem(key: str) -> str:
    """Return a word, given as it is compared, without its ending; a number stays whole."""
    if not key.isalpha():
        return key
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST:
            key = key[: -len(ending)]
            break
    doubled = len(key) > _SHORTEST and key[-1] == key[-2] and key[-1] not in "aeiouls"
    return key[:-1] if doubled else key
