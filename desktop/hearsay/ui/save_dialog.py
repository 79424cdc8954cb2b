"""Choosing where something goes that leaves the program: seen first, then saved; nothing is replaced unasked."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.failures import ExportProblem

Save = Callable[[Path, str, bool], None]
"""writes text to a path; the flag allows replacing what stands there"""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is saved: the window's title for it, what it is called, a name for its file, and the kinds of file."""

    title: str
    what: str
    example: str
    files: str


class SaveDialog(QDialog):
    def __init__(
        self, outgoing: Outgoing, text: str, shown: QWidget, target: Path, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(outgoing.title)
        self.resize(760, 640)
        self._outgoing, self._written, self._save = outgoing, text, save
        self.saved_to: Path | None = None
        self.path = QLineEdit(str(target))
        self.path.setAccessibleName("File to write")
        choose = QPushButton("Choose…")
        choose.clicked.connect(self._choose)
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        place = QHBoxLayout()
        place.addWidget(QLabel("File"))
        place.addWidget(self.path, 1)
        place.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(shown, 1)
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
        self._finish(target, lambda: self._save(target, self._written, replace))

    def _finish(self, target: Path, write: Callable[[], object]) -> None:
        """Do what writes the file, and leave; stay and tell where it could not be written."""
        try:
            write()
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
            self._tell(f"Name the file that {self._outgoing.what} shall be written to.")
            return None
        if target.is_dir():
            self._tell(f"{target} is a folder. Name a file in it, such as {target / self._outgoing.example}")
            return None
        return target

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self._outgoing.title,
            self.path.text(),
            self._outgoing.files,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path.setText(chosen)
