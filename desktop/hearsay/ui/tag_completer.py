"""Completes the last tag of a line of tags."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


class TagCompleter(QCompleter):
    def __init__(self, tags: QStringListModel, field: QLineEdit) -> None:
        super().__init__(tags, field)
        self._field = field
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(self)

    def splitPath(self, path: str) -> list[str]:
        last = path[: self._field.cursorPosition()].replace(",", " ").split(" ")[-1].lstrip("#")
        return [last or "\0"]  # nothing is offered before a letter is typed

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        text = self._field.text()[: self._field.cursorPosition()]
        last = text.replace(",", " ").split(" ")[-1].lstrip("#")
        return f"{text[: len(text) - len(last)]}{index.data()}"
