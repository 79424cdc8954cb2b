"""Two windows on the same notes: the later sees the former's changes, and nobody's words are written over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.notes import PlacedNote
from hearsay.ui.note_editor import NoteEditor
from hearsay.ui.notes_session import WATCH_MS

Start = Callable[[], Hearsay]
WIRE = "1 wire.txt"


def _opened(start: Start, folder: Path, qtbot: QtBot) -> Hearsay:
    hearsay = start()
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)
    hearsay.window.panes.activate(WIRE)
    hearsay.window.desk.choose(WIRE, 1, reveal=True)
    return hearsay


def _bodies(hearsay: Hearsay) -> list[str]:
    return sorted(placed.note.body for placed in hearsay.notes_session.notes)


def _write(hearsay: Hearsay, body: str) -> None:
    """Write over the note that is open on the chosen sentence, or a new one, as the reader would, and pause."""
    if not _editors(hearsay):
        hearsay.window.start_note()
    _editors(hearsay)[0].body.setPlainText(body)
    hearsay.window.inspector.flush()


def _editors(hearsay: Hearsay) -> list[NoteEditor]:
    return hearsay.window.inspector.findChildren(NoteEditor)


@pytest.fixture
def windows(start: Start, case_folder: Path, qtbot: QtBot) -> tuple[Hearsay, Hearsay]:
    return _opened(start, case_folder, qtbot), _opened(start, case_folder, qtbot)


def test_a_window_shows_what_was_written_in_the_other_without_being_asked(
    windows: tuple[Hearsay, Hearsay], qtbot: QtBot
) -> None:
    one, other = windows
    _write(one, "Ask the engineer.")
    qtbot.waitUntil(lambda: _bodies(other) == ["Ask the engineer."], timeout=4 * WATCH_MS)
    qtbot.waitUntil(lambda: [e.body.toPlainText() for e in _editors(other)] == ["Ask the engineer."], timeout=2000)
    _write(other, "Ask the engineer twice.")
    qtbot.waitUntil(lambda: _editors(one)[0].body.toPlainText() == "Ask the engineer twice.", timeout=4 * WATCH_MS)
    assert _bodies(one) == _bodies(other) == ["Ask the engineer twice."]


def test_two_readers_of_one_note_keep_both_their_words(windows: tuple[Hearsay, Hearsay], qtbot: QtBot) -> None:
    one, other = windows
    _write(one, "Ask.")
    qtbot.waitUntil(lambda: _bodies(other) == ["Ask."], timeout=4 * WATCH_MS)
    qtbot.waitUntil(lambda: len(_editors(other)) == 1, timeout=2000)
    told: list[str] = []
    other.notes_session.told.connect(told.append)
    _editors(other)[0].body.setPlainText("Ask her.")  # not saved yet, so that no refreshing takes it away
    _write(one, "Ask him.")
    qtbot.waitUntil(lambda: _bodies(one) == ["Ask him."], timeout=2000)
    other.window.inspector.flush()
    both = ["Ask her.", "Ask him."]
    qtbot.waitUntil(lambda: _bodies(one) == _bodies(other) == both, timeout=4 * WATCH_MS)
    assert any("changed in another window" in line for line in told)
    mine = next(editor for editor in _editors(other) if editor.body.toPlainText() == "Ask her.")
    mine.body.setPlainText("Ask her twice.")
    other.window.inspector.flush()
    both = ["Ask her twice.", "Ask him."]
    qtbot.waitUntil(lambda: _bodies(one) == _bodies(other) == both, timeout=4 * WATCH_MS)


def test_a_saved_note_is_read_again_and_no_other_not_even_later(start: Start, case_folder: Path, qtbot: QtBot) -> None:
    hearsay = _opened(start, case_folder, qtbot)
    _write(hearsay, "Ask.")
    qtbot.waitUntil(lambda: _bodies(hearsay) == ["Ask."], timeout=2000)
    (first,) = hearsay.notes_session.notes
    hearsay.window.desk.choose(WIRE, 2, reveal=True)
    qtbot.waitUntil(lambda: not _editors(hearsay), timeout=2000)
    _write(hearsay, "And whom?")
    qtbot.waitUntil(lambda: _bodies(hearsay) == ["And whom?", "Ask."], timeout=2000)
    before: tuple[PlacedNote, ...] = hearsay.notes_session.notes
    qtbot.wait(2 * WATCH_MS)
    assert hearsay.notes_session.notes is before
    assert first in before
    assert any(each is first for each in before)
    _write(hearsay, "And whom else?")
    qtbot.waitUntil(lambda: _bodies(hearsay) == ["And whom else?", "Ask."], timeout=2000)
    assert any(each is first for each in hearsay.notes_session.notes)
    hearsay.notes_session.undo()
    qtbot.waitUntil(lambda: len(_bodies(hearsay)) == 1, timeout=2000)
    assert any(each is first for each in hearsay.notes_session.notes)
    assert hearsay.window.notes_model.rowCount() == 1


def test_what_another_window_deleted_goes_from_the_list_though_this_one_wrote_since(
    windows: tuple[Hearsay, Hearsay], qtbot: QtBot
) -> None:
    one, other = windows
    _write(one, "Ask.")
    qtbot.waitUntil(lambda: _bodies(other) == ["Ask."], timeout=4 * WATCH_MS)
    other.window.desk.choose(WIRE, 2, reveal=True)
    qtbot.waitUntil(lambda: not _editors(other), timeout=2000)
    (asked,) = one.notes_session.notes
    one.notes_session.delete(asked.note.id)
    qtbot.waitUntil(lambda: _bodies(one) == [], timeout=2000)
    _write(other, "And whom?")
    qtbot.waitUntil(lambda: _bodies(one) == _bodies(other) == ["And whom?"], timeout=4 * WATCH_MS)
    assert other.window.notes_model.rowCount() == 1
