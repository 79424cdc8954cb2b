"""What the comparison found, in words: a verdict, the worst alteration, the roots of a claim."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hearsay.domain.comparison import (
    ChangeKind,
    Cut,
    CutPlace,
    Difference,
    Loss,
    Member,
    QuotationCluster,
    Verdict,
)
from hearsay.domain.sources import RootSource, Source, SourceKind, SourceRegister
from hearsay.ui.marked_words import shortened

VERDICT_SIGNS = {Verdict.VERBATIM: "✓", Verdict.TRUNCATED: "◐", Verdict.ALTERED: "≠", Verdict.ABSENT: "∅"}

_VERDICT_WORDS = {
    Verdict.VERBATIM: "Stands in the document word for word.",
    Verdict.TRUNCATED: "Stands in the document, with some of its words left out.",
    Verdict.ALTERED: "Stands in the document in other words.",
    Verdict.ABSENT: "Given to the document, and not found in it.",
}
_LOSSES = {Loss.NEGATION: "a negation", Loss.CONDITION: "a condition", Loss.HEDGE: "a hedge"}
_PLACES = {CutPlace.BEGINNING: "at the beginning", CutPlace.MIDDLE: "in the middle", CutPlace.END: "at the end"}
_KINDS = (
    ChangeKind.CHANGED,
    ChangeKind.DELETED,
    ChangeKind.INSERTED,
    ChangeKind.REORDERED,
    ChangeKind.ELLIPSIS,
    ChangeKind.BRACKETED,
)
"""from what changes a quotation most to what does so openly"""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def verdict_in_words(verdict: Verdict) -> str:
    """Return a sentence that says what a verdict means."""
    return _VERDICT_WORDS[verdict]


def verdict_counts(members: Iterable[Member]) -> str:
    """Return how many members have which verdict, the worst first, e.g. ``≠ altered 1 · ✓ verbatim 2``."""
    counts = Counter(member.verdict for member in members)
    told = [verdict for verdict in reversed(Verdict) if counts[verdict]]
    return " · ".join(f"{VERDICT_SIGNS[verdict]} {verdict.value} {counts[verdict]}" for verdict in told)


def worst_alteration(members: Iterable[Member]) -> tuple[int, str]:
    """Return what weighs most of all that the members changed, and how much it weighs: 0 and nothing where none did.

    A member that was held against the document answers for what it changed of that, any other for the fullest one.
    """
    return max((each for member in members for each in _alterations(member)), key=lambda each: each[0], default=(0, ""))


def _alterations(member: Member) -> Iterator[tuple[int, str]]:
    judgement = member.judgement
    if judgement is None:
        yield from map(_told_difference, member.differences)
        return
    if judgement.verdict is Verdict.ABSENT:
        yield 100, "not in the document"
    yield from map(_told_difference, judgement.differences)
    yield from map(_told_cut, judgement.cuts)


def _told_difference(difference: Difference) -> tuple[int, str]:
    mine, other, kind = _quoted(difference.words), _quoted(difference.other), difference.kind
    if difference.lost:
        put = f" for {mine}" if mine else ""
        return _weight(difference.lost), f"drops {_losses(difference.lost)}: {other}{put}"
    weight = len(_KINDS) - _KINDS.index(kind)
    if kind is ChangeKind.REORDERED:
        return weight, f"moves {mine}"
    if mine and other:
        return weight, f"{mine} for {other}"
    if mine:
        return weight, f"adds {mine}"
    return weight, f"leaves out {other}"


def _told_cut(cut: Cut) -> tuple[int, str]:
    if cut.lost:
        return _weight(cut.lost), f"drops {_losses(cut.lost)}: {_quoted(cut.words)}"
    openly = ", openly" if cut.marked and cut.place is CutPlace.MIDDLE else ""
    return 1, f"cut {_PLACES[cut.place]}{openly}: {_quoted(cut.words)}"


def _weight(lost: Sequence[Loss]) -> int:
    return 50 - list(Loss).index(lost[0])


def _losses(lost: Sequence[Loss]) -> str:
    return " and ".join(_LOSSES[loss] for loss in lost)


def _quoted(words: str) -> str:
    return f"“{shortened(words, 7, 3)}”" if words else ""


def speaker_of(cluster: QuotationCluster) -> str:
    """Return who said the words in the end: the last link that most members have, nobody where none has one."""
    told = Counter(member.chain[-1] for member in cluster.members if member.chain)
    return told.most_common(1)[0][0] if told else ""


def name_of(source: Source) -> str:
    return "somebody unnamed" if source.kind is SourceKind.UNNAMED else source.name


def roots_in_words(roots: Sequence[RootSource], sources: SourceRegister) -> str:
    """Return how many roots a claim has, e.g. ``one root: the memo, by way of The Harbour Post``; nothing for none."""
    if not roots:
        return ""
    told = "; ".join(_root_in_words(root, sources) for root in roots)
    count = _NUMBERS[len(roots)] if len(roots) < len(_NUMBERS) else str(len(roots))
    return f"{count} root{'s' if len(roots) != 1 else ''}: {told}"


def _root_in_words(root: RootSource, sources: SourceRegister) -> str:
    name = name_of(sources.sources[root.source])
    way = " and ".join(name_of(sources.sources[hand]) for hand in root.by_way_of)
    return f"{name}, by way of {way}" if way else name
