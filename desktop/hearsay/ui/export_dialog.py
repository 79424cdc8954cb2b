"""Exporting the notes: the document as it will look, and as it will be written."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QTextBrowser, QWidget

from hearsay.ui.save_dialog import Outgoing, Save, SaveDialog

_NOTES = Outgoing("Export notes as Markdown", "the notes", "notes.md", "Markdown (*.md)")


class InertBrowser(QTextBrowser):
    """Shows rich text and loads nothing: no image, no style sheet, no linked page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's own signature
        # With nothing at all for an answer the document would look for the file by itself.
        return QByteArray(b" ")


class ExportDialog(SaveDialog):
    def __init__(
        self, markdown: str, preview_html: str, target: Path, save: Save, parent: QWidget | None = None
    ) -> None:
        preview = InertBrowser()
        preview.setHtml(preview_html)
        source = QPlainTextEdit(markdown)
        source.setReadOnly(True)
        preview.setAccessibleName("Preview of the notes")
        source.setAccessibleName("The notes as Markdown")
        tabs = QTabWidget()
        tabs.addTab(preview, "Preview")
        tabs.addTab(source, "Markdown")
        super().__init__(_NOTES, markdown, tabs, target, save, parent)
