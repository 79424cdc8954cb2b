"""From a quotation to the document's own words: opened beside the article, brought into view, marked for a moment."""

from PySide6.QtCore import QObject, Signal

from hearsay.domain.spans import Span
from hearsay.ui.comparison_session import ComparisonSession, FolderInTables
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.reading_desk import ReadingDesk


class DocumentPassages(QObject):
    told = Signal(str)
    """why there is nothing to show"""

    def __init__(self, folder_session: FolderSession, comparison: ComparisonSession, desk: ReadingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._found: FolderInTables | None = None
        folder_session.opened.connect(lambda _folder: self._take(None))
        folder_session.refreshed.connect(lambda _folder, _changes: self._take(None))
        comparison.compared.connect(self._take)

    def show(self) -> None:
        """Point out where the document has the words that the chosen sentence quotes, or tell why it cannot be done."""
        if self._document is None:
            self.told.emit("This folder has no primary document. Choose one in the menu.")
        elif self._found is None:
            self.told.emit("Compared when every article is analysed.")
        elif self._desk.chosen() is None:
            self.told.emit("Choose a sentence of an article first.")
        elif passages := self._passages():
            self._desk.point_out(self._document, passages)
        else:
            self.told.emit("Nothing that this sentence quotes stands in the document.")

    def show_passage(self, span: Span) -> None:
        """Point out one passage of the document."""
        if self._document is not None:
            self._desk.point_out(self._document, [span])

    def opened(self, path: str, opened: bool = True) -> None:
        """The reader opened an article from the library: the document begins at what the chosen sentence quotes."""
        passages = self._passages() if opened and path == self._document else []
        if passages:
            self._desk.point_out(path, passages)

    @property
    def _document(self) -> str | None:
        folder = self._desk.folder
        return folder.primary.path if folder is not None and folder.primary is not None else None

    def _take(self, found: FolderInTables | None) -> None:
        self._found = found

    def _passages(self) -> list[Span]:
        """Return where the document has what the chosen sentence quotes, in the sentence's order."""
        from hearsay.ui.shared_words import shared_words  # loaded with the first comparison, not with the window

        place = self._desk.chosen()
        if place is None or self._found is None:
            return []
        annotated, sentence = place
        shared = shared_words(self._found, annotated, annotated.sentences.index(sentence))
        return [each.passage for each in shared if each.passage is not None]
