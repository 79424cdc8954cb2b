"""The library opens and closes panes, keeps the reader's order, and says what was not read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui import skipped_dialog
from hearsay.ui.library_panel import LibraryList
from hearsay.ui.skipped_dialog import SkippedDialog

WIRE, COLUMN, BLOG, MEMO = "1 wire.txt", "2 column.md", "10 blog.html", "primary.txt"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _row(hearsay: Hearsay, path: str) -> int:
    return hearsay.window.library_model.order().index(path)


def _tick(hearsay: Hearsay, path: str) -> QPoint:
    """Return where the tick of a row is, in the list's viewport."""
    rows = hearsay.window.library.list
    return rows.visualRect(hearsay.window.library_model.index(_row(hearsay, path))).topLeft() + QPoint(20, 20)


def test_a_click_on_the_tick_closes_and_opens_the_pane(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    viewport = window.library.list.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=_tick(opened, COLUMN))
    assert window.panes.open_paths() == [WIRE, BLOG]
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=_tick(opened, COLUMN))
    assert window.panes.open_paths() == [WIRE, COLUMN, BLOG]
    reopened = window.panes.pane(COLUMN)
    assert reopened is not None
    assert reopened.annotated is not None


def test_a_click_beside_the_tick_only_chooses_the_row(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    qtbot.mouseClick(
        window.library.list.viewport(), Qt.MouseButton.LeftButton, pos=_tick(opened, COLUMN) + QPoint(60, 0)
    )
    assert len(window.panes.panes()) == 3
    assert window.library.list.currentIndex().row() == _row(opened, COLUMN)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_return_tick_the_row(opened: Hearsay, qtbot: QtBot, key: Qt.Key) -> None:
    window = opened.window
    window.library.list.setFocus()
    window.library.list.setCurrentIndex(window.library_model.index(_row(opened, BLOG)))
    qtbot.keyClick(window.library.list, key)
    assert BLOG not in window.panes.open_paths()
    qtbot.keyClick(window.library.list, key)
    assert BLOG in window.panes.open_paths()


def test_a_fifth_article_takes_the_place_of_the_last(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    for number in (20, 30, 40):
        (case_folder / f"{number} more.txt").write_text(f"More {number}\n\nThe bridge stands.\n", "utf-8")
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    window = hearsay.window
    for path in ("20 more.txt", "30 more.txt"):
        window.library_model.setData(
            window.library_model.index(_row(hearsay, path)), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
        )
    assert window.panes.open_paths() == [WIRE, COLUMN, BLOG, "30 more.txt"]
    ticked = [row.article.path for row in window.library_model.rows() if row.open]
    assert ticked == window.panes.open_paths()


def test_a_drag_moves_rows_and_panes_and_is_remembered(
    opened: Hearsay, start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    window = opened.window
    rows = window.library.list
    _drop(rows, _row(opened, BLOG), before=_row(opened, WIRE))
    assert window.library_model.order() == [MEMO, BLOG, WIRE, COLUMN]
    assert window.panes.open_paths() == [BLOG, WIRE, COLUMN]
    window.close()
    opened.close()
    again = start()
    _open(again, case_folder, qtbot)
    assert again.window.library_model.order() == [MEMO, BLOG, WIRE, COLUMN]
    assert again.window.panes.open_paths() == [BLOG, WIRE, COLUMN]


def test_nothing_is_dragged_above_the_primary_document(opened: Hearsay) -> None:
    window = opened.window
    _drop(window.library.list, _row(opened, BLOG), before=0)
    assert window.library_model.order()[0] == MEMO
    _drop(window.library.list, 0, before=3)
    assert window.library_model.order()[0] == MEMO


def _drop(rows: LibraryList, source: int, *, before: int) -> None:
    """Drop a row as the end of a drag within the list does."""
    model = rows.model()
    rows.setCurrentIndex(model.index(source, 0))
    mime = model.mimeData([model.index(source, 0)])
    place = QPointF(rows.visualRect(model.index(before, 0)).topLeft() + QPoint(50, 5))

    class _FromHere(QDropEvent):
        def source(self) -> LibraryList:
            return rows

    rows.dropEvent(
        _FromHere(place, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )


def test_the_primary_document_stands_on_top_and_opens_as_a_pane(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    first = window.library_model.rows()[0]
    assert first.primary
    assert "primary document" in first.origin
    qtbot.mouseClick(window.library.list.viewport(), Qt.MouseButton.LeftButton, pos=_tick(opened, MEMO))
    pane = window.panes.pane(MEMO)
    assert pane is not None
    assert "Primary document" in pane.header_text


def test_rows_know_their_mix_and_their_notes(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    mixes = {row.article.path: row.mix.total() for row in window.library_model.rows() if not row.primary}
    assert all(mixes.values())
    window.panes.activate(WIRE)
    window.desk.step(1)
    window.start_note()
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        editor = window.focusWidget()
        assert editor is not None
        qtbot.keyClicks(editor, "see page two")
        window.inspector.flush()
    assert {row.article.path: row.notes for row in window.library_model.rows()}[WIRE] == 1


def test_what_was_not_read_is_listed_with_its_reason(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case_folder / "empty.txt").write_text("", "utf-8")
    (case_folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0" * 40)
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    told: list[tuple[str, str]] = []

    class Looking(SkippedDialog):
        def exec(self) -> int:
            table = self.findChild(QTreeWidget)
            assert isinstance(table, QTreeWidget)
            items = [table.topLevelItem(number) for number in range(table.topLevelItemCount())]
            told.extend((item.text(0), item.text(1)) for item in items if item is not None)
            return 0

    monkeypatch.setattr(skipped_dialog, "SkippedDialog", Looking)
    hearsay.window.library.skipped_asked.emit()
    assert [path for path, _ in told] == ["empty.txt", "picture.txt"]
    assert all(len(reason) > 10 for _, reason in told)


def test_a_title_that_looks_like_markup_is_shown_as_it_is(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    title = "<img src='file:///etc/hostname'> and <b>bold</b> & plain"
    (case_folder / "3 odd.txt").write_text(f"{title}\n\nThe bridge stands, said the mayor.\n", "utf-8")
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    model = hearsay.window.library_model
    tip = model.data(model.index(_row(hearsay, "3 odd.txt")), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
