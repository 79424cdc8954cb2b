"""Exporting the corrections: what is in the file, said before it is written."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from hearsay.ui.save_dialog import Outgoing, Save, SaveDialog

_CORRECTIONS = Outgoing("Export corrections", "the corrections", "corrections.jsonl", "JSON lines (*.jsonl)")


class CorrectionsDialog(SaveDialog):
    """``lines`` are the corrections as JSON lines; ``orphans`` tells how many of them have no place any more."""

    def __init__(self, lines: str, orphans: int, target: Path, save: Save, parent: QWidget | None = None) -> None:
        count = lines.count("\n")
        self.told = QLabel(
            f"{count} {'correction' if count == 1 else 'corrections'}, one a line: the sentence, the words around it, "
            "what the engine said and what you decided. A model can be trained further on them. "
            "The file quotes the articles; nothing is sent anywhere, and it goes where you save it."
            + (
                f"\n{orphans} lost their place in the articles and are given with the words they kept."
                if orphans
                else ""
            )
        )
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        source = QPlainTextEdit(lines)
        source.setReadOnly(True)
        source.setAccessibleName("The corrections as JSON lines")
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(source, 1)
        super().__init__(_CORRECTIONS, lines, shown, target, save, parent)
