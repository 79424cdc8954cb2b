"""Exporting the notes: the document as it will look, and as it will be written, in the form that the reader chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.note_forms import NotesForm
from hearsay.ui.save_dialog import Outgoing, Save, SaveDialog

_MOST_LINES = 400
"""lines of a file that is not read as a document; all are written"""


@dataclass(frozen=True, slots=True)
class Forms:
    """What the dialogue can ask for besides a plain document.

    ``make`` makes the notes in a form, off the GUI thread, and calls back with the text and its preview. ``update``
    brings an earlier export up to date and returns what was done in words.
    """

    make: Callable[[NotesForm, Callable[[str, str], None]], None]
    is_export: Callable[[Path], bool]
    update: Callable[[Path, str], str]


class InertBrowser(QTextBrowser):
    """Shows rich text and loads nothing: no image, no style sheet, no linked page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's own signature
        # With nothing at all for an answer the document would look for the file by itself.
        return QByteArray(b" ")


class ExportDialog(SaveDialog):
    """``outcome`` tells, once an earlier export was updated, what was done."""

    def __init__(
        self,
        markdown: str,
        preview_html: str,
        target: Path,
        save: Save,
        parent: QWidget | None = None,
        *,
        forms: Forms | None = None,
    ) -> None:
        self._forms, self._form = forms, NotesForm.PLAIN
        self.outcome = ""
        self._preview, self._source = InertBrowser(), QPlainTextEdit()
        self._source.setReadOnly(True)
        self._preview.setAccessibleName("Preview of the notes")
        self._source.setAccessibleName("The notes as they are written")
        self._tabs = QTabWidget()
        self._tabs.addTab(self._preview, "Preview")
        self._tabs.addTab(self._source, "Markdown")
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = QComboBox()
        self.form.setAccessibleName("Form of the notes")
        if forms is not None:
            row = QFormLayout()
            row.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
            row.addRow("&Form", self.form)
            column.addLayout(row)
        column.addWidget(self._tabs, 1)
        super().__init__(_outgoing(self._form), markdown, shown, target, save, parent)
        for each in NotesForm:
            self.form.addItem(each.label)
        self.form.currentIndexChanged.connect(lambda index: self._choose_form(list(NotesForm)[index]))
        self._show(markdown, preview_html)

    def save(self) -> None:
        """Write the file; an earlier export that stands there can be updated instead of replaced."""
        target = self._target()
        if self._forms is None or target is None or not (self._form.is_markdown and self._forms.is_export(target)):
            super().save()
            return
        asked = self._ask_to_update(target)
        update = self._forms.update
        if asked is QMessageBox.ButtonRole.AcceptRole:
            self._finish(target, lambda: setattr(self, "outcome", update(target, self._written)))
        elif asked is QMessageBox.ButtonRole.DestructiveRole:
            self._finish(target, lambda: self._save(target, self._written, True))

    def _ask_to_update(self, target: Path) -> QMessageBox.ButtonRole:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle("Update the file?")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"{target.name} holds an earlier export.")
        box.setInformativeText(
            "Update brings the notes in it up to date and leaves alone what you wrote there yourself. "
            "Replace writes the whole file anew."
        )
        update = box.addButton("Update", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(update)
        box.exec()
        clicked = box.clickedButton()
        return box.buttonRole(clicked) if clicked is not None else QMessageBox.ButtonRole.RejectRole

    def _choose_form(self, form: NotesForm) -> None:
        if self._forms is None:
            return
        before, self._form = self._form, form
        self._outgoing = _outgoing(form)
        written = self.path.text()
        if written.endswith(f".{before.suffix}"):
            self.path.setText(f"{written.removesuffix(before.suffix)}{form.suffix}")
        self.save_button.setEnabled(False)

        def made(text: str, preview: str) -> None:
            if form is self._form:  # else the reader chose another meanwhile
                self._written = text
                self._show(text, preview)
                self.save_button.setEnabled(True)

        self._forms.make(form, made)

    def _show(self, text: str, preview: str) -> None:
        lines = text.removeprefix("\ufeff").split("\n")
        is_cut = not self._form.is_markdown and len(lines) > _MOST_LINES
        more = f"\n… and {len(lines) - _MOST_LINES:,} more lines" if is_cut else ""
        self._source.setPlainText("\n".join(lines[:_MOST_LINES]) + more if is_cut else text)
        self._preview.setHtml(preview)
        self._tabs.setTabVisible(0, self._form.is_markdown)
        self._tabs.setTabText(1, self._form.kind)


def _outgoing(form: NotesForm) -> Outgoing:
    kind = f"{form.kind} (*.{form.suffix})"
    return Outgoing(f"Export notes as {form.kind}", "the notes", f"notes.{form.suffix}", kind)
