"""Searching the folder on the desk: what is searched follows what is shown, and the panes follow the hits."""

from PySide6.QtCore import QObject

from hearsay.domain.article import Folder
from hearsay.domain.search import Hit, SearchedFolder, SearchResults
from hearsay.domain.search_query import Misunderstood
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.reading_desk import ReadingDesk
from hearsay.ui.remembered_state import RememberedState
from hearsay.ui.search_panel import SearchPanel
from hearsay.ui.search_session import SearchSession
from hearsay.ui.theme import Theme
from hearsay.ui.unfolding_model import Passage

_FIRST = "Open a folder to search it."


class SearchDesk(QObject):
    """What changed is indexed when it has come to rest, and at the latest when somebody searches.

    Notes are taken over with the next search, or at once while hits are listed: writing one costs nothing more.
    """

    def __init__(
        self,
        *,
        session: SearchSession,
        folder_session: FolderSession,
        notes_session: NotesSession,
        desk: ReadingDesk,
        panes: PaneArea,
        remembered: RememberedState,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._session, self._store, self._desk, self._panes = session, notes_session, desk, panes
        self._remembered = remembered
        self._changed = False
        self._asked = ("", False)
        self.panel = SearchPanel(theme)
        self.panel.typed.connect(self._search)
        self.panel.hit_walked.connect(self._follow)
        self.panel.hit_chosen.connect(self._go_to)
        self.panel.left.connect(self._back_to_reading)
        session.answered.connect(self._show)
        session.failed.connect(self.panel.show_nothing)
        folder_session.opened.connect(self._begin)
        folder_session.stopped.connect(self._bring_up_to_date)
        desk.settled.connect(self._bring_up_to_date)
        notes_session.loaded.connect(self._notes_loaded)

    def apply(self, theme: Theme) -> None:
        self.panel.apply(theme)

    def _begin(self, folder: Folder) -> None:
        """Another folder is on the desk, or the same one read again."""
        self._session.forget()
        self._changed, self._asked = True, ("", False)
        self.panel.show_syntax()
        self.panel.show_query(self._remembered.query(folder.root))

    def _bring_up_to_date(self) -> None:
        """Index what is new, and ask again what was asked last."""
        self._changed = True
        self._index()
        if self._asked[0]:
            self._session.search(self._asked[0], unfinished=self._asked[1])

    def _notes_loaded(self) -> None:
        self._changed = True
        if self._asked[0] and self.panel.isVisible():
            self._bring_up_to_date()

    def _index(self) -> None:
        folder = self._desk.folder
        if folder is None or not self._changed:
            return
        self._changed = False
        shown = self._desk.displayed
        articles = tuple(shown.get(article.path) or article for article in folder.with_primary)
        self._session.show(SearchedFolder(folder.root, articles, self._store.notes))

    def _search(self, text: str, unfinished: bool) -> None:
        self._asked = (text if text.strip() else "", unfinished)
        folder = self._desk.folder
        if folder is None:
            self.panel.show_nothing(_FIRST)
            return
        self._remembered.remember_query(folder.root, text)
        if not self._asked[0]:
            self._session.forget()
            self.panel.show_syntax()
            return
        self._index()
        self._session.search(text, unfinished=unfinished)

    def _show(self, answer: SearchResults | Misunderstood) -> None:
        from hearsay.ui.search_rows import counts_in_words, search_rows  # loaded with the first search

        if isinstance(answer, Misunderstood):
            self.panel.show_nothing(answer.message)
        elif answer.articles:
            self.panel.show_rows(search_rows(answer), counts_in_words(answer))
        else:
            self.panel.show_nothing(self._nothing())

    def _nothing(self) -> str:
        folder = self._desk.folder
        articles = len(folder.with_primary) if folder is not None else 0
        notes = len(self._store.notes)
        searched = f"{articles} {'file' if articles == 1 else 'files'} and {notes} {'note' if notes == 1 else 'notes'}"
        return f"Nothing found for  {self._asked[0].strip()}\n\nSearched {searched} of this folder."

    def _follow(self, hit: Hit) -> None:
        """Show a hit where it stands; the list keeps the keys."""
        if hit.span is not None:
            self._desk.go_to_passage(Passage(hit.path, hit.span))
        elif self._desk.folder is not None and any(each.path == hit.path for each in self._desk.folder.with_primary):
            self._desk.open_article(hit.path)
            self._panes.activate(hit.path)
        self.panel.table.setFocus()

    def _go_to(self, hit: Hit) -> None:
        if hit.note is not None:
            self._desk.go_to_note(hit.note)
        elif hit.span is not None:
            self._desk.go_to_passage(Passage(hit.path, hit.span))
        self._back_to_reading()

    def _back_to_reading(self) -> None:
        if self._panes.active is not None:
            self._panes.active.view.setFocus()
