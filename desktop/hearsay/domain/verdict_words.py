"""Verdicts, changes and losses in words, the same in the window and in every document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hearsay.domain.comparison import ChangeKind, Difference, Loss, Member, Verdict
from hearsay.domain.marked_words import marks_of, shortened

VERDICT_SIGNS: Mapping[Verdict, str] = {
    Verdict.VERBATIM: "✓",
    Verdict.TRUNCATED: "◐",
    Verdict.ALTERED: "≠",
    Verdict.ABSENT: "∅",
}
VERDICT_NAMES: Mapping[Verdict, str] = {
    Verdict.VERBATIM: "word for word",
    Verdict.TRUNCATED: "cut",
    Verdict.ALTERED: "altered",
    Verdict.ABSENT: "not in the document",
}
VERDICT_MEANINGS: Mapping[Verdict, str] = {
    Verdict.VERBATIM: "Whole sentences of the document, every word as it stands there.",
    Verdict.TRUNCATED: "The document’s own words, but its sentences go on, or words between are left out openly.",
    Verdict.ALTERED: "The document has the words, but some are put in, changed, moved or left out unmarked.",
    Verdict.ABSENT: "Given to the document, which does not have the words.",
}
LOSS_NAMES: Mapping[Loss, str] = {
    Loss.NEGATION: "a negation",
    Loss.CONDITION: "a condition",
    Loss.HEDGE: "a hedge",
}

_KINDS = (
    ChangeKind.CHANGED,
    ChangeKind.DELETED,
    ChangeKind.INSERTED,
    ChangeKind.REORDERED,
    ChangeKind.ELLIPSIS,
    ChangeKind.BRACKETED,
)
"""from what changes a quotation most to what does so openly"""
_MOST_CHANGES = 6
_LONGEST, _ENDS = 16, 6
"""words: of a longer run, that many at each end are told"""


def changes_in_words(member: Member) -> str:
    """Return a sentence that tells how a variant differs from the document, or from the fullest; empty if nowhere."""
    told = [_change_in_words(each, member) for each in marks_of(member)]
    if not told:
        return ""
    more = len(told) - _MOST_CHANGES
    rest = [f"and {more:,} more"] if more > 0 else []
    sentence = "; ".join((*told[:_MOST_CHANGES], *rest))
    return f"{sentence[0].upper()}{sentence[1:]}."


def losses_in_words(member: Member) -> str:
    """Return a sentence that tells which negations, conditions and hedges are dropped with which words, or nothing."""
    marks = marks_of(member)
    by_words: dict[tuple[str, ...], list[str]] = {}
    for loss, name in LOSS_NAMES.items():
        words = dict.fromkeys(quoted(each.other) for each in marks if loss in each.lost)
        if words:
            by_words.setdefault(tuple(words)[:_MOST_CHANGES], []).append(name)
    parts = [f"{listed(names)} ({', '.join(words)})" for words, names in by_words.items()]
    return f"Drops {listed(parts)}." if parts else ""


def verdict_counts(members: Iterable[Member]) -> str:
    """Return how many members have which verdict, the worst first, e.g. ``≠ altered 1 · ✓ word for word 2``."""
    counts = Counter(member.verdict for member in members)
    told = [verdict for verdict in reversed(Verdict) if counts[verdict]]
    return " · ".join(f"{VERDICT_SIGNS[verdict]} {VERDICT_NAMES[verdict]} {counts[verdict]:,}" for verdict in told)


def worst_change(members: Iterable[Member]) -> tuple[int, str]:
    """Return how much that weighs which matters most of all that the members changed, and what it is.

    A larger weight is worse; 0 and nothing where none changed anything. A member answers for what it changed of the
    document where that has the words, else of the fullest member.
    """
    told = (each for member in members for each in _weighed_changes(member))
    return max(told, key=lambda each: each[0], default=(0, ""))


def _weighed_changes(member: Member) -> Iterable[tuple[int, str]]:
    if member.verdict is Verdict.ABSENT:
        return [(100, VERDICT_NAMES[Verdict.ABSENT])]
    return [_weighed(each, member) for each in marks_of(member)]


def _weighed(difference: Difference, member: Member) -> tuple[int, str]:
    if difference.lost:
        names = listed([LOSS_NAMES[loss] for loss in difference.lost])
        instead = f" for {quoted(difference.words)}" if difference.words else ""
        weight = 50 - list(Loss).index(difference.lost[0])
        return weight, f"drops {names} ({quoted(difference.other)}){instead}"
    told = _change_in_words(difference, member)
    if not difference.words and _place_in_words(difference, member):
        return 1, told  # a quotation has to begin and to end somewhere
    return 1 + len(_KINDS) - _KINDS.index(difference.kind), told


def _change_in_words(difference: Difference, member: Member) -> str:
    mine, other, kind = quoted(difference.words), quoted(difference.other), difference.kind
    if not difference.words:
        place = _place_in_words(difference, member)
        openly = ", openly" if kind is ChangeKind.ELLIPSIS else ""
        return f"{other} is left out{place}{openly}"
    if kind is ChangeKind.REORDERED:
        return f"{mine} is moved"
    if kind is ChangeKind.BRACKETED:
        return f"{mine} stands in brackets for {other}" if difference.other else f"{mine} is added in brackets"
    return f"{mine} stands for {other}" if difference.other else f"{mine} is put in"


def _place_in_words(difference: Difference, member: Member) -> str:
    if difference.span.start <= member.spans[0].start:
        return " at the beginning"
    return " at the end" if difference.span.start >= member.spans[-1].end else ""


def quoted(words: str) -> str:
    """Return words between quotation marks, a long run shortened."""
    return f"“{shortened(words, _LONGEST, _ENDS)}”"


def listed(parts: Sequence[str]) -> str:
    """Return ``a``, ``a and b``, or ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
