"""What a file brings, looked at before it comes in: a line in words, what it holds, and then what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

_MOST_LINES = 400
"""lines that are shown of what a file holds; all of it comes in"""


class IncomingDialog(QDialog):
    """Nothing comes in before the reader agrees; ``verb`` is what the button for it says."""

    agreed = Signal()

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(620, 360)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.held = QPlainTextEdit()
        self.held.setReadOnly(True)
        self.held.setTabChangesFocus(True)
        self.held.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        self.held.setAccessibleName("What the file holds")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._leave = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.take_in = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take_in.setDefault(True)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self.told, self._bar, self.held, self.buttons):
            column.addWidget(widget)
        column.setStretchFactor(self.held, 1)

    def wait(self, what: str) -> None:
        """Say what is being done, until something else is said."""
        self.told.setText(what)
        self._bar.show()
        self.take_in.setEnabled(False)

    def offer(self, told: str, lines: Sequence[str]) -> None:
        """Show what the file holds, a line for each, and let the reader decide."""
        self._show(told, lines)
        self.take_in.setEnabled(True)
        self.take_in.setFocus()

    def conclude(self, told: str, lines: Sequence[str] = ()) -> None:
        """Show what came of it, or why nothing did; there is nothing left but to close.

        Where nothing is to be listed, what the file holds stays, if it is known.
        """
        self._show(told, lines or self.held.toPlainText().splitlines())
        self.take_in.hide()
        self._leave.setText("Close")
        self._leave.setFocus()

    def _show(self, told: str, lines: Sequence[str]) -> None:
        self._bar.hide()
        self.told.setText(told)
        more = [f"… and {len(lines) - _MOST_LINES:,} more"] if len(lines) > _MOST_LINES else []
        self.held.setPlainText("\n".join([*lines[:_MOST_LINES], *more]))
        self.held.setVisible(bool(lines))
        if not lines:
            self.resize(self.width(), 0)

    def _agree(self) -> None:
        if self.take_in.isEnabled():
            self._leave.setText("Close")  # what has begun goes on, and is told in the status bar
            self.agreed.emit()
