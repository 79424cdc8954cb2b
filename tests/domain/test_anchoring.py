"""A note stays with its words, and never goes over to words that merely look the same."""

from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.domain.anchoring import place
from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.domain.searched_text import SearchedText, folded
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
def test_what_is_found_is_the_very_words_or_told_to_be_changed(before: str, words: str, after: str, other: str) -> None:
    earlier = before + words + after
    anchor = Anchor.at(earlier, Span(len(before), len(before) + len(words)))
    for text in (other, earlier, other + words, other + earlier):
        for known in (None, earlier):
            status, span = place(anchor, text, earlier=known)
            assert (span is None) == (status is AnchorStatus.ORPHAN)
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
            if span is not None and status is not AnchorStatus.CHANGED:
                assert folded(span.of(text)).strip() == folded(words).strip()
                assert (span.start == anchor.start) == (status is AnchorStatus.EXACT)


SPEECH = (
    "The inspector arrived at noon. “The lock was never closed,” the keeper told her, “and the water was high.” "
    "She wrote it down and left.\n\nThe town council meets on Friday, and the keeper is asked to come."
)
QUOTED = "“The lock was never closed,” the keeper told her, “and the water was high.”"


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: text.replace(" ", "\n"),
        lambda text: f"Updated.\n\n{text.replace(' the ', chr(160) + 'the ')}",
    ],
)
def test_other_marks_and_line_breaks_are_no_other_words(edit: Callable[[str], str]) -> None:
    text = edit(SPEECH)
    status, span = place(anchor_on(QUOTED, SPEECH), text)
    assert status in {AnchorStatus.EXACT, AnchorStatus.MOVED}
    assert span is not None
    assert folded(span.of(text)) == folded(QUOTED)


def test_words_that_were_edited_are_found_and_told_to_be_changed() -> None:
    text = SPEECH.replace("was never closed", "had never been closed").replace("“The", "“the")
    status, span = place(anchor_on(QUOTED, SPEECH), text)
    assert status is AnchorStatus.CHANGED
    assert span is not None
    assert span.of(text) == "“the lock had never been closed,” the keeper told her, “and the water was high.”"


@pytest.mark.parametrize(
    ("old", "new"),
    [("to come.", "to appear."), ("to come.", "to be heard there."), ("The town council", "Its council"), ("The", "A")],
)
def test_words_that_were_edited_at_their_edge_are_told_whole(old: str, new: str) -> None:
    words = "The town council meets on Friday, and the keeper is asked to come."
    text = f"{SPEECH} Then it rained."
    edited = words.replace(old, new)
    status, span = place(anchor_on(words, text), text.replace(words, edited))
    assert status is AnchorStatus.CHANGED
    assert span is not None
    assert span.of(text.replace(words, edited)) == edited


def test_a_similar_sentence_elsewhere_does_not_capture_a_deleted_ones_note() -> None:
    one, two = "Shares of Lund rose by 3 percent to 81 crowns.", "Shares of Holm rose by 4 percent to 76 crowns."
    text = f"Trading began early. {one} Nobody was surprised.\n\nIn the north it rained. {two} The day ended calmly."
    anchor = anchor_on(one, text)
    assert place(anchor, text.replace(f"{one} ", "")) == (AnchorStatus.ORPHAN, None)
    # Though all around it changed, the text that was there before knows the other sentence.
    moved = f"{two}\n\nNothing else is left."
    assert place(anchor, moved, earlier=text) == (AnchorStatus.ORPHAN, None)


def test_the_earlier_text_tells_that_a_short_sentence_is_the_only_one() -> None:
    anchor = anchor_on("Nobody knew.", "It began at dawn. Nobody knew. The bell rang twice.")
    text = "Entirely other words come first.\n\nNobody knew.\n\nAnd others follow after it."
    assert place(anchor, text) == (AnchorStatus.ORPHAN, None)
    status, span = place(anchor, text, earlier="It began at dawn. Nobody knew. The bell rang twice.")
    assert status is AnchorStatus.MOVED
    assert span is not None
    assert span.of(text) == "Nobody knew."


def test_of_words_that_were_doubled_the_note_stands_on_one() -> None:
    text = TEXT.replace("A clerk wrote", "A clerk wrote everything down, as clerks do. A clerk wrote")
    status, span = place(anchor_on("A clerk wrote everything down, as clerks do."), text, earlier=TEXT)
    assert status in {AnchorStatus.EXACT, AnchorStatus.MOVED}
    assert span is not None
    assert span.of(text) == "A clerk wrote everything down, as clerks do."


def test_an_earlier_text_that_is_another_is_not_believed() -> None:
    anchor = anchor_on("The envoy read the letter aloud.")
    assert place(anchor, TEXT, earlier="nothing of the kind") == place(anchor, TEXT)


@pytest.mark.parametrize("words", ["a" * 3000, "ab " * 1200, "“" * 500, "word " * 700])
def test_hostile_words_take_no_long_time(words: str) -> None:
    hay = SearchedText((words[:-1] + "x ") * 60)
    anchor = Anchor.at(words + "end", Span(0, len(words)))
    usual = Anchor.at(TEXT, Span(0, 25))
    slow, quick = seconds(lambda: place(anchor, hay)), seconds(lambda: place(usual, hay.text))
    assert slow < max(2.0, 200 * quick)


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started
