"""What the network reads: a paragraph's word pieces, with the quotation scanner's marks and the letters' case."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hearsay.attribution.passage import Passage
from hearsay.domain.attribution import QuotationForm

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 320
"""word pieces in one unit, the two that frame it included; a longer paragraph is cut between sentences"""
LONGEST_UNIT = 512
"""word pieces the network can read; what a single sentence has beyond is not read"""

OUTSIDE, OPENING, INSIDE, CLOSING, SET_OFF = range(5)
"""where a word stands to a quotation; an opening and a closing mark are words of their own"""
NO_LETTERS, LOWER, CAPITALISED, CAPITALS, FIRST_CAPITALISED = range(5)
"""a word's case; a sentence's first word is capitalised whatever it is"""

Integers = NDArray[np.int64]


class Unit(NamedTuple):
    """A paragraph, or the part of it that the network can read at once.

    ``ids``, ``quotation`` and ``casing`` have one entry a word piece (shape ``(pieces,)``); ``words`` are the indices
    of the article's words that it covers and ``first`` where each of them begins among the pieces (shape ``(words,)``);
    ``sentences`` gives for each sentence its index and its range among ``words``.
    """

    ids: Integers
    quotation: Integers
    casing: Integers
    words: Integers
    first: Integers
    sentences: tuple[tuple[int, range], ...]

    def pieces_of(self, words: range) -> tuple[int, int]:
        """Return the first and the stop of the pieces of some of its words, a range of places in ``words``."""
        stop = self.first[words.stop] if words.stop < len(self.first) else len(self.ids) - 1
        return int(self.first[words.start]), int(stop)


class UnitCutter:
    """Cuts articles into units with one vocabulary."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self._tokenizer = tokenizer
        frame = tokenizer.encode("").ids
        self._opening, self._closing = frame[0], frame[-1]

    def units(self, passage: Passage) -> tuple[Unit, ...]:
        """Return the units of the article's prose, in its order; none crosses a block."""
        speaking = [s for s, words in enumerate(passage.sentence_words) if len(words) and passage.speaks(s)]
        pieces = self._pieces(passage, speaking)
        features = (_quotation_states(passage), _casing(passage))
        found: list[Unit] = []
        for _, sentences in groupby(speaking, key=lambda s: passage.blocks[s]):
            groups = _grouped(list(sentences), pieces)
            found.extend(self._unit(passage, group, pieces, features) for group in groups)
        return tuple(found)

    def _pieces(self, passage: Passage, sentences: Sequence[int]) -> dict[int, tuple[list[int], list[int]]]:
        """Return for each sentence its word pieces, and for each piece the word it belongs to."""
        raw = passage.words.raw
        of_word = self._pieces_of({raw[w] for s in sentences for w in passage.sentence_words[s]})
        found: dict[int, tuple[list[int], list[int]]] = {}
        for s in sentences:
            ids, owners = found[s] = [], []
            for word in passage.sentence_words[s]:
                pieces = of_word[raw[word]]
                ids += pieces
                owners += [word] * len(pieces)
        return found

    def _pieces_of(self, words: Collection[str]) -> dict[str, list[int]]:
        """Return each word's pieces: they do not depend on its neighbours, so no word is cut twice."""
        distinct = list(words)
        encoded = self._tokenizer.encode(distinct, is_pretokenized=True, add_special_tokens=False)
        pieces: dict[str, list[int]] = {word: [] for word in distinct}
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None:
                pieces[distinct[word]].append(piece)
        return pieces

    def _unit(
        self,
        passage: Passage,
        group: Sequence[int],
        pieces: dict[int, tuple[list[int], list[int]]],
        features: tuple[Integers, Integers],
    ) -> Unit:
        ids: list[int] = [self._opening]
        owners: list[int] = [-1]
        for s in group:
            ids += pieces[s][0]
            owners += pieces[s][1]
        ids, owners = [*ids[: LONGEST_UNIT - 1], self._closing], [*owners[: LONGEST_UNIT - 1], -1]
        owner = np.array(owners, np.int64)
        first = np.flatnonzero(owner[1:-1] != owner[:-2]) + 1
        words = owner[first]
        quotation, casing = (feature[owner] for feature in features)
        return Unit(np.array(ids, np.int64), quotation, casing, words, first, tuple(_places(passage, group, words)))


def _grouped(sentences: Sequence[int], pieces: dict[int, tuple[list[int], list[int]]]) -> Iterator[list[int]]:
    group: list[int] = []
    length = 2
    for s in sentences:
        if group and length + len(pieces[s][0]) > MOST_PIECES:
            yield group
            group, length = [], 2
        group.append(s)
        length += len(pieces[s][0])
    if group:
        yield group


def _places(passage: Passage, group: Sequence[int], words: Integers) -> Iterator[tuple[int, range]]:
    for s in group:
        within = passage.sentence_words[s]
        start, stop = np.searchsorted(words, (within.start, within.stop))
        if start < stop:
            yield s, range(int(start), int(stop))


def _quotation_states(passage: Passage) -> Integers:
    """Return where each word stands to a quotation, and a last entry for what is no word and frames a unit."""
    states = np.full(len(passage.words) + 1, OUTSIDE, np.int64)
    for quotation, outer in zip(passage.quotations, passage.outer, strict=True):
        inside = passage.words.within(quotation.span)
        states[inside.start : inside.stop] = SET_OFF if quotation.form is QuotationForm.BLOCK else INSIDE
        around = passage.words.within(outer)
        states[around.start : inside.start] = OPENING
        states[inside.stop : around.stop] = CLOSING
    return states


def _casing(passage: Passage) -> Integers:
    """Return each word's case, and a last entry for what is no word and frames a unit."""
    case = {word: _case(word) for word in set(passage.words.raw)}
    cases = [case[word] for word in passage.words.raw]
    for words in passage.sentence_words:
        first = next((w for w in words if cases[w] != NO_LETTERS), None)
        if first is not None and cases[first] == CAPITALISED:
            cases[first] = FIRST_CAPITALISED
    return np.array([*cases, NO_LETTERS], np.int64)


def _case(word: str) -> int:
    if word.islower():
        return LOWER
    if len(word) > 1 and word.isupper():
        return CAPITALS
    return CAPITALISED if word[0].isupper() else LOWER if any(c.isalpha() for c in word) else NO_LETTERS
