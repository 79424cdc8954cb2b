"""A note stays with its words, and never goes over to words that merely look the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.domain.anchoring import place
from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.domain.spans import Span

TEXT = (
    "The minister spoke first. Nobody answered.\n\nThe envoy read the letter aloud. Nobody answered.\n\n"
    "A clerk wrote everything down, as clerks do."
)


def anchor_on(words: str, text: str = TEXT, *, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Anchor.at(text, Span(start, start + len(words)))


def test_words_that_stand_where_they_stood_are_found_there() -> None:
    anchor = anchor_on("The envoy read the letter aloud.")
    assert place(anchor, TEXT) == (AnchorStatus.EXACT, Span(anchor.start, anchor.end))


def test_text_put_before_moves_the_note_along() -> None:
    anchor = anchor_on("The envoy read the letter aloud.")
    status, span = place(anchor, f"A new first paragraph.\n\n{TEXT}")
    assert (status, span) == (AnchorStatus.MOVED, Span(anchor.start + 24, anchor.end + 24))


def test_context_tells_the_second_look_alike_from_the_first() -> None:
    second = anchor_on("Nobody answered.", nth=1)
    changed = TEXT.replace("The minister spoke first. ", "")
    status, span = place(second, changed)
    assert status is AnchorStatus.MOVED
    assert span is not None
    assert span.start == changed.rindex("Nobody answered.")


def test_a_look_alike_does_not_capture_the_note_of_a_sentence_that_is_gone() -> None:
    first = anchor_on("Nobody answered.")
    changed = TEXT.replace("The minister spoke first. Nobody answered.\n\n", "Somebody else began. ")
    assert changed.count("Nobody answered.") == 1
    assert place(first, changed) == (AnchorStatus.ORPHAN, None)


def test_a_look_alike_at_the_old_position_gives_way_to_the_place_with_the_old_context() -> None:
    text = "Aa bb. Yes. Cc dd. Yes. Ee ff."
    anchor = anchor_on("Yes.", text, nth=1)
    shifted = "0123456 Gg. " + text  # the first "Yes." now stands where the second stood
    assert shifted.startswith("Yes.", anchor.start)
    status, span = place(anchor, shifted)
    assert (status, span) == (AnchorStatus.MOVED, Span(anchor.start + 12, anchor.end + 12))


def test_equal_candidates_with_equal_context_leave_the_note_an_orphan() -> None:
    line = "The same long refrain is sung again by everyone here. So it is sung once more, by all of us. "
    anchor = anchor_on("sung again", line * 3, nth=1)
    assert place(anchor, "x" + line * 3) == (AnchorStatus.ORPHAN, None)


def test_the_very_same_text_needs_no_context_to_decide() -> None:
    text = "Yes. " * 40
    anchor = anchor_on("Yes.", text, nth=20)
    assert place(anchor, text, same_text=True) == (AnchorStatus.EXACT, Span(anchor.start, anchor.end))


def test_a_long_sentence_keeps_its_note_when_all_around_it_changed() -> None:
    words = "A clerk wrote everything down, as clerks do."
    status, span = place(anchor_on(words), f"New beginning.\n\n{words}\n\nNew end.")
    assert status is AnchorStatus.MOVED
    assert span == Span(16, 16 + len(words))


def test_new_line_breaks_around_the_words_do_not_count_against_them() -> None:
    anchor = anchor_on("Nobody answered.", nth=1)
    status, span = place(anchor, TEXT.replace(" ", "\n").replace("Nobody\nanswered.", "Nobody answered."))
    assert (status, span) == (AnchorStatus.EXACT, Span(anchor.start, anchor.end))


def test_a_note_on_the_whole_article_has_no_place_and_is_no_orphan() -> None:
    assert place(Anchor(""), "anything") == (AnchorStatus.EXACT, None)


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_what_is_found_is_always_the_very_words(before: str, words: str, after: str, other: str) -> None:
    anchor = Anchor.at(before + words + after, Span(len(before), len(before) + len(words)))
    for text in (other, before + words + after, other + words, other + before + words + after):
        status, span = place(anchor, text)
        assert (span is None) == (status is AnchorStatus.ORPHAN)
        if span is not None:
            assert span.of(text) == words
            assert (span.start == anchor.start) == (status is AnchorStatus.EXACT)
