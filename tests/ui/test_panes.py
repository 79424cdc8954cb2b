"""The panes: the sentence under the mouse is the one chosen, the strip jumps, the header names the article."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui.article_pane import ArticlePane
from hearsay.ui.note_editor import NoteEditor

WIRE, COLUMN, BLOG = "1 wire.txt", "2 column.md", "10 blog.html"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _pane(hearsay: Hearsay, path: str) -> ArticlePane:
    pane = hearsay.window.panes.pane(path)
    assert pane is not None
    return pane


def _click_word(pane: ArticlePane, word: str, qtbot: QtBot) -> None:
    """Click into the middle of a word, where a reader would see it."""
    found = pane.view.document().find(word)
    assert not found.isNull()
    ends = []
    for position in (found.selectionStart(), found.selectionEnd()):
        cursor = QTextCursor(pane.view.document())
        cursor.setPosition(position)
        ends.append(pane.view.cursorRect(cursor).center())
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=(ends[0] + ends[1]) / 2)


def _chosen_text(hearsay: Hearsay, pane: ArticlePane) -> str:
    sentence = hearsay.window.desk.chosen_sentence()
    assert sentence is not None
    return sentence.span.of(pane.article.text)


def _long_folder(tmp_path: Path, articles: int = 2) -> Path:
    folder = tmp_path / "long"
    folder.mkdir()
    for number in range(1, articles + 1):
        paragraphs = [
            f"The council said on day {n} that the bridge would open. It was a shame, of course. "
            f"“Day {n} will come,” said the mayor. The river rose by {n} centimetres."
            for n in range(1, 41)
        ]
        (folder / f"{number}.txt").write_text(f"Bridge diary {number}\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    return folder


@pytest.mark.parametrize(("word", "sentence"), [("disgrace", "Of course"), ("drive", "🌉"), ("safe", "“We are")])
def test_a_click_chooses_the_sentence_under_the_mouse(opened: Hearsay, qtbot: QtBot, word: str, sentence: str) -> None:
    pane = _pane(opened, COLUMN)
    _click_word(pane, word, qtbot)
    assert word in _chosen_text(opened, pane)
    assert opened.window.panes.active is pane


def test_a_click_finds_the_sentence_in_right_to_left_text(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    (case_folder / "3 urdu.html").write_text(
        "<html lang='ur'><head><title>پل</title></head><body><article><h1>پل کی خبر</h1>"
        "<p>وزیر نے کہا کہ پل بند رہے گا۔ دریا کا پانی بڑھ رہا ہے۔ لوگ پریشان ہیں۔</p></article></body></html>",
        "utf-8",
    )
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    hearsay.window.desk.open_article("3 urdu.html")
    pane = _pane(hearsay, "3 urdu.html")
    for word in ("وزیر", "دریا", "پریشان"):
        _click_word(pane, word, qtbot)
        assert word in _chosen_text(hearsay, pane)


def test_every_sentence_of_the_first_line_is_painted_right_to_left(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    (case_folder / "3 urdu.html").write_text(
        "<html lang='ur'><head><title>پل</title></head><body><article><h1>پل</h1>"
        + "<p>پل بند ہے۔ دریا گہرا ہے۔</p>" * 60
        + "</article></body></html>",
        "utf-8",
    )
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    hearsay.window.desk.open_article("3 urdu.html")
    view = _pane(hearsay, "3 urdu.html").view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    top = view.first_visible_position()
    assert view.article_text[top - 2 : top] == "\n\n"


def test_a_click_on_the_strip_goes_there(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> None:
    hearsay = start()
    _open(hearsay, _long_folder(tmp_path), qtbot)
    pane = _pane(hearsay, "1.txt")
    bar = pane.view.verticalScrollBar()
    assert bar.maximum() > 500
    qtbot.mouseClick(pane.strip, Qt.MouseButton.LeftButton, pos=QPoint(7, pane.strip.height() - 2))
    assert bar.value() > bar.maximum() * 0.9
    qtbot.mouseClick(pane.strip, Qt.MouseButton.LeftButton, pos=QPoint(7, 1))
    assert bar.value() == 0


def test_the_strip_shows_every_sentence(opened: Hearsay, qtbot: QtBot) -> None:
    pane = _pane(opened, WIRE)
    assert pane.annotated is not None
    expected = [sentence.type for sentence in pane.annotated.sentences]
    qtbot.waitUntil(lambda: [mark.type for mark in pane.strip.marks] == expected, timeout=3000)
    tops = [mark.top for mark in pane.strip.marks]
    assert tops == sorted(tops)


def test_the_header_names_the_article_once_its_headline_is_gone(
    start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    _open(hearsay, _long_folder(tmp_path), qtbot)
    pane = _pane(hearsay, "1.txt")
    assert pane.header_text == "1.txt"
    pane.view.verticalScrollBar().setValue(400)
    assert pane.header_text == "Bridge diary 1"
    pane.view.verticalScrollBar().setValue(0)
    assert pane.header_text == "1.txt"


def test_brackets_walk_through_the_panes_and_ctrl_w_closes_the_active_one(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    window.panes.activate(WIRE)
    view = _pane(opened, WIRE).view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_BracketRight)
    assert window.panes.active is _pane(opened, COLUMN)
    qtbot.keyClick(_pane(opened, COLUMN).view, Qt.Key.Key_BracketLeft)
    qtbot.keyClick(_pane(opened, WIRE).view, Qt.Key.Key_BracketLeft)
    assert window.panes.active is _pane(opened, BLOG)
    qtbot.keyClick(_pane(opened, BLOG).view, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.panes.open_paths() == [WIRE, COLUMN]
    assert window.panes.active is _pane(opened, COLUMN)
    assert window.focusWidget() is _pane(opened, COLUMN).view


def test_closing_the_last_pane_leaves_keys_that_do_nothing(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    for _ in range(4):
        window.actions_.close_pane.trigger()
    assert window.panes.panes() == []
    window.actions_.next_sentence.trigger()
    window.actions_.next_pane.trigger()
    window.actions_.article_note.trigger()
    assert window.desk.chosen_sentence() is None


def test_closing_the_pane_of_the_chosen_sentence_leaves_nothing_chosen(opened: Hearsay, qtbot: QtBot) -> None:
    """What is not in view is not written on."""
    window = opened.window
    window.panes.activate(WIRE)
    window.desk.step(1)
    assert window.desk.chosen_sentence() is not None
    window.panes.close_pane(WIRE)
    assert window.desk.chosen_sentence() is None
    window.actions_.new_note.trigger()
    assert not window.inspector.findChildren(NoteEditor)
    window.desk.open_article(WIRE)
    assert _pane(opened, WIRE).view.chosen is None


@pytest.mark.no_qt_log  # an offscreen popup cannot grab the keyboard, and says so
def test_opening_and_closing_leaves_no_widgets_behind(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window

    def widgets() -> int:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        return len(QApplication.allWidgets())

    def turn() -> None:
        window.panes.close_pane(BLOG)
        window.desk.open_article(BLOG)
        window.panes.activate(WIRE)
        window.desk.step(1)
        window.desk.step(-1)
        window.start_note()
        window.actions_.change_type.trigger()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    turn()
    before = widgets()
    for _ in range(50):
        turn()
    assert widgets() <= before + 4


def test_a_resized_window_keeps_the_place_the_reader_wheeled_to(
    start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    _open(hearsay, _long_folder(tmp_path), qtbot)
    view = _pane(hearsay, "1.txt").view
    view.scroll_to_position(1000)
    place = QPointF(view.viewport().rect().center())
    for _ in range(10):
        wheel = QWheelEvent(
            place,
            view.viewport().mapToGlobal(place),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
    wheeled_to = view.first_visible_position()
    assert wheeled_to > 1300
    for width in (1300, 1200, 1400):
        hearsay.window.resize(width, 800)
        QApplication.processEvents()
    assert abs(view.first_visible_position() - wheeled_to) < 200
