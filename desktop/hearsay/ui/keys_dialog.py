"""Every key of the window, made from the actions themselves, so that it cannot go out of date."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hearsay.ui.theme import interface_font

_MOST_ROWS = 23
"""rows of one column"""
_UNDONE = re.compile(r"^(Undo|Redo):.*")
"""what undo would take back just now is no part of the key"""


class KeysDialog(QDialog):
    """Columns side by side, each with rows of its own; they scroll where the window is small."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[QAction]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        inside = QWidget()
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(36)
        grid = self._new_column()
        for title, actions in groups:
            listed = [action for action in actions if action.shortcuts()]
            if grid.count() and grid.rowCount() + len(listed) > _MOST_ROWS:
                grid = self._new_column()
            _add_group(grid, title, listed)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.addWidget(area)
        whole.addSpacing(10)
        whole.addWidget(buttons)
        margins = QSize(48 + area.verticalScrollBar().sizeHint().width(), 60 + buttons.sizeHint().height())
        wanted = inside.sizeHint() + margins
        self.resize(wanted if parent is None else wanted.boundedTo(parent.size() * 0.95))

    def _new_column(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        column = QVBoxLayout()
        column.addLayout(grid)
        column.addStretch(1)
        self._columns.addLayout(column)
        return grid


def _add_group(grid: QGridLayout, title: str, actions: Sequence[QAction]) -> None:
    row = grid.rowCount() if grid.count() else 0
    heading = QLabel(title.upper())
    heading.setObjectName("columnTitle")
    heading.setFont(interface_font(8))
    heading.setContentsMargins(0, 8 if row else 0, 0, 0)
    grid.addWidget(heading, row, 0, 1, 2)
    for each in actions:
        row += 1
        key = QLabel(" or ".join(map(_in_words, each.shortcuts())))
        font = interface_font(9.5)
        font.setBold(True)
        key.setFont(font)
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(QLabel(_UNDONE.sub(r"\1", each.text().replace("&", "").rstrip("…"))), row, 1)


def _in_words(keys: QKeySequence) -> str:
    """Return the keys as the reader presses them: a letter alone is pressed without Shift."""
    words = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return words.lower() if len(words) == 1 else words
