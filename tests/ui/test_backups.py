"""Copies are made by themselves once a day, seen in a list, and gone back to; what was there before is kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.services.backups import back_up_at_start, kept_copies
from hearsay.services.locations import StorePlaces
from hearsay.ui.backups_dialog import BackupsDialog
from hearsay.ui.note_editor import NoteEditor

Start = Callable[[], Hearsay]
WIRE = "1 wire.txt"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one note, and a copy of it as of yesterday."""
    data = tmp_path / "data"
    annotations = Annotations.open(data)
    annotations.add_note(Article("a.txt", "One sentence.", ()), Anchor(""), "old")
    annotations.close()
    assert back_up_at_start(data, datetime.now().astimezone() - timedelta(days=1)) is not None
    return data


def _opened(start: Start, folder: Path, qtbot: QtBot) -> Hearsay:
    hearsay = start()
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)
    return hearsay


def _dialog(hearsay: Hearsay, qtbot: QtBot) -> BackupsDialog:
    dialog = BackupsDialog(hearsay.backups, hearsay.window.inspector.flush, hearsay.window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "Looking" not in dialog.told.text(), timeout=5000)
    return dialog


def _rows(dialog: BackupsDialog) -> list[list[str]]:
    items = [dialog.table.topLevelItem(row) for row in range(dialog.table.topLevelItemCount())]
    return [[item.text(column) for column in range(1, 4)] for item in items if item is not None]


def _write(hearsay: Hearsay, body: str) -> None:
    hearsay.window.panes.activate(WIRE)
    hearsay.window.desk.choose(WIRE, 1, reveal=True)
    hearsay.window.start_note()
    hearsay.window.inspector.findChildren(NoteEditor)[-1].body.setPlainText(body)


def test_a_copy_is_made_after_the_first_colours_and_once_a_day(
    start: Start, case_folder: Path, data: Path, qtbot: QtBot
) -> None:
    annotations = Annotations.open(data)
    annotations.add_note(Article("a.txt", "One sentence.", ()), Anchor(""), "new")
    annotations.close()
    hearsay = _opened(start, case_folder, qtbot)
    qtbot.waitUntil(lambda: len(kept_copies(data)) == 2, timeout=5000)
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=20_000):
        hearsay.window.open_folder(case_folder)
    assert _rows(_dialog(hearsay, qtbot)) == [
        ["at a start", "2 notes", "the same"],
        ["at a start", "1 note", "−1 note"],
    ]


def test_trouble_with_the_copy_is_a_line_in_the_status_and_nothing_more(
    start: Start, case_folder: Path, data: Path, qtbot: QtBot
) -> None:
    backups = StorePlaces(data).backups
    backups.rename(backups.with_name("elsewhere"))
    backups.write_text("a file where the folder should be")
    hearsay = start()
    told: list[str] = []
    hearsay.backups._tell = told.append
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(case_folder)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told[0].startswith("Today's copy of your notes was not made.")
    assert hearsay.window.banner.isHidden()


def test_the_reader_goes_back_to_a_copy_and_forth_again(
    start: Start, case_folder: Path, data: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearsay = _opened(start, case_folder, qtbot)
    _write(hearsay, "written today")  # not stored yet: nothing written may be lost by going back
    dialog = _dialog(hearsay, qtbot)
    asked: list[str] = []

    def agree(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        next(button for button in box.buttons() if button.text() == "Go back").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: "as they were" in dialog.told.text(), timeout=5000)
    assert "1 note" in asked[0]
    assert "kept as a copy first" in asked[0]
    qtbot.waitUntil(lambda: hearsay.notes_session.is_open and hearsay.notes_session.notes == (), timeout=5000)
    qtbot.waitUntil(lambda: not hearsay.window.inspector.findChildren(NoteEditor), timeout=5000)
    qtbot.waitUntil(lambda: len(_rows(dialog)) == 2, timeout=5000)
    assert _rows(dialog)[0] == ["before a restore", "2 notes", "+1 note"]
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: [p.note.body for p in hearsay.notes_session.notes] == ["written today"], timeout=5000)
    dialog.close()


def test_whoever_does_not_agree_keeps_everything(
    start: Start, case_folder: Path, data: Path, qtbot: QtBot, unexpected_questions: list[str]
) -> None:
    hearsay = _opened(start, case_folder, qtbot)
    dialog = _dialog(hearsay, qtbot)
    dialog.restore_button.click()
    assert len(unexpected_questions) == 1
    assert len(kept_copies(data)) == 1


def test_a_copy_is_made_when_asked_and_a_broken_one_cannot_be_chosen(
    start: Start, case_folder: Path, data: Path, qtbot: QtBot
) -> None:
    hearsay = _opened(start, case_folder, qtbot)
    (StorePlaces(data).backups / "hearsay-2020-01-01-081500-asked.db").write_text("no database")
    dialog = _dialog(hearsay, qtbot)
    dialog.now_button.click()
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Copied."), timeout=5000)
    assert [row[0] for row in _rows(dialog)] == ["you asked for it", "at a start", "you asked for it"]
    assert dialog.restore_button.isEnabled()
    dialog.table.setCurrentIndex(dialog.table.model().index(2, 0))
    assert _rows(dialog)[2][1] == "cannot come back"
    assert not dialog.restore_button.isEnabled()
