"""Notes whose words were edited or are gone: told in the window, confirmed, attached to other words, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.domain.notes import Anchor, AnchorStatus, PlacedNote
from hearsay.domain.spans import Span
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.note_editor import NoteEditor

WIRE = "1 wire.txt"
MAYOR = "The mayor said that repairs would begin in May."
EDITED = "The mayor said that most repairs should begin in May."


@pytest.fixture
def noted(opened: Hearsay, qtbot: QtBot) -> Hearsay:
    """The small affair with a note on what the mayor said."""
    annotated = opened.window.desk.displayed.get(WIRE)
    assert annotated is not None
    article = annotated.article
    start = article.text.index(MAYOR)
    anchor = Anchor.at(article.text, Span(start, start + len(MAYOR)))
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opened.notes_session.save(NoteDraft(article, anchor, body="Which May?"))
    return opened


def _rewrite(hearsay: Hearsay, folder: Path, qtbot: QtBot, old: str, new: str) -> None:
    file = folder / WIRE
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _only(hearsay: Hearsay) -> PlacedNote:
    (placed,) = hearsay.notes_session.notes
    return placed


def _words(hearsay: Hearsay) -> str:
    placed, active = _only(hearsay), hearsay.window.panes.pane(WIRE)
    assert placed.span is not None
    assert active is not None
    return placed.span.of(active.article.text)


def _editor(hearsay: Hearsay) -> NoteEditor:
    settle()
    (editor,) = [each for each in hearsay.window.inspector.findChildren(NoteEditor) if not each.isHidden()]
    return editor


def _told(hearsay: Hearsay) -> str:
    labels = _editor(hearsay).findChildren(QLabel)
    return "\n".join(label.accessibleName() or label.text() for label in labels if not label.isHidden())


def _press(hearsay: Hearsay, words: str, qtbot: QtBot) -> None:
    buttons = hearsay.window.inspector.findChildren(QPushButton)
    button = next(each for each in buttons if words in each.text() and not each.isHidden())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _select(hearsay: Hearsay, words: str) -> None:
    hearsay.window.panes.activate(WIRE)
    pane = hearsay.window.panes.pane(WIRE)
    assert pane is not None
    start = pane.article.text.index(words)
    pane.view.setTextCursor(pane.view._article.cursor(Span(start, start + len(words))))


def _doubted(hearsay: Hearsay) -> list[Span]:
    return [span for pane in hearsay.window.panes.panes() for span in pane.view.doubted]


def _is_waiting(hearsay: Hearsay) -> tuple[bool, bool]:
    return hearsay.window.places.is_waiting, hearsay.window.inspector.waiting.isVisible()


def _place_column(hearsay: Hearsay) -> str:
    model = hearsay.window.notes.table.model()
    return str(model.index(0, 7).data())


def test_edited_words_are_shown_old_and_new_until_the_reader_keeps_them(
    noted: Hearsay, case_folder: Path, qtbot: QtBot
) -> None:
    _rewrite(noted, case_folder, qtbot, MAYOR, EDITED)
    noted.window.desk.go_to_note(_only(noted))
    told = _told(noted)
    assert "Text changed since this note was written" in told
    assert "Was: “The mayor said that repairs (left out: would) begin in May.”" in told
    assert "Now: “The mayor said that (put in: most) repairs (put in: should) begin in May.”" in told
    assert _place_column(noted) == "text changed"
    assert _doubted(noted) == [_only(noted).span]
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        _press(noted, "It is the same", qtbot)
    assert (_only(noted).status, _words(noted)) == (AnchorStatus.EXACT, EDITED)
    assert "Text changed" not in _told(noted)
    assert _doubted(noted) == []
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        noted.window.actions_.undo.trigger()
    assert _only(noted).status is AnchorStatus.CHANGED
    assert "Text changed" in _told(noted)


def test_another_place_is_chosen_where_the_words_found_are_not_the_same(
    noted: Hearsay, case_folder: Path, qtbot: QtBot
) -> None:
    _rewrite(noted, case_folder, qtbot, MAYOR, EDITED)
    noted.window.desk.go_to_note(_only(noted))
    _press(noted, "Not this", qtbot)
    assert "select its words, or click a sentence, then press a. Esc gives up." in noted.window.status.text
    _select(noted, "built in 1931")
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        _press(noted, "Attach here", qtbot)
    assert (_only(noted).status, _words(noted)) == (AnchorStatus.EXACT, "built in 1931")
    assert not noted.window.places.is_waiting
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        noted.window.actions_.undo.trigger()
    assert (_only(noted).status, _words(noted)) == (AnchorStatus.CHANGED, EDITED)


@pytest.fixture
def orphaned(noted: Hearsay, case_folder: Path, qtbot: QtBot) -> Hearsay:
    _rewrite(noted, case_folder, qtbot, MAYOR, "Nothing else is known so far.")
    noted.window.desk.go_to_note(_only(noted))
    return noted


def test_an_orphan_keeps_its_words_and_is_attached_to_a_sentence_by_keys(orphaned: Hearsay, qtbot: QtBot) -> None:
    assert _only(orphaned).status is AnchorStatus.ORPHAN
    assert f"“{MAYOR}”" in _told(orphaned)
    orphaned.window.actions_.attach_note.trigger()
    assert orphaned.window.places.is_waiting
    orphaned.window.panes.activate(WIRE)
    annotated = orphaned.window.desk.displayed.get(WIRE)
    assert annotated is not None
    index = next(n for n, s in enumerate(annotated.sentences) if "1931" in s.span.of(annotated.article.text))
    orphaned.window.desk.choose(WIRE, index)
    with qtbot.waitSignal(orphaned.notes_session.loaded, timeout=5000):
        orphaned.window.actions_.attach_note.trigger()
    assert (_only(orphaned).status, _words(orphaned)) == (AnchorStatus.EXACT, "The bridge was built in 1931.")
    assert _editor(orphaned).body.toPlainText() == "Which May?"
    with qtbot.waitSignal(orphaned.notes_session.loaded, timeout=5000):
        orphaned.window.actions_.undo.trigger()
    assert _only(orphaned).status is AnchorStatus.ORPHAN


def test_words_selected_before_are_taken_at_once(orphaned: Hearsay, qtbot: QtBot) -> None:
    _select(orphaned, "Nothing else")
    with qtbot.waitSignal(orphaned.notes_session.loaded, timeout=5000):
        _press(orphaned, "Attach to selection", qtbot)
    assert _words(orphaned) == "Nothing else"


def test_escape_leaves_the_orphan_as_it_is(orphaned: Hearsay, qtbot: QtBot) -> None:
    before = _only(orphaned)
    _press(orphaned, "Attach to selection", qtbot)
    orphaned.window.actions_.attach_note.trigger()  # nothing chosen yet
    assert _is_waiting(orphaned) == (True, True)
    assert orphaned.window.actions_.stop.isEnabled()
    orphaned.window.actions_.stop.trigger()
    assert _is_waiting(orphaned) == (False, False)
    assert _only(orphaned) == before


def test_the_key_says_what_it_needs_where_no_note_is_shown(opened: Hearsay) -> None:
    opened.window.actions_.attach_note.trigger()
    assert "Choose an orphan" in opened.window.status.text
