"""The primary document's words, found again: where a quotation stands in it, whole, altered or in pieces."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hearsay.comparison.alignment import Pair, align, supported
from hearsay.comparison.content_words import count_content, is_content
from hearsay.comparison.word_lists import word_list
from hearsay.comparison.words import Words
from hearsay.domain.article import Article
from hearsay.domain.spans import Span

MOST_DOCUMENT_WORDS = 500_000
"""words of the document that are looked at, a book of a thousand pages"""
RUN = 3
"""words in a row that a quotation and the document share before they are compared"""
MOST_PLACES = 48
"""places of the document at which the same run of words is remembered"""
MOST_PLACES_OF_WORD = 2000
"""places of the document at which the same word is remembered"""
MOST_WINDOWS = 6
"""places of the document that are compared with one quotation"""
SLACK = 12
"""words that are looked at beyond a quotation's own length, on each side"""
_CLOSING = "\"'”’»)]*_"
_OPENING = "“„«\"'‘([*_"
_SPEECH = re.compile(r"""“[^“”]{20,4000}”|„[^„“”]{20,4000}[“”]|«[^«»]{20,4000}»|(?<!\w)"[^"\n]{20,4000}"(?!\w)""")
"""words within marks, longer than a name or a term"""
_ABBREVIATIONS = word_list(
    """
    mr mrs ms dr prof gen sen rep gov st lt col sgt capt rev hon jr sr vs no inc ltd co corp art sec para dept
    """
)


