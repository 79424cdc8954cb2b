"""The whole program as a reader uses it: open, look, note, correct, leave, come back, export."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType
from hearsay.ui import export_dialog
from hearsay.ui.export_dialog import ExportDialog


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _focused(qtbot: QtBot, hearsay: Hearsay) -> QWidget:
    qtbot.waitUntil(lambda: hearsay.window.focusWidget() is not None)
    widget = hearsay.window.focusWidget()
    assert widget is not None
    return widget


def _type(hearsay: Hearsay, path: str, start_of: str) -> AttributionType:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    return next(s.type for s in annotated.sentences if s.span.of(annotated.article.text).startswith(start_of))


def test_a_reader_opens_notes_corrects_leaves_returns_and_exports(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearsay = start()
    window = hearsay.window
    _open(hearsay, case_folder, qtbot)

    # The articles are there, in natural order, and coloured.
    assert [pane.article.path for pane in window.panes.panes()] == ["1 wire.txt", "2 column.md", "10 blog.html"]
    assert _type(hearsay, "1 wire.txt", "“The bridge will hold") is AttributionType.PRIMARY_QUOTE
    assert _type(hearsay, "1 wire.txt", "The mayor said") is AttributionType.SECONDHAND
    assert _type(hearsay, "2 column.md", "Of course") is AttributionType.OPINION

    # A click chooses a sentence; n opens a note; a pause stores it.
    pane = window.panes.pane("1 wire.txt")
    assert pane is not None
    assert pane.annotated is not None
    text = pane.article.text
    pane.view.reveal(next(s.span for s in pane.annotated.sentences if s.span.of(text).startswith("The mayor")))
    cursor = pane.view.textCursor()
    cursor.setPosition(pane.view.document().toPlainText().index("mayor"))
    place = pane.view.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chosen = window.desk.chosen_sentence()
    assert chosen is not None
    assert chosen.span.of(text).startswith("The mayor said")
    window.actions_.new_note.trigger()
    editor = _focused(qtbot, hearsay)
    with qtbot.waitSignal(hearsay.notes_session.draft_saved, timeout=5000):
        qtbot.keyClicks(editor, "Which *mayor*? #1 to ask")
    qtbot.waitUntil(lambda: len(hearsay.notes_session.notes) == 1)
    assert window.notes_model.rowCount() == 1

    # The reader overrules the engine, thinks again, and overrules it once more.
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        window.desk.correct(AttributionType.OPINION)
    assert _type(hearsay, "1 wire.txt", "The mayor said") is AttributionType.OPINION
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        window.actions_.undo.trigger()
    assert _type(hearsay, "1 wire.txt", "The mayor said") is AttributionType.SECONDHAND
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        window.actions_.redo.trigger()

    # The reader closes a pane and leaves.
    window.panes.close_pane("10 blog.html")
    window.close()
    hearsay.close()

    again = start()
    _open(again, case_folder, qtbot)
    assert [pane.article.path for pane in again.window.panes.panes()] == ["1 wire.txt", "2 column.md"]
    assert [placed.note.body for placed in again.notes_session.notes] == ["Which *mayor*? #1 to ask"]
    assert _type(again, "1 wire.txt", "The mayor said") is AttributionType.OPINION
    here = again.window.desk.chosen_sentence()
    assert here is not None
    assert here.overruled is AttributionType.SECONDHAND

    # The export, as the dialogue writes it.
    target = tmp_path / "out" / "notes.md"
    target.parent.mkdir()
    again.window.panes.activate("1 wire.txt")
    again.window.actions_.new_note.trigger()
    qtbot.keyClicks(_focused(qtbot, again), "typed just now")
    _export(again, target, monkeypatch, qtbot)
    written = target.read_text("utf-8")
    assert written.startswith("---\n")
    assert "> The mayor said that repairs would begin in May." in written
    assert "Which *mayor*? #1 to ask" in written
    assert "typed just now" in written
    assert AttributionType.OPINION.label in written


def _export(hearsay: Hearsay, target: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Press Save in the export dialogue as soon as it is open."""

    class Pressing(ExportDialog):
        def exec(self) -> int:
            self.path.setText(str(target))
            self.show()
            buttons = self.findChild(QDialogButtonBox)
            assert isinstance(buttons, QDialogButtonBox)
            buttons.button(QDialogButtonBox.StandardButton.Save).click()
            return self.result()

    monkeypatch.setattr(export_dialog, "ExportDialog", Pressing)
    hearsay.window.saving.notes()
    qtbot.waitUntil(target.exists, timeout=10_000)
