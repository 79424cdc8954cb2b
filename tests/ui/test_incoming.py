"""Notes from a file and from another Hearsay come in by the menu: looked at before, told after, undone at once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.article import Article
from hearsay.domain.grades import GradedSource, SourceGrade
from hearsay.domain.notes import Anchor
from hearsay.domain.sources import SourceKind
from hearsay.services.annotations import Annotations
from hearsay.services.backups import backup, kept_copies
from hearsay.services.exporting import notes_json
from hearsay.services.opening import open_folder
from hearsay.ui.incoming_dialog import IncomingDialog
from hearsay.ui.note_editor import NoteEditor

Start = Callable[[], Hearsay]
WIRE = "1 wire.txt"
MAYOR = GradedSource(SourceKind.NAMED, "The mayor", ("The mayor",))


@pytest.fixture
def colleague(tmp_path: Path, case_folder: Path) -> Path:
    """A folder with what a colleague hands over: one note as annotations, and a backup with that note and a grade."""
    handed = tmp_path / "handed over"
    handed.mkdir()
    folder = open_folder(case_folder)
    wire = next(article for article in folder.articles if article.path == WIRE)
    store = Annotations.open(tmp_path / "colleague")
    start = wire.text.index("The mayor said")
    anchor = Anchor(wire.text[start : start + 14], "", "", start, start + 14)
    store.add_note(wire, anchor, "Ask the\nmayor.", ("call",), root=folder.root)
    notes = store.notes_of(folder.with_primary, root=folder.root)
    (handed / "notes.jsonld").write_text(notes_json(folder, notes), "utf-8")
    store.grade_source(MAYOR, SourceGrade.D, reason="vague", root=folder.root, beside=folder.with_primary)
    store.close()
    backup(tmp_path / "colleague", handed / "copy.db")
    return handed


@pytest.fixture
def reading(start: Start, case_folder: Path, qtbot: QtBot) -> Hearsay:
    hearsay = start()
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(case_folder)
    return hearsay


def _dialog(hearsay: Hearsay, qtbot: QtBot) -> IncomingDialog:
    """Return the open dialogue once it has looked into its file."""
    dialog = hearsay.incoming.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "Reading" not in dialog.told.text(), timeout=10_000)
    return dialog


def _agree(dialog: IncomingDialog, qtbot: QtBot) -> None:
    dialog.take_in.click()
    qtbot.waitUntil(lambda: "Taking" not in dialog.told.text(), timeout=10_000)


def _bodies(hearsay: Hearsay) -> list[str]:
    return [placed.note.body for placed in hearsay.notes_session.notes]


def test_notes_of_a_file_are_looked_at_come_in_and_go_with_one_undo(
    reading: Hearsay, colleague: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = colleague / "notes.jsonld"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    reading.window.actions_.import_notes.trigger()
    dialog = _dialog(reading, qtbot)
    assert "1 note on 1 article in notes.jsonld" in dialog.told.text()
    assert dialog.held.toPlainText() == f"{WIRE} “The mayor said”: Ask the mayor. #call"
    assert _bodies(reading) == [], "nothing comes in before the reader agrees"
    _agree(dialog, qtbot)
    assert "1 new" in dialog.told.text()
    assert "Ctrl+Z" in dialog.told.text()
    assert not dialog.take_in.isVisible()
    qtbot.waitUntil(lambda: _bodies(reading) == ["Ask the\nmayor."], timeout=5000)
    dialog.reject()
    reading.window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: _bodies(reading) == [], timeout=5000)


def test_a_file_that_is_left_changes_nothing_and_one_of_no_notes_says_why(
    reading: Hearsay, colleague: Path, qtbot: QtBot
) -> None:
    reading.incoming.look_into_notes(colleague / "notes.jsonld")
    _dialog(reading, qtbot).reject()
    assert reading.incoming.dialog is None
    reading.incoming.look_into_notes(colleague / "copy.db")
    refused = _dialog(reading, qtbot)
    assert "UTF-8" in refused.told.text()
    assert not refused.take_in.isVisible()
    refused.reject()
    assert reading.notes_session.notes == ()
    assert not reading.window.actions_.undo.isEnabled()


def test_another_hearsays_notes_are_merged_own_grades_stand_and_what_is_being_written_is_kept(
    reading: Hearsay, colleague: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = reading.window
    with qtbot.waitSignal(reading.notes_session.loaded, timeout=5000):
        reading.notes_session.grade_source(MAYOR, SourceGrade.B, "")
    window.panes.activate(WIRE)
    window.desk.choose(WIRE, 1, reveal=True)
    window.start_note()
    window.inspector.findChildren(NoteEditor)[-1].body.setPlainText("my own")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(colleague / "copy.db"), ""))
    window.actions_.merge_notes.trigger()
    dialog = _dialog(reading, qtbot)
    assert dialog.held.toPlainText().splitlines()[:2] == ["1 note on 1 article", "1 grade"]
    _agree(dialog, qtbot)
    assert "1 new" in dialog.told.text()
    assert "kept your B; theirs is D, “vague”" in dialog.held.toPlainText()
    qtbot.waitUntil(lambda: sorted(_bodies(reading)) == ["Ask the\nmayor.", "my own"], timeout=5000)
    assert [each.grade for each in reading.notes_session.grades.sources] == [SourceGrade.B]
    before = next(copy for copy in kept_copies(tmp_path / "data") if copy.purpose == "before a merge")
    assert before.contents is not None
    assert before.contents.notes == 1, "what was being written is in the copy"
    dialog.reject()
    reading.incoming.look_into_store(colleague / "notes.jsonld")
    assert not _dialog(reading, qtbot).take_in.isVisible()
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: _bodies(reading) == ["my own"], timeout=5000)


def test_without_a_folder_the_reader_is_told_what_to_do(start: Start) -> None:
    hearsay = start()
    hearsay.window.actions_.import_notes.trigger()
    assert "Open a folder first" in hearsay.window.status.text
    hearsay.window.actions_.merge_notes.trigger()
    assert "open a folder first" in hearsay.window.status.text
    assert hearsay.incoming.dialog is None


def test_notes_wait_until_all_articles_are_read_so_that_each_finds_its_own(
    reading: Hearsay, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = reading.window.desk.folder
    assert folder is not None
    monkeypatch.setattr(reading.window.desk, "folder", replace(folder, unread=("11 last.txt",)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: pytest.fail("a file was asked for"))
    reading.window.actions_.import_notes.trigger()
    assert "once all articles are read" in reading.window.status.text
    assert reading.incoming.dialog is None


def test_hostile_names_and_words_are_shown_for_what_they_are(
    reading: Hearsay, colleague: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = open_folder(Path(reading.window.desk.folder.root)) if reading.window.desk.folder else None
    assert folder is not None
    store = Annotations.open(tmp_path / "hostile")
    store.add_note(Article("a\u202etxt.exe", "Text.", ()), Anchor(""), "<b>bold</b>\u202e", root=folder.root)
    notes = store.trash_of([], root=folder.root) or store.notes_of([], root=folder.root)
    store.close()
    file = colleague / "hostile.json"
    file.write_text(notes_json(folder, notes), "utf-8")
    reading.incoming.look_into_notes(file)
    shown = _dialog(reading, qtbot).held.toPlainText()
    assert "\u202e" not in shown
    assert "<b>bold</b>" in shown
