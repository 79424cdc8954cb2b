"""Every key of the window, made from the actions themselves, so that it cannot go out of date."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from hearsay.ui.theme import interface_font


class KeysDialog(QDialog):
    def __init__(self, groups: Iterable[tuple[str, Iterable[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(4)
        row, column = 0, 0
        for title, actions in groups:
            listed = [action for action in actions if action.shortcuts()]
            if row and row + len(listed) > 23:
                row, column = 0, column + 2
            heading = QLabel(title.upper())
            heading.setObjectName("columnTitle")
            heading.setFont(interface_font(8))
            heading.setContentsMargins(0, 8 if row else 0, 0, 0)
            grid.addWidget(heading, row, column, 1, 2)
            row += 1
            for action in listed:
                keys = " or ".join(
                    sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in action.shortcuts()
                )
                key = QLabel(keys)
                font = interface_font(9.5)
                font.setBold(True)
                key.setFont(font)
                grid.addWidget(key, row, column, Qt.AlignmentFlag.AlignRight)
                grid.addWidget(QLabel(action.text().replace("&", "").rstrip("…")), row, column + 1)
                row += 1
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.addLayout(grid)
        whole.addSpacing(10)
        whole.addWidget(buttons)
