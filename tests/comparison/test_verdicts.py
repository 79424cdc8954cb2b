"""A quotation held against the document: what the reader is told of its faithfulness."""

from typing import Any

import pytest

from hearsay.comparison.folder_comparison import compare
from hearsay.domain.comparison import ChangeKind, CutPlace, Judgement, Loss, Verdict

MEMO = (
    "Memo on the Orl bridge\n\n"
    "I think the old bridge will hold until the spring flood, if nobody drives a tank over it. "
    "It does not need a second coat of paint before winter. Mr. Brandt may disagree with us; the mayor never reads.\n\n"
    "She told me: “The harbour belongs to the fishermen and to their wives (since 1931).” "
    "The ferry will sail at dawn, and the council cannot stop it. "
    "The engineer asked the council to close the northern lane before anybody was hurt."
)
OF_MEMO = ("the memo", "Ida Lund")


@pytest.fixture
def judged(write: Any, document: Any) -> Any:
    def judgement(sentence: str, *chain: str, primary: bool = True) -> Judgement | None:
        article = write("a.txt", (sentence, chain or OF_MEMO), primary=primary)
        member = compare([article], document(MEMO)).member_of("a.txt", 0)
        return None if member is None else member.judgement

    return judgement


@pytest.mark.parametrize(
    "quoted",
    [
        "I think the old bridge will hold until the spring flood, if nobody drives a tank over it.",
        "it does NOT need a second coat of paint before winter,",
        "It does not need a second coat of paint before winter. Mr. Brandt may disagree with us; the mayor never reads",
        "the harbour belongs to the fishermen – and to their wives (since 1931)",
    ],
)
def test_verbatim(judged: Any, quoted: str) -> None:
    told = judged(f"“{quoted}” she wrote.")
    assert told.verdict is Verdict.VERBATIM
    assert told.differences == ()
    assert told.cuts == ()


@pytest.mark.parametrize(
    ("quoted", "kind", "words", "other"),
    [
        ("It does not need a third coat of paint before winter", ChangeKind.CHANGED, "third", "second"),
        ("It does not need a second big coat of paint before winter", ChangeKind.INSERTED, "big", ""),
        ("It does not need a second coat before winter", ChangeKind.DELETED, "", "of paint"),
        (
            "The engineer asked the council to close before anybody was hurt the northern lane",
            ChangeKind.REORDERED,
            "the northern lane",
            "the northern lane",
        ),
    ],
)
def test_altered(judged: Any, quoted: str, kind: ChangeKind, words: str, other: str) -> None:
    told = judged(f"“{quoted},” she wrote.")
    assert told.verdict is Verdict.ALTERED
    found = {(each.kind, each.words, each.other) for each in told.differences}
    swapped = (kind, "before anybody was hurt", "before anybody was hurt")
    assert (kind, words, other) in found or (kind is ChangeKind.REORDERED and found == {swapped})


@pytest.mark.parametrize(
    ("quoted", "places", "lost"),
    [
        (
            "the old bridge will hold until the spring flood",
            (CutPlace.BEGINNING, CutPlace.END),
            (Loss.CONDITION, Loss.HEDGE),
        ),
        ("a second coat of paint before winter", (CutPlace.BEGINNING,), (Loss.NEGATION,)),
        ("The ferry will sail at dawn", (CutPlace.END,), ()),
        ("disagree with us; the mayor never reads", (CutPlace.BEGINNING,), (Loss.HEDGE,)),
        ("asked the council to close the northern lane", (CutPlace.BEGINNING, CutPlace.END), ()),
    ],
)
def test_truncated(judged: Any, quoted: str, places: tuple[CutPlace, ...], lost: tuple[Loss, ...]) -> None:
    told = judged(f"“{quoted},” she wrote.")
    assert told.verdict is Verdict.TRUNCATED
    assert tuple(cut.place for cut in told.cuts) == places
    assert told.lost == lost
    assert all(cut.words == " ".join(cut.dropped.of(MEMO).split()) for cut in told.cuts)


def test_a_silent_cut_that_turns_the_meaning_is_altered_and_told(judged: Any) -> None:
    told = judged("“It does need a second coat of paint before winter,” she wrote.")
    assert told.verdict is Verdict.ALTERED
    assert told.lost == (Loss.NEGATION,)
    assert [(cut.place, cut.words, cut.marked) for cut in told.cuts] == [(CutPlace.MIDDLE, "not", False)]


def test_an_honest_ellipsis_is_a_marked_cut(judged: Any) -> None:
    told = judged("“The engineer asked the council … before anybody was hurt,” she wrote.")
    assert told.verdict is Verdict.TRUNCATED
    assert [each.kind for each in told.differences] == [ChangeKind.ELLIPSIS]
    assert [(cut.place, cut.marked, cut.lost) for cut in told.cuts] == [(CutPlace.MIDDLE, True, ())]


