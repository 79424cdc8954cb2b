"""Are these words the primary document's? Looked up in its text, up to case, marks, brackets and small alterations."""

import re
from collections import Counter, defaultdict

SHINGLE = 3
"""words in a row that a quotation and the document must share before they are compared"""
FEWEST_WORDS = 4
"""a shorter quotation could be anybody's"""
MOST_WORDS = 200
"""words of a quotation that are compared: enough to tell"""
MOST_PLACES = 24
"""places of a text at which the same run of words is remembered"""
MOST_WINDOWS = 12
"""places of a text that are compared with one quotation"""
ALIKE = 0.75
"""share of a quotation's words that must stand in the document, in order"""

_WORD = re.compile(r"\w+")


class PhraseIndex:
    """The words of a text, or of several, by runs of three, to find a quotation again in milliseconds."""

    def __init__(self, *texts: str) -> None:
        self._texts = [words_of(text) for text in texts]
        self._runs: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, words in enumerate(self._texts):
            for position in range(len(words) - SHINGLE + 1):
                places = self._runs[tuple(words[position : position + SHINGLE])]
                if len(places) < MOST_PLACES:
                    places.append((number, position))

    def likeness(self, quotation: str) -> float:
        """Return how much of a quotation stands in the text, in order: 0–1, 0 where it is too short to tell.

        The share of the quotation's words that are matched, in order, by the best of the windows that share a run of
        words with it (matching blocks of ``difflib.SequenceMatcher`` over words).
        """
        from difflib import SequenceMatcher  # needed only where there is something to compare

        words = words_of(quotation)[:MOST_WORDS]
        if len(words) < FEWEST_WORDS:
            return 0.0
        best = 0.0
        for number, start in self._windows(words):
            window = self._texts[number][start : start + len(words) + len(words) // 3 + 1]
            matcher = SequenceMatcher(None, words, window, autojunk=False)
            matched = sum(block.size for block in matcher.get_matching_blocks())
            best = max(best, matched / len(words))
            if best == 1.0:
                break
        return best

    def holds(self, quotation: str) -> bool:
        """Tell whether the quotation is in the text up to small alterations."""
        return self.likeness(quotation) >= ALIKE

    def _windows(self, words: list[str]) -> list[tuple[int, int]]:
        """Return the (text, first word) where the quotation most likely begins: where most of its runs say so."""
        votes: Counter[tuple[int, int]] = Counter()
        for position in range(len(words) - SHINGLE + 1):
            for number, found in self._runs.get(tuple(words[position : position + SHINGLE]), ()):
                votes[number, max(0, found - position)] += 1
        return [place for place, _ in votes.most_common(MOST_WINDOWS)]


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without marks."""
    return _WORD.findall(text.lower().replace("’", "").replace("'", ""))
