"""Every note of the folder in one list, and the way out of the program as Markdown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QTextBrowser
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.grades import ClaimGrade
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.services.exporting import preview_html, save
from hearsay.ui.export_dialog import ExportDialog, InertBrowser
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.note_editor import NoteEditor

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
    """The small affair with three notes."""
    _write(opened, qtbot, WIRE, "The mayor said", "Zebra crossing?", "road")
    _write(opened, qtbot, COLUMN, "Of course", "apple *pie*", "taste")
    _write(opened, qtbot, BLOG, "Reportedly", "Middle")
    return opened


def _listed(hearsay: Hearsay) -> list[str]:
    model = hearsay.window.notes.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_notes_are_listed_sorted_and_filtered(noted: Hearsay, qtbot: QtBot) -> None:
    panel = noted.window.notes
    assert len(_listed(noted)) == 3
    panel.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert _listed(noted) == ["apple *pie*", "Middle", "Zebra crossing?"]
    panel.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert _listed(noted)[0] == "Zebra crossing?"
    for words, expected in (("#TASTE", ["apple *pie*"]), ("second", ["Zebra crossing?", "Middle"]), ("may", None)):
        panel.filter_field.setText(words)
        assert expected is None or _listed(noted) == expected
    panel.filter_field.setText("submarine")
    assert panel.empty_text == "No note matches. Clear the filter to see them all."


def test_an_empty_list_says_how_to_begin(opened: Hearsay) -> None:
    assert "press n" in opened.window.notes.empty_text


def test_a_click_goes_to_the_note_and_opens_its_article(noted: Hearsay, qtbot: QtBot) -> None:
    window = noted.window
    window.panes.close_pane(BLOG)
    table = window.notes.table
    row = _listed(noted).index("Middle")
    place = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert BLOG in window.panes.open_paths()
    active, sentence = window.panes.active, window.desk.chosen_sentence()
    assert active is not None
    assert active.article.path == BLOG
    assert sentence is not None
    assert sentence.span.of(active.article.text).startswith("Reportedly")


def test_the_delete_key_deletes_one_note_after_the_other(noted: Hearsay, qtbot: QtBot) -> None:
    table = noted.window.notes.table
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert _listed(noted) == ["Middle", "Zebra crossing?"]
    assert table.currentIndex().row() == 0
    with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert _listed(noted) == ["Zebra crossing?"]
    for _ in range(2):
        with qtbot.waitSignal(noted.notes_session.loaded, timeout=5000):
            noted.window.actions_.undo.trigger()
    assert _listed(noted) == ["apple *pie*", "Middle", "Zebra crossing?"]


def test_a_note_whose_words_are_gone_is_shown_as_an_orphan(noted: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    (case_folder / WIRE).write_text("Bridge memo leaks\n\nEverything was rewritten by the editor.\n", "utf-8")
    _open(noted, case_folder, qtbot)
    model = noted.window.notes.table.model()
    row = _listed(noted).index("Zebra crossing?")
    assert model.index(row, 7).data() == "orphan"
    noted.window.notes.table.activated.emit(model.index(row, 0))
    told = "\n".join(label.text() for label in noted.window.inspector.findChildren(QLabel))
    assert "gone from the article" in told


def _dialog(target: Path, markdown: str = "# Notes\n\n*yes*\n") -> ExportDialog:
    return ExportDialog(
        markdown, preview_html(markdown), target, lambda path, text, replace: save(path, text, replace=replace)
    )


def test_the_preview_shows_the_document_and_loads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(tmp_path / "notes.md", "# Bridge notes\n\n![x](http://example.org/x.png) *yes* <b>no</b>\n")
    qtbot.addWidget(dialog)
    preview = dialog.findChild(QTextBrowser)
    assert isinstance(preview, InertBrowser)
    assert "Bridge notes" in preview.toPlainText()
    picture = tmp_path / "picture.css"
    picture.write_text("body { color: red }", "utf-8")
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource):
        for name in (picture.as_uri(), str(picture), "http://example.org/x.png"):
            loaded = preview.document().resource(kind.value, QUrl(name))
            assert isinstance(loaded, QByteArray)
            assert not loaded.trimmed()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(QMessageBox.StandardButton.No, "old"), (QMessageBox.StandardButton.Yes, "# Notes\n\n*yes*\n")],
)
def test_a_file_is_replaced_only_when_the_reader_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: QMessageBox.StandardButton, expected: str
) -> None:
    target = tmp_path / "notes.md"
    target.write_text("old", "utf-8")
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: answer)
    dialog = _dialog(target)
    qtbot.addWidget(dialog)
    dialog.save()
    assert target.read_text("utf-8") == expected


@pytest.mark.parametrize("name", ["", "  ", ".", "~nobody-here/notes.md", "missing/notes.md", "a\0b"])
def test_a_name_that_cannot_be_written_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    dialog = _dialog(tmp_path / "notes.md")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.path.setText(name)
    dialog.save()
    assert dialog.problem.isVisible()
    assert dialog.saved_to is None
    assert list(tmp_path.iterdir()) == []


def test_the_note_of_a_deleted_article_stays_in_sight(opened: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    window = opened.window
    window.panes.activate("1 wire.txt")
    window.desk.step(1)
    window.actions_.new_note.trigger()
    with qtbot.waitSignal(opened.notes_session.draft_saved, timeout=5000):
        qtbot.keyClicks(window.focusWidget(), "keep me")
    (case_folder / "1 wire.txt").unlink()
    with qtbot.waitSignals([opened.folder_session.analysed, opened.notes_session.loaded], timeout=20_000):
        window.actions_.read_again.trigger()
    qtbot.waitUntil(lambda: len(opened.notes_session.notes) == 1, timeout=5000)
    window.desk.go_to_note(opened.notes_session.notes[0])
    editor = window.inspector.findChildren(NoteEditor)[0]
    assert editor.body.toPlainText() == "keep me"
    told = " ".join(label.text() for label in editor.findChildren(QLabel))
    assert "1 wire.txt" in told
    assert "gone from the folder" in told


def test_escape_goes_from_the_note_back_to_the_article(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    window.desk.step(1)
    window.actions_.new_note.trigger()
    qtbot.keyClicks(window.focusWidget(), "done")
    with qtbot.waitSignal(opened.notes_session.draft_saved, timeout=5000):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.panes.active is not None
    assert window.focusWidget() is window.panes.active.view


def test_notes_written_elsewhere_appear_when_the_reader_comes_back(
    opened: Hearsay, case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = opened.window.desk.folder
    assert folder is not None
    other = Annotations.open(tmp_path / "data")
    other.add_note(folder.articles[0], Anchor(exact=""), "from the other window", root=folder.root)
    other.close()
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opened.window.changeEvent(QEvent(QEvent.Type.ActivationChange))
    assert [placed.note.body for placed in opened.notes_session.notes] == ["from the other window"]


def test_the_export_tells_what_the_reader_thinks_of_a_noted_claim(
    noted: Hearsay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    annotated = noted.window.desk.displayed.get(WIRE)
    assert annotated is not None
    sentence = next(s for s in annotated.sentences if s.span.of(annotated.article.text).startswith("The mayor said"))
    noted.notes_session.grade_claim(annotated.article, sentence.span, ClaimGrade.DOUBTFUL, "Nobody has seen a plan.")
    target = tmp_path / "notes.md"

    def save_at_once(dialog: ExportDialog) -> int:
        dialog.path.setText(str(target))
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", save_at_once)
    noted.window.actions_.export_notes.trigger()
    qtbot.waitUntil(target.exists, timeout=10_000)
    assert "Claim graded \\[4\\] doubtful" in target.read_text("utf-8")
