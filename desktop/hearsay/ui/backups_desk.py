"""Copies of what the reader wrote: one a day without being asked, and the dialogue to see them and go back to one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hearsay.domain.failures import HearsayError
from hearsay.jobs.pool import JobPool
from hearsay.services import backups
from hearsay.services.backups import Contents, KeptCopy, Restored
from hearsay.services.locations import StorePlaces
from hearsay.ui.job_bridge import JobBridge
from hearsay.ui.notes_session import NotesSession

Answer = TypeVar("Answer")


class Copies(NamedTuple):
    """The copies in the backup folder, the latest first, and what the store holds now; None where it cannot tell."""

    listed: tuple[KeptCopy, ...]
    present: Contents | None


class BackupsDesk(QObject):
    """Copies are made on a worker of their own, so that no note waits for one. ``tell`` says a line in the status."""

    def __init__(
        self, data: Path, worker: JobPool, bridge: JobBridge, store: NotesSession, tell: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.folder = StorePlaces(data).backups
        self._data, self._worker, self._bridge, self._store, self._tell = data, worker, bridge, store, tell
        self._started = False

    def make_todays(self) -> None:
        """Copy the notes, the first time this is called; failing is no reason to disturb the reader."""
        if self._started:
            return
        self._started = True
        self._bridge.run(
            self._worker,
            lambda _progress: backups.back_up_at_start(self._data, datetime.now().astimezone()),
            then=lambda _made: None,
            failed=lambda error: self._tell(f"Today's copy of your notes was not made. {_message(error)}"),
        )

    def look(self, then: Callable[[Copies], None], failed: Callable[[str], None]) -> None:
        """Look into all copies, and the store itself."""
        self._run(self._looked, then, failed)

    def back_up(self, then: Callable[[KeptCopy], None], failed: Callable[[str], None]) -> None:
        """Make a copy now."""
        self._run(lambda: backups.back_up_now(self._data, datetime.now().astimezone()), then, failed)

    def restore(self, file: Path, then: Callable[[Restored], None], failed: Callable[[str], None]) -> None:
        """Go back to a copy, once everything asked of the store so far is done; every view shows what came back."""
        self._store.replace_store(lambda: backups.restore(self._data, file), then, failed)

    def show(self, window: QWidget, before_restoring: Callable[[], None]) -> None:
        """Show the copies; ``before_restoring`` stores what is being written."""
        from hearsay.ui.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self, before_restoring, window)
        dialog.exec()
        if dialog.restored is not None:
            self._tell(dialog.restored)

    def _looked(self) -> Copies:
        store = StorePlaces(self._data).store
        try:
            present = backups.describe(store) if store.is_file() else None
        except HearsayError:
            present = None
        return Copies(backups.kept_copies(self._data), present)

    def _run(self, work: Callable[[], Answer], then: Callable[[Answer], None], failed: Callable[[str], None]) -> None:
        self._bridge.run(
            self._worker, lambda _progress: work(), then=then, failed=lambda error: failed(_message(error))
        )


def _message(error: BaseException) -> str:
    if isinstance(error, HearsayError):
        return str(error)
    return f"Something went wrong inside Hearsay ({type(error).__name__}: {error})."
