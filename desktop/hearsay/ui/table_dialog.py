"""Saving a table: how many rows it has and how it begins, said before it is written."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from hearsay.domain.tables import Table, TableForm
from hearsay.ui.save_dialog import Outgoing, Save, SaveDialog

_FILES = {TableForm.CSV: "CSV (*.csv)", TableForm.MARKDOWN: "Markdown (*.md)"}
_FORMULAS = (
    "\nWhere a cell begins with a sign that spreadsheets take for a formula’s, the sign is put in quotation marks: “=”."
)
_MOST_LINES = 60
"""lines of the file that are shown; all are written"""


class TableDialog(SaveDialog):
    """``text`` is the table as a file of this form."""

    def __init__(
        self, table: Table, form: TableForm, text: str, target: Path, save: Save, parent: QWidget | None = None
    ) -> None:
        count = len(table.rows)
        rows = "1 row" if count == 1 else f"{count:,} rows"
        self.told = QLabel(
            f"{rows}, as they are listed now: filtered, sorted, and with those that are unfolded."
            f"{_FORMULAS if form is TableForm.CSV else ''}"
        )
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        lines = text.removeprefix("\ufeff").splitlines()
        more = [f"… and {len(lines) - _MOST_LINES:,} more lines"] if len(lines) > _MOST_LINES else []
        preview = QPlainTextEdit("\n".join((*lines[:_MOST_LINES], *more)))
        preview.setReadOnly(True)
        preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        preview.setAccessibleName("How the file begins")
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(preview, 1)
        outgoing = Outgoing("Save table", "the table", f"table.{form}", _FILES[form])
        super().__init__(outgoing, text, shown, target, save, parent)
