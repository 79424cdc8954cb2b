"""Where a ``hearsay://`` link leads: its folder is opened, then the note, or else the words that it names.

A link may come from anybody, so a folder that the reader has not opened before is opened only after a question, and
nothing is looked at before the answer but the link itself.
"""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from hearsay.domain.anchoring import place
from hearsay.domain.article import Folder
from hearsay.domain.links import HearsayLink
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.reading_desk import ReadingDesk

_LONGEST_SHOWN = 400
"""characters of a folder's name in the question"""


class LinkedPlace(QObject):
    """Waits, after a link was followed, until its folder is coloured and its notes are there."""

    told = Signal(str)
    """why the place was not found, for the status bar"""

    def __init__(
        self,
        window: QWidget,
        session: FolderSession,
        store: NotesSession,
        desk: ReadingDesk,
        open_folder: Callable[[Path], None],
        recent_folders: Callable[[], list[str]],
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._desk = window, store, desk
        self._open_folder, self._recent_folders = open_folder, recent_folders
        self._link: HearsayLink | None = None
        store.loaded.connect(self._arrive)
        store.unavailable.connect(self._arrive)
        session.failed.connect(self._give_up)

    def open(self, link: HearsayLink) -> None:
        """Follow a link, if the reader has opened its folder before or agrees to open it now."""
        root = Path(os.path.normpath(link.folder))
        if str(root) in map(os.path.normpath, self._recent_folders()) or self._may_open(root):
            self._link = link
            self._open_folder(root)

    def _may_open(self, root: Path) -> bool:
        shown = "".join(c if c.isprintable() else "\ufffd" for c in str(root))
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Open this folder?")
        # Whoever made the link chose these words: they are shown, not obeyed.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("A link asks Hearsay to open a folder that you have not opened before:")
        box.setInformativeText(f"{shown[:_LONGEST_SHOWN]}\n\nOpen it only if you know the folder.")
        yes = box.addButton("Open folder", QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(no)
        box.exec()
        return box.clickedButton() is yes

    def _arrive(self, _message: str = "") -> None:
        link, folder = self._link, self._desk.folder
        if link is None or folder is None or os.path.realpath(link.folder) != folder.root:
            return
        self._link = None
        # A link may be older than the notes: where the note is gone, the words may still stand.
        noted = self._store.note(link.note)
        if noted is not None:
            self._desk.go_to_note(noted)
            return
        self._go_to_words(link, folder)

    def _go_to_words(self, link: HearsayLink, folder: Folder) -> None:
        article = next((each for each in folder.with_primary if each.path == link.article), None)
        if article is None:
            if link.article:
                self.told.emit("The article that the link leads to is not in this folder.")
            return
        self._desk.open_article(article.path)
        span = self._span(link, article.text)
        index = self._desk.displayed.sentence_at(article.path, span) if span is not None else None
        if index is not None:
            self._desk.choose(article.path, index, reveal=True)
        elif link.exact:
            self.told.emit("The words that the link leads to no longer stand in the article.")

    def _span(self, link: HearsayLink, text: str) -> Span | None:
        if not link.exact:
            return None
        start = link.start if link.start is not None else text.find(link.exact)
        if start >= 0 and text.startswith(link.exact, start):
            return Span(start, start + len(link.exact))
        return place(Anchor(link.exact, start=max(0, start)), text)[1]

    def _give_up(self, _message: str) -> None:
        self._link = None
