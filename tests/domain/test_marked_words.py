"""A variant piece by piece: none of its own words is lost, and nothing that is missing runs into them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.comparison import ChangeKind, Cut, CutPlace, Difference, Judgement, Loss, Member, Verdict
from hearsay.domain.marked_words import Piece, fullest_beside, pieces_beside_fullest, pieces_of, shortened
from hearsay.domain.spans import Span
from hearsay.domain.verdict_words import changes_in_words, listed, losses_in_words

TEXT = "The bridge, he wrote, “will stand” until [next] spring."


def shown(pieces: tuple[Piece, ...]) -> str:
    """Return the pieces as one line, what is missing in curly brackets, what is put in after a plus."""
    return "".join(
        piece.words
        if piece.kind is None
        else f"{{{piece.other}}}" * bool(piece.other) + f"+{piece.words}+" * bool(piece.words)
        for piece in pieces
    )


def member(text: str, *differences: Difference, spans: tuple[Span, ...] = (), cuts: tuple[Cut, ...] = ()) -> Member:
    judgement = Judgement(Verdict.ALTERED, Span(0, 1), differences, cuts) if cuts else None
    whole = spans or (Span(0, len(text)),)
    return Member("a.txt", whole, tuple(range(len(whole))), text, (), differences, judgement)


@pytest.mark.parametrize(
    ("kind", "place", "other", "told"),
    [
        (ChangeKind.DELETED, (4, 4), "old", "The {old} bridge,"),
        (ChangeKind.DELETED, (3, 3), "old", "The {old} bridge,"),
        (ChangeKind.DELETED, (0, 0), "But", "{But} The bridge,"),
        (ChangeKind.DELETED, (11, 11), "of stone", "The bridge, {of stone}"),
        (ChangeKind.DELETED, (10, 10), "of stone", "The bridge {of stone},"),
        (ChangeKind.CHANGED, (4, 10), "tower", "The {tower}+bridge+,"),
        (ChangeKind.INSERTED, (4, 10), "", "The +bridge+,"),
    ],
)
def test_what_is_missing_stands_apart_from_the_words_beside_it(
    kind: ChangeKind, place: tuple[int, int], other: str, told: str
) -> None:
    text = "The bridge,"
    words = text[slice(*place)]
    assert shown(pieces_of(member(text, Difference(kind, Span(*place), words, other)), text)) == told


def test_words_on_both_sides_of_he_said_are_one_run_and_what_he_said_stays_out() -> None:
    spans = (Span(0, 11), Span(23, 33))
    split = member(TEXT, Difference(ChangeKind.ELLIPSIS, Span(11, 11), "", "of stone"), spans=spans)
    assert shown(pieces_of(split, TEXT)) == "The bridge, {of stone} will stand"
    across = member(TEXT, Difference(ChangeKind.CHANGED, Span(4, 27), "bridge, will", "tower may"), spans=spans)
    assert shown(pieces_of(across, TEXT)).split() == ["The", "{tower", "may}+bridge,", "will+", "stand"]


def test_words_cut_off_at_the_ends_are_missing_there_and_told_once() -> None:
    cuts = (
        Cut(CutPlace.BEGINNING, Span(0, 9), "Unless it rains", marked=False, lost=(Loss.CONDITION,)),
        Cut(CutPlace.MIDDLE, Span(9, 12), "not", marked=False, lost=(Loss.NEGATION,)),
        Cut(CutPlace.END, Span(20, 30), "or so he said", marked=True),
    )
    within = Difference(ChangeKind.DELETED, Span(3, 3), "", "not", (Loss.NEGATION,))
    cut = member("It will stand", within, cuts=cuts)
    assert shown(pieces_of(cut, "It will stand")).startswith("{Unless it rains} It ")
    assert changes_in_words(cut) == (
        "“Unless it rains” is left out at the beginning; “not” is left out; "
        "“or so he said” is left out at the end, openly."
    )
    assert losses_in_words(cut) == "Drops a negation (“not”) and a condition (“Unless it rains”)."


def test_words_that_hold_two_things_are_told_once_for_both() -> None:
    lost = (Loss.CONDITION, Loss.HEDGE)
    gone = Difference(ChangeKind.DELETED, Span(0, 0), "", "I fear, unless it rains", lost)
    assert losses_in_words(member("it will fall", gone)) == "Drops a condition and a hedge (“I fear, unless it rains”)."


@given(
    st.text(st.sampled_from("ab ,.[“\n🚢é"), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(ChangeKind), st.booleans()), max_size=6),
    st.integers(0, 40),
)
def test_no_word_of_the_variant_is_lost_or_told_twice(
    text: str, places: list[tuple[int, int, ChangeKind, bool]], border: int
) -> None:
    edges = sorted({min(at, len(text)) for first, last, *_ in places for at in (first, last)})
    pairs = zip(edges[::2], edges[1::2], strict=False)
    differences = [
        Difference(kind, Span(start, end) if own else Span(start, start), text[start:end] if own else "", "gone")
        for (start, end), (*_, kind, own) in zip(pairs, places, strict=False)
    ]
    middle = min(border, len(text))
    spans = (Span(0, middle), Span(middle, len(text))) if 0 < middle < len(text) else (Span(0, len(text)),)
    pieces = pieces_of(member(text, *differences, spans=spans), text)
    assert "".join("".join(piece.words for piece in pieces).split()) == "".join(text.split())
    assert sum(piece.kind is not None for piece in pieces) == len(differences)


def test_long_runs_are_shortened_in_the_middle_and_say_by_how_much() -> None:
    assert shortened("  one\n two  ", 2, 1) == "one two"
    assert shortened(" ".join(map(str, range(9))), 6, 2) == "0 1 [… 5 words …] 7 8"
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_the_fullest_beside_a_variant_is_the_variant_beside_it_turned_round() -> None:
    text = "The [stone] bridge may stand"
    one = member(
        text,
        Difference(ChangeKind.BRACKETED, Span(4, 11), "[stone]", "old"),
        Difference(ChangeKind.INSERTED, Span(19, 22), "may", ""),
        Difference(ChangeKind.DELETED, Span(28, 28), "", "for ever"),
    )
    assert shown(pieces_beside_fullest(one, text)) == "The {old}+[stone]+ bridge +may+ stand {for ever}"
    turned = fullest_beside(one, text, "The old bridge stand for ever")
    assert shown(turned) == "The {[stone]}+old+ bridge {may} stand +for ever+"
    kinds = [piece.kind for piece in turned if piece.kind is not None]
    assert kinds == [ChangeKind.CHANGED, ChangeKind.DELETED, ChangeKind.INSERTED]


def test_the_fullest_is_shown_with_its_own_punctuation() -> None:
    text = "“The ferry sails at dawn,” he said."
    one = member(
        text, Difference(ChangeKind.DELETED, Span(24, 24), "", "It waits, “idle”, for me"), spans=(Span(1, 25),)
    )
    fullest = "The ferry sails at dawn. It waits, “idle”, for me."
    assert shown(fullest_beside(one, text, fullest)) == "The ferry sails at dawn. +It waits, “idle”, for me.+"