def test_an_ellipsis_over_several_sentences(judged: Any) -> None:
    told = judged("“It does not need a second coat of paint before winter … the council cannot stop it,” she wrote.")
    assert told.verdict is Verdict.TRUNCATED
    assert told.cuts[0].marked
    assert "fishermen" in told.cuts[0].words


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("It does not need a second coat of [red] paint before winter", Verdict.VERBATIM),
        ("[The bridge] does not need a second coat of paint before winter", Verdict.VERBATIM),
        ("[i]t does not need a second coat of paint before winter", Verdict.VERBATIM),
        ("It [needs] a second coat of paint before winter", Verdict.ALTERED),
        ("The engineer [never] asked the council to close the northern lane before anybody was hurt", Verdict.ALTERED),
        ("[The council] cannot stop it", Verdict.TRUNCATED),
        ("It does not [really] need a third coat of paint before winter", Verdict.ALTERED),
    ],
)
def test_brackets_say_openly_what_they_do(judged: Any, quoted: str, verdict: Verdict) -> None:
    told = judged(f"“{quoted},” she wrote.")
    assert told.verdict is verdict
    bracketed = [each for each in told.differences if each.kind is ChangeKind.BRACKETED]
    assert all(each.words[0] in "[(" and each.words[-1] in ")]" for each in bracketed)
    assert bracketed or quoted.startswith(("[i]", "[The council"))


def test_words_around_she_wrote_are_judged_as_one(judged: Any) -> None:
    told = judged("“It does not need,” she wrote, “a second coat of paint before winter.”")
    assert told.verdict is Verdict.VERBATIM
    told = judged("“It does not need,” she wrote, “before winter.”")
    assert told.verdict is Verdict.TRUNCATED
    assert told.cuts[0].marked


def test_what_the_document_does_not_say_is_absent_only_where_it_is_said_to(judged: Any) -> None:
    invented = "“The northern lane collapsed under forty tonnes of grain,” she wrote."
    assert judged(invented).verdict is Verdict.ABSENT
    assert judged(invented, "the memo", "Ida Lund", primary=False).verdict is Verdict.ABSENT
    assert judged(invented, "Ida Lund", primary=False) is None
    assert judged(invented, "The Orl Courier", "a secret memo", primary=False) is None


def test_words_of_others_that_the_document_has_are_judged(judged: Any) -> None:
    told = judged("“It does not need a second coat of paint before spring,” he said.", "Karel Brandt", primary=False)
    assert told.verdict is Verdict.ALTERED


def test_a_loose_name_counts_where_the_document_bears_it(write: Any, document: Any) -> None:
    article = write("a.txt", ("“Nothing of the kind was ever painted green,” she wrote.", ("the letter",)))
    assert compare([article], document(MEMO)).member_of("a.txt", 0) is None
    named = compare([article], document(MEMO, title="A letter from the Orl"))
    member = named.member_of("a.txt", 0)
    assert member is not None
    assert member.verdict is Verdict.ABSENT


MINUTES = (
    "“I never asked anybody to close the northern lane,” she said. “I asked whether it could be swept.” "
    "“It may be safe in summer, but nobody has measured it, and the council likes it,” he said."
)


@pytest.fixture
def judged_by_minutes(write: Any, document: Any) -> Any:
    def judgement(sentence: str) -> Judgement | None:
        member = compare([write("a.txt", (sentence, OF_MEMO), primary=True)], document(MINUTES)).member_of("a.txt", 0)
        return None if member is None else member.judgement

    return judgement


def test_what_the_document_puts_between_two_stretches_of_speech_is_not_the_speakers(judged_by_minutes: Any) -> None:
    whole = "I never asked anybody to close the northern lane. I asked whether it could be swept."
    told = judged_by_minutes(f"“{whole}” she wrote.")
    assert (told.verdict, told.differences, told.cuts) == (Verdict.VERBATIM, (), ())
    changed = judged_by_minutes(f"“{whole.replace('never ', '')}” she wrote.")
    assert (changed.verdict, changed.lost) == (Verdict.ALTERED, (Loss.NEGATION,))


def test_a_clause_that_takes_back_is_missed_with_what_it_denies(judged_by_minutes: Any) -> None:
    told = judged_by_minutes("“It may be safe in summer,” he wrote.")
    assert (told.verdict, told.lost) == (Verdict.TRUNCATED, (Loss.NEGATION,))
    assert judged_by_minutes("“It may be safe in summer, but nobody has measured it,” he wrote.").lost == ()


@pytest.mark.parametrize(
    ("lead", "lost"),
    [
        ("The memo grants that the bridge does not", ()),
        ("It never did", ()),
        ("They did not.", (Loss.NEGATION,)),
        ("The bridge stands. Nobody paid. They did", (Loss.NEGATION,)),
        ("The memo did not say that it would", (Loss.NEGATION,)),
        ("If it does not rain, she wrote, they will", (Loss.NEGATION,)),
        ("They did not paint it, and they", (Loss.NEGATION,)),
    ],
)
def test_a_negation_that_the_article_says_itself_is_not_dropped(judged: Any, lead: str, lost: tuple[Loss, ...]) -> None:
    told = judged(f"{lead} “need a second coat of paint before winter”.")
    assert told.verdict is Verdict.TRUNCATED
    assert [(cut.place, cut.lost) for cut in told.cuts] == [(CutPlace.BEGINNING, lost)]


@pytest.mark.parametrize(
    ("lead", "lost"),
    [
        ("If the clerk agrees, the Orl line", ()),
        ("If you ask the council, the Orl line", (Loss.CONDITION,)),
        ("The Orl line", (Loss.CONDITION,)),
    ],
)
def test_a_condition_counts_as_said_where_it_is_the_one_left_out(
    write: Any, document: Any, lead: str, lost: tuple[Loss, ...]
) -> None:
    text = "If the clerk agrees to it, the new line shall be opened to the public on the first of May."
    article = write("a.txt", (f"{lead} “shall be opened to the public on the first of May.”", OF_MEMO), primary=True)
    told = compare([article], document(text)).member_of("a.txt", 0)
    assert told is not None
    assert told.judgement is not None
    assert [cut.lost for cut in told.judgement.cuts] == [lost]
