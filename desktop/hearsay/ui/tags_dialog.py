"""The tags of the folder: how many notes have each, their colours, another name, and the notes themselves."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.tags import TagColour, tidy_tags
from hearsay.ui.tag_painting import dot_icon
from hearsay.ui.theme import Theme


class TagsDialog(QDialog):
    rename_asked = Signal(str, str)
    colour_asked = Signal(str, object)
    notes_asked = Signal(str)
    """the reader wants to see the notes with this tag"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tags")
        self._theme = theme
        self._counts: Counter[str] = Counter()
        self._colours: Mapping[str, TagColour] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Tags of this folder")
        self.name = QLineEdit()
        self.name.setAccessibleName("Another name for the tag")
        self.told = QLabel()
        self.told.setObjectName("quiet")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(34)
        self.rename_button = QPushButton("Rename")
        self.colour = QComboBox()
        self.colour.setAccessibleName("Colour of the tag")
        for colour in TagColour:
            self.colour.addItem(dot_icon(theme, colour), colour.value.capitalize(), colour)
        self.notes_button = QPushButton("Show its notes")
        for button in (self.rename_button, self.notes_button):
            button.setAutoDefault(False)  # Return in the name renames, and does nothing else
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_current)
        self.name.textChanged.connect(self._tell)
        self.name.returnPressed.connect(self._rename)
        self.rename_button.clicked.connect(self._rename)
        self.colour.activated.connect(self._give_colour)
        self.notes_button.clicked.connect(self._show_notes)

    def show_tags(self, counts: Counter[str], colours: Mapping[str, TagColour]) -> None:
        """List the tags in use, by name; the one that was chosen stays so."""
        here = self.current
        self._counts, self._colours = counts, colours
        self.list.clear()
        for tag, count in sorted(counts.items(), key=lambda each: each[0].casefold()):
            item = QListWidgetItem(dot_icon(self._theme, colours.get(tag)), f"{tag} · {_notes(count)}")
            item.setData(Qt.ItemDataRole.UserRole, tag)
            self.list.addItem(item)
        tags = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        self.list.setCurrentRow(tags.index(here) if here in tags else 0)
        self._show_current()

    @property
    def current(self) -> str:
        """The chosen tag, empty where there is none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _lay_out(self) -> None:
        rename = QHBoxLayout()
        rename.addWidget(self.name, 1)
        rename.addWidget(self.rename_button)
        look = QHBoxLayout()
        look.addWidget(QLabel("Colour"))
        look.addWidget(self.colour)
        look.addStretch(1)
        look.addWidget(self.notes_button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addLayout(look)
        column.addLayout(rename)
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.resize(420, 440)

    def _show_current(self) -> None:
        tag = self.current
        self.name.setText(tag)
        colour = self._colours.get(tag)
        self.colour.setCurrentIndex(list(TagColour).index(colour) if colour is not None else -1)
        for widget in (self.name, self.colour, self.notes_button):
            widget.setEnabled(bool(tag))
        self._tell()

    def _wanted(self) -> str:
        """Return the name that is typed as a tag has it; empty where it is none, or the same."""
        tidied = tidy_tags([self.name.text()])
        return tidied[0] if tidied and tidied[0] != self.current else ""

    def _tell(self) -> None:
        """Say what renaming would do before it is done."""
        wanted, tag = self._wanted(), self.current
        joins = bool(wanted) and wanted in self._counts
        self.rename_button.setEnabled(bool(wanted and tag))
        self.rename_button.setText("Join" if joins else "Rename")
        if joins:
            self.told.setText(f"“{tag}” joins “{wanted}”, the tag of {_notes(self._counts[wanted])}. It can be undone.")
        elif wanted and tag:
            self.told.setText(f"“{tag}” becomes “{wanted}” in {_notes(self._counts[tag])}. It can be undone.")
        else:
            self.told.setText("" if self._counts else "No note has a tag yet. Write #words below a note.")

    def _rename(self) -> None:
        wanted = self._wanted()
        if wanted and self.current:
            self.rename_asked.emit(self.current, wanted)

    def _give_colour(self) -> None:
        if self.current:
            self.colour_asked.emit(self.current, TagColour(self.colour.currentData()))

    def _show_notes(self) -> None:
        self.notes_asked.emit(self.current)
        self.accept()


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"
