"""The window comes back as it was left, and no damage to what it remembered keeps it from starting."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui.remembered_state import FolderState, RememberedState

WIRE, COLUMN, BLOG = "1 wire.txt", "2 column.md", "10 blog.html"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def test_panes_place_sentence_text_size_and_switches_come_back(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    (case_folder / "3 long.txt").write_text(
        "A long one\n\n" + "\n\n".join(f"The mayor said on day {n} that the bridge held." for n in range(150)), "utf-8"
    )
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    window = hearsay.window
    window.panes.close_pane(COLUMN)
    window.desk.open_article("3 long.txt")
    window.panes.activate("3 long.txt")
    long = window.panes.pane("3 long.txt")
    assert long is not None
    window.desk.choose("3 long.txt", 60, reveal=True)
    place = long.view.first_visible_position()
    assert place > 1000
    window.actions_.larger.trigger()
    window.actions_.tints.trigger()
    window.actions_.library.trigger()
    place = long.view.first_visible_position()
    window.resize(1300, 800)
    QApplication.processEvents()
    window.close()
    hearsay.close()

    again = start()
    _open(again, case_folder, qtbot)
    window = again.window
    assert window.panes.open_paths() == [WIRE, "3 long.txt"]
    long = window.panes.active
    assert long is not None
    assert long.article.path == "3 long.txt"
    assert window.desk.chosen_sentence() == long.annotated.sentences[60] if long.annotated else False
    QApplication.processEvents()
    assert abs(long.view.first_visible_position() - place) < 200
    assert not window.actions_.tints.isChecked()
    assert not window.actions_.library.isChecked()
    assert not window.library.isVisible()


@pytest.mark.parametrize(
    "remembered",
    [
        b"",
        b"\xff\xfe not json",
        b"[1, 2",
        b"[" * 100_000,
        b"[]",
        b'"text"',
        json.dumps({"recent": {}, "last": [], "folders": [], "shapes": 3, "options": "no"}).encode(),
        json.dumps({"recent": [1, None, "\0", {}], "last": "\0", "shapes": {"window": "AAAA", "rows": "!"}}).encode(),
        json.dumps(
            {"recent": ["\ud800"], "last": "\ud800", "options": {"text_size": "nan", "theme": "plaid"}}
        ).encode(),
        json.dumps({"options": {"text_size": "1e999", "tints": 7, "library": None}}).encode(),
    ],
)
def test_a_damaged_memory_never_keeps_the_window_from_starting(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot, remembered: bytes
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "window.json").write_bytes(remembered)
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    assert len(hearsay.window.panes.panes()) == 3
    hearsay.window.actions_.larger.trigger()
    hearsay.window.close()
    assert RememberedState(tmp_path / "data").last_folder == str(case_folder)


@pytest.mark.parametrize(
    "state",
    [
        {"open": [["a"], {}, 3, WIRE], "order": [{}, []], "places": [], "active": 5, "chosen": "x", "primary": []},
        {"open": {}, "order": "abc", "places": {WIRE: 10**30, COLUMN: -5, "gone": 3}, "chosen": 10**40},
        {"open": ["../../etc/passwd"], "active": "\0", "places": {WIRE: "4"}, "chosen": -1, "primary": "\0"},
        {"open": [WIRE], "active": BLOG, "chosen": 2**40, "primary": "../nowhere.txt"},
        ["a", "list"],
    ],
)
def test_a_damaged_folder_state_never_keeps_it_from_opening(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot, state: Any
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "window.json").write_text(json.dumps({"folders": {str(case_folder): state}}), "utf-8")
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    assert WIRE in hearsay.window.panes.open_paths()
    hearsay.window.desk.step(1)
    hearsay.window.close()
    kept = RememberedState(tmp_path / "data").folder_state(str(case_folder))
    assert WIRE in kept.open


def test_a_data_directory_that_takes_no_file_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    remembered = RememberedState(tmp_path / "file" / "below")
    remembered.remember_folder_state("/somewhere", FolderState(open=["a"]))
    remembered.flush()
    assert (tmp_path / "file").read_text("utf-8") == "in the way"


def _drag_and_drop(target: QWidget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))


@pytest.mark.parametrize("on", ["pane", "library", "inspector"])
@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_folder_or_file_can_be_dropped_anywhere(
    opened: Hearsay, tmp_path: Path, qtbot: QtBot, on: str, what: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("River news\n\nThe river is wide, said the fisherman.\n", "utf-8")
    window = opened.window
    targets = {
        "pane": window.panes.panes()[0].view.viewport(),
        "library": window.library.list.viewport(),
        "inspector": window.inspector,
    }
    with qtbot.waitSignal(opened.folder_session.opened, timeout=5000):
        _drag_and_drop(targets[on], other if what == "folder" else other / "a.txt")
    assert window.desk.folder is not None
    assert window.desk.folder.root == str(other)


def test_recent_folders_are_offered_and_open(opened: Hearsay, case_folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "fish & chips"
    other.mkdir()
    (other / "a.txt").write_text("River news\n\nThe river is wide, said the fisherman.\n", "utf-8")
    _open(opened, other, qtbot)
    menu = opened.window.recent_menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [str(other).replace("&", "&&"), str(case_folder)]
    with qtbot.waitSignal(opened.folder_session.opened, timeout=5000):
        menu.actions()[1].trigger()
    assert opened.window.desk.folder is not None
    assert opened.window.desk.folder.root == str(case_folder)
