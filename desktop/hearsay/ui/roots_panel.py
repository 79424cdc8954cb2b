"""The tab of root sources: what it comes to in a line of words, and the picture of who has it from whom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from hearsay.domain.source_flow import SourceFlow
from hearsay.ui.elided_label import ElidedLabel
from hearsay.ui.flow_view import FlowView
from hearsay.ui.theme import Theme

_NONE = "No article of this folder names a source."


class RootsPanel(QWidget):
    sentence_chosen = Signal(str, int)
    """an article's path, and the number of a sentence in it"""
    left = Signal()
    """the reader goes back to the articles"""

    save_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._why = ""
        self.flow = SourceFlow()
        self.view = FlowView(theme)
        self.view.sentence_chosen.connect(self.sentence_chosen)
        self.view.left.connect(self.left)
        self.view.told.connect(self._tell)
        self.line = ElidedLabel()
        self.line.setAccessibleName("What the picture comes to")
        self.save_button = QPushButton("Save picture…")
        self.save_button.clicked.connect(self.save_asked)
        self._empty = QLabel()
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self.setFocusProxy(self.view)
        self._lay_out()
        self.show_flow(SourceFlow(), "")

    @property
    def words(self) -> str:
        """What the picture comes to."""
        return self._words

    @property
    def empty_text(self) -> str:
        """What stands in the place of the picture where there is none."""
        return self._empty.text()

    def show_flow(self, flow: SourceFlow, words: str) -> None:
        """Show a folder's picture, with these words above it."""
        self.flow, self._words = flow, words
        self.view.show_flow(flow)
        self._tell("")
        self._show_emptiness()

    def explain_emptiness(self, why: str) -> None:
        """Say why there is no picture yet; with nothing said, no article names a source."""
        self._why = why
        self._show_emptiness()

    def begin(self) -> None:
        """Give the keys to the picture."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def apply(self, theme: Theme) -> None:
        self.view.apply(theme)

    def _tell(self, words: str) -> None:
        self.line.setText(words or self._words)

    def _show_emptiness(self) -> None:
        self._empty.setText(self._why or _NONE)
        self._stack.setCurrentIndex(0 if self.flow.nodes else 1)
        self.line.setVisible(bool(self.flow.nodes))
        self.save_button.setVisible(bool(self.flow.nodes))

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.head = QHBoxLayout()
        self.head.addWidget(self.line, 1)
        self.head.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 6)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addLayout(self._stack, 1)
