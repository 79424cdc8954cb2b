"""The files of the folder that were not read, each with its reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from hearsay.domain.article import SkippedFile


class SkippedDialog(QDialog):
    def __init__(self, skipped: Sequence[SkippedFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Files that were not read")
        self.resize(620, 360)
        told = QLabel("These files were left out; all others are open. Nothing was changed in any of them.")
        told.setWordWrap(True)
        table = QTreeWidget()
        table.setHeaderLabels(["File", "Reason"])
        table.setRootIsDecorated(False)
        table.setAccessibleName("Files that were not read")
        table.addTopLevelItems([QTreeWidgetItem([file.path, file.reason]) for file in skipped])
        table.resizeColumnToContents(0)
        table.setColumnWidth(0, min(260, table.columnWidth(0)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(told)
        column.addWidget(table, 1)
        column.addWidget(buttons)
