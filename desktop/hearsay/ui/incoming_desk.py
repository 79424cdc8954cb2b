"""Notes that come from elsewhere: chosen, looked into, and taken in where the reader agrees; undo takes them out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from hearsay.domain.article import Article
from hearsay.domain.failures import HearsayError
from hearsay.domain.imported_notes import Imported, ImportedNote
from hearsay.domain.notes import AnchorStatus
from hearsay.domain.visible_names import visible_name
from hearsay.jobs.pool import JobPool
from hearsay.services.annotations import Annotations
from hearsay.services.backups import Contents, describe
from hearsay.ui.job_bridge import JobBridge
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.reading_desk import ReadingDesk

if TYPE_CHECKING:  # loaded when the reader asks for it
    from hearsay.ui.incoming_dialog import IncomingDialog

Answer = TypeVar("Answer")

_ANNOTATIONS = "Web Annotations (*.jsonld *.json);;All files (*)"
_STORES = "Backups of Hearsay (*.db);;All files (*)"
_UNDONE = "Ctrl+Z takes all of it back at once."
_CUT = 120
"""code points of a note's words that are shown"""


class IncomingDesk(QObject):
    """Files are read on ``worker``, the store is changed on its own thread; ``flush`` stores what is being written."""

    def __init__(
        self,
        *,
        worker: JobPool,
        bridge: JobBridge,
        store: NotesSession,
        desk: ReadingDesk,
        window: QWidget,
        flush: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._worker, self._bridge, self._store, self._desk = worker, bridge, store, desk
        self._window, self._flush, self._tell = window, flush, tell
        self.dialog: IncomingDialog | None = None
        """the dialogue that is open"""

    def ask_notes(self) -> None:
        """Let the reader choose a file of notes for the open folder."""
        if self._desk.folder is None:
            self._tell("Open a folder first: the notes of a file come into one.")
            return
        if self._desk.folder.unread:
            # A note on an article that is not read yet would be kept without a place.
            self._tell("Import notes once all articles are read; where you stopped, “Colour the rest” goes on.")
            return
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Import notes", self._desk.folder.root, _ANNOTATIONS)
        if chosen:
            self.look_into_notes(Path(chosen))

    def ask_store(self) -> None:
        """Let the reader choose a copy of another Hearsay's notes."""
        if not self._store.is_open:
            self._tell("The notes are not open yet: open a folder first.")
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Merge the notes of another Hearsay: choose its backup", str(Path.home()), _STORES
        )
        if chosen:
            self.look_into_store(Path(chosen))

    def look_into_notes(self, file: Path) -> None:
        """Show the notes of a file, and import them where the reader agrees."""

        def offer(dialog: "IncomingDialog", found: tuple[tuple[ImportedNote, ...], int, list[str]]) -> None:
            notes, articles, lines = found
            told = (
                f"{_counted(len(notes), 'note')} on {_counted(articles, 'article')} in {visible_name(file.name)}. "
                "Notes that you have already are brought up to date where the file has a later version; nothing that "
                "you wrote is lost."
            )
            dialog.offer(told, lines)
            dialog.agreed.connect(partial(self._take_in, dialog, partial(_import, notes), _imported))

        self._look("Import notes", "Import", file, lambda: _notes_in(file), offer)

    def look_into_store(self, file: Path) -> None:
        """Show what another Hearsay's notes come to, and merge them with these where the reader agrees."""

        def offer(dialog: "IncomingDialog", held: Contents) -> None:
            told = (
                f"{visible_name(file.name)} has what is listed here, of every folder. Of a note that was changed on "
                "both sides the later version stands, and the other is kept beside it; your own grades stand. A copy "
                "of your notes is made before."
            )
            dialog.offer(told, _held_lines(held))
            dialog.agreed.connect(partial(self._take_in, dialog, partial(_merge, file), _merged))

        self._look("Merge notes", "Merge", file, lambda: describe(file), offer)

    def _look(
        self,
        title: str,
        verb: str,
        file: Path,
        work: Callable[[], Answer],
        offer: "Callable[[IncomingDialog, Answer], None]",
    ) -> None:
        from hearsay.ui.incoming_dialog import IncomingDialog

        dialog = self.dialog = IncomingDialog(title, verb, self._window)
        dialog.finished.connect(self._closed)
        dialog.wait(f"Reading {visible_name(file.name)} …")
        dialog.open()
        self._bridge.run(
            self._worker,
            lambda _progress: work(),
            then=lambda found: offer(dialog, found) if dialog is self.dialog else None,
            failed=lambda error: self._conclude(dialog, _message(error)),
        )

    def _take_in(
        self,
        dialog: "IncomingDialog",
        work: Callable[[Annotations, Sequence[Article], str], Answer],
        in_words: Callable[[Answer], Sequence[str]],
    ) -> None:
        self._flush()
        dialog.wait("Taking them in …")

        def done(answer: Answer) -> None:
            told, *lines = in_words(answer)
            self._conclude(dialog, told, lines)

        self._store.take_in(work, done, partial(self._conclude, dialog))

    def _conclude(self, dialog: "IncomingDialog", told: str, lines: Sequence[str] = ()) -> None:
        if dialog is self.dialog:
            dialog.conclude(told, lines)
        else:  # the reader closed it meanwhile
            self._tell(told)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _notes_in(file: Path) -> tuple[tuple[ImportedNote, ...], int, list[str]]:
    """Return the notes of a file, on how many articles they are, and the lines that show them."""
    from hearsay.services.exporting import notes_in  # half of the exports' libraries: loaded when it is asked for

    notes, left_out = notes_in(file)
    return notes, len({note.source for note in notes}), [*map(_note_line, notes), *map(_capital, left_out)]


