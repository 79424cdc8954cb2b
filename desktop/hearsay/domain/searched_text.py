"""A text in which quoted words are looked for, though its quotation marks, dashes or line breaks have changed."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from hearsay.domain.spans import Span

_FOLDED = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′´`＇", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
}
_TO_FOLD = re.compile(rf"\s+|[{''.join(map(re.escape, _FOLDED))}]")
_WORD = re.compile(r"\w+")


class Word(NamedTuple):
    """A word in lower case and where it begins, in code points of the folded text."""

    word: str
    start: int


class SearchedText:
    """A text with its folded form, made when first asked for.

    Folded, every stretch of white space is one space, every quotation mark and dash the plain one, and what cannot be
    seen is gone. All spans given and returned are code points of ``text`` itself.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        return self._folding[0]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the folded text, in order."""
        return tuple(words_of(self.folded))

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where each word begins in the folded text."""
        places: dict[str, list[int]] = defaultdict(list)
        for word, start in self.words:
            places[word].append(start)
        return dict(places)

    def unfolded(self, start: int, end: int) -> Span:
        """Return the span of the text that is ``folded[start:end]``, not empty, white space at its edges left out."""
        while start < end - 1 and self.folded[start] == " ":
            start += 1
        while end - 1 > start and self.folded[end - 1] == " ":
            end -= 1
        return Span(self._origin(start), self._origin(end - 1) + 1)

    def folded_place(self, place: int) -> int:
        """Return where a code point of the text stands in the folded one."""
        _, folded_starts, starts = self._folding
        piece = bisect_right(starts, place) - 1
        end = folded_starts[piece + 1] if piece + 1 < len(folded_starts) else len(self.folded)
        return min(folded_starts[piece] + place - starts[piece], end)

    def _origin(self, place: int) -> int:
        _, folded_starts, starts = self._folding
        piece = bisect_right(folded_starts, place) - 1
        return min(starts[piece] + place - folded_starts[piece], self._piece_end(piece) - 1)

    def _piece_end(self, piece: int) -> int:
        starts = self._folding[2]
        return starts[piece + 1] if piece + 1 < len(starts) else len(self.text)

    @cached_property
    def _folding(self) -> tuple[str, list[int], list[int]]:
        """The folded text, and for each of its pieces where it begins there and in the text."""
        pieces: list[str] = []
        folded_starts, starts = [0], [0]
        length = kept = 0
        for match in _TO_FOLD.finditer(self.text):
            found = match[0]
            piece = _FOLDED.get(found, " ")
            if piece == found:
                continue
            before = self.text[kept : match.start()]
            length += len(before)
            folded_starts.append(length)
            starts.append(match.start())
            length += len(piece)
            folded_starts.append(length)
            starts.append(match.end())
            pieces += (before, piece)
            kept = match.end()
        pieces.append(self.text[kept:])
        return "".join(pieces), folded_starts, starts


def folded(text: str) -> str:
    """Return words as ``SearchedText.folded`` has them."""
    return _TO_FOLD.sub(lambda match: _FOLDED.get(match[0], " "), text)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in lower case, with where they begin."""
    return (Word(match[0].lower(), match.start()) for match in _WORD.finditer(text))
