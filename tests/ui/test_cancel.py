"""The reader stops what takes too long, keeps what is there, and goes on when it suits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        body = "\n\n".join(f"The mayor said on day {n} that the bridge {number} would hold." for n in range(40))
        (folder / f"{number}.txt").write_text(f"Bridge {number}\n\n{body}\n", "utf-8")
    return folder


def _stopped(start: Callable[[], Hearsay], folder: Path, qtbot: QtBot) -> Hearsay:
    """Open a folder and press Esc once the first article has its colours."""
    hearsay = start()

    def press(_: object) -> None:
        # At once, in the slot: a fast engine has coloured the rest before an event loop comes round.
        hearsay.folder_session.annotated.disconnect(press)
        qtbot.keyClick(hearsay.window.panes.panes()[0].view, Qt.Key.Key_Escape)

    hearsay.folder_session.annotated.connect(press)
    with qtbot.waitSignal(hearsay.folder_session.stopped, timeout=20_000):
        hearsay.window.open_folder(folder)
    return hearsay


def test_escape_stops_and_what_is_coloured_stays(start: Callable[[], Hearsay], many: Path, qtbot: QtBot) -> None:
    hearsay = _stopped(start, many, qtbot)
    coloured = len(hearsay.window.desk.displayed.all())
    assert 0 < coloured < 30
    qtbot.wait(300)
    assert len(hearsay.window.desk.displayed.all()) == coloured
    assert "Stopped" in hearsay.window.status.text
    hearsay.window.status.settle()
    assert f"{30 - coloured} not coloured yet" in hearsay.window.status.text
    hearsay.window.desk.step(1)
    assert hearsay.window.desk.chosen_sentence() is not None


def test_the_rest_is_coloured_on_demand(start: Callable[[], Hearsay], many: Path, qtbot: QtBot) -> None:
    hearsay = _stopped(start, many, qtbot)
    assert hearsay.window.actions_.colour_rest.isEnabled()
    assert hearsay.window.status.rest_button.isVisible()
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=20_000):
        qtbot.mouseClick(hearsay.window.status.rest_button, Qt.MouseButton.LeftButton)
    assert len(hearsay.window.desk.displayed.all()) == 30
    assert not hearsay.window.actions_.colour_rest.isEnabled()
    assert not hearsay.window.status.rest_button.isVisible()
    assert "not coloured" not in hearsay.window.status.text


def test_stopping_while_a_folder_is_read_keeps_the_one_before(opened: Hearsay, many: Path, qtbot: QtBot) -> None:
    opened.window.open_folder(many)
    opened.window.actions_.stop.trigger()
    qtbot.wait(300)
    assert opened.window.desk.folder is not None
    assert opened.window.desk.folder.root.endswith("bridge")
    assert not opened.window.actions_.stop.isEnabled()


def test_escape_in_the_find_field_leaves_it_and_stops_nothing(
    start: Callable[[], Hearsay], many: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    with qtbot.waitSignal(hearsay.folder_session.annotated, timeout=20_000):
        hearsay.window.open_folder(many)
    field = hearsay.window.tool_bar.find_field
    field.start()
    qtbot.keyClicks(field.edit, "bridge")
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=20_000):
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.edit.text() == ""


def test_the_folder_opened_last_is_the_one_shown(
    start: Callable[[], Hearsay], many: Path, case_folder: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    hearsay.window.open_folder(many)
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=20_000):
        hearsay.window.open_folder(case_folder)
    assert hearsay.window.desk.folder is not None
    assert hearsay.window.desk.folder.root == str(case_folder)
    assert {a.article.path for a in hearsay.window.desk.displayed.all()} == {
        article.path for article in hearsay.window.desk.folder.articles
    }
