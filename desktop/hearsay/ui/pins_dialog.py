"""The pins of a folder: what each holds together, whether it still has its place, and how to be rid of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.pins import Pin, PinEnd, PlacedEnd, PlacedPin
from hearsay.ui.pins_desk import PinsDesk
from hearsay.ui.plain_tooltip import wrapped_tooltip

_SHOWN_NAME = 24
"""letters of an article's name; what is left of the column is for the words"""
_HELD, _LOST = "in place", "not drawn"


class PinsDialog(QDialog):
    """Removed pins can be put back until the dialogue is closed. ``names`` are the articles' by path."""

    def __init__(self, pins: PinsDesk, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pins of this folder")
        self.resize(780, 380)
        self._pins, self._names = pins, names
        self._removed: list[tuple[Pin, ...]] = []
        self._listed: tuple[PlacedPin, ...] = ()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.table = QTreeWidget()
        self.table.setHeaderLabels(["Sentence", "Pinned to", "State"])
        self.table.setRootIsDecorated(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName("Pins of this folder")
        self.table.itemSelectionChanged.connect(self._enable)
        for column in (0, 1):
            self.table.setColumnWidth(column, 320)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.remove_button = QPushButton("&Remove")
        self.remove_all_button = QPushButton("Remove &all")
        self.undo_button = QPushButton("&Put back")
        for button, act in (
            (self.remove_button, self._remove_chosen),
            (self.remove_all_button, lambda: self._remove(self._listed)),
            (self.undo_button, self._put_back),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(16, 14, 16, 14)
        column_of_all.addWidget(self.told)
        column_of_all.addWidget(self.table, 1)
        column_of_all.addWidget(buttons)
        self._list()

    def _list(self) -> None:
        self._listed = self._pins.pins
        self.table.clear()
        self.table.addTopLevelItems([self._item(pin) for pin in self._listed])
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.told.setText(_summary(self._listed))
        self._enable()

    def _item(self, pin: PlacedPin) -> QTreeWidgetItem:
        ends = [self._end(*both) for both in zip(pin.pin.ends, pin.ends, strict=True)]
        state = _HELD if pin.is_whole else f"{_LOST}: {_why_lost(pin)}"
        item = QTreeWidgetItem([*ends, state])
        for column, text in enumerate((*(end.anchor.exact for end in pin.pin.ends), state)):
            item.setToolTip(column, wrapped_tooltip(text))
        return item

    def _end(self, end: PinEnd, placed: PlacedEnd) -> str:
        path = placed.path or end.path
        name = self._names.get(path, path)
        short = name if len(name) <= _SHOWN_NAME else f"{name[:_SHOWN_NAME].rstrip()}…"
        return f"{short} · {' '.join(end.anchor.exact.split())}"

    def _remove_chosen(self) -> None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        self._remove([self._listed[row] for row in sorted(rows)])

    def _remove(self, pins: Sequence[PlacedPin]) -> None:
        removed = tuple(pin.pin for pin in pins)
        self._pins.remove(removed)
        self._removed.append(removed)
        self._list()

    def _put_back(self) -> None:
        self._pins.add(self._removed.pop())
        self._list()

    def _enable(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selectedIndexes()))
        self.remove_all_button.setEnabled(bool(self._listed))
        self.undo_button.setEnabled(bool(self._removed))


def _summary(pins: Sequence[PlacedPin]) -> str:
    if not pins:
        return "Nothing is pinned in this folder. Choose a sentence and press p to pin it to one of another article."
    lost = sum(not pin.is_whole for pin in pins)
    told = f"{len(pins)} {'pin' if len(pins) == 1 else 'pins'}."
    if lost:
        told += f" Not drawn, because an end has no place now: {lost}. They are kept until you remove them."
    return told


def _why_lost(pin: PlacedPin) -> str:
    if any(end.path is None for end in pin.ends):
        return "an article is gone from the folder"
    if any(end.span is None for end in pin.ends):
        return "its words are gone from an article"
    return "both ends stand in one article now"
