"""Scrolling together: the others follow the pane that the reader scrolls, and only while it is switched on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.ui.article_view import ArticleView

_RGB = QImage.Format.Format_RGB32
ONE, TWO, THREE = "1 daily.txt", "2 post.txt", "3 blog.txt"
SHARED = "The lighthouse keeper has not been paid since the autumn of last year"


def _article(number: int, before: int) -> str:
    own = [f"Paper {number} counted {n} gulls on the mole in week {n + 7 * number}." for n in range(80)]
    own.insert(before, f"“{SHARED},” Councillor Ines Marr said.")
    return f"Lighthouse news {number}\n\n" + "\n\n".join(own) + "\n"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)


@pytest.fixture
def lights(tmp_path: Path) -> Path:
    folder = tmp_path / "lights"
    folder.mkdir()
    for number, (name, before) in enumerate({ONE: 20, TWO: 45, THREE: 60}.items()):
        (folder / name).write_text(_article(number, before), "utf-8")
    return folder


@pytest.fixture
def side_by_side(start: Callable[[], Hearsay], lights: Path, qtbot: QtBot) -> Hearsay:
    hearsay = start()
    _open(hearsay, lights, qtbot)
    assert hearsay.window.panes.open_paths() == [ONE, TWO, THREE]
    return hearsay


def _view(hearsay: Hearsay, path: str) -> ArticleView:
    pane = hearsay.window.panes.pane(path)
    assert pane is not None
    return pane.view


def _places(hearsay: Hearsay) -> list[int]:
    return [pane.view.verticalScrollBar().value() for pane in hearsay.window.panes.panes()]


def _middle(view: ArticleView) -> int:
    """Scroll a pane until the shared words are in the middle of it, and return their height in the view."""
    found = view.document().find(SHARED[:25])
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + view.cursorRect(found).center().y() - view.viewport().height() // 2)
    return _height(view)


def _height(view: ArticleView) -> int:
    return view.cursorRect(view.document().find(SHARED[:25])).center().y()


def test_each_pane_scrolls_by_itself_until_the_switch_is_on(side_by_side: Hearsay) -> None:
    assert not side_by_side.window.actions_.linked.isChecked()
    _view(side_by_side, ONE).verticalScrollBar().setValue(700)
    assert _places(side_by_side) == [700, 0, 0]


@pytest.mark.parametrize("leader", [ONE, TWO, THREE])
def test_the_others_bring_the_shared_words_beside_those_of_the_one_scrolled(side_by_side: Hearsay, leader: str) -> None:
    side_by_side.window.actions_.linked.setChecked(True)
    height = _middle(_view(side_by_side, leader))
    for path in (ONE, TWO, THREE):
        assert abs(_height(_view(side_by_side, path)) - height) <= 2


def test_what_follows_does_not_lead(side_by_side: Hearsay) -> None:
    """The pane that is scrolled stays exactly where the reader scrolled it."""
    side_by_side.window.actions_.linked.setChecked(True)
    bar = _view(side_by_side, ONE).verticalScrollBar()
    for value in range(0, bar.maximum(), 97):
        bar.setValue(value)
        assert bar.value() == value


def test_beginnings_and_ends_are_reached_together(side_by_side: Hearsay) -> None:
    side_by_side.window.actions_.linked.setChecked(True)
    bar = _view(side_by_side, TWO).verticalScrollBar()
    bar.setValue(bar.maximum())
    bars = [_view(side_by_side, path).verticalScrollBar() for path in (ONE, TWO, THREE)]
    assert [each.value() for each in bars] == [each.maximum() for each in bars]
    bar.setValue(0)
    assert _places(side_by_side) == [0, 0, 0]


def test_a_window_that_takes_another_shape_scrolls_nothing_away(side_by_side: Hearsay, qtbot: QtBot) -> None:
    side_by_side.window.actions_.linked.setChecked(True)
    view = _view(side_by_side, THREE)
    side_by_side.window.panes.activate(THREE)
    _middle(view)
    top = view.first_visible_position()
    side_by_side.window.resize(1250, 820)
    qtbot.waitUntil(lambda: side_by_side.window.width() == 1250)
    assert abs(view.first_visible_position() - top) < 120


def test_switching_on_goes_beside_the_active_pane(side_by_side: Hearsay, qtbot: QtBot) -> None:
    side_by_side.window.panes.activate(TWO)
    height = _middle(_view(side_by_side, TWO))
    qtbot.keyClick(side_by_side.window, Qt.Key.Key_L)
    assert side_by_side.window.tool_bar.linked_button.isChecked()
    assert abs(_height(_view(side_by_side, THREE)) - height) <= 2
    qtbot.mouseClick(side_by_side.window.tool_bar.linked_button, Qt.MouseButton.LeftButton)
    before = _places(side_by_side)
    _view(side_by_side, ONE).verticalScrollBar().setValue(3)
    assert _places(side_by_side) == [3, *before[1:]]


def test_a_pane_just_opened_leads_from_its_first_scroll_on(side_by_side: Hearsay) -> None:
    window = side_by_side.window
    window.panes.close_pane(TWO)
    window.actions_.linked.setChecked(True)
    window.desk.open_article(TWO)
    settle()
    height = _middle(_view(side_by_side, TWO))
    assert abs(_height(_view(side_by_side, THREE)) - height) <= 2


def test_the_switch_is_found_as_it_was_left(start: Callable[[], Hearsay], side_by_side: Hearsay) -> None:
    side_by_side.window.actions_.linked.setChecked(True)
    side_by_side.window.close()
    again = start()
    assert again.window.actions_.linked.isChecked()
    assert again.window.tool_bar.linked_button.isChecked()


def test_what_is_moved_on_the_screen_is_what_would_be_painted_anew(side_by_side: Hearsay) -> None:
    """Scrolling paints only what comes into view; no trace of an earlier place may stay on the screen."""
    window = side_by_side.window
    window.actions_.linked.setChecked(True)
    view = _view(side_by_side, TWO)
    window.desk.choose(TWO, 3)
    for step in (1, 7, 13, 40, 3, -2, -29, 90, -11, 200, -53, 1):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + step)
        QApplication.processEvents()
    for pane in window.panes.panes():
        corner = pane.mapTo(window, QPoint(0, 0))
        shown = window.screen().grabWindow(window.winId(), corner.x(), corner.y(), pane.width(), pane.height())
        painted = window.grab().copy(corner.x(), corner.y(), pane.width(), pane.height())
        assert shown.toImage().convertToFormat(_RGB) == painted.toImage().convertToFormat(_RGB)
