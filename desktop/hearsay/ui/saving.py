"""What the reader has before them, saved: notes, corrections, the shown tables, the picture of the roots."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hearsay.domain.tables import TableForm
from hearsay.ui.comparison_desk import ComparisonDesk
from hearsay.ui.exports import Exports
from hearsay.ui.inspector import Inspector
from hearsay.ui.reading_desk import ReadingDesk
from hearsay.ui.theme import Theme

Tell = Callable[[str], None]


class Saving:
    """Takes what the window shows to the dialogues that save it; ``tell`` says a line in the status bar."""

    def __init__(
        self,
        window: QWidget,
        exports: Exports,
        desk: ReadingDesk,
        compared: ComparisonDesk,
        inspector: Inspector,
        tell: Tell,
    ) -> None:
        self._window, self._exports, self._desk, self._compared = window, exports, desk, compared
        self._inspector, self._tell = inspector, tell

    def notes(self) -> None:
        """Show this folder's notes, what is being written included, to be saved."""
        if self._desk.folder is not None:
            self._inspector.flush()
            self._exports.notes(self._desk.folder, self._desk.displayed.all())

    def corrections(self) -> None:
        """Show this folder's corrections, to be saved as further training data."""
        if self._desk.folder is not None:
            self._exports.corrections(self._desk.folder)
        else:
            self._tell("Open a folder first.")

    def shown_tab(self, form: TableForm) -> None:
        """Show the table of the tab that is in front, to be saved."""
        if not self._compared.ask_to_save(form):
            self._tell("Show a table first: Quotations (q), Echoes or Sources (s).")

    def table(self, heading: str, form: TableForm) -> None:
        """Show the quotations, the echoes or the sources as they are listed now, to be saved."""
        from hearsay.ui.table_export import shown_table

        if self._desk.folder is not None:
            tabs = self._compared
            panel = {"Quotations": tabs.quotations, "Echoes": tabs.echoes, "Sources": tabs.sources}[heading]
            self._exports.table(self._desk.folder, shown_table(panel.table, heading), form)

    def picture(self, theme: Theme) -> None:
        """Show the picture of who has it from whom as it leaves the program, to be saved as SVG or PNG."""
        from hearsay.ui.picture_dialog import PictureDialog

        if self._desk.folder is None:
            return
        roots = self._compared.roots
        target = Path.home() / f"{Path(self._desk.folder.root).name} roots.svg"
        dialog = PictureDialog(roots.flow, roots.words, theme, target, self._window)
        dialog.exec()
        if dialog.saved_to is not None:
            self._tell(f"Picture written to {dialog.saved_to}")
