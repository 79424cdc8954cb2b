"""Find in page finds what the reader means, and walks from pane to pane."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui.find_field import find_all


def test_case_marks_and_line_ends_do_not_matter() -> None:
    text = "He said “The\nBridge” and ‘the bridge’."
    assert [span.of(text) for span in find_all(text, '"the bridge"')] == ["“The\nBridge”"]
    assert len(find_all(text, "the bridge")) == 2


def test_nothing_wanted_finds_nothing() -> None:
    assert find_all("text", "  ") == ()


def test_special_characters_are_searched_as_they_are() -> None:
    assert [s.start for s in find_all("a.b a*b (x", "a*b")] == [4]
    assert len(find_all("a.b a*b (x", "(x")) == 1


def test_return_walks_through_all_panes(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    field = window.tool_bar.find_field
    window.actions_.find.trigger()
    qtbot.keyClicks(field.edit, "bridge")
    everywhere = sum(len(find_all(p.article.text, "bridge")) for p in window.panes.panes())
    assert everywhere > 2
    assert field.count_text == f"1 of {everywhere}"
    qtbot.keyClick(field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field.count_text == f"{everywhere} of {everywhere}"
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not any(pane.view.found for pane in window.panes.panes())


def test_not_found_is_said(opened: Hearsay, qtbot: QtBot) -> None:
    field = opened.window.tool_bar.find_field
    qtbot.keyClicks(field.edit, "submarine")
    assert field.count_text == "not found"
