"""The words of a quotation or a document, with their places, and what its brackets and ellipses say."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from hearsay.comparison.content_words import count_content
from hearsay.domain.spans import Span

MOST_WORDS = 1000
"""words of one quotation that are compared: of a longer one, the first"""
LONGEST_BRACKET = 12
"""words that a bracket may hold to be taken for an addition by whoever quotes; more are the speaker's own aside"""

_SIGN = re.compile(
    r"""
    (?P<reference>\[\d{1,3}\])                          # a footnote’s number says nothing
    |(?P<ellipsis>[\[(]\s*(?:…|\.{3,}|\.(?:\s\.){2,})\s*[\])]|…|\.{3,}|\.(?:\s\.){2,})
    |(?P<patched>[^\W_]+\[[^\W\d_]{1,20}\][^\W_]*|\[[^\W\d_]{1,20}\][^\W_]+)  # want[ed], [T]he
    |(?P<open>[\[(])|(?P<close>[\])])
    |(?P<word>
        [^\W\d_](?:\.[^\W\d_]){1,12}(?![^\W_])\.?       # U.S. is US
        |\d+(?:[.,]\d+)*
        |[\u3040-\u30ff\u3400-\u9fff]                   # scripts without spaces: each sign by itself
        |[^\W\d_]+(?:['’ʼ\u00ad\u200b-\u200d]?[^\W_]+)*
        |[^\W_]+
        |[%$€£&]
    )
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_UNSAID = str.maketrans("", "", "'’ʼ.,[]\u00ad\u200b\u200c\u200d")


class Words:
    """The words of some stretches of a text, in order; ``starts`` and ``ends`` are code points of the text.

    ``keys`` are the words as they are compared: case, apostrophes, hyphens and full stops aside. ``bracketed`` are the
    indices of words in brackets. ``seams`` are indices of words before which a gap is shown (the number of words for
    one at the end): by an ellipsis, or because a new stretch begins there; the latter are in ``breaks``, too.
    ``content`` counts the words that say something by themselves.
    ``own`` are the indices of words outside brackets. ``capped`` tells that there were more words than were asked for.
    """

    __slots__ = ("bracketed", "breaks", "capped", "content", "ends", "keys", "own", "seams", "starts", "text")

    def __init__(self, text: str, spans: Sequence[Span], most: int = MOST_WORDS) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        seams: set[int] = set()
        breaks: list[int] = []
        keys: list[str] = []
        bracketed: set[int] = set()
        brackets: list[int] = []
        for match in islice(_signs(text, spans), 4 * most):
            if match is None:
                breaks.append(len(keys))
                brackets.clear()
                continue
            kind = match.lastgroup
            if kind == "word" or kind == "patched":
                if len(keys) == most:
                    break
                if kind == "patched":
                    bracketed.add(len(keys))
                keys.append(_key(match.group()))
                self.starts.append(match.start())
                self.ends.append(match.end())
            elif kind == "ellipsis":
                seams.add(len(keys))
            elif kind == "open":
                brackets.append(len(keys))
            elif kind == "close" and brackets:
                opened = brackets.pop()
                if len(keys) - opened <= LONGEST_BRACKET:
                    bracketed.update(range(opened, len(keys)))
        self.capped = len(keys) == most
        self.keys = tuple(keys)
        self.bracketed = frozenset(bracketed if 2 * len(bracketed) < len(keys) else ())
        self.content = count_content(keys)
        everything = range(len(keys))
        self.own: Sequence[int] = [at for at in everything if at not in self.bracketed] if bracketed else everything
        self.breaks = frozenset(each for each in breaks if 0 < each < len(keys))
        self.seams = frozenset(seams | self.breaks)

    def __len__(self) -> int:
        return len(self.keys)

    def written(self, first: int, stop: int) -> str:
        """Return the words from ``first`` to before ``stop`` as they stand, white space made single."""
        if first >= stop:
            return ""
        borders = [first, *sorted(each for each in self.breaks if first < each < stop), stop]
        parts = (self.text[self._start(a) : self._end(b - 1)] for a, b in pairwise(borders))
        return " ".join(" ".join(parts).split())

    def span(self, first: int, stop: int) -> Span:
        """Return where the words stand; for none, the empty span behind the word before them."""
        if first < stop:
            return Span(self._start(first), self._end(stop - 1))
        place = self.ends[first - 1] if first else self.starts[0]
        return Span(place, place)

    def _start(self, word: int) -> int:
        """Return where a word begins, with the bracket that opens before it."""
        start = self.starts[word]
        return start - 1 if word in self.bracketed and self.text[start - 1 : start] in ("[", "(") else start

    def _end(self, word: int) -> int:
        """Return where a word ends, with the bracket that closes behind it."""
        end = self.ends[word]
        return end + 1 if word in self.bracketed and self.text[end : end + 1] in ("]", ")") else end


def _signs(text: str, spans: Sequence[Span]) -> Iterator[re.Match[str] | None]:
    """Yield what stands in the spans, None between two of them."""
    for number, span in enumerate(spans):
        if number:
            yield None
        yield from _SIGN.finditer(text, span.start, span.end)


def _key(word: str) -> str:
    if word[0].isdigit():
        return _THOUSANDS.sub("", word)
    key = word.casefold().translate(_UNSAID)
    return "and" if key == "&" else key
