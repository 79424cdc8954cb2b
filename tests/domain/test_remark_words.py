"""What the text says of a source is told in short lines, each as careful as what is known."""

from hearsay.domain.remark_words import remark_in_words, remarks_in_words, standing_in_words
from hearsay.domain.source_remarks import Remark, RemarkKind, SourceRemarks, Standing
from hearsay.domain.sources import Source, SourceKind, SourceRegister
from hearsay.domain.spans import Span

LUND, MEMO, POST, NOBODY = range(4)
REGISTER = SourceRegister(
    (
        Source("Ida Lund", SourceKind.NAMED, ("Ida Lund",)),
        Source("the memo", SourceKind.DOCUMENT, ("the memo",)),
        Source("The Harbour Post", SourceKind.NAMED, ("The Harbour Post",)),
        Source("unnamed", SourceKind.UNNAMED, ("unnamed",), "a.txt"),
    ),
    {},
)


def lines(standing: Standing, source: int = LUND) -> tuple[str, ...]:
    standings = tuple(standing if number == source else Standing() for number in range(4))
    return standing_in_words(SourceRemarks(standings), source, REGISTER, {"a.txt": "The Gazette"})


def remark(kind: RemarkKind, words: str, by: int | None = None, source: int = MEMO) -> Remark:
    return Remark(kind, source, "a.txt", 0, Span(0, len(words)), words, by)


def test_hearsay_names_the_only_way_or_the_ways_with_their_shares() -> None:
    assert lines(Standing(0, 3, {POST: 3}, 1)) == ("By hearsay: 3 sentences, all through The Harbour Post",)
    assert lines(Standing(0, 1, {POST: 1}, 1)) == ("By hearsay: 1 sentence, through The Harbour Post",)
    [both] = lines(Standing(0, 5, {MEMO: 4, POST: 1}, 2))
    assert both == "By hearsay: 5 sentences, through the memo (4) and The Harbour Post (1), up to 2 hands"


def test_what_is_first_hand_says_only_that_nobody_is_named_between() -> None:
    assert lines(Standing(first_hand=12)) == ("First hand: 12 sentences, nobody named between",)


def test_an_unnamed_source_is_first_hand_of_nobody() -> None:
    assert lines(Standing(first_hand=2, unnamed_in=("a.txt",)), NOBODY) == ("Not named by The Gazette",)


def test_who_vouches_for_the_document_and_who_does_not_are_told_apart() -> None:
    borne_out = remark_in_words(remark(RemarkKind.AUTHENTICATED, "Lund confirmed it", LUND), REGISTER)
    assert borne_out == "Borne out by Ida Lund: “Lund confirmed it”"
    doubted = remark_in_words(remark(RemarkKind.NOT_AUTHENTICATED, "could not verify it", POST), REGISTER)
    assert doubted == "Not authenticated, as told by The Harbour Post: “could not verify it”"


def test_quotation_marks_inside_the_words_are_the_inner_ones() -> None:
    told = remark_in_words(remark(RemarkKind.PARTY, "called it “false”", source=LUND), REGISTER)
    assert told == "Party to the quarrel: “called it ‘false’”"


def test_remarks_of_a_kind_stand_together_and_the_gravest_first() -> None:
    found = (
        remark(RemarkKind.UNNAMED_ORIGIN, "given by an unnamed clerk"),
        remark(RemarkKind.NOT_AUTHENTICATED, "could not be verified"),
        remark(RemarkKind.UNNAMED_ORIGIN, "given by an unnamed clerk"),
    )
    told = remarks_in_words(SourceRemarks((), found), MEMO, REGISTER, {})
    assert told == (
        "Not authenticated: “could not be verified”",
        "From somebody unnamed: “given by an unnamed clerk”",
    )
