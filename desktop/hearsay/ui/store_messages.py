"""What the reader hears of the notes' database: trouble in the banner, what undo would take back in the menu."""

from hearsay.domain.changes import UndoState
from hearsay.ui.actions import Actions
from hearsay.ui.banner import Banner
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.notes_session import NotesSession

_STAYS_HERE = "What you wrote stays here until it is saved."


class StoreMessages:
    """Listens to the store of a window and speaks through its banner and its actions."""

    def __init__(self, store: NotesSession, banner: Banner, actions: Actions) -> None:
        self._store, self._banner, self._actions = store, banner, actions
        store.unavailable.connect(self._unavailable)
        store.failed.connect(self._refused)
        store.draft_failed.connect(self._draft_failed)
        store.draft_saved.connect(self._draft_saved)
        store.undo_changed.connect(self._show_undo)

    def _unavailable(self, message: str) -> None:
        self._banner.tell(message, "Try again", self._store.open_store)

    def _refused(self, message: str) -> None:
        if self._store.is_open:
            self._banner.tell(message)
        else:
            self._unavailable(message)

    def _draft_failed(self, _draft: NoteDraft, message: str) -> None:
        self._banner.tell(f"{message} {_STAYS_HERE}", "Try again", self._try_again)

    def _draft_saved(self, _draft: NoteDraft) -> None:
        if not self._store.unsaved and _STAYS_HERE in self._banner.text:
            self._banner.hide()

    def _try_again(self) -> None:
        self._store.open_store()
        self._store.retry_unsaved()

    def _show_undo(self, state: UndoState) -> None:
        for action, name, what in (
            (self._actions.undo, "&Undo", state.undo),
            (self._actions.redo, "&Redo", state.redo),
        ):
            action.setText(name + (f": {what.replace('&', '&&')}" if what else ""))
            action.setEnabled(what is not None)
