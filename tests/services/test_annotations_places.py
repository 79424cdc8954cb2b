"""Notes stay with what they were written on, though files are renamed, moved, copied and edited."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.notes import Anchor, AnchorStatus, PlacedNote
from hearsay.domain.spans import Span
from hearsay.domain.tags import tidy_tags
from hearsay.services.annotations import Annotations

SENTENCE = "The bridge was never inspected."
TEXT = f"A city waits.\n\n{SENTENCE} So says the engineer.\n\nThe mayor disagrees."
EDITED = f"A whole city waits.\n\n{SENTENCE} So says the engineer.\n\nThe mayor still disagrees."
CASE, OTHER = "/cases/bridge", "/cases/tunnel"


def article(path: str, text: str = TEXT) -> Article:
    return Article(path, text, ())


def on_sentence(text: str = TEXT) -> Anchor:
    start = text.index(SENTENCE)
    return Anchor.at(text, Span(start, start + len(SENTENCE)))


@pytest.fixture
def annotations(tmp_path: Path) -> Iterator[Annotations]:
    opened = Annotations.open(tmp_path)
    yield opened
    opened.close()


def where(placed: PlacedNote) -> tuple[str, AnchorStatus]:
    return placed.note.path, placed.status


def test_a_renamed_or_moved_file_keeps_its_notes(annotations: Annotations) -> None:
    annotations.add_note(article("bridge.txt"), on_sentence(), "who?", root=CASE)
    (renamed,) = annotations.notes_of([article("old/bridge 2.txt")], root=CASE)
    assert where(renamed) == ("old/bridge 2.txt", AnchorStatus.EXACT)
    (moved,) = annotations.notes_of([article("x.txt")], root=OTHER)
    assert where(moved) == ("x.txt", AnchorStatus.EXACT)


def test_an_edited_file_keeps_its_notes(annotations: Annotations) -> None:
    annotations.add_note(article("bridge.txt"), on_sentence(), "who?", root=CASE)
    edited = article("bridge.txt", EDITED)
    (placed,) = annotations.notes_of([edited], root=CASE)
    assert where(placed) == ("bridge.txt", AnchorStatus.MOVED)
    assert placed.span is not None
    assert placed.span.of(EDITED) == SENTENCE
    assert placed.note.article_id == edited.id


def test_an_edited_file_keeps_its_notes_when_it_is_then_renamed_and_edited_again(annotations: Annotations) -> None:
    annotations.add_note(article("bridge.txt"), on_sentence(), "who?", root=CASE)
    for path, text in (
        ("bridge.txt", EDITED),
        ("renamed.txt", EDITED),
        ("renamed.txt", EDITED + " Again."),
        ("again.txt", EDITED + " Again."),
        ("bridge.txt", TEXT),
    ):
        (placed,) = annotations.notes_of([article("first.txt", "Something else."), article(path, text)], root=CASE)
        assert placed.note.path == path
        assert placed.span is not None
        assert placed.span.of(text) == SENTENCE


def test_a_sentence_that_is_gone_leaves_an_orphan_in_its_file(annotations: Annotations) -> None:
    annotations.add_note(article("bridge.txt"), on_sentence(), "who?", root=CASE)
    annotations.add_note(article("bridge.txt"), Anchor(""), "on all of it", root=CASE)
    whole, orphan = annotations.notes_of([article("bridge.txt", TEXT.replace(SENTENCE, ""))], root=CASE)
    assert (whole.note.body, whole.status, whole.span) == ("on all of it", AnchorStatus.EXACT, None)
    assert (orphan.note.body, orphan.status, orphan.span) == ("who?", AnchorStatus.ORPHAN, None)


def test_a_file_of_the_same_name_in_another_folder_is_another_file(annotations: Annotations) -> None:
    annotations.add_note(article("primary.txt"), on_sentence(), "who?", root=CASE)
    assert annotations.notes_of([article("primary.txt", EDITED)], root=OTHER) == ()
    assert annotations.notes_of([article("primary.txt", EDITED)]) == ()


def test_the_text_itself_takes_its_notes_along_when_another_file_takes_its_name(annotations: Annotations) -> None:
    annotations.add_note(article("a.txt"), on_sentence(), "who?", root=CASE)
    (placed,) = annotations.notes_of([article("a.txt", EDITED), article("b.txt")], root=CASE)
    assert where(placed) == ("b.txt", AnchorStatus.EXACT)


def test_a_second_copy_in_the_folder_neither_doubles_nor_takes_the_notes(annotations: Annotations) -> None:
    copies = [article("copy.txt"), article("original.txt")]
    annotations.add_note(copies[1], on_sentence(), "who?", root=CASE)
    annotations.correct(copies[1], Span(0, 13), AttributionType.OPINION, root=CASE)
    (placed,) = annotations.notes_of(copies, root=CASE)
    (corrected,) = annotations.corrections_of(copies, root=CASE)
    assert (placed.note.path, corrected.correction.path) == ("original.txt", "original.txt")


def test_a_correction_follows_its_sentence_into_the_edited_text(annotations: Annotations) -> None:
    anchor = on_sentence()
    annotations.correct(article("bridge.txt"), Span(anchor.start, anchor.end), AttributionType.QUOTE, root=CASE)
    edited = article("bridge.txt", EDITED)
    (placed,) = annotations.corrections_of([edited], root=CASE)
    start = EDITED.index(SENTENCE)
    assert placed.span == Span(start, start + len(SENTENCE))
    annotations.correct(edited, placed.span, AttributionType.SECONDHAND, root=CASE)
    (replaced,) = annotations.corrections_of([edited], root=CASE)
    assert replaced.correction.type is AttributionType.SECONDHAND


def test_notes_come_by_article_then_place_orphans_last(annotations: Annotations) -> None:
    first, second = article("1.txt", EDITED), article("2.txt")
    annotations.add_note(second, on_sentence(), "2 sentence", root=CASE)
    annotations.add_note(first, Anchor("no such words", start=0, end=13), "1 orphan", root=CASE)
    annotations.add_note(second, Anchor(""), "2 whole", root=CASE)
    annotations.add_note(first, on_sentence(EDITED), "1 sentence", root=CASE)
    annotations.add_note(first, Anchor.at(EDITED, Span(0, 7)), "1 start", root=CASE)
    bodies = [placed.note.body for placed in annotations.notes_of([first, second], root=CASE)]
    assert bodies == ["1 start", "1 sentence", "2 whole", "2 sentence", "1 orphan"]


@given(
    body=st.text(st.characters(codec=None)), tags=st.lists(st.text(), max_size=3), words=st.text(min_size=1, max_size=9)
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was_written(
    annotations: Annotations, body: str, tags: list[str], words: str
) -> None:
    text = f"Before {words} after"
    note = annotations.add_note(article("a.txt", text), Anchor.at(text, Span(7, 7 + len(words))), body, tags)
    stored = next(p for p in annotations.notes_of([article("a.txt", text)]) if p.note.id == note.id)
    assert stored.note == note
    assert stored.status is AnchorStatus.EXACT
    if not any("\ud800" <= character <= "\udfff" for character in body):
        assert note.body == body
    assert note.tags == tidy_tags(tags)


def test_a_long_note_comes_back_whole(annotations: Annotations) -> None:
    body = "A long thought – with an emoji 🌉. " * 30_000
    annotations.add_note(article("a.txt"), Anchor(""), body)
    (placed,) = annotations.notes_of([article("a.txt")])
    assert placed.note.body == body


def test_words_come_back_with_the_context_that_was_kept(annotations: Annotations) -> None:
    here = article("wire.txt")
    as_it_stands = Anchor.at(TEXT, Span(0, 12))
    from_elsewhere = Anchor(as_it_stands.exact, "other words ", " and others", 0, 12)
    for anchor in (as_it_stands, from_elsewhere):
        annotations.add_note(here, anchor, "Kept.", root="/case")
    first, second = annotations.notes_of([here], root="/case")
    assert [first.note.anchor, second.note.anchor] == [as_it_stands, from_elsewhere]
    assert first.status is second.status is AnchorStatus.EXACT
    annotations.delete_note(first.note.id)
    (away,) = annotations.trash_of([here], root="/case")
    assert away.note.anchor == as_it_stands
