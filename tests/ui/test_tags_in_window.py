"""Tags in the window: completed while they are typed, coloured, renamed, joined, and the notes narrowed to one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.domain.notes import Anchor
from hearsay.domain.tags import Tag, TagColour
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.note_editor import NoteEditor
from hearsay.ui.tags_dialog import TagsDialog
from hearsay.ui.theme import load_theme

WIRE = "1 wire.txt"


@pytest.fixture
def tagged(opened: Hearsay, qtbot: QtBot) -> Hearsay:
    """The small affair with notes tagged check (two), checked (one) and mayor (one)."""
    annotated = opened.window.desk.displayed.get(WIRE)
    assert annotated is not None
    for tags in (("check", "mayor"), ("check",), ("checked",)):
        with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
            opened.notes_session.save(NoteDraft(annotated.article, Anchor(""), body="A note.", tags=tags))
    return opened


@pytest.fixture
def dialog(tagged: Hearsay, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[TagsDialog]:
    """The dialogue, open beside the window for the length of a test."""
    monkeypatch.setattr(TagsDialog, "exec", lambda dialog: dialog.show())
    monkeypatch.setattr(TagsDialog, "deleteLater", lambda _dialog: None)
    made: list[TagsDialog] = []
    tagged.window.tags.show_dialog()
    made += tagged.window.findChildren(TagsDialog)
    tagged.window.tags.dialog = made[0]
    tagged.window.tags._refresh()
    qtbot.waitUntil(lambda: made[0].list.count() == 3, timeout=5000)
    yield made[0]
    made[0].close()


def _rows(dialog: TagsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def _tags(hearsay: Hearsay) -> list[tuple[str, ...]]:
    return sorted(placed.note.tags for placed in hearsay.notes_session.notes)


def test_tags_are_listed_with_their_counts_and_renamed_after_a_warning(
    tagged: Hearsay, dialog: TagsDialog, qtbot: QtBot
) -> None:
    assert _rows(dialog) == ["check · 2 notes", "checked · 1 note", "mayor · 1 note"]
    dialog.list.setCurrentRow(1)
    dialog.name.setText("check")
    assert dialog.told.text() == "“checked” joins “check”, the tag of 2 notes. It can be undone."
    assert dialog.rename_button.text() == "Join"
    dialog.rename_button.click()
    qtbot.waitUntil(lambda: _rows(dialog) == ["check · 3 notes", "mayor · 1 note"], timeout=5000)
    tagged.window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: len(_rows(dialog)) == 3, timeout=5000)
    assert _tags(tagged) == [("check",), ("check", "mayor"), ("checked",)]


def test_a_name_of_two_words_is_told_as_the_one_word_it_becomes(dialog: TagsDialog) -> None:
    dialog.name.setText("to check")
    assert dialog.told.text() == "“check” becomes “to-check” in 2 notes. It can be undone."
    dialog.name.setText(" , ")
    assert not dialog.rename_button.isEnabled()


def test_a_colour_shows_in_the_list_of_notes(tagged: Hearsay, dialog: TagsDialog, qtbot: QtBot) -> None:
    wanted = load_theme(dark=False).tags[TagColour.GREEN]

    def has_green() -> bool:
        settle(1)
        picture = tagged.window.notes.table.viewport().grab().toImage()
        return any(
            QColor(picture.pixel(x, y)) == wanted for x in range(picture.width()) for y in range(0, picture.height(), 2)
        )

    assert not has_green()
    dialog.colour.setCurrentIndex(list(TagColour).index(TagColour.GREEN))
    dialog.colour.activated.emit(dialog.colour.currentIndex())
    tags = tagged.window.tags
    qtbot.waitUntil(lambda: tags._painter.colours == {"check": TagColour.GREEN}, timeout=5000)
    assert has_green()
    found: list[tuple[Tag, ...]] = []
    tagged.notes_session.with_tags(lambda read: found.append(read[1]))
    qtbot.waitUntil(lambda: found == [(Tag("check", TagColour.GREEN),)], timeout=5000)


def test_the_notes_of_a_tag_are_shown(tagged: Hearsay, dialog: TagsDialog) -> None:
    dialog.list.setCurrentRow(2)
    dialog.notes_button.click()
    assert tagged.window.notes.filter_field.text() == "tag:mayor"
    assert tagged.window.notes.table.model().rowCount() == 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_last_tag_of_the_line_is_completed(tagged: Hearsay, qtbot: QtBot) -> None:
    tagged.window.desk.step(1)
    tagged.window.start_note()
    settle()
    editor = tagged.window.inspector.findChildren(NoteEditor)[-1]
    editor.tags.setFocus()
    qtbot.keyClicks(editor.tags, "#why may")
    completer = editor.tags.completer()
    assert completer.completionCount() == 1
    popup = completer.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.tags.text() == "#why mayor", timeout=2000)
    qtbot.waitUntil(lambda: editor.draft.tags == ("why", "mayor"), timeout=2000)
