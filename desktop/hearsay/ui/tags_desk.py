"""The folder's tags wherever they show: their colours in the list, completion in the editors, and their dialogue."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hearsay.domain.changes import Change, NotesChanged
from hearsay.domain.note_query import field_term
from hearsay.domain.tags import Tag
from hearsay.ui.inspector import Inspector
from hearsay.ui.notes_model import COLUMNS
from hearsay.ui.notes_panel import NotesPanel
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.tag_painting import TagDelegate
from hearsay.ui.tags_dialog import TagsDialog
from hearsay.ui.theme import Theme


class TagsDesk(QObject):
    def __init__(
        self, notes_session: NotesSession, panel: NotesPanel, inspector: Inspector, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(panel)
        self._store, self._panel, self._inspector, self._window = notes_session, panel, inspector, window
        self._theme = theme
        self._painter = TagDelegate(theme)
        self.dialog: TagsDialog | None = None
        """the dialogue that is open"""
        panel.table.setItemDelegateForColumn(COLUMNS.index("Tags"), self._painter)
        notes_session.loaded.connect(self._follow)

    def apply(self, theme: Theme) -> None:
        self._theme = self._painter.theme = theme
        self._panel.table.viewport().update()

    def show_dialog(self) -> None:
        """Let the reader rename, join and colour the tags."""
        dialog = self.dialog = TagsDialog(self._theme, self._window)
        dialog.rename_asked.connect(self._store.rename_tag)
        dialog.colour_asked.connect(self._store.colour_tag)
        dialog.notes_asked.connect(lambda tag: self._panel.filter_field.setText(field_term("tag", tag)))
        self._refresh()
        dialog.exec()
        self.dialog = None
        dialog.deleteLater()

    def _follow(self, change: Change | None) -> None:
        if change is None or isinstance(change, NotesChanged):
            self._refresh()

    def _refresh(self) -> None:
        if self._store.is_open:
            self._store.with_tags(lambda read: self._show(*read))

    def _show(self, counts: Counter[str], coloured: Sequence[Tag]) -> None:
        colours = {tag.name: tag.colour for tag in coloured}
        self._painter.colours = colours
        self._panel.table.viewport().update()
        self._inspector.show_tags(sorted(counts, key=str.casefold))
        if self.dialog is not None:
            self.dialog.show_tags(counts, colours)
