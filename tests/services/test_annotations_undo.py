"""Every change has a name and a way back, in this run or a later one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.changes import Change, CorrectionsChanged, NotesChanged, UndoState
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations

TEXT = "The ferry was late. Nobody knows why."
ARTICLE = Article("ferry.txt", TEXT, (), title="The ferry")
FIRST, SECOND = Span(0, 19), Span(20, 37)


class Clock:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_seconds(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


class Desk:
    """Notes opened with a clock of the test's, and all that was announced."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.clock = Clock()
        self.heard: list[Change] = []
        self.annotations = self._open()

    def restart(self) -> None:
        self.annotations.close()
        self.annotations = self._open()

    def bodies(self) -> list[str]:
        return [placed.note.body for placed in self.annotations.notes_of([ARTICLE])]

    def types(self) -> list[AttributionType]:
        return [placed.correction.type for placed in self.annotations.corrections_of([ARTICLE])]

    def write(self, body: str, *, note_id: str | None = None, tags: tuple[str, ...] = ()) -> str:
        self.clock.pass_seconds(2)
        if note_id is None:
            return self.annotations.add_note(ARTICLE, Anchor.at(TEXT, FIRST), body, tags).id
        return self.annotations.edit_note(note_id, body=body, tags=tags).id

    def _open(self) -> Annotations:
        return Annotations.open(self.directory, self.heard.append, now=self.clock)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(autouse=True)
def _close(desk: Desk) -> object:
    yield
    desk.annotations.close()


def test_undo_and_redo_survive_a_restart(desk: Desk) -> None:
    note = desk.write("first")
    desk.clock.pass_seconds(100)
    desk.write("second", note_id=note)
    desk.clock.pass_seconds(100)
    desk.annotations.delete_note(note)
    desk.restart()
    assert desk.annotations.undo_state() == UndoState("Delete note", None)
    assert (desk.annotations.undo(), desk.bodies()) == ("Delete note", ["second"])
    assert (desk.annotations.undo(), desk.bodies()) == ("Edit note", ["first"])
    assert (desk.annotations.undo(), desk.bodies()) == ("Add note", [])
    assert desk.annotations.undo() is None
    desk.restart()
    assert desk.annotations.undo_state() == UndoState(None, "Add note")
    assert (desk.annotations.redo(), desk.bodies()) == ("Add note", ["first"])
    assert (desk.annotations.redo(), desk.bodies()) == ("Edit note", ["second"])
    assert (desk.annotations.redo(), desk.bodies()) == ("Delete note", [])
    assert desk.annotations.redo() is None


def test_a_new_command_ends_what_could_be_done_again(desk: Desk) -> None:
    desk.write("first")
    desk.annotations.undo()
    desk.write("another")
    assert desk.annotations.undo_state() == UndoState("Add note", None)
    assert desk.bodies() == ["another"]


def test_quick_saves_of_one_note_are_one_step(desk: Desk) -> None:
    note = desk.write("Kept for long.", tags=("a",))
    desk.clock.pass_seconds(100)
    for body in ("Kept for long. T", "Kept for long. That is w", "Kept for long. That is what they say."):
        desk.write(body, note_id=note, tags=("a", "b"))
    assert (desk.annotations.undo(), desk.bodies()) == ("Edit note", ["Kept for long."])
    (placed,) = desk.annotations.notes_of([ARTICLE])
    assert placed.note.tags == ("a",)
    assert (desk.annotations.redo(), desk.bodies()) == ("Edit note", ["Kept for long. That is what they say."])


def test_the_first_saves_of_a_new_note_belong_to_adding_it(desk: Desk) -> None:
    note = desk.write("W")
    desk.write("Who says so?", note_id=note)
    assert desk.annotations.undo_state() == UndoState("Add note", None)
    desk.annotations.undo()
    desk.annotations.redo()
    assert desk.bodies() == ["Who says so?"]


def test_a_pause_ends_a_run_of_saves(desk: Desk) -> None:
    note = desk.write("one")
    desk.clock.pass_seconds(61)
    desk.write("one two", note_id=note)
    desk.annotations.undo()
    assert desk.bodies() == ["one"]


def test_a_large_deletion_is_a_step_of_its_own_however_quick(desk: Desk) -> None:
    written = "A paragraph that took an hour to think about."
    note = desk.write(written)
    desk.write("", note_id=note)
    assert (desk.annotations.undo(), desk.bodies()) == ("Edit note", [written])


