"""What leaves the window when the reader asks: made off the GUI thread, shown, then saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hearsay.domain.article import Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.grades import Grades
from hearsay.domain.note_forms import NotesForm
from hearsay.domain.notes import AnchorStatus, PlacedCorrection, PlacedNote
from hearsay.domain.tables import Table, TableForm
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.save_dialog import SaveDialog

MakeNotes = Callable[[NotesForm, Callable[[str, str], None]], None]
"""makes the notes in a form, then calls back on the GUI thread with the text and its preview"""

InBackground = Callable[[Callable[[], str], Callable[[str], None], Callable[[BaseException], None]], None]
"""makes a text off the GUI thread, then calls back on it with the text, or with what went wrong"""


@dataclass(frozen=True, slots=True)
class Exporting:
    """What the export dialogues need of the services."""

    notes_text: Callable[[NotesForm, Folder, Sequence[AnnotatedArticle], Sequence[PlacedNote], Grades], str]
    preview_html: Callable[[str], str]
    corrections_lines: Callable[[Folder, Sequence[PlacedCorrection]], str]
    table_text: Callable[[Table, TableForm], str]
    in_background: InBackground
    save: Callable[[Path, str, bool], None]
    """writes text to a path; the flag allows replacing what stands there"""
    is_export: Callable[[Path], bool]
    update: Callable[[Path, str], str]
    """brings an export of notes up to date, and returns what was done in words"""


class Exports:
    """The dialogues are loaded when they are asked for; ``tell`` says a line in the status bar."""

    def __init__(self, window: QWidget, store: NotesSession, exporting: Exporting, tell: Callable[[str], None]) -> None:
        self._window, self._store, self._exporting, self._tell = window, store, exporting, tell

    def notes(self, folder: Folder, annotated: Sequence[AnnotatedArticle]) -> None:
        """Show the folder's notes as one document, to be saved."""
        exporting = self._exporting

        def rendered(form: NotesForm, notes: Sequence[PlacedNote], grades: Grades) -> tuple[str, str]:
            text = exporting.notes_text(form, folder, annotated, notes, grades)
            return text, exporting.preview_html(text) if form.is_markdown else ""

        def render(notes: tuple[PlacedNote, ...], grades: Grades) -> tuple[str, str] | None:
            return rendered(NotesForm.PLAIN, notes, grades) if notes else None

        def make(form: NotesForm, then: Callable[[str, str], None]) -> None:
            self._store.with_notes(lambda notes, grades: rendered(form, notes, grades), lambda made: then(*made))

        self._store.with_notes(render, lambda shown: self._show_notes(folder, shown, make))

    def corrections(self, folder: Folder) -> None:
        """Show the folder's corrections as JSON lines, to be saved."""

        def render(corrections: tuple[PlacedCorrection, ...]) -> tuple[str, int]:
            orphans = sum(placed.status is AnchorStatus.ORPHAN for placed in corrections)
            return self._exporting.corrections_lines(folder, corrections), orphans

        self._store.with_corrections(render, lambda rendered: self._show_corrections(folder, *rendered))

    def table(self, folder: Folder, table: Table, form: TableForm) -> None:
        """Show a table as a file of this form, to be saved."""
        exporting = self._exporting
        exporting.in_background(
            lambda: exporting.table_text(table, form),
            lambda text: self._show_table(folder, table, form, text),
            lambda error: self._tell(f"The table could not be made ({type(error).__name__}: {error})."),
        )

    def _show_table(self, folder: Folder, table: Table, form: TableForm, text: str) -> None:
        from hearsay.ui.table_dialog import TableDialog

        target = _in_the_home(folder, f"{table.heading.casefold()}.{form}")
        self._run(TableDialog(table, form, text, target, self._exporting.save, self._window), table.heading)

    def _show_notes(self, folder: Folder, rendered: tuple[str, str] | None, make: MakeNotes) -> None:
        if rendered is None:
            self._tell("There are no notes to export yet.")
            return
        from hearsay.ui.export_dialog import ExportDialog, Forms

        target = _in_the_home(folder, "notes.md")
        exporting = self._exporting
        forms = Forms(make, exporting.is_export, exporting.update)
        dialog = ExportDialog(*rendered, target, exporting.save, self._window, forms=forms)
        self._run(dialog, "Notes")
        if dialog.outcome:
            self._tell(f"{dialog.saved_to} updated. {dialog.outcome}")

    def _show_corrections(self, folder: Folder, lines: str, orphans: int) -> None:
        if not lines:
            self._tell("There are no corrections to export yet: choose a sentence and press t to overrule its type.")
            return
        from hearsay.ui.corrections_dialog import CorrectionsDialog

        target = _in_the_home(folder, "corrections.jsonl")
        self._run(CorrectionsDialog(lines, orphans, target, self._exporting.save, self._window), "Corrections")

    def _run(self, dialog: SaveDialog, what: str) -> None:
        dialog.exec()
        if dialog.saved_to is not None:
            self._tell(f"{what} written to {dialog.saved_to}")


def _in_the_home(folder: Folder, name: str) -> Path:
    return Path.home() / f"{Path(folder.root).name} {name}"
