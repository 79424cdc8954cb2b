"""What stands above the inspector while a note waits for the words that it is to belong to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hearsay.ui.theme import interface_font


class WaitingNote(QFrame):
    attach_asked = Signal()
    """the reader has chosen the words"""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waitingNote")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.attach_button = self._button("Attach here", "Attach it to the selected words or the chosen sentence (a)")
        self.attach_button.clicked.connect(self.attach_asked)
        give_up = self._button("Leave it", "Let the note stay as it is (Esc)")
        give_up.clicked.connect(self.given_up)
        buttons = QHBoxLayout()
        buttons.addWidget(self.attach_button)
        buttons.addWidget(give_up)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(7)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.hide()

    def show_name(self, name: str) -> None:
        """Show which note waits; empty where none does."""
        self._text.setText(f"Where does {name} belong? Select its words in an article, or click a sentence.")
        self.setVisible(bool(name))

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setFont(interface_font(8.5))
        button.setToolTip(tip)
        # The keys stay with the article, where the words are selected.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
