"""Chips beside the filter of the notes: those that wait for the reader's word, and the trash."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hearsay.domain.notes import AnchorStatus
from hearsay.ui.theme import interface_font


class NoteChips(QWidget):
    term_asked = Signal(str)
    """a term of the filter, such as ``is:orphan``, to be put in or taken out"""
    trash_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changed = self._chip("Show the notes whose words were edited since")
        self.orphans = self._chip("Show the notes whose words are gone")
        self.trash = self._chip("Show the deleted notes; they can be brought back")
        for chip, status in ((self.changed, AnchorStatus.CHANGED), (self.orphans, AnchorStatus.ORPHAN)):
            chip.clicked.connect(lambda _checked=False, term=f"is:{status}": self.term_asked.emit(term))
        self.trash.toggled.connect(self.trash_toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for chip in (self.changed, self.orphans, self.trash):
            row.addWidget(chip)
        self.show_counts(0, 0)
        self.show_trash(0)

    def show_counts(self, changed: int, orphans: int) -> None:
        """Show how many notes wait; a chip for none stays away unless it is what the filter asks for."""
        self.changed.setText(f"Text changed {changed}")
        self.orphans.setText(f"Orphans {orphans}")
        self.changed.setVisible(changed > 0 or self.changed.isChecked())
        self.orphans.setVisible(orphans > 0 or self.orphans.isChecked())

    def show_trash(self, count: int) -> None:
        self.trash.setText(f"Trash {count}" if count else "Trash")

    def show_filter(self, text: str) -> None:
        """Press those chips whose terms are in the filter."""
        typed = text.casefold().split()
        for chip, status in ((self.changed, AnchorStatus.CHANGED), (self.orphans, AnchorStatus.ORPHAN)):
            chip.setChecked(f"is:{status}" in typed)

    def _chip(self, tip: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setFont(interface_font(8.5))
        chip.setToolTip(tip)
        return chip
