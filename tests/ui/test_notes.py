"""Nothing the reader writes is lost, whatever happens around it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.notes import PlacedNote
from hearsay.ui.note_editor import NoteEditor

WIRE, COLUMN = "1 wire.txt", "2 column.md"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _choose(hearsay: Hearsay, path: str, start_of: str) -> None:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    text = annotated.article.text
    index = next(i for i, s in enumerate(annotated.sentences) if s.span.of(text).startswith(start_of))
    hearsay.window.panes.activate(path)
    hearsay.window.desk.choose(path, index, reveal=True)


def _editors(hearsay: Hearsay) -> list[NoteEditor]:
    QApplication.processEvents()  # what was just made is shown
    return [e for e in hearsay.window.inspector.findChildren(NoteEditor) if not e.isHidden()]


def _writing(hearsay: Hearsay) -> QWidget:
    widget = hearsay.window.focusWidget()
    assert widget is not None
    assert widget.accessibleName() == "Note"
    return widget


def _bodies(hearsay: Hearsay) -> list[str]:
    return sorted(placed.note.body for placed in hearsay.notes_session.notes)


def _note(hearsay: Hearsay, qtbot: QtBot, body: str) -> PlacedNote:
    """Write a note on the chosen sentence and wait until it is stored and listed."""
    hearsay.window.start_note()
    qtbot.keyClicks(_writing(hearsay), body)
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        hearsay.window.inspector.flush()
    return next(placed for placed in hearsay.notes_session.notes if placed.note.body == body)


def _another_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "1 wire.txt").write_text("River news\n\nThe river is wide, said the fisherman.\n", "utf-8")
    return folder


def _refuse_notes(tmp_path: Path, *, refuse: bool) -> None:
    """Let the database refuse every new note, at once, or take them again."""
    database = sqlite3.connect(tmp_path / "data" / "hearsay.db")
    if refuse:
        database.execute("CREATE TRIGGER refuse BEFORE INSERT ON notes BEGIN SELECT RAISE(ABORT, 'refused'); END")
    else:
        database.execute("DROP TRIGGER refuse")
    database.commit()
    database.close()


def test_n_on_a_chosen_sentence_notes_the_whole_of_it(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    view = opened.window.panes.panes()[0].view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_N)
    qtbot.keyClicks(_writing(opened), "n j k 1 ? [")
    qtbot.waitUntil(lambda: _bodies(opened) == ["n j k 1 ? ["], timeout=5000)
    assert opened.notes_session.notes[0].note.anchor.exact == "The mayor said that repairs would begin in May."


@pytest.mark.parametrize(("first", "last", "expected"), [(" repairs", "begin ", "repairs would begin")])
def test_n_on_selected_words_notes_exactly_them(
    opened: Hearsay, qtbot: QtBot, first: str, last: str, expected: str
) -> None:
    pane = opened.window.panes.panes()[0]
    opened.window.panes.activate(WIRE)
    shown = pane.view.document().toPlainText()
    cursor = QTextCursor(pane.view.document())
    cursor.setPosition(shown.index(first))
    cursor.setPosition(shown.index(last) + len(last), QTextCursor.MoveMode.KeepAnchor)
    pane.view.setTextCursor(cursor)
    placed = _note(opened, qtbot, "when exactly?")
    assert placed.note.anchor.exact == expected
    assert placed.span is not None
    assert placed.span.of(pane.article.text) == expected


def test_a_selection_after_an_emoji_is_noted_exactly(opened: Hearsay, qtbot: QtBot) -> None:
    pane = opened.window.panes.pane(COLUMN)
    assert pane is not None
    opened.window.panes.activate(COLUMN)
    pane.view.setTextCursor(pane.view.document().find("drive over"))
    assert _note(opened, qtbot, "hm").note.anchor.exact == "drive over"


def test_selected_white_space_is_no_selection(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    view = opened.window.panes.panes()[0].view
    cursor = view.document().find(" ")
    assert cursor.hasSelection()
    view.setTextCursor(cursor)
    assert _note(opened, qtbot, "here").note.anchor.exact.startswith("The mayor said")


def test_after_j_a_note_belongs_to_the_sentence_not_to_words_selected_before(opened: Hearsay, qtbot: QtBot) -> None:
    view = opened.window.panes.panes()[0].view
    opened.window.panes.activate(WIRE)
    view.setTextCursor(view.document().find("flood"))
    view.setFocus()
    _choose(opened, WIRE, "The mayor said")
    qtbot.keyClick(view, Qt.Key.Key_J)
    assert _note(opened, qtbot, "old").note.anchor.exact == "The bridge was built in 1931."


def test_shift_n_notes_the_whole_article_and_its_editor_stays(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, COLUMN, "Of course")
    opened.window.panes.activate(WIRE)
    view = opened.window.panes.panes()[0].view
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    writing = _writing(opened)
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        qtbot.keyClicks(writing, "A wire report.")
    assert opened.window.focusWidget() is writing
    qtbot.keyClicks(writing, " Short.")
    qtbot.waitUntil(lambda: _bodies(opened) == ["A wire report. Short."], timeout=5000)
    note = opened.notes_session.notes[0].note
    assert (note.path, note.anchor.whole_article) == (WIRE, True)


def test_an_empty_note_just_begun_stays_while_another_is_stored(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    opened.window.start_note()
    qtbot.keyClicks(_writing(opened), "first")
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opened.window.start_note()  # focus leaves the first, which is stored
    qtbot.keyClicks(_writing(opened), "second")
    qtbot.waitUntil(lambda: _bodies(opened) == ["first", "second"], timeout=5000)


def test_typing_and_closing_at_once_keeps_the_note(
    opened: Hearsay, start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    _choose(opened, WIRE, "The mayor said")
    _note(opened, qtbot, "stored before")
    opened.window.start_note()
    qtbot.keyClicks(_writing(opened), "one")
    opened.window.start_note()
    qtbot.keyClicks(_writing(opened), "two")
    assert opened.window.close()
    opened.close()
    again = start()
    _open(again, case_folder, qtbot)
    assert _bodies(again) == ["one", "stored before", "two"]


def test_choosing_another_sentence_while_typing_loses_nothing(opened: Hearsay, qtbot: QtBot) -> None:
    for start_of in ("The mayor said", "The bridge was built", "“The bridge will hold"):
        _choose(opened, WIRE, start_of)
        opened.window.start_note()
        qtbot.keyClicks(_writing(opened), start_of[-5:])
    _choose(opened, COLUMN, "Of course")
    qtbot.waitUntil(lambda: len(_bodies(opened)) == 3, timeout=5000)
    for placed in opened.notes_session.notes:
        assert placed.note.body in placed.note.anchor.exact


def test_typing_and_opening_another_folder_at_once_keeps_the_note_where_it_belongs(
    opened: Hearsay, case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _choose(opened, WIRE, "The mayor said")
    opened.window.start_note()
    qtbot.keyClicks(_writing(opened), "about the bridge")
    _open(opened, _another_folder(tmp_path), qtbot)
    assert _bodies(opened) == []
    _open(opened, case_folder, qtbot)
    assert _bodies(opened) == ["about the bridge"]


def test_a_draft_that_could_not_be_stored_goes_to_its_own_folder_later(
    opened: Hearsay, case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _choose(opened, WIRE, "The mayor said")
    _refuse_notes(tmp_path, refuse=True)
    with qtbot.waitSignal(opened.notes_session.draft_failed, timeout=15_000):
        opened.window.start_note()
        qtbot.keyClicks(_writing(opened), "kept")
        opened.window.inspector.flush()
    assert "What you wrote stays here" in opened.window.banner.text
    # The reader goes elsewhere and back: the text is still there to see.
    _choose(opened, COLUMN, "Of course")
    assert _editors(opened) == []
    _choose(opened, WIRE, "The mayor said")
    assert [editor.body.toPlainText() for editor in _editors(opened)] == ["kept"]
    _refuse_notes(tmp_path, refuse=False)
    (case_folder / WIRE).rename(case_folder / "1 renamed.txt")
    with qtbot.waitSignals([opened.folder_session.analysed], timeout=20_000):
        opened.window.open_folder(_another_folder(tmp_path))
    opened.window.banner.act()
    qtbot.waitUntil(lambda: not opened.notes_session.unsaved, timeout=10_000)
    assert not opened.window.banner.isVisible()
    _open(opened, case_folder, qtbot)
    # What was loaded may still have been the other folder's notes: those of this one follow.
    qtbot.waitUntil(lambda: _bodies(opened) == ["kept"], timeout=10_000)


def test_a_note_begun_before_the_store_is_open_is_stored_once_it_is(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    with qtbot.waitSignal(hearsay.folder_session.opened, timeout=20_000):
        hearsay.window.open_folder(case_folder)
    view = hearsay.window.panes.panes()[0].view
    view.setTextCursor(view.document().find("repairs"))
    hearsay.window.start_note()
    qtbot.keyClicks(_writing(hearsay), "early")
    hearsay.window.inspector.flush()
    qtbot.waitUntil(lambda: _bodies(hearsay) == ["early"], timeout=20_000)
    assert not hearsay.window.banner.isVisible()


def test_two_quick_saves_of_a_new_note_make_one(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    opened.window.start_note()
    writing = _writing(opened)
    for letter in "abc":
        qtbot.keyClicks(writing, letter)
        opened.window.inspector.flush()
    qtbot.waitUntil(lambda: _bodies(opened) == ["abc"], timeout=5000)


def test_tags_are_stored_and_shown_again(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    opened.window.start_note()
    qtbot.keyClicks(_writing(opened), "who?")
    editor = _editors(opened)[0]
    qtbot.keyClicks(editor.tags, "#mayor, may #mayor")
    opened.window.inspector.flush()
    qtbot.waitUntil(lambda: [p.note.tags for p in opened.notes_session.notes] == [("mayor", "may")], timeout=5000)
    _choose(opened, COLUMN, "Of course")
    _choose(opened, WIRE, "The mayor said")
    assert _editors(opened)[0].tags.text() == "#mayor #may"


def test_delete_and_undo_and_an_open_editor_follows(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    _note(opened, qtbot, "to go")
    editor = _editors(opened)[0]
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        qtbot.mouseClick(editor.delete_button, Qt.MouseButton.LeftButton)
    assert _bodies(opened) == []
    assert _editors(opened) == []
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opened.window.actions_.undo.trigger()
    assert [e.body.toPlainText() for e in _editors(opened)] == ["to go"]
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opened.window.actions_.undo.trigger()
    assert _editors(opened) == []
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opened.window.actions_.redo.trigger()
    assert [e.body.toPlainText() for e in _editors(opened)] == ["to go"]


def test_deleting_a_note_before_its_first_save_leaves_none(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    opened.window.start_note()
    qtbot.keyClicks(_writing(opened), "never mind")
    qtbot.mouseClick(_editors(opened)[0].delete_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(opened.notes_session.told, timeout=5000):
        pass
    qtbot.wait(50)
    assert _bodies(opened) == []
    assert _editors(opened) == []


@pytest.mark.parametrize("gives_up", [False, True])
def test_closing_with_text_that_cannot_be_stored_asks_first(
    opened: Hearsay, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, gives_up: bool
) -> None:
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.detailedText())
        wanted = "Copy and close" if gives_up else "Go back"
        next(button for button in box.buttons() if button.text() == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    _refuse_notes(tmp_path, refuse=True)
    _choose(opened, WIRE, "The mayor said")
    opened.window.start_note()
    qtbot.keyClicks(_writing(opened), "do not lose me")
    assert opened.window.close() is gives_up
    assert asked == ["do not lose me"]
    _refuse_notes(tmp_path, refuse=False)
    if not gives_up:
        assert [editor.body.toPlainText() for editor in _editors(opened)] == ["do not lose me"]
        assert opened.window.close()
        assert asked == ["do not lose me"]
