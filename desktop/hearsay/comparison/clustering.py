"""Wordings find their leaders: which of them are the same words.

From the fullest down, each wording follows the earlier leader whose words it has, or leads itself. Nothing is ever
compared with a follower, so that two quotations cannot be chained by a third that shares a phrase with each. The
result is a function of the wordings alone, whenever they came: a wording's choice depends only on fuller ones, and
whenever one of those begins or ceases to lead, those below that share a run of words with it choose again.
"""

import heapq
from collections import Counter
from collections.abc import Sequence

from hearsay.comparison.content_words import is_content
from hearsay.comparison.likeness import (
    SAME,
    SAME_ORDER,
    SAME_ORDER_BACKED,
    SAME_PASSAGE,
    SAME_VOICE,
    answering,
    likeness,
    place_of,
)
from hearsay.comparison.run_index import RunIndex, fuller, up_to
from hearsay.comparison.wordings import DOCUMENT_VOICE, Identity, Order, Wording
from hearsay.comparison.words import Words

MOST_LEADERS = 32
"""leaders that may share a run of words before it is taken for a common phrase, by which nothing is found"""
MOST_COMPARED = 12
"""leaders that one wording is compared with, those first that share most runs"""


class Clustering:
    """All wordings of a folder; each has its leader once ``settle`` was called."""

    def __init__(self) -> None:
        self._wordings: dict[Identity, Wording] = {}
        self._probing = RunIndex()
        """those that look for a leader by a run of words, once they have chosen"""
        self._leading = RunIndex()
        """those that are found by a run of words"""
        self._waiting: dict[Order, Wording] = {}
        self._queue: list[Order] = []
        self._changed: set[Wording] = set()

    def get(self, identity: Identity) -> Wording | None:
        """Return the wording of this identity, None where no article has it."""
        return self._wordings.get(identity)

    def add(self, wording: Wording) -> None:
        """Take in a wording that is not known yet."""
        self._wordings[wording.identity] = wording
        self._wait(wording)

    def remove(self, wording: Wording) -> None:
        """Forget a wording that no article has any more."""
        del self._wordings[wording.identity]
        self._waiting.pop(wording.order, None)
        if wording.leader is not None:
            self._probing.remove(wording.probes, wording)
            self._leave(wording)

    def settle(self) -> set[Wording]:
        """Let every wording choose that has to; return the leaders that lead others than before, and former leaders."""
        first_time = len(self._waiting) == len(self._wordings)
        while self._queue:
            wording = self._waiting.pop(heapq.heappop(self._queue), None)
            if wording is None:
                continue
            leader = self._choice(wording)
            if wording.leader is None:
                self._probing.add(wording.probes, wording)
            elif leader is wording.leader:
                continue
            else:
                self._leave(wording)
            wording.leader = leader
            leader.followers.add(wording)
            self._changed.add(leader)
            if leader is wording:
                self._begin(wording, wake=not first_time)
        changed, self._changed = self._changed, set()
        return changed

    def _choice(self, wording: Wording) -> Wording:
        """Return the leader that has the wording's words, itself where none has."""
        candidates = self._candidates(wording)
        found = _whole_fragment(wording, candidates) if wording.is_fragment else _most_alike(wording, candidates)
        return found or wording

    def _candidates(self, wording: Wording) -> list[Wording]:
        """Return fuller leaders that share a run of words with it, common phrases aside; the most likely first."""
        votes: Counter[Wording] = Counter()
        for run in wording.probes:
            leading = self._leading.of(run)
            if leading and not _is_common(leading, wording):
                votes.update(leading[: fuller(leading, wording)])
        likely = [each for each, count in votes.items() if count >= wording.fewest_shared]
        return heapq.nsmallest(MOST_COMPARED, likely, key=lambda each: (-votes[each], each.order))

    def _leave(self, wording: Wording) -> None:
        """Take the wording from its leader; where it led itself, those who followed it choose again."""
        leader, wording.leader = wording.leader, None
        if leader is None:
            return
        leader.followers.discard(wording)
        self._changed.add(leader)
        if leader is wording and wording.may_lead:
            self._wake(wording)
            self._leading.remove(wording.posts, wording)

    def _begin(self, wording: Wording, *, wake: bool) -> None:
        if wording.may_lead:
            self._leading.add(wording.posts, wording)
            if wake:
                self._wake(wording)

    def _wake(self, leader: Wording) -> None:
        """Let those choose again that would find the leader, or for whom it makes the difference to a common phrase."""
        shared: Counter[Wording] = Counter()
        for run in leader.posts:
            probing, leading = self._probing.of(run), self._leading.of(run)
            if not probing or _is_common(leading, leader):
                continue
            finding, hiding = len(probing), len(probing)
            if len(leading) > MOST_LEADERS:
                finding = up_to(probing, leading[MOST_LEADERS])
            if len(leading) > MOST_LEADERS + 1:
                hiding = up_to(probing, leading[MOST_LEADERS + 1])
            shared.update(probing[up_to(probing, leader) : finding])
            for each in probing[finding:hiding]:
                self._wait(each)
        for each, count in shared.items():
            if count >= each.fewest_shared:
                self._wait(each)

    def _wait(self, wording: Wording) -> None:
        if wording.order not in self._waiting:
            self._waiting[wording.order] = wording
            heapq.heappush(self._queue, wording.order)


def _is_common(leading: Sequence[Wording], wording: Wording) -> bool:
    """Tell whether too many leaders share a run that are fuller than the wording."""
    return len(leading) > MOST_LEADERS and leading[MOST_LEADERS].order < wording.order


def _most_alike(wording: Wording, candidates: list[Wording]) -> Wording | None:
    """Return the candidate that has most of what the wording says, at least as much as makes them the same words."""
    content = {key for key in wording.words.keys if is_content(key)}
    best, found = 0.0, None
    for candidate in candidates:
        if 2 * len(content.intersection(candidate.words.keys)) < len(content):
            continue
        pairs = answering(wording.words, candidate.words)
        enough, in_order = _enough(wording, candidate)
        alike = likeness(wording.words, pairs, in_order=in_order)
        if alike >= enough and alike > best:
            best, found = alike, candidate
    return found


def _enough(wording: Wording, candidate: Wording) -> tuple[float, float]:
    """Return the shares (0–1) of what it says and of all its words that make them the same, less with more to go by."""
    if wording.shares_passage(candidate):
        return SAME_PASSAGE, SAME_ORDER_BACKED
    if wording.voices & candidate.voices - {DOCUMENT_VOICE}:
        return SAME_VOICE, SAME_ORDER_BACKED
    return SAME, SAME_ORDER


def _whole_fragment(wording: Wording, candidates: list[Wording]) -> Wording | None:
    """Return the leader that has the fragment's very words, and those that its own article has more fully."""
    holding = [each for each in candidates if place_of(wording.words.keys, each.words.keys) is not None]
    if wording.holder:
        holding = [each for each in holding if _has(wording.holder, each)]
    return min(holding, key=lambda each: each.order, default=None)


def _has(holder: Words, candidate: Wording) -> bool:
    """Tell whether the leader is, or has, the words that hold a fragment in its own article."""
    return likeness(holder, answering(holder, candidate.words), in_order=SAME_ORDER_BACKED) >= SAME_VOICE