def _import(
    notes: Sequence[ImportedNote], store: Annotations, articles: Sequence[Article], root: str
) -> tuple[Imported, int]:
    """Return what came of the notes, and how many of them have no place in the folder."""
    imported = store.import_notes(notes, articles, root=root)
    placed = store.notes_of(articles, root=root, only=frozenset(imported.note_ids))
    return imported, sum(each.status is AnchorStatus.ORPHAN for each in placed)


def _merge(file: Path, store: Annotations, _articles: Sequence[Article], _root: str) -> tuple[Imported, Path]:
    return store.merge(file)


def _imported(outcome: tuple[Imported, int]) -> list[str]:
    imported, lost = outcome
    parts = [imported.in_words]
    if lost:
        parts.append(f"{lost} of them found no place in the articles of this folder; they are kept without one.")
    return [" ".join([*parts, *([_UNDONE] if imported.note_ids else [])])]


def _merged(outcome: tuple[Imported, Path]) -> list[str]:
    merged, kept = outcome
    changed = merged.note_ids or merged.others
    told = f"{merged.in_words} What was here before is kept in {kept.name}, among the backups."
    return [f"{told} {_UNDONE}" if changed else told, *merged.own_grades]


def _note_line(note: ImportedNote) -> str:
    words = f" “{_short(note.anchor.exact)}”" if note.anchor.exact else ""
    tags = "".join(f" #{tag}" for tag in note.tags)
    return visible_name(f"{note.source}{words}: {_short(note.body)}{tags}")


def _held_lines(held: Contents) -> list[str]:
    trash = f", and {held.trashed:,} in the trash" if held.trashed else ""
    counts = ((held.corrections, "correction"), (held.grades, "grade"), (held.metadata, "corrected fact"))
    changed = [f"last changed {held.last_change.astimezone():%Y-%m-%d %H:%M}"] if held.last_change else []
    return [
        f"{_counted(held.notes, 'note')} on {_counted(held.articles, 'article')}{trash}",
        *(_counted(count, one) for count, one in counts if count),
        *changed,
    ]


def _counted(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"


def _capital(line: str) -> str:
    return visible_name(line[:1].upper() + line[1:])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _CUT else f"{line[: _CUT - 1].rstrip()}…"


def _message(error: BaseException) -> str:
    if isinstance(error, HearsayError):
        return str(error)
    return f"Something went wrong inside Hearsay ({type(error).__name__}: {error})."
