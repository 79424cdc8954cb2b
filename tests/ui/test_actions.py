"""Every command has a key or a place in the menu, and the list of keys leaves none out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui.keys_dialog import KeysDialog


def _all_in(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += _all_in(inner) if isinstance(inner, QMenu) else [action]
    return found


def test_the_list_of_keys_has_every_action_with_a_key(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    dialog = KeysDialog(window.actions_.groups(), window)
    qtbot.addWidget(dialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    pressed = {keys for each in told for keys in each.split(" or ")}
    for action in window.actions():
        for sequence in action.shortcuts():
            keys = sequence.toString()
            assert (keys.lower() if len(keys) == 1 else keys) in pressed, action.text()
        if action.shortcuts():
            assert action.text().replace("&", "").rstrip("…") in told


def test_the_list_of_keys_fits_a_small_window_and_tells_not_what_would_be_undone(opened: Hearsay, qtbot: QtBot) -> None:
    opened.window.resize(1024, 700)
    opened.window.actions_.undo.setText("&Undo: Rename tag a-very-long-tag to another-very-long-tag of this folder")
    dialog = KeysDialog(opened.window.actions_.groups(), opened.window)
    qtbot.addWidget(dialog)
    assert dialog.width() <= opened.window.width()
    assert dialog.height() <= opened.window.height()
    assert "Undo" in [label.text() for label in dialog.findChildren(QLabel)]


def test_every_action_without_a_key_is_in_the_menu(opened: Hearsay) -> None:
    window = opened.window
    in_menu = _all_in(window.tool_bar.menu)
    keyless = [action for action in window.actions() if not action.shortcuts()]
    assert keyless
    assert [action.text() for action in keyless if action not in in_menu] == []


def test_no_key_is_given_twice(opened: Hearsay) -> None:
    keys = [keys.toString() for action in opened.window.actions() for keys in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_tab_goes_from_the_tool_bar_through_library_and_panes_to_inspector_and_notes(opened: Hearsay) -> None:
    window = opened.window
    parts: list[QWidget] = [window.tool_bar, window.library, window.panes, window.inspector, window.notes]
    order: list[int] = []
    widget: QWidget | None = window.tool_bar.nextInFocusChain()
    for _ in range(400):
        assert widget is not None
        part = next((n for n, p in enumerate(parts) if p.isAncestorOf(widget)), None)
        takes_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if part is not None and takes_tab and widget.isVisible() and part not in order:
            order.append(part)
        widget = widget.nextInFocusChain()
    assert order == sorted(order)
    assert len(order) == len(parts)


def test_every_field_has_a_name_for_screen_readers(opened: Hearsay) -> None:
    opened.window.panes.activate("1 wire.txt")
    opened.window.desk.step(1)
    opened.window.start_note()
    fields = [field for kind in (QLineEdit, QPlainTextEdit, QTextEdit) for field in opened.window.findChildren(kind)]
    assert len(fields) >= 6
    assert [field for field in fields if not field.accessibleName()] == []
