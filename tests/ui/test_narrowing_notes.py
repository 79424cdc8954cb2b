"""The notes tab: narrowed by fields, by a menu and by chips; the trash; and all of it found again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.domain.notes import Anchor
from hearsay.ui.note_draft import NoteDraft

WIRE, COLUMN, BLOG = "1 wire.txt", "2 column.md", "10 blog.html"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _write(hearsay: Hearsay, qtbot: QtBot, path: str, start_of: str, body: str, *tags: str) -> None:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    text = annotated.article.text
    sentence = next(s for s in annotated.sentences if s.span.of(text).startswith(start_of))
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        hearsay.notes_session.save(NoteDraft(annotated.article, Anchor.at(text, sentence.span), body=body, tags=tags))


@pytest.fixture
def noted(opened: Hearsay, qtbot: QtBot) -> Hearsay:
    _write(opened, qtbot, WIRE, "The mayor said", "Which May?", "check", "mayor")
    _write(opened, qtbot, COLUMN, "Of course", "Strong words.", "taste")
    _write(opened, qtbot, BLOG, "Reportedly", "By whom?", "check")
    return opened


def _listed(hearsay: Hearsay) -> list[str]:
    model = hearsay.window.notes.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _offered(hearsay: Hearsay) -> dict[str, QAction]:
    """Return the entries of the menu beside the filter, those of its parts by “Part/entry”."""
    menu = hearsay.window.notes.filter_menu()
    entries: dict[str, QAction] = {}
    for action in menu.actions():
        part = action.menu()
        inner = part.actions() if part is not None else []  # type: ignore[attr-defined] # a QMenu
        entries |= {f"{action.text()}/{each.text()}": each for each in inner} or {action.text(): action}
    return entries


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("tag:check", ["Which May?", "By whom?"]),
        ("tag:check -type:secondhand", []),
        ("type:secondhand tag:mayor", ["Which May?"]),
        ("article:tired", ["Strong words."]),
        ("source:mayor", ["Which May?"]),
        ("by -tag:mayor", ["By whom?"]),
        ("is:orphan", []),
    ],
)
def test_the_filter_takes_the_fields_of_the_search(noted: Hearsay, asked: str, expected: list[str]) -> None:
    noted.window.notes.filter_field.setText(asked)
    assert _listed(noted) == expected


def test_a_field_that_there_is_not_is_told(noted: Hearsay) -> None:
    noted.window.notes.filter_field.setText("is:lost")
    assert noted.window.notes.empty_text.startswith("A note is one of these")
    noted.window.notes.filter_field.clear()
    assert len(_listed(noted)) == 3


def test_the_menu_writes_the_filter_and_takes_it_back(noted: Hearsay) -> None:
    _offered(noted)["Tag/check\t2"].trigger()
    assert noted.window.notes.filter_field.text() == "tag:check"
    _offered(noted)["Article/Bridge memo leaks\t1"].trigger()
    assert _listed(noted) == ["Which May?"]
    chosen = _offered(noted)["Tag/check\t2"]
    assert chosen.isChecked()
    chosen.trigger()
    assert noted.window.notes.filter_field.text() == 'article:"Bridge memo leaks"'


def test_orphans_have_a_chip(noted: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    chips = noted.window.notes.chips
    assert chips.orphans.isHidden()
    (case_folder / WIRE).write_text("Bridge memo leaks\n\nEverything was written anew by the editor.\n", "utf-8")
    _open(noted, case_folder, qtbot)
    assert (chips.orphans.isHidden(), chips.orphans.text()) == (False, "Orphans 1")
    noted.window.notes.filter_field.setText("is:changed")
    assert (chips.changed.isHidden(), chips.changed.isChecked()) == (False, True)
    qtbot.mouseClick(chips.orphans, Qt.MouseButton.LeftButton)
    assert (chips.changed.isChecked(), chips.orphans.isChecked()) == (False, True)
    assert _listed(noted) == ["Which May?"]
    qtbot.mouseClick(chips.orphans, Qt.MouseButton.LeftButton)
    assert len(_listed(noted)) == 3


def test_notes_are_sorted_by_their_source(noted: Hearsay) -> None:
    table = noted.window.notes.table
    table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    sources = [str(table.model().index(row, 4).data()).casefold() for row in range(3)]
    assert sources == sorted(sources, reverse=True)
    assert "the mayor" in sources


def test_filter_and_order_are_found_again(
    noted: Hearsay, start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    noted.window.notes.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    noted.window.notes.filter_field.setText("tag:check")
    noted.window.close()
    noted.close()
    again = start()
    _open(again, case_folder, qtbot)
    assert again.window.notes.filter_field.text() == "tag:check"
    assert _listed(again) == ["Which May?", "By whom?"]
    again.window.notes.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert _listed(again) == ["By whom?", "Which May?"]


def test_deleted_notes_are_read_in_the_trash_and_brought_back(noted: Hearsay, qtbot: QtBot) -> None:
    panel = noted.window.notes
    deleted = next(placed.note for placed in noted.notes_session.notes if placed.note.body == "Which May?")
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        noted.notes_session.delete(deleted.id)
    panel.chips.trash.click()
    qtbot.waitUntil(lambda: panel.trash.model.rowCount() == 1, timeout=5000)
    settle()
    assert panel.trash.table.isVisible()
    assert panel.trash.preview.toPlainText() == "Which May?"
    row = [str(panel.trash.model.index(0, column).data()) for column in range(5)]
    assert row[0][:2] == "20"
    assert row[1:] == [
        "Which May?",
        "“The mayor said that repairs would begin in May.”",
        "Bridge memo leaks",
        "#check #mayor",
    ]
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        qtbot.keyClick(panel.trash.table, Qt.Key.Key_Return)
    assert deleted.id in {placed.note.id for placed in noted.notes_session.notes}
    qtbot.waitUntil(lambda: panel.trash.model.rowCount() == 0, timeout=5000)
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        noted.window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: panel.trash.model.rowCount() == 1, timeout=5000)
    panel.chips.trash.click()
    assert len(_listed(noted)) == 2
