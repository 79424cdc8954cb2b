"""Where an article comes from, asked for and put right: the dialogue, what it keeps, and the way to the original."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from hearsay.domain.article import Article, Folder
from hearsay.domain.metadata import MetadataField
from hearsay.domain.web_addresses import web_address
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.reading_desk import ReadingDesk

if TYPE_CHECKING:  # loaded when it is asked for
    from hearsay.ui.article_facts_dialog import ArticleFactsDialog


class ArticleFacts(QObject):
    """Lays the reader's corrections of metadata over the folder whenever the store has others."""

    told = Signal(str)
    """something worth a line in the status bar"""

    def __init__(self, session: FolderSession, store: NotesSession, desk: ReadingDesk, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._store, self._desk, self._window = session, store, desk, window
        self._begun: dict[tuple[str, str], Mapping[MetadataField, str]] = {}
        self.dialog: ArticleFactsDialog | None = None
        store.loaded.connect(lambda _change: session.show_metadata(store.metadata))

    def show_active(self, path: str | None) -> None:
        """Show the facts of the article in the active pane, if there is one."""
        if path is None:
            self.told.emit("Open an article first.")
        else:
            self.show(path)

    def show(self, path: str) -> None:
        """Show what is known of the article at ``path``, to be put right."""
        from hearsay.ui.article_facts_dialog import ArticleFactsDialog

        as_read, now = _article(self._session.as_read, path), _article(self._session.folder, path)
        if as_read is None or now is None or self._session.folder is None:
            return
        key = self._session.folder.root, path
        annotated = self._desk.displayed.get(path)
        dialog = self.dialog = ArticleFactsDialog(
            as_read,
            now,
            notice=annotated.notice if annotated is not None else "",
            begun=self._begun.get(key, {}),
            open_address=self.open_address,
            parent=self._window,
        )
        dialog.kept.connect(partial(self._keep, key, as_read))
        dialog.left.connect(partial(self._leave, key))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        dialog.open()

    def open_address(self, address: str) -> None:
        """Ask, showing where it leads, and open a web page in the reader's browser; nothing else is ever opened."""
        if not web_address(address):
            return
        box = QMessageBox(self.dialog or self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("Open this address in your browser? Its site will know that you were there.")
        encoded = bytes(QUrl(address).toEncoded().data()).decode("ascii", "replace")
        # Letters of other scripts can look like those of a name the reader trusts.
        written = f"{address}\n\nas your browser writes it: {encoded}" if not address.isascii() else address
        box.setInformativeText(written)
        opening = box.addButton("Open in the browser", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is opening and not QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode)):
            self.told.emit("No browser could be opened. The address can be copied.")

    def _keep(self, key: tuple[str, str], article: Article, changes: dict[MetadataField, str | None]) -> None:
        # Until it is safe in the store it stays what the reader has begun.
        self._begun[key] = {field: field.of(article) if value is None else value for field, value in changes.items()}
        self._store.correct_metadata(article, changes, partial(self._forget, key))

    def _forget(self, key: tuple[str, str]) -> None:
        self._begun.pop(key, None)

    def _leave(self, key: tuple[str, str], begun: Mapping[MetadataField, str]) -> None:
        self._forget(key)
        if begun:
            self._begun[key] = begun
            self.told.emit("Nothing was changed. What you began is there when you come back.")

    def _closed(self) -> None:
        self.dialog = None


def _article(folder: Folder | None, path: str) -> Article | None:
    return next((each for each in folder.with_primary if each.path == path), None) if folder is not None else None
