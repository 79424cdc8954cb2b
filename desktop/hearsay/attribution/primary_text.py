"""Are these words the primary document's? Looked up in its text, up to case, marks, brackets and small alterations."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

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
MOST_PIECES = 3
"""places of the document that a quotation may be put together from"""
GAP = " […] "
"""stands between two places of the document"""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_OMISSION = re.compile(r"\[?(?:…|\.{3}|\. \. \.)\]?")


class Found(NamedTuple):
    """Where a quotation stands in a text: ``likeness`` is the share of its words that do, in order, 0–1.

    ``original`` are the text's own words there, empty where they are the quotation's, word for word.
    """

    likeness: float
    original: str = ""


class PhraseIndex:
    """The words of a text, or of several, by runs of three, to find a quotation again in milliseconds."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts
        self._words = [words_of(text) for text in texts]
        self._places: dict[int, list[tuple[int, int]]] = {}
        self._runs: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for position in range(len(words) - SHINGLE + 1):
                places = self._runs[tuple(words[position : position + SHINGLE])]
                if len(places) < MOST_PLACES:
                    places.append((number, position))

    def find(self, quotation: str) -> Found | None:
        """Return where the quotation stands in the text, up to small alterations; None where it does not.

        A quotation may be put together from up to three places of the text, each of four words or more.
        """
        words = words_of(quotation)[:MOST_WORDS]
        if len(words) < FEWEST_WORDS:
            return None
        found = self._best(words)
        if found.likeness < 1.0:
            pieced = self._pieced(quotation, words)
            if pieced is not None:
                return pieced
        return found if found.likeness >= ALIKE else None

    def likeness(self, quotation: str) -> float:
        """Return how much of a quotation stands in one place of the text, in order: 0–1, 0 where it is too short."""
        words = words_of(quotation)[:MOST_WORDS]
        return self._best(words).likeness if len(words) >= FEWEST_WORDS else 0.0

    def holds(self, quotation: str) -> bool:
        """Tell whether the quotation is in the text up to small alterations."""
        return self.find(quotation) is not None

    def _best(self, words: list[str]) -> Found:
        """Return the place that has most of the words.

        The windows that share a run of words are compared by the matching blocks of ``difflib.SequenceMatcher``.
        """
        from difflib import SequenceMatcher  # needed only where there is something to compare

        best = Found(0.0)
        for number, start in self._windows(words):
            window = self._words[number][start : start + len(words) + len(words) // 3 + 1]
            blocks = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()[:-1]
            matched = sum(block.size for block in blocks)
            if matched <= best.likeness * len(words):
                continue
            last = blocks[-1]
            first = max(0, start + blocks[0].b - blocks[0].a)
            stop = start + last.b + (len(words) - last.a)
            same = self._words[number][first:stop] == words
            best = Found(matched / len(words), "" if same else self._original(number, first, stop))
            if same:
                break
        return best

    def _original(self, number: int, first: int, stop: int) -> str:
        if number not in self._places:
            self._places[number] = [match.span() for match in _WORD.finditer(self._texts[number])]
        places = self._places[number][first:stop]
        return " ".join(self._texts[number][places[0][0] : places[-1][1]].split()) if places else ""

    def _pieced(self, quotation: str, words: list[str]) -> Found | None:
        """Return the words with what lies between their places, where they were taken from several of them."""
        pieces = [piece for part in _OMISSION.split(quotation) if (piece := words_of(part))]
        if not 1 < len(pieces) <= MOST_PIECES or not all(self._stands(piece) for piece in pieces):
            pieces = self._runs_of(words)
        if not 1 < len(pieces) <= MOST_PIECES or max(map(len, pieces)) < FEWEST_WORDS:
            return None
        between = self._between(pieces)
        return Found(1.0, between or GAP.join(self._best(p).original or " ".join(p) for p in pieces))

    def _stands(self, piece: list[str]) -> bool:
        if len(piece) < SHINGLE or self._length_at(piece, 0) == len(piece):
            return True
        return len(piece) >= FEWEST_WORDS and self._best(piece).likeness >= ALIKE

    def _runs_of(self, words: list[str]) -> list[list[str]]:
        """Cut the words into the longest runs that stand in the text; none where a run would be too short."""
        pieces: list[list[str]] = []
        position = 0
        while position < len(words) and len(pieces) < MOST_PIECES:
            length = self._length_at(words, position)
            if len(words) - position - length in range(1, FEWEST_WORDS):  # leave the next run enough to be told by
                length = len(words) - position - FEWEST_WORDS
            if length < FEWEST_WORDS:
                return []
            pieces.append(words[position : position + length])
            position += length
        return pieces if position == len(words) else []

    def _length_at(self, words: Sequence[str], position: int) -> int:
        """Return how many words from ``position`` on stand in the text in a row."""
        longest = 0
        for number, place in self._runs.get(tuple(words[position : position + SHINGLE]), ()):
            text = self._words[number]
            length = SHINGLE
            while position + length < len(words) and text[place + length : place + length + 1] == [
                words[position + length]
            ]:
                length += 1
            longest = max(longest, length)
        return longest

    def _between(self, pieces: list[list[str]]) -> str:
        """Return the stretch of the text from the first piece to the last where they follow on one another closely."""
        reach = 2 * sum(map(len, pieces)) + FEWEST_WORDS
        anchor = max(pieces, key=len)
        for number, place in self._runs.get(tuple(anchor[:SHINGLE]), ()):
            words = self._words[number]
            start = next((p for p in range(place, max(-1, place - reach), -1) if _stands_at(words, pieces[0], p)), None)
            stop = None if start is None else _end_of(words[: place + reach], pieces, start)
            if start is not None and stop is not None:
                return self._original(number, start, stop)
        return ""

    def _windows(self, words: list[str]) -> list[tuple[int, int]]:
        """Return the (text, first word) where the quotation most likely begins: where most of its runs say so."""
        votes: Counter[tuple[int, int]] = Counter()
        for position in range(len(words) - SHINGLE + 1):
            for number, found in self._runs.get(tuple(words[position : position + SHINGLE]), ()):
                votes[number, max(0, found - position)] += 1
        return [place for place, _ in votes.most_common(MOST_WINDOWS)]


def _end_of(words: Sequence[str], pieces: list[list[str]], start: int) -> int | None:
    """Return where the last of the pieces ends, when each follows behind the one before; None where one does not."""
    position = start
    for piece in pieces:
        at = next((p for p in range(position, len(words)) if _stands_at(words, piece, p)), None)
        if at is None:
            return None
        position = at + len(piece)
    return position


def _stands_at(words: Sequence[str], piece: list[str], position: int) -> bool:
    return list(words[position : position + len(piece)]) == piece


def raw_words(text: str) -> list[str]:
    """Return the words of a text as they stand, without marks between them."""
    return _WORD.findall(text)


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without marks; as many as ``raw_words``."""
    return [word.lower().replace("’", "").replace("'", "") for word in raw_words(text)]
