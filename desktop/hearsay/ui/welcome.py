"""What an empty window shows: how to begin."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hearsay.ui.theme import interface_font, reading_font

_SHOWN_RECENT = 6


class Welcome(QWidget):
    open_asked = Signal()
    sample_asked = Signal()
    recent_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Who vouches for every sentence?")
        title.setFont(reading_font(20))
        text = QLabel(
            "Open a folder of articles about one affair: text, web pages, PDF, Word or OpenDocument files, "
            "e-books, mails or feeds as you saved them.\n"
            "Name the leaked document itself primary.txt (or .pdf …) and Hearsay holds every quotation against it.\n"
            "You can also drop a folder anywhere on this window. Nothing leaves your machine."
        )
        text.setObjectName("quiet")
        text.setWordWrap(True)
        open_button = QPushButton("Open folder…")
        open_button.setDefault(True)
        open_button.clicked.connect(self.open_asked)
        sample = QPushButton("Look at the sample case")
        sample.clicked.connect(self.sample_asked)
        self._recent_title = QLabel("RECENT FOLDERS")
        self._recent_title.setObjectName("columnTitle")
        self._recent_title.setFont(interface_font(8))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.addWidget(open_button)
        buttons.addWidget(sample)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(text)
        column.addLayout(buttons)
        column.addSpacing(12)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 24, 48, 24)
        row.addStretch(1)
        row.addLayout(column, 8)
        row.addStretch(1)

    def show_recent(self, folders: list[str]) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._recent_title.setVisible(bool(folders))
        for folder in folders[:_SHOWN_RECENT]:
            button = QPushButton(f"{Path(folder).name}    {Path(folder).parent}".replace("&", "&&"))
            button.setFlat(True)
            button.setStyleSheet("text-align: left; border: none; background: transparent;")
            button.clicked.connect(lambda _checked=False, chosen=folder: self.recent_asked.emit(chosen))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
