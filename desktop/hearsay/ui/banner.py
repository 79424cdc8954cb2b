"""A line across the window that says what went wrong, what was kept, and offers the way on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget


class Banner(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._do: Callable[[], None] | None = None
        self._action.clicked.connect(self.act)
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName("Dismiss this message")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Show a message, with a button for what the reader can do about it."""
        self._text.setText(text)
        self._do = do
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(do is not None)
        self.show()

    def act(self) -> None:
        """Do what the message offers."""
        self.hide()
        if self._do is not None:
            self._do()
