"""A wording: the same words, gaps and brackets, however many articles have them, and what it can be found by."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hearsay.comparison.alignment import Pair
from hearsay.comparison.likeness import RUN
from hearsay.comparison.utterances import Utterance
from hearsay.comparison.words import Words

FEWEST_CONTENT = 4
"""words saying something by themselves from which a quotation can be told by its words alone"""
FEWEST_WORDS = 2
"""a single word in marks is nobody's speech"""
MANY_RUNS = 12
"""runs from which on two of them must be shared before wordings are compared"""
DOCUMENT_VOICE = "\x01document"
"""the voice of what stands in the primary document, beside that of whoever says it"""


class Identity(NamedTuple):
    """What makes two utterances the same wording: words, brackets and gaps, and what else is known of them.

    ``voices`` are those by which a fragment is told, ``holder`` the words of its own article that hold it (empty where
    none do). ``of_document`` tells that the article gives the words to the primary document.
    """

    keys: tuple[str, ...]
    bracketed: tuple[int, ...]
    seams: tuple[int, ...]
    voices: tuple[str, ...]
    of_document: bool
    holder: tuple[str, ...] = ()


Order = tuple[int, str, Identity]


def is_fragment(words: Words) -> bool:
    """Tell whether the words are so few that anybody may have said them."""
    return words.content < FEWEST_CONTENT


def tells_its_speaker(words: Words) -> bool:
    """Tell whether a fragment says enough for the same source in two articles to mean the same words."""
    return len(words) >= 3 and words.content >= 2


def stands_alone(words: Words) -> bool:
    """Tell whether a fragment that stands in the document can be told by that alone, whoever is said to speak."""
    return len(words) >= 4 or words.content >= 3


class Wording:
    """One wording, a follower of its leader: the fullest wording that has the same words (itself, maybe).

    ``order`` sorts wordings from the fullest down, alike whenever they came. ``probes`` are hashes of the runs by which
    it looks for a leader, ``posts`` those by which it is found as one; ``fewest_shared`` of them must be shared. A
    fragment looks where its ``holder`` would, the fuller words of its own article; without one, among the words of the
    same voices. ``place`` are its words that stand in the document.
    """

    __slots__ = (
        "fewest_shared",
        "followers",
        "holder",
        "identity",
        "is_fragment",
        "leader",
        "order",
        "place",
        "posts",
        "probes",
        "utterances",
        "voices",
        "words",
    )

    def __init__(self, words: Words, identity: Identity, place: list[Pair], holder: Words | None = None) -> None:
        self.words = words
        self.identity = identity
        self.place = place
        self.holder = holder
        self.is_fragment = is_fragment(words)
        known = bool(place) and (not self.is_fragment or stands_alone(words))
        self.voices = frozenset((*identity.voices, DOCUMENT_VOICE) if known else identity.voices)
        self.order: Order = (-len(words.own), " ".join(words.keys), identity)
        runs, spoken = _runs(words), _spoken_runs(words.keys, self.voices)
        self.posts = tuple({*runs, *spoken})
        self.probes = runs
        if self.is_fragment:
            self.probes = spoken if holder is None else _runs(holder)
        self.fewest_shared = 2 if len(self.probes) >= MANY_RUNS else 1
        self.leader: Wording | None = None
        self.followers: set[Wording] = set()
        self.utterances: dict[tuple[str, int], Utterance] = {}

    @property
    def of_document(self) -> bool:
        """True where an article gives the words to the primary document."""
        return self.identity.of_document

    @property
    def may_lead(self) -> bool:
        """True where other words can be variants of these: two words are too few."""
        return not self.is_fragment or len(self.words) > FEWEST_WORDS

    def shares_passage(self, other: "Wording") -> bool:
        """Tell whether the document has half of the shorter one or more where it has the other."""
        if not self.place or not other.place:
            return False
        first = max(self.place[0].other, other.place[0].other)
        last = min(self.place[-1].other, other.place[-1].other)
        return 2 * (last + 1 - first) >= min(len(self.place), len(other.place))


def _runs(words: Words) -> tuple[int, ...]:
    """Return hashes of the runs of three words, also of those that read on over brackets; of few words, of all."""
    own = tuple(words.keys[at] for at in words.own)
    found = {own[i : i + RUN] for i in range(len(own) - RUN + 1)}
    if len(own) != len(words):
        found |= {words.keys[i : i + RUN] for i in range(len(words) - RUN + 1)}
    return tuple(set(map(hash, found)))


def _spoken_runs(keys: Sequence[str], voices: Iterable[str]) -> tuple[int, ...]:
    """Return hashes of the runs of two words, of each voice its own."""
    pairs = set(pairwise(keys))
    return tuple({hash((voice, pair)) for voice in voices for pair in pairs})
