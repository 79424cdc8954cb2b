"""What is told first of many changes: whatever turns the meaning round, and nothing that only ends a quotation."""

from hearsay.domain.comparison import ChangeKind, Cut, CutPlace, Difference, Judgement, Loss, Member, Verdict
from hearsay.domain.spans import Span
from hearsay.domain.verdict_words import verdict_counts, worst_change

WORDS = "The bridge will stand until spring"
PUT_IN = Difference(ChangeKind.INSERTED, Span(4, 10), "bridge", "")
HEDGE = Difference(ChangeKind.CHANGED, Span(11, 15), "will", "may", (Loss.HEDGE,))
BACK = Cut(CutPlace.END, Span(40, 60), "if it is mended", marked=False)
CONDITION = Cut(CutPlace.END, Span(40, 60), "if it is mended", marked=False, lost=(Loss.CONDITION,))


def judged(verdict: Verdict, *differences: Difference, cuts: tuple[Cut, ...] = ()) -> Member:
    passage = None if verdict is Verdict.ABSENT else Span(0, 40)
    judgement = Judgement(verdict, passage, differences, cuts)
    return Member("a.txt", (Span(0, len(WORDS)),), (0,), WORDS, (), (), judgement)


def test_a_dropped_condition_is_told_before_a_dropped_hedge_and_both_before_other_changes() -> None:
    plain = judged(Verdict.ALTERED, PUT_IN)
    hedged = judged(Verdict.ALTERED, PUT_IN, HEDGE)
    conditional = judged(Verdict.ALTERED, PUT_IN, HEDGE, cuts=(CONDITION,))
    assert worst_change([plain])[1] == "“bridge” is put in"
    assert worst_change([plain, hedged])[1] == "drops a hedge (“may”) for “will”"
    assert worst_change([hedged, conditional])[1] == "drops a condition (“if it is mended”)"
    invented = judged(Verdict.ABSENT)
    assert worst_change([conditional, invented])[1] == "not in the document"
    weights = [worst_change([each])[0] for each in (plain, hedged, conditional, invented)]
    assert weights == sorted(weights)


def test_where_a_quotation_ends_weighs_least_and_nothing_weighs_nothing() -> None:
    cut = judged(Verdict.TRUNCATED, cuts=(BACK,))
    assert worst_change([cut]) == (1, "“if it is mended” is left out at the end")
    assert worst_change([cut, judged(Verdict.ALTERED, PUT_IN)])[1] == "“bridge” is put in"
    assert worst_change([judged(Verdict.VERBATIM)]) == (0, "")
    assert worst_change([]) == (0, "")


def test_verdicts_are_counted_the_worst_first_and_the_unjudged_left_out() -> None:
    unjudged = Member("b.txt", (Span(0, 1),), (0,), "x")
    members = [judged(Verdict.VERBATIM), judged(Verdict.ABSENT), unjudged, judged(Verdict.VERBATIM)]
    assert verdict_counts(members) == "∅ not in the document 1 · ✓ word for word 2"