def test_another_command_or_an_undo_ends_a_run(desk: Desk) -> None:
    note = desk.write("one")
    desk.annotations.correct(ARTICLE, SECOND, AttributionType.OPINION)
    desk.write("one two", note_id=note)
    desk.annotations.undo()
    assert desk.bodies() == ["one"]
    desk.write("one three", note_id=note)
    desk.annotations.undo()
    assert desk.bodies() == ["one"]


def test_saving_what_is_saved_already_is_no_command(desk: Desk) -> None:
    note = desk.write("same", tags=("a", "b"))
    before = len(desk.heard)
    desk.write("same", note_id=note, tags=(" a", "b", "a", ""))
    assert len(desk.heard) == before
    (placed,) = desk.annotations.notes_of([ARTICLE])
    assert placed.note.modified == placed.note.created


def test_a_save_that_comes_after_the_deletion_brings_the_note_back(desk: Desk) -> None:
    note = desk.write("text")
    desk.annotations.delete_note(note)
    desk.write("text and more", note_id=note)
    assert desk.bodies() == ["text and more"]
    desk.annotations.undo()
    assert desk.bodies() == []


def test_deleting_twice_is_one_command(desk: Desk) -> None:
    note = desk.write("text")
    desk.annotations.delete_note(note)
    desk.annotations.delete_note(note)
    assert desk.annotations.undo() == "Delete note"
    assert desk.annotations.undo() == "Add note"


def test_a_correction_replaces_the_earlier_one_of_its_sentence(desk: Desk) -> None:
    desk.annotations.correct(ARTICLE, FIRST, AttributionType.QUOTE)
    desk.annotations.correct(ARTICLE, SECOND, AttributionType.SECONDHAND)
    desk.clock.pass_seconds(1)
    corrected = desk.annotations.correct(ARTICLE, FIRST, AttributionType.OPINION)
    assert desk.types() == [AttributionType.OPINION, AttributionType.SECONDHAND]
    assert desk.annotations.undo_state().undo == "Change type to Author opinion"
    desk.annotations.undo()
    assert desk.types() == [AttributionType.QUOTE, AttributionType.SECONDHAND]
    desk.annotations.redo()
    desk.annotations.withdraw_correction(corrected.id)
    assert desk.types() == [AttributionType.SECONDHAND]
    assert desk.annotations.undo() == "Withdraw change of type"
    assert desk.types() == [AttributionType.OPINION, AttributionType.SECONDHAND]


def test_each_change_is_announced_once_it_is_stored(desk: Desk) -> None:
    note = desk.write("text")
    correction = desk.annotations.correct(ARTICLE, SECOND, AttributionType.OPINION)
    desk.annotations.withdraw_correction(correction.id)
    desk.annotations.withdraw_correction(correction.id)
    desk.annotations.undo()
    desk.annotations.undo()
    desk.annotations.undo()
    corrected = CorrectionsChanged((ARTICLE.id,))
    assert desk.heard == [NotesChanged((note,)), *[corrected] * 4, NotesChanged((note,))]


def test_an_unknown_note_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(StoreProblem, match="nothing under the id"):
        desk.annotations.edit_note("0" * 32, body="x", tags=())
    assert desk.annotations.undo_state() == UndoState(None, None)


def test_two_windows_share_notes_and_undo(desk: Desk) -> None:
    other = Annotations.open(desk.directory, now=desk.clock)
    note = desk.write("from the first window")
    desk.clock.pass_seconds(1)
    other.add_note(ARTICLE, Anchor.at(TEXT, SECOND), "from the second")
    assert desk.bodies() == ["from the first window", "from the second"]
    other.edit_note(note, body="from the first window, and the second", tags=())
    desk.write("from the first window!", note_id=note)
    assert desk.annotations.undo() == "Edit note"
    assert desk.bodies()[0] == "from the first window, and the second"
    other.close()


def test_undo_in_one_folder_never_reaches_into_another(tmp_path: Path) -> None:
    first, second = Annotations.open(tmp_path), Annotations.open(tmp_path)
    article = Article("a.txt", "The pier is shut.", ())
    other = Article("a.txt", "The mill is open.", ())
    first.add_note(article, Anchor(""), "here", root="/one")
    second.add_note(other, Anchor(""), "there", root="/two")

    assert first.undo_state(root="/one").undo is not None
    assert first.undo(root="/one") is not None
    assert first.notes_of([article], root="/one") == ()
    assert [placed.note.body for placed in second.notes_of([other], root="/two")] == ["there"]
    assert first.undo(root="/one") is None

    second.add_note(other, Anchor(""), "and there", root="/two")
    assert first.redo(root="/one") is not None, "what is done in another folder supersedes nothing here"
    assert [placed.note.body for placed in first.notes_of([article], root="/one")] == ["here"]
    first.close()
    second.close()
