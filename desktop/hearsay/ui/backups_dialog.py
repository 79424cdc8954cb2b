"""The copies of what the reader wrote: when each was made, what it holds, how that differs from now, the way back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hearsay.services.backups import Contents, KeptCopy, Restored
from hearsay.ui.backups_desk import BackupsDesk, Copies
from hearsay.ui.plain_tooltip import wrapped_tooltip

_COLUMNS = ("Made", "Why", "Holds", "Compared with now")
_WIDTHS = (160, 150, 270)
_ROW_HEIGHT = 27
_KINDS = (
    ("notes", "note"),
    ("corrections", "correction"),
    ("grades", "grade"),
    ("metadata", "corrected fact"),
)


class BackupsDialog(QDialog):
    """``before_restoring`` stores what is being written, so that today's copy has it.

    ``restored`` is what happened, in a line, where the reader went back to a copy.
    """

    def __init__(self, desk: BackupsDesk, before_restoring: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Backups")
        self.resize(860, 420)
        self._desk, self._before_restoring = desk, before_restoring
        self._copies = Copies((), None)
        self.restored: str | None = None
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.table = self._table()
        self.place = QLabel(
            "Hearsay makes a copy when it starts, once a day if anything changed. One a day is kept for a week, "
            "one a week for a quarter, and what you back up yourself for good."
        )
        self.place.setObjectName("quiet")
        self.place.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore_button = QPushButton("&Go back to this copy…")
        self.now_button = QPushButton("&Back up now")
        self.folder_button = QPushButton("Open &folder")
        self.folder_button.setToolTip(wrapped_tooltip(str(desk.folder)))
        for button, act in (
            (self.restore_button, self._ask_restore),
            (self.now_button, self._back_up),
            (self.folder_button, self._open_folder),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self.told, self.table, self.place, buttons):
            column.addWidget(widget)
        column.setStretchFactor(self.table, 1)
        self._look()

    def _table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setHeaderLabels(list(_COLUMNS))
        table.setRootIsDecorated(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName("Copies of your notes")
        table.setUniformRowHeights(True)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.itemSelectionChanged.connect(self._enable)
        table.itemActivated.connect(self._ask_restore)
        return table

    def _look(self, said: str = "") -> None:
        self._wait("Looking into the copies …")
        self._desk.look(lambda copies: self._show(copies, said), self._fail)

    def _show(self, copies: Copies, said: str) -> None:
        self._copies = copies
        self.table.clear()
        self.table.addTopLevelItems([self._item(copy) for copy in copies.listed])
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.table.setFocus()
        self.told.setText(" ".join(part for part in (said, _now_in_words(copies)) if part))
        self._enable()

    def _item(self, copy: KeptCopy) -> QTreeWidgetItem:
        held, difference, at_length = "cannot come back", "", copy.trouble
        if copy.contents is not None:
            difference = _difference(copy.contents, self._copies.present)
            held, at_length = _held(copy.contents), _at_length(copy.contents)
        item = QTreeWidgetItem([f"{copy.made:%Y-%m-%d %H:%M}", copy.purpose, held, difference])
        item.setSizeHint(0, QSize(0, _ROW_HEIGHT))
        item.setToolTip(2, wrapped_tooltip(at_length))
        return item

    def _chosen(self) -> KeptCopy | None:
        return next((self._copies.listed[index.row()] for index in self.table.selectedIndexes()), None)

    def _ask_restore(self) -> None:
        copy = self._chosen()
        if copy is None or copy.contents is None or not self.table.isEnabled():
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Go back to a copy")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Go back to the copy of {copy.made:%Y-%m-%d %H:%M}?")
        box.setInformativeText(
            f"In every folder you will have what you had then: {_at_length(copy.contents)}. "
            "What you have now is kept as a copy first, so that you can come back to it."
        )
        agreed = box.addButton("Go back", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        if box.clickedButton() is agreed:
            self._restore(copy)

    def _restore(self, copy: KeptCopy) -> None:
        self._before_restoring()
        self._wait("Going back …")
        self._desk.restore(copy.file, lambda restored: self._came_back(copy, restored), self._fail)

    def _came_back(self, copy: KeptCopy, restored: Restored) -> None:
        self.restored = f"Your notes are as they were on {copy.made:%Y-%m-%d at %H:%M}."
        kept = " What you had before is the copy on top." if restored.previous is not None else ""
        self._look(self.restored + kept)

    def _back_up(self) -> None:
        self._wait("Copying …")
        self._desk.back_up(lambda _made: self._look("Copied."), self._fail)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.folder)))

    def _wait(self, what: str) -> None:
        self.told.setText(what)
        for widget in (self.table, self.restore_button, self.now_button):
            widget.setEnabled(False)

    def _fail(self, message: str) -> None:
        self.told.setText(message)
        self._enable()

    def _enable(self) -> None:
        copy = self._chosen()
        self.table.setEnabled(True)
        self.restore_button.setEnabled(copy is not None and copy.contents is not None)
        self.now_button.setEnabled(True)
        self.folder_button.setEnabled(self._desk.folder.is_dir())


def _now_in_words(copies: Copies) -> str:
    if copies.present is None:
        return "There are no notes now." if not copies.listed else "The notes you have now cannot be read."
    none = "" if copies.listed else " There is no copy yet."
    return f"Now you have {_at_length(copies.present)}.{none}"


def _held(contents: Contents) -> str:
    """Return what a copy holds, shortly: that it has no grades goes without saying."""
    counts = [(getattr(contents, field), one) for field, one in _KINDS]
    return ", ".join(_counted(count, one) for count, one in counts if count or one == "note")


def _at_length(contents: Contents) -> str:
    trash = f" ({contents.trashed} more in the trash)" if contents.trashed else ""
    parts = [f"{_counted(contents.notes, 'note')}{trash}"]
    counts = [(getattr(contents, field), field, one) for field, one in _KINDS[1:]]
    parts += [_counted(count, one) for count, field, one in counts if count or field != "metadata"]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _difference(copy: Contents, present: Contents | None) -> str:
    """Return what going back would add and take away, in numbers."""
    if present is None:
        return ""
    if copy == present:
        return "the same"
    changes = [(getattr(copy, field) - getattr(present, field), one) for field, one in _KINDS]
    told = [f"{'+' if by > 0 else '−'}{_counted(abs(by), one)}" for by, one in changes if by]
    return ", ".join(told) or "as many, but not the same"


def _counted(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"
