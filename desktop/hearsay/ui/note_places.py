"""Where notes belong, decided by the reader: a changed place confirmed, a note attached to words that are chosen."""

from PySide6.QtCore import QObject, Signal

from hearsay.domain.article import Article, Folder
from hearsay.domain.notes import Anchor, AnchorStatus, PlacedNote
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.inspector import Inspector
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.reading_desk import ReadingDesk

_SHOWN = 40
"""code points of a note that the status line shows"""


class NotePlaces(QObject):
    told = Signal(str)
    """something worth a line in the status bar"""
    waiting_changed = Signal(str)
    """what the reader is to do next while a note waits for words; empty once it waits no more"""

    def __init__(
        self,
        folder_session: FolderSession,
        notes_session: NotesSession,
        desk: ReadingDesk,
        inspector: Inspector,
        panes: PaneArea,
    ) -> None:
        super().__init__(panes)
        self._store, self._desk, self._inspector, self._panes = notes_session, desk, inspector, panes
        self._loose: str | None = None
        self._root = ""
        folder_session.opened.connect(self._lay_out)
        inspector.keep_place_asked.connect(self.keep)
        inspector.other_place_asked.connect(self.choose_words)
        inspector.waiting.attach_asked.connect(self.attach)
        inspector.waiting.given_up.connect(self.give_up)

    @property
    def is_waiting(self) -> bool:
        """Whether a note waits for the words that it is to belong to."""
        return self._loose is not None

    def keep(self, note_id: str) -> None:
        """Let a note whose words changed belong to the words that stand there now."""
        placed, folder = self._placed(note_id), self._desk.folder
        if placed is None or placed.span is None or folder is None:
            return
        article = next((each for each in folder.with_primary if each.path == placed.note.path), None)
        if article is not None:
            self._store.confirm_place(note_id, article, placed.span)

    def choose_words(self, note_id: str) -> None:
        """Ask for the words of a note: those selected already where it has none, else what is chosen next."""
        placed = self._placed(note_id)
        if placed is None:
            return
        self._loose = note_id
        if placed.status is AnchorStatus.ORPHAN and self._selection() is not None:
            self.attach()
            return
        name = _name(placed)
        self._inspector.waiting.show_name(name)
        self.waiting_changed.emit(f"{name}: select its words, or click a sentence, then press a. Esc gives up.")

    def press(self) -> None:
        """Do what the one key does: attach the note that waits or, where none does, let the one shown wait."""
        if self._loose is not None:
            self.attach()
            return
        open_ids = self._inspector.open_note_ids()
        placeless = {AnchorStatus.ORPHAN, AnchorStatus.CHANGED}
        opened = (self._store.note(note_id) for note_id in open_ids)
        shown = [each for each in opened if each is not None and each.status in placeless]
        if shown:
            self.choose_words(shown[0].note.id)
        else:
            self.told.emit("Choose an orphan in the tab Notes first; then a attaches it to other words.")

    def attach(self) -> None:
        """Attach the note that waits to the selected words, else to the chosen sentence."""
        if self._loose is None:
            return
        place = self._selection() or self._sentence()
        if place is None:
            self.told.emit("Select some words, or click a sentence, first.")
            return
        note_id = self._loose
        self._let_go()
        self._store.reattach(note_id, *place)

    def give_up(self) -> bool:
        """Leave the note that waits as it is; tell whether there was one."""
        if self._loose is None:
            return False
        self._let_go()
        self.told.emit("The note stays as it is.")
        return True

    def _selection(self) -> tuple[Article, Anchor] | None:
        pane = self._panes.active
        words = pane.view.selected_words() if pane is not None else None
        return (pane.article, Anchor.at(pane.article.text, words)) if pane is not None and words else None

    def _sentence(self) -> tuple[Article, Anchor] | None:
        chosen = self._desk.chosen()
        if chosen is None:
            return None
        article = chosen[0].article
        return article, Anchor.at(article.text, chosen[1].span)

    def _let_go(self) -> None:
        if self._loose is not None:
            self._loose = None
            self._inspector.waiting.show_name("")
            self.waiting_changed.emit("")

    def _lay_out(self, folder: Folder) -> None:
        if folder.root != self._root:
            self._let_go()
        self._root = folder.root

    def _placed(self, note_id: str) -> PlacedNote | None:
        return self._store.note(note_id)


def _name(placed: PlacedNote) -> str:
    words = " ".join((placed.note.body or placed.note.anchor.exact).split())
    return f"“{words[:_SHOWN].rstrip()}…”" if len(words) > _SHOWN else f"“{words}”" if words else "This note"
