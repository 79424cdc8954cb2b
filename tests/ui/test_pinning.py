"""Pinning: two sentences chosen by hand are joined, scrolled together, kept, and let go of again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui.article_view import ArticleView
from hearsay.ui.band_geometry import Away, Extent
from hearsay.ui.band_gutter import Band
from hearsay.ui.pins_dialog import PinsDialog

ONE, TWO, THREE = "1 daily.txt", "2 post.txt", "3 blog.txt"


def _article(number: int) -> str:
    own = [f"Paper {number} counted {n} gulls on the mole in week {n + 7 * number}." for n in range(70)]
    return f"Lighthouse news {number}\n\n" + "\n\n".join(own) + "\n"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)


@pytest.fixture
def lights(tmp_path: Path) -> Path:
    folder = tmp_path / "lights"
    folder.mkdir()
    for number, name in enumerate((ONE, TWO, THREE)):
        (folder / name).write_text(_article(number), "utf-8")
    return folder


@pytest.fixture
def unlike(start: Callable[[], Hearsay], lights: Path, qtbot: QtBot) -> Hearsay:
    """Three articles that share nothing, side by side."""
    hearsay = start()
    _open(hearsay, lights, qtbot)
    assert hearsay.window.panes.open_paths() == [ONE, TWO, THREE]
    return hearsay


def _view(hearsay: Hearsay, path: str) -> ArticleView:
    pane = hearsay.window.panes.pane(path)
    assert pane is not None
    return pane.view


def _words(path: str, gulls: int) -> str:
    return f"Paper {(ONE, TWO, THREE).index(path)} counted {gulls} gulls"


def _index(hearsay: Hearsay, path: str, gulls: int) -> int:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    text, words = annotated.article.text, f"{_words(path, gulls)} "
    return next(n for n, sentence in enumerate(annotated.sentences) if sentence.span.of(text).startswith(words))


def _choose(hearsay: Hearsay, path: str, gulls: int) -> None:
    hearsay.window.panes.activate(path)
    hearsay.window.desk.choose(path, _index(hearsay, path, gulls), reveal=True)


def _place_of(hearsay: Hearsay, path: str, gulls: int) -> QPoint:
    view = _view(hearsay, path)
    return view.cursorRect(view.document().find(f"{gulls} gulls")).center()


def _click(hearsay: Hearsay, qtbot: QtBot, path: str, gulls: int) -> None:
    view = _view(hearsay, path)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_place_of(hearsay, path, gulls))


def _press(hearsay: Hearsay, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(hearsay.window, key)


def _pin(hearsay: Hearsay, first: tuple[str, int], second: tuple[str, int]) -> None:
    """Pin two sentences with the key alone."""
    for path, gulls in (first, second):
        _choose(hearsay, path, gulls)
        hearsay.window.actions_.pin.trigger()


def _drawn(hearsay: Hearsay, gutter: int = 0) -> list[Band]:
    return [band for band in hearsay.window.panes.gutters()[gutter].bands() if band.link.pinned]


def test_key_and_click_pin_two_sentences_and_the_line_says_what_to_do(unlike: Hearsay, qtbot: QtBot) -> None:
    _choose(unlike, ONE, 3)
    _press(unlike, qtbot, Qt.Key.Key_P)
    assert unlike.window.status.text.startswith("Pinning: click the sentence in another pane")
    _click(unlike, qtbot, ONE, 2)  # in the same pane nothing is pinned yet
    assert _drawn(unlike) == []
    _click(unlike, qtbot, TWO, 5)
    (pin,) = _drawn(unlike)
    left, right = (_view(unlike, path).article_text for path in (ONE, TWO))
    assert pin.link.left.span.of(left).startswith(_words(ONE, 3))
    assert pin.link.right.span.of(right).startswith(_words(TWO, 5))
    assert unlike.window.status.text.startswith("Pinned.")
    assert "Pinned together by you" in unlike.window.panes.gutters()[0].told_of(pin)


def test_keys_alone_pin_and_escape_gives_up(unlike: Hearsay, qtbot: QtBot) -> None:
    _choose(unlike, ONE, 3)
    for key in (Qt.Key.Key_P, Qt.Key.Key_BracketRight, Qt.Key.Key_J, Qt.Key.Key_J):
        _press(unlike, qtbot, key)
    assert _drawn(unlike) == []  # going through the other pane pins nothing
    _press(unlike, qtbot, Qt.Key.Key_P)
    assert len(_drawn(unlike)) == 1
    _choose(unlike, ONE, 9)
    _press(unlike, qtbot, Qt.Key.Key_P)
    assert unlike.window.actions_.stop.isEnabled()
    _press(unlike, qtbot, Qt.Key.Key_Escape)
    assert unlike.window.status.text == "Nothing was pinned."
    assert not unlike.window.actions_.stop.isEnabled()
    _click(unlike, qtbot, TWO, 7)
    assert len(_drawn(unlike)) == 1


def test_the_key_removes_a_pin_and_puts_it_back(unlike: Hearsay, qtbot: QtBot) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    _press(unlike, qtbot, Qt.Key.Key_P)
    assert _drawn(unlike) == []
    assert unlike.window.status.text == "Pin removed. Press p again to put it back."
    _press(unlike, qtbot, Qt.Key.Key_P)
    assert len(_drawn(unlike)) == 1
    _press(unlike, qtbot, Qt.Key.Key_P)
    _choose(unlike, TWO, 6)
    _choose(unlike, TWO, 5)
    # Elsewhere something else may have been done since; here the key still undoes what it did last.
    _press(unlike, qtbot, Qt.Key.Key_P)
    assert len(_drawn(unlike)) == 1


def test_a_pin_whose_other_pane_is_closed_is_not_removed_by_the_key(unlike: Hearsay, qtbot: QtBot) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    unlike.window.panes.close_pane(TWO)
    _choose(unlike, ONE, 3)
    _press(unlike, qtbot, Qt.Key.Key_P)
    _press(unlike, qtbot, Qt.Key.Key_Escape)
    unlike.window.desk.open_article(TWO)
    assert len(_drawn(unlike)) == 1


def test_the_same_two_are_pinned_once_whichever_is_chosen_first(unlike: Hearsay) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    _choose(unlike, TWO, 5)
    unlike.window.pins.begin()
    _choose(unlike, ONE, 3)
    unlike.window.pins.press()
    assert len(unlike.window.pins.pins) == 1
    assert unlike.window.status.text == "These two are pinned together already."


def _menu_words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions()]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu that pops up without a screen
def test_the_menu_of_a_sentence_pins_it_once_more_and_removes_one_pin(unlike: Hearsay, qtbot: QtBot) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    asked: list[tuple[str, int, QPoint]] = []
    unlike.window.panes.menu_asked.connect(lambda *asked_for: asked.append(asked_for))
    view, place = _view(unlike, ONE), _place_of(unlike, ONE, 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    shown.close()
    assert [(path, index) for path, index, _ in asked] == [(ONE, _index(unlike, ONE, 3))]
    menu = unlike.window.sentence_menu.menu_for(ONE, _index(unlike, ONE, 3))
    assert "Remove the pin to “Lighthouse news 1”" in _menu_words(menu)
    next(action for action in menu.actions() if action.text().startswith("&Pin to")).trigger()
    _click(unlike, qtbot, THREE, 4)
    assert len(unlike.window.pins.pins) == 2
    menu = unlike.window.sentence_menu.menu_for(ONE, _index(unlike, ONE, 3))
    next(action for action in menu.actions() if "“Lighthouse news 1”" in action.text()).trigger()
    assert [pin.second.path for pin in unlike.window.pins.pins] == [THREE]


def test_a_pin_holds_the_panes_together_while_they_scroll(unlike: Hearsay) -> None:
    _pin(unlike, (ONE, 15), (TWO, 50))
    unlike.window.actions_.linked.setChecked(True)
    view = _view(unlike, ONE)
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + _place_of(unlike, ONE, 15).y() - view.viewport().height() // 2)
    assert abs(_place_of(unlike, TWO, 50).y() - _place_of(unlike, ONE, 15).y()) <= 2
    # What is not pinned is interpolated by height: the third article stays far above.
    assert _place_of(unlike, THREE, 50).y() > _place_of(unlike, TWO, 50).y() + 300


def test_a_pin_is_drawn_head_to_head_or_with_an_arrow(unlike: Hearsay) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    for path in (ONE, TWO):
        _view(unlike, path).verticalScrollBar().setValue(0)
    (pin,) = _drawn(unlike)
    gutter = unlike.window.panes.gutters()[0]
    assert isinstance(pin.left, Extent)
    bare = gutter.grab().toImage().pixelColor(7, round(pin.left.top) + 11)
    _view(unlike, TWO).verticalScrollBar().setValue(100_000)
    (pin,) = _drawn(unlike)
    assert pin.right is Away.ABOVE
    paper = unlike.window.panes.palette().base().color()
    picture = gutter.grab().toImage()
    assert isinstance(pin.left, Extent)
    head = [picture.pixelColor(x, round(pin.left.top) + 11) for x in range(2, 12)]
    assert min(colour.lightness() for colour in head) < 80
    assert bare != paper or head != [paper] * 10


def test_a_click_on_a_pin_brings_both_to_one_height(unlike: Hearsay, qtbot: QtBot) -> None:
    _pin(unlike, (ONE, 15), (TWO, 50))
    _view(unlike, TWO).verticalScrollBar().setValue(0)
    (pin,) = _drawn(unlike)
    assert pin.right is Away.BELOW
    assert isinstance(pin.left, Extent)
    gutter = unlike.window.panes.gutters()[0]
    assert pin.path.contains(QPointF(6, pin.left.top + 11))
    qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(6, round(pin.left.top) + 11))
    assert abs(_place_of(unlike, TWO, 50).y() - _place_of(unlike, ONE, 15).y()) <= 1


def test_pins_are_found_again_and_an_edit_moves_or_loses_them(
    start: Callable[[], Hearsay], unlike: Hearsay, lights: Path, qtbot: QtBot
) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    _pin(unlike, (ONE, 8), (TWO, 9))
    unlike.window.close()
    text = (lights / TWO).read_text("utf-8")
    edited = text.replace("Paper 1 counted 2 gulls", "It rained for days. Paper 1 counted 2 gulls")
    (lights / TWO).write_text(edited.replace("Paper 1 counted 9 gulls on the mole in week 16.", "No week 16."), "utf-8")
    again = start()
    _open(again, lights, qtbot)
    (pin,) = _drawn(again)
    assert pin.link.right.span.of(_view(again, TWO).article_text).startswith(_words(TWO, 5))
    dialog = PinsDialog(again.window.pins, {ONE: "Daily", TWO: "Post"}, again.window)
    qtbot.addWidget(dialog)
    rows = [dialog.table.topLevelItem(row) for row in range(dialog.table.topLevelItemCount())]
    told = [row.text(2) for row in rows if row is not None]
    assert told == ["in place", "not drawn: its words are gone from an article"]
    assert dialog.told.text().startswith("2 pins. Not drawn, because an end has no place now: 1.")
    # The words come back, and with them the pin.
    again.window.close()
    (lights / TWO).write_text(text, "utf-8")
    last = start()
    _open(last, lights, qtbot)
    assert len(_drawn(last)) == 2


def test_the_list_removes_one_or_all_and_puts_them_back(unlike: Hearsay, qtbot: QtBot) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    _pin(unlike, (ONE, 8), (TWO, 9))
    dialog = PinsDialog(unlike.window.pins, {}, unlike.window)
    qtbot.addWidget(dialog)
    dialog.remove_button.click()
    assert [len(unlike.window.pins.pins)] == [1]
    dialog.remove_all_button.click()
    assert not unlike.window.pins.pins
    assert dialog.told.text().startswith("Nothing is pinned")
    assert not dialog.remove_button.isEnabled()
    for _ in range(2):
        dialog.undo_button.click()
    assert not dialog.undo_button.isEnabled()
    assert {pin.is_whole for pin in unlike.window.pins.pins} == {True}
    assert len(unlike.window.pins.pins) == 2
    assert dialog.table.topLevelItemCount() == 2


def test_another_folder_has_pins_of_its_own(unlike: Hearsay, case_folder: Path, lights: Path, qtbot: QtBot) -> None:
    _pin(unlike, (ONE, 3), (TWO, 5))
    _choose(unlike, ONE, 8)
    unlike.window.pins.press()
    _open(unlike, case_folder, qtbot)
    assert unlike.window.pins.pins == ()
    assert not unlike.window.pins.is_waiting
    _open(unlike, lights, qtbot)
    assert len(_drawn(unlike)) == 1
