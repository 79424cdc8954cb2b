"""Notes whose words changed: told, confirmed, attached to other words, and brought back from the trash."""

from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.domain.changes import Change, NotesChanged
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor, AnchorStatus, PlacedNote
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations

ROOT = "/cases/harbour"
TEXT = "The lock was closed at noon. Nobody knew why. The keeper had gone to lunch, his deputy said on Friday."
DEPUTY = "The keeper had gone to lunch, his deputy said on Friday."
EDITED = TEXT.replace("had gone to lunch", "had left for lunch").replace("on Friday", "later")


def article(text: str = TEXT, path: str = "wire.txt") -> Article:
    return Article(path, text, (), title="The lock")


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def told() -> list[Change]:
    return []


@pytest.fixture
def annotations(tmp_path: Path, told: list[Change]) -> Annotations:
    return Annotations.open(tmp_path, told.append)


def add(annotations: Annotations, words: str, body: str = "Check this.") -> str:
    return annotations.add_note(article(), Anchor.at(TEXT, span_of(words)), body, root=ROOT).id


def only(annotations: Annotations, text: str) -> PlacedNote:
    (placed,) = annotations.notes_of([article(text)], root=ROOT)
    return placed


def test_a_note_on_edited_words_says_so_until_the_reader_confirms(annotations: Annotations, told: list[Change]) -> None:
    note_id = add(annotations, DEPUTY)
    before = only(annotations, TEXT)
    placed = only(annotations, EDITED)
    assert placed.status is AnchorStatus.CHANGED
    assert placed.span is not None
    assert placed.span.of(EDITED) == "The keeper had left for lunch, his deputy said later."
    assert placed.note.anchor.exact == DEPUTY
    told.clear()
    annotations.confirm_place(note_id, article(EDITED), placed.span, root=ROOT)
    assert told == [NotesChanged((note_id,))]
    confirmed = only(annotations, EDITED)
    assert (confirmed.status, confirmed.span) == (AnchorStatus.EXACT, placed.span)
    assert confirmed.note.anchor.exact == "The keeper had left for lunch, his deputy said later."
    assert annotations.undo(root=ROOT) == "Confirm place of note"
    assert only(annotations, EDITED) == placed
    assert only(annotations, TEXT) == before
    assert annotations.redo(root=ROOT) == "Confirm place of note"
    assert only(annotations, EDITED).status is AnchorStatus.EXACT


def test_the_earlier_text_outlives_the_program(tmp_path: Path) -> None:
    """A short sentence whose surroundings are gone is found: the text it was in is known to have had it once."""
    first = Annotations.open(tmp_path)
    add(first, "Nobody knew why.")
    first.close()
    again = Annotations.open(tmp_path)
    placed = only(again, "All of this was written anew.\n\nNobody knew why.\n\nAnd it goes on like that.")
    assert placed.status is AnchorStatus.MOVED


def test_an_orphan_keeps_its_words_and_can_be_attached_to_others(annotations: Annotations) -> None:
    note_id = add(annotations, DEPUTY)
    text = "The lock was closed at noon. Nobody knew why. The inquiry begins in May, and the mayor is to be heard."
    orphan = only(annotations, text)
    assert (orphan.status, orphan.span, orphan.note.anchor.exact) == (AnchorStatus.ORPHAN, None, DEPUTY)
    wanted = span_of("the mayor is to be heard", text)
    annotations.reattach(note_id, article(text), Anchor.at(text, wanted), root=ROOT)
    attached = only(annotations, text)
    assert (attached.status, attached.span, attached.note.id) == (AnchorStatus.EXACT, wanted, note_id)
    assert annotations.undo(root=ROOT) == "Attach note"
    assert only(annotations, text) == orphan
    annotations.reattach(note_id, article(text), Anchor(""), root=ROOT)
    assert only(annotations, text).note.anchor.whole_article


def test_attaching_to_the_same_words_is_no_change(annotations: Annotations, told: list[Change]) -> None:
    note_id = add(annotations, DEPUTY)
    told.clear()
    annotations.reattach(note_id, article(), Anchor.at(TEXT, span_of(DEPUTY)), root=ROOT)
    assert told == []
    assert annotations.undo_state(root=ROOT).undo == "Add note"


def test_deleted_notes_lie_in_the_trash_and_come_back(annotations: Annotations, told: list[Change]) -> None:
    kept, deleted = add(annotations, DEPUTY), add(annotations, "Nobody knew why.", "Ask the keeper.")
    annotations.delete_note(deleted)
    (trashed,) = annotations.trash_of([article()], root=ROOT)
    assert (trashed.note.id, trashed.note.body) == (deleted, "Ask the keeper.")
    assert trashed.span == span_of("Nobody knew why.")
    told.clear()
    annotations.restore_note(deleted)
    assert told == [NotesChanged((deleted,))]
    assert {placed.note.id for placed in annotations.notes_of([article()], root=ROOT)} == {kept, deleted}
    assert annotations.trash_of([article()], root=ROOT) == ()
    assert annotations.undo(root=ROOT) == "Bring back note"
    assert [placed.note.id for placed in annotations.trash_of([article()], root=ROOT)] == [deleted]


def test_what_is_not_in_the_trash_is_left_alone(annotations: Annotations, told: list[Change]) -> None:
    note_id = add(annotations, DEPUTY)
    told.clear()
    annotations.restore_note(note_id)
    assert told == []
    with pytest.raises(StoreProblem, match="nothing under the id"):
        annotations.restore_note("unknown")
