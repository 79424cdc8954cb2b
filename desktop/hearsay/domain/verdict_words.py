"""Verdicts, changes and losses in words, the same in the window and in every document."""

from collections.abc import Mapping, Sequence

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
