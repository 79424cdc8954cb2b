"""Fragments: words too few to be told by themselves, and the fuller quotations of the same article that hold them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from hearsay.comparison.likeness import place_of
from hearsay.comparison.same_source import NameBook
from hearsay.comparison.utterances import Utterance
from hearsay.comparison.wordings import is_fragment

FEWEST_OF_OTHERS = 4
"""words that a fragment needs to go with a quotation that is not said to be the same speaker's"""
MOST_HOLDERS = 24
"""quotations of one article that may share a run of two words before a fragment is no longer looked for among them"""


def holders_of(utterances: Sequence[Utterance]) -> dict[Utterance, Utterance]:
    """Return for each fragment of an article the quotation that has its words in a row, if there is one.

    Of several it is one of the same speaker, and the longest of those.
    """
    fragments = [each for each in utterances if is_fragment(each.words)]
    speakers = NameBook((each.chain[-1] for each in utterances if each.voice), ())
    by_run = _by_run(utterances) if fragments else {}
    found = {}
    for fragment in fragments:
        keys = fragment.words.keys
        holding = [each for each in by_run.get(keys[:2], ()) if place_of(keys, each.words.keys) is not None]
        own = [each for each in holding if _same_speaker(each, fragment, speakers)]
        if own or (holding and len(keys) >= FEWEST_OF_OTHERS):
            found[fragment] = max(own or holding, key=lambda each: len(each.words))
    return found


def _same_speaker(one: Utterance, other: Utterance, speakers: NameBook) -> bool:
    """Tell whether both are named, and as one: “Lund” is Ida Lund, unless the article quotes a Jon Lund, too."""
    return bool(one.voice and other.voice) and speakers.key(one.chain[-1]) == speakers.key(other.chain[-1])


def _by_run(utterances: Sequence[Utterance]) -> dict[tuple[str, ...], list[Utterance]]:
    """Return the utterances that are no fragments, by each run of two words."""
    by_run: dict[tuple[str, ...], list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        if not is_fragment(utterance.words):
            for run in set(pairwise(utterance.words.keys)):
                if len(by_run[run]) < MOST_HOLDERS:
                    by_run[run].append(utterance)
    return by_run
