"""Exporting the notes: see the document first, then choose where it goes; nothing is replaced unasked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.failures import ExportProblem

Save = Callable[[Path, str, bool], None]
"""writes text to a path; the flag allows replacing what stands there"""


class InertBrowser(QTextBrowser):
    """Shows rich text and loads nothing: no image, no style sheet, no linked page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's own signature
        # With nothing at all for an answer the document would look for the file by itself.
        return QByteArray(b" ")


class ExportDialog(QDialog):
    def __init__(
        self, markdown: str, preview_html: str, target: Path, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export notes as Markdown")
        self.resize(760, 640)
        self._markdown, self._save = markdown, save
        self.saved_to: Path | None = None
        preview = InertBrowser()
        preview.setHtml(preview_html)
        source = QPlainTextEdit(markdown)
        source.setReadOnly(True)
        preview.setAccessibleName("Preview of the notes")
        source.setAccessibleName("The notes as Markdown")
        tabs = QTabWidget()
        tabs.addTab(preview, "Preview")
        tabs.addTab(source, "Markdown")
        self.path = QLineEdit(str(target))
        self.path.setAccessibleName("File to write")
        choose = QPushButton("Choose…")
        choose.clicked.connect(self._choose)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        place = QHBoxLayout()
        place.addWidget(QLabel("File"))
        place.addWidget(self.path, 1)
        place.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(tabs, 1)
        column.addLayout(place)
        column.addWidget(self.problem)
        column.addWidget(buttons)

    def save(self) -> None:
        """Write the file; where one stands already, ask first."""
        target = self._target()
        if target is None:
            return
        replace = False
        if target.exists():
            answer = QMessageBox.question(
                self,
                "Replace the file?",
                f"{target.name} exists already in {target.parent}.\nReplace it with this export?",
                QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
                QMessageBox.StandardButton.No,
            )
            if answer is not QMessageBox.StandardButton.Yes:
                return
            replace = True
        try:
            self._save(target, self._markdown, replace)
        except ExportProblem as problem:
            self._tell(str(problem))
            return
        self.saved_to = target
        self.accept()

    def _target(self) -> Path | None:
        """Return the file to write, or tell why what stands in the field cannot be one."""
        written = self.path.text().strip()
        try:
            target = Path(written).expanduser()
        except RuntimeError:  # ~name of nobody on this machine
            target = Path(written)
        if not written or "\0" in written:
            self._tell("Name the file that the notes shall be written to.")
            return None
        if target.is_dir():
            self._tell(f"{target} is a folder. Name a file in it, such as {target / 'notes.md'}")
            return None
        return target

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Export notes as Markdown",
            self.path.text(),
            "Markdown (*.md)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path.setText(chosen)
