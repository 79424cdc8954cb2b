"""Precision, recall, F1 and confusion, for spans by characters or exactly and for sentences by type."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Score:
    """Counts behind a precision, a recall and an F1 (each 0–1)."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def overlap(found: Iterable[Span], wanted: Iterable[Span]) -> Score:
    """Return how far two sets of spans cover the same characters; a character counts once however often covered."""
    covered, labelled = _characters(found), _characters(wanted)
    return Score(len(covered & labelled), len(covered), len(labelled))


def _characters(spans: Iterable[Span]) -> set[int]:
    return {position for span in spans for position in range(span.start, span.end)}


def exact(found: Iterable[Span], wanted: Iterable[Span], text: str) -> Score:
    """Return how many spans of ``text`` were found with both ends right, paragraphs as units.

    As Wang et al. (CofeNet, COLING 2022) count: a span that runs over a line break is one span in each paragraph, white
    space at its ends does not count, and neither does a second mention of the same span, as of a source that several
    attributions share. Spans side by side stay two, for labels tell where one begins.
    """
    units, labelled = set(_in_paragraphs(found, text)), set(_in_paragraphs(wanted, text))
    return Score(len(units & labelled), len(units), len(labelled))


_LINE_OF_WORDS = re.compile(r"[^\s](?:[^\n]*[^\s])?")


def _in_paragraphs(spans: Iterable[Span], text: str) -> Iterator[Span]:
    for span in spans:
        yield from (Span(*line.span()) for line in _LINE_OF_WORDS.finditer(text, span.start, span.end))


Confusion = Mapping[tuple[str, str], int]


def confusion(pairs: Iterable[tuple[str, str]]) -> Confusion:
    """Return how often each (labelled, found) pair of types occurs."""
    return Counter(pairs)


def class_scores(table: Confusion, labels: Sequence[str]) -> dict[str, Score]:
    """Return a score for each label."""
    return {
        label: Score(
            table.get((label, label), 0),
            sum(count for (_, found), count in table.items() if found == label),
            sum(count for (wanted, _), count in table.items() if wanted == label),
        )
        for label in labels
    }


def macro_f1(scores: Mapping[str, Score]) -> float:
    """Return the mean F1 of the labels that occur in the labelled data, 0–1."""
    present = [score.f1 for score in scores.values() if score.wanted]
    return sum(present) / len(present) if present else 0.0


def accuracy(table: Confusion) -> float:
    """Return the share of sentences whose type was found, 0–1."""
    total = sum(table.values())
    return sum(count for (wanted, found), count in table.items() if wanted == found) / total if total else 0.0


def best_overlap(span: Span, candidates: Sequence[Span]) -> int | None:
    """Return the index of the candidate that shares most characters with the span; None where none shares any."""
    best = max(range(len(candidates)), key=lambda i: span.overlap(candidates[i]), default=None)
    return best if best is not None and span.overlap(candidates[best]) else None


def same_name(found: str, wanted: str) -> bool:
    """Tell whether two names of a source mean the same one, loosely: they share a word that is not a mere article."""
    return bool(_telling_words(found) & _telling_words(wanted)) or found.casefold() == wanted.casefold()


def same_chain(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether two chains have as many links, and each link means the same source, loosely as in ``same_name``."""
    return len(found) == len(wanted) and all(map(same_name, found, wanted))


def _telling_words(name: str) -> set[str]:
    words = {word.strip(".,'’“”\"").removesuffix("'s").removesuffix("’s") for word in name.casefold().split()}
    return words - {"", "the", "a", "an", "of", "and", "for", "in", "mr", "mrs", "ms"}
