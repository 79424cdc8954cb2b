"""A note as its Markdown looks; nothing in it loads, and a link only tells its address."""

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from hearsay.services.exporting import preview_html
from hearsay.ui.export_dialog import InertBrowser
from hearsay.ui.plain_tooltip import plain_tooltip


class NotePreview(InertBrowser):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The note as it will look")
        self.highlighted.connect(self._tell_address)

    def show_markdown(self, body: str) -> None:
        # A note has no front matter: a line of hyphens at its beginning is the reader's own.
        self.setHtml(preview_html(f"\n{body}"))

    def _tell_address(self, address: QUrl) -> None:
        self.setToolTip(plain_tooltip(address.toString()))
