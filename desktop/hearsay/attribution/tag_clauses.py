"""Tag clauses: the few words that tell whose the words beside them are ("he said", "said Mira Okafor on Monday")."""

import re

from hearsay.lexicons import word_list

_REACH = 90
"""code points looked at"""
_VERB_AMONG = 7
"""words among which the verb must stand"""
_STOP = re.compile(r"""[.,;:!?…)](?!\w)|[“„"«»–—\n]""")
_TITLES = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|Rev|Hon|Jr|Sr|St)$")
_PASSIVE = frozenset(("was", "were", "is", "are", "be", "been", "being"))
_CLAUSE_FOLLOWS = frozenset(("that", "he", "she", "it", "they", "we", "i", "there", "this", "those"))


def tag_clause_end(text: str, start: int, limit: int) -> int | None:
    """Return where the tag clause that begins at ``start`` ends, before its punctuation; None where none begins."""
    limit = min(limit, start + _REACH)
    end = start
    while True:
        stop = _STOP.search(text, end, limit)
        end = stop.start() if stop else limit
        if stop is None or stop[0] != "." or not _TITLES.search(text, max(start, end - 6), end):
            break
        end += 1
    return end if _is_tag(text[start:end].split()) else None


def _is_tag(words: list[str]) -> bool:
    if not words:
        return False
    said, speakers = word_list("quotation_words.txt", "said"), word_list("quotation_words.txt", "speakers")
    if words[0].lower() in said:
        return len(words) == 1 or words[1][0].isupper() or words[1].lower() in speakers | said
    if not (words[0][0].isupper() or words[0].lower() in speakers):
        return False
    verb = next((i for i, word in enumerate(words[1:_VERB_AMONG], 1) if word.lower() in said), None)
    if verb is not None and words[verb - 1].lower() in _PASSIVE:
        return False
    return verb is not None and not _CLAUSE_FOLLOWS.intersection(w.lower() for w in words[verb + 1 : verb + 2])
