"""Find in page: a field in the tool bar, how many were found, and the way from one to the next."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from hearsay.domain.spans import Span
from hearsay.ui.leavable_field import LeavableField

MOST_FOUND = 5000
"""places shown at most; a single letter in a long article is no search"""


def find_all(text: str, wanted: str) -> tuple[Span, ...]:
    """Return where ``wanted`` stands in ``text``, in any case; straight and curly quotation marks count as one."""
    if not wanted.strip():
        return ()
    pattern = "".join(_MARKS.get(char, re.escape(char)) for char in wanted)
    found = re.finditer(pattern, text, re.IGNORECASE)
    return tuple(Span(*match.span()) for match, _ in zip(found, range(MOST_FOUND), strict=False))


_DOUBLE, _SINGLE = '["“”„«»]', "['‘’‚]"
_MARKS = dict.fromkeys('"“”„«»', _DOUBLE) | dict.fromkeys("'‘’‚", _SINGLE) | {" ": r"\s+"}


class FindField(QWidget):
    wanted = Signal(str)
    stepped = Signal(int)
    """+1 for the next place found, -1 for the one before"""
    left = Signal()
    """the reader is done and goes back to reading"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _FindEdit()
        self.edit.setPlaceholderText("Find in page  /")
        self.edit.setAccessibleName("Find in page")
        self.edit.setMinimumWidth(110)
        self.edit.setMaximumWidth(210)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._previous = _step_button("‹", "Previous place (Shift+Return)")
        self._next = _step_button("›", "Next place (Return)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._count, self._previous, self._next, self.edit):
            row.addWidget(widget)
        self.edit.textChanged.connect(self._typed)
        self.edit.stepped.connect(self.stepped)
        self.edit.left.connect(self._leave)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self.show_count(None, 0)

    @property
    def count_text(self) -> str:
        """What the field says of how many places it found."""
        return self._count.text()

    def start(self) -> None:
        """Put the cursor into the field, what stands there selected."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_count(self, current: int | None, total: int) -> None:
        """Tell how many places were found, and which of them (counted from 0) the reader stands on."""
        searching = bool(self.edit.text().strip())
        for widget in (self._count, self._previous, self._next):
            widget.setVisible(searching)
        if searching:
            self._count.setText(f"{(current or 0) + 1} of {total}" if total else "not found")

    def _typed(self, text: str) -> None:
        # Not before: drawing the button's picture takes longer than all the rest of the field.
        self.edit.setClearButtonEnabled(True)
        self.wanted.emit(text)

    def _leave(self) -> None:
        self.edit.clear()
        self.left.emit()


class _FindEdit(LeavableField):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if backwards else 1)
        else:
            super().keyPressEvent(event)


def _step_button(sign: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
