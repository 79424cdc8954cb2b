"""The trash of the open folder: read when the reader looks into it, and again whenever the store has changed."""

from PySide6.QtCore import QObject

from hearsay.domain.notes import PlacedNote
from hearsay.ui.notes_panel import NotesPanel
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.reading_desk import ReadingDesk


class TrashDesk(QObject):
    def __init__(self, notes_session: NotesSession, desk: ReadingDesk, panel: NotesPanel) -> None:
        super().__init__(panel)
        self._store, self._desk, self._panel = notes_session, desk, panel
        notes_session.loaded.connect(self._refresh)
        panel.chips.trash_toggled.connect(self._refresh)
        panel.trash.restore_asked.connect(notes_session.restore)

    def _refresh(self) -> None:
        if self._panel.chips.trash.isChecked() and self._store.is_open:
            self._store.with_trash(self._show)

    def _show(self, trashed: tuple[PlacedNote, ...]) -> None:
        folder = self._desk.folder
        titles = {article.path: article.name for article in folder.with_primary} if folder is not None else {}
        self._panel.show_trash(trashed, titles)
