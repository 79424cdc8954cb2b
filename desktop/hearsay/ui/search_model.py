"""The rows of what was found: articles in bold, and each hit with the sign and the colour of its type."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from hearsay.domain.search import Hit
from hearsay.ui.theme import Theme, interface_font
from hearsay.ui.type_painting import glyph
from hearsay.ui.unfolding_model import Row, UnfoldingModel

COLUMNS = ("Found", "Type", "Note")
SHARES = (74, 14, 12)
"""parts of the width that the columns have until the reader sets it"""
_TYPE = COLUMNS.index("Type")
_POINTS = 9.75


@dataclass(frozen=True, slots=True)
class HitRow(Row):
    hit: Hit | None = None


class SearchModel(UnfoldingModel):
    def __init__(self, theme: Theme) -> None:
        super().__init__(COLUMNS, theme)
        self._plain = interface_font(_POINTS)
        self._bold = interface_font(_POINTS)
        self._bold.setBold(True)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        hit = row.hit if isinstance(row, HitRow) else None
        if hit is None:
            if role == Qt.ItemDataRole.FontRole and index.column() == 0:
                return self._bold
            if role == Qt.ItemDataRole.ForegroundRole and index.column() > 0:
                return self._theme.muted
        elif index.column() == _TYPE and hit.type in self._theme.types:
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{glyph(self._theme, hit.type)}  {hit.type.short_label}"
            if role == Qt.ItemDataRole.ForegroundRole:
                return self._theme.types[hit.type].ink
        elif role == Qt.ItemDataRole.FontRole and hit.note is not None:
            return self._plain  # wrapped words are set in a font of their own, a note's not in that of the articles
        return super().data(index, role)