class PrimaryDocument:
    """The document as words, by runs of three, with the borders of its sentences."""

    def __init__(self, article: Article) -> None:
        self.path = article.path
        self.words = Words(article.text, (Span(0, len(article.text)),), MOST_DOCUMENT_WORDS)
        keys = self.words.keys
        self._runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(keys) - RUN + 1):
            places = self._runs[keys[at : at + RUN]]
            if len(places) < MOST_PLACES:
                places.append(at)
        self._single: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(keys):
            places = self._single[key]
            if len(places) < MOST_PLACES_OF_WORD:
                places.append(at)
        self._speeches = [speech.span() for speech in _SPEECH.finditer(article.text)]
        self._borders = _borders(self.words, self._speeches)

    def sentence_start(self, word: int) -> int:
        """Return the first word of the sentence that holds the word, or of the speech within marks that it is in."""
        return self._borders[bisect_right(self._borders, word) - 1]

    def sentence_stop(self, word: int) -> int:
        """Return the word behind the sentence that holds the word."""
        return self._borders[bisect_right(self._borders, word)]

    def is_own_tag(self, words: range) -> bool:
        """Tell whether these words are what the document itself puts between two stretches of speech (“she said”)."""
        around = (self._speech_of(words.start - 1), self._speech_of(words.stop))
        return None not in around and all(self._speech_of(word) is None for word in words)

    def _speech_of(self, word: int) -> int | None:
        """Return the number of the speech within marks that holds the word."""
        if not 0 <= word < len(self.words):
            return None
        place = self.words.starts[word]
        number = bisect_right(self._speeches, (place, len(self.words.text))) - 1
        return number if number >= 0 and place < self._speeches[number][1] else None

    def find(self, words: Words, *, near: range | None = None, enough: float) -> list[Pair]:
        """Return the words that stand in the document, each with the document's; none where they do not.

        ``near`` is a passage of the document, as words, that is preferred where there are several. ``enough`` is the
        share (0–1) of the quotation's words that the document must have, those in brackets aside.
        """
        pieces = _pieces(words)
        anchor = max(pieces, key=len)
        pairs = self._place(words, range(len(words)), near)
        if len(pieces) > 1 and _share(words, pairs) < 1.0:
            pairs = max(pairs, self._put_together(words, pieces, anchor, near), key=len)
        return pairs if pairs and _share(words, pairs) >= enough else []

    def _put_together(self, words: Words, pieces: Sequence[range], anchor: range, near: range | None) -> list[Pair]:
        """Return the pairs of the pieces, each found by itself, those behind one another in the document."""
        found = self._place(words, anchor, near)
        if not found:
            return []
        at = pieces.index(anchor)
        for piece in pieces[at + 1 :]:
            found += self._place(words, piece, near, after=found[-1].other + 1)
        for piece in reversed(pieces[:at]):
            found = self._place(words, piece, near, before=found[0].other) + found
        return found

    def _place(
        self, words: Words, piece: range, near: range | None, *, after: int = 0, before: int | None = None
    ) -> list[Pair]:
        """Return the pairs of one piece: where it stands word for word, else where most of it stands.

        Only places behind ``after`` and before ``before`` count.
        """
        wanted = words.keys[piece.start : piece.stop]
        stop = len(self.words) if before is None else before
        exact = [at for at in self._exact(wanted) if after <= at and at + len(wanted) <= stop]
        if exact:
            at = self._chosen(exact, len(wanted), near, before)
            return [Pair(piece.start + i, at + i) for i in range(len(wanted))]
        own = [i for i in words.own if i in piece]
        wanted = tuple(words.keys[i] for i in own)
        content = {key for key in wanted if is_content(key)}
        best: list[Pair] = []
        for window in self._windows(wanted):
            first = max(window.start, after)
            there = self.words.keys[first : min(window.stop, stop)]
            if 2 * len(content.intersection(there)) < len(content):
                continue
            pairs = supported(align(wanted, there))
            if len(pairs) > len(best):
                best = [Pair(own[i], first + j) for i, j in pairs]
        return best

    def _exact(self, wanted: tuple[str, ...]) -> Iterator[int]:
        """Yield the places where the words stand in a row."""
        if not wanted:
            return
        if len(wanted) < RUN:
            offset = min(range(len(wanted)), key=lambda i: len(self._single.get(wanted[i], ())))
            places: Sequence[int] = self._single.get(wanted[offset], ())
        else:
            known = [self._runs.get(wanted[i : i + RUN], ()) for i in range(len(wanted) - RUN + 1)]
            offset = min(range(len(known)), key=lambda i: len(known[i]))
            places = known[offset]
        keys = self.words.keys
        for place in places:
            at = place - offset
            if at >= 0 and keys[at : at + len(wanted)] == wanted:
                yield at

    def _chosen(self, places: Sequence[int], length: int, near: range | None, before: int | None) -> int:
        """Return the best of several places: the passage preferred, whole sentences, the nearest or the first."""

        def rank(at: int) -> tuple[bool, int, int]:
            outside = near is not None and not (near.start <= at and at + length <= near.stop)
            open_ends = (self.sentence_start(at) != at) + (self.sentence_stop(at + length - 1) != at + length)
            return outside, open_ends, at if before is None else -at

        return min(places, key=rank)

    def _windows(self, wanted: tuple[str, ...]) -> Iterator[range]:
        """Yield the stretches of the document where the words most likely stand: where most of their runs say so."""
        votes: Counter[int] = Counter()
        for i in range(len(wanted) - RUN + 1):
            for place in self._runs.get(wanted[i : i + RUN], ()):
                votes[(place - i) // SLACK] += 1
        ranked = sorted(votes.items(), key=lambda each: (-each[1], each[0]))
        for slot, _ in ranked[:MOST_WINDOWS]:
            start = max(0, (slot - 1) * SLACK)
            yield range(start, min(len(self.words), (slot + 2) * SLACK + len(wanted) + len(wanted) // 3))


def _pieces(words: Words) -> list[range]:
    """Return the stretches between a quotation's seams, as indices of words."""
    borders = sorted({0, *words.seams, len(words)})
    return [range(a, b) for a, b in pairwise(borders)]


def _share(words: Words, pairs: Sequence[Pair]) -> float:
    """Return the share (0–1) of what the quotation says, its brackets aside, that the pairs hold."""
    own = [words.keys[at] for at in words.own]
    held = [words.keys[pair.mine] for pair in pairs if pair.mine not in words.bracketed]
    if any(map(is_content, own)):
        return min(count_content(held) / count_content(own), 1.2 * len(held) / len(own))
    return len(held) / len(own) if own else 0.0


def _borders(words: Words, speeches: Sequence[tuple[int, int]]) -> list[int]:
    """Return the words before which a sentence, or a speech within marks, begins or ends."""
    at_marks = {bisect_left(words.starts, place) for speech in speeches for place in speech}
    ends = (at for at in range(1, len(words)) if at in at_marks or _ends_before(words, at))
    return [0, *ends, len(words)]


def _ends_before(words: Words, at: int) -> bool:
    """Tell whether a sentence ends before the word."""
    text = words.text
    between = text[words.ends[at - 1] : words.starts[at]]
    if "\n\n" in between:
        return True
    signs, gap = between.rstrip(_OPENING), between.rstrip(_OPENING).rstrip()
    said = gap.rstrip(_CLOSING)
    if not said or (len(gap) == len(signs) and said[-1] not in "。！？"):
        return False
    if said[-1] in ":!?。！？":
        return True
    last = words.keys[at - 1]
    return said[-1] in ".…" and len(last) > 1 and last not in _ABBREVIATIONS and not text[words.starts[at]].islower()
