"""Sentences by what they are found by: their telling words, and their runs of words."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from hearsay.comparison.echo_scores import Score
from hearsay.comparison.telling_sentences import Identity, TellingArticle
from hearsay.domain.path_order import PathKey

Key = TypeVar("Key", bound=Hashable)

_by_serial = attrgetter("serial")


class Edition:
    """The same prose under one path or several, each with what sorts it; there is one while the edition is known."""

    __slots__ = ("content", "identity", "paths", "sentences", "told")

    def __init__(self, told: TellingArticle, identity: Identity) -> None:
        self.told = told
        self.identity = identity
        self.paths: dict[str, PathKey] = {}
        self.sentences: tuple[PostedSentence, ...] = ()
        self.content = 0
        """words of all sentences that say something by themselves"""

    @property
    def in_order(self) -> list[str]:
        """The paths as the folder has them; echoes are told of the first alone."""
        return sorted(self.paths, key=self.paths.__getitem__)


class PostedSentence:
    """A sentence as an index keeps it, small: its words are looked up again where it is compared.

    ``serial`` counts sentences as they come. ``stems`` and ``runs`` are what it is found by, ``content`` counts its
    words that say something by themselves. ``echoes`` are those that echo it.
    """

    __slots__ = ("content", "echoes", "edition", "number", "runs", "serial", "stems")

    def __init__(
        self, edition: Edition, number: int, serial: int, stems: Sequence[str], runs: Sequence[int], content: int
    ) -> None:
        self.edition = edition
        self.number = number
        self.serial = serial
        self.stems = tuple(stems)
        self.runs = tuple(runs)
        self.content = content
        self.echoes: dict[PostedSentence, Score] = {}

    @property
    def place(self) -> tuple[Identity, int]:
        """What sorts it among all others, alike whenever it came."""
        return self.edition.identity, self.number


class SentenceIndex(Generic[Key]):
    """For each key the sentences that are kept under it. Most keys are one sentence's, kept without a list."""

    def __init__(self) -> None:
        self._alone: dict[Key, PostedSentence] = {}
        self._together: dict[Key, list[PostedSentence]] = {}

    def of(self, key: Key) -> Sequence[PostedSentence]:
        """Return the sentences under a key."""
        together = self._together.get(key)
        if together is not None:
            return together
        alone = self._alone.get(key)
        return () if alone is None else (alone,)

    def count(self, key: Key) -> int:
        """Return how many sentences are under a key."""
        together = self._together.get(key)
        return len(together) if together is not None else int(key in self._alone)

    def add(self, keys: Iterable[Key], sentence: PostedSentence) -> None:
        """Keep a sentence under each of the keys; it came after all that are there."""
        for key in keys:
            together = self._together.get(key)
            if together is not None:
                together.append(sentence)
                continue
            other = self._alone.setdefault(key, sentence)
            if other is not sentence:
                del self._alone[key]
                self._together[key] = [other, sentence]

    def remove(self, keys: Iterable[Key], sentence: PostedSentence) -> None:
        """Forget a sentence that is kept under each of the keys."""
        for key in keys:
            together = self._together.get(key)
            if together is None:
                del self._alone[key]
                continue
            del together[bisect_left(together, sentence.serial, key=_by_serial)]
            if len(together) == 1:
                self._alone[key] = self._together.pop(key)[0]
