"""Before the window closes: what is still being stored gets its time, and what cannot be is the reader's to decide."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.notes_session import NotesSession

_PATIENCE_MS = 7000
"""a little more than the store itself waits for another program that writes"""


class UnsavedNotes:
    def __init__(self, store: NotesSession, window: QWidget) -> None:
        self._store, self._window = store, window

    def may_close(self) -> bool:
        """Tell whether everything the reader wrote is stored, or the reader closes without it."""
        if self._store.unsaved:
            self._wait()
        return not self._store.unsaved or self._reader_gives_up()

    def _wait(self) -> None:
        """Wait until the store has answered for every draft, with yes or no."""
        loop, patience = QEventLoop(), QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(loop.quit)
        refused: list[NoteDraft] = []

        def look() -> None:
            if all(draft in refused for draft in self._store.unsaved):
                loop.quit()

        def refuse(draft: NoteDraft) -> None:
            refused.append(draft)
            look()

        self._store.draft_saved.connect(look)
        self._store.draft_failed.connect(refuse)
        self._store.retry_unsaved()
        patience.start(_PATIENCE_MS)
        loop.exec()
        self._store.draft_saved.disconnect(look)
        self._store.draft_failed.disconnect(refuse)

    def _reader_gives_up(self) -> bool:
        written = "\n\n".join(draft.body for draft in self._store.unsaved)
        box = QMessageBox(
            QMessageBox.Icon.Warning, "Not saved", "Some of what you wrote could not be saved.", parent=self._window
        )
        box.setInformativeText("Go back and try again, or copy it to the clipboard and close.")
        box.setDetailedText(written)
        back = box.addButton("Go back", QMessageBox.ButtonRole.RejectRole)
        box.addButton("Copy and close", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(back)
        box.exec()
        gives_up = box.clickedButton() is not back
        box.deleteLater()
        if gives_up:
            QGuiApplication.clipboard().setText(written)
        return gives_up
