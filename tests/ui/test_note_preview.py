"""A note as its Markdown looks, beside its words; nothing in it is loaded."""

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.ui.note_editor import NoteEditor
from hearsay.ui.note_preview import NotePreview

BODY = "---\nA *strong* word.\n\n- one\n- two\n\n![x](http://example.org/x.png)\n"


def test_the_preview_shows_the_note_and_goes_back_to_its_words(opened: Hearsay, qtbot: QtBot) -> None:
    opened.window.desk.step(1)
    opened.window.start_note()
    settle()
    editor = opened.window.inspector.findChildren(NoteEditor)[-1]
    editor.body.setPlainText(BODY)
    editor.preview_button.click()
    preview = editor.findChild(NotePreview)
    assert isinstance(preview, NotePreview)
    assert (preview.isVisible(), editor.body.isVisible()) == (True, False)
    assert "A strong word." in preview.toPlainText()
    loaded = preview.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("http://example.org/x.png")
    )
    assert isinstance(loaded, QByteArray)
    assert not loaded.trimmed()
    editor.preview_button.click()
    assert (preview.isHidden(), editor.body.toPlainText()) == (True, BODY)
