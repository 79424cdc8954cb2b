"""Find in page over all open panes: every place highlighted, one step at a time, from the active pane on."""

from PySide6.QtCore import QObject

from hearsay.domain.spans import Span
from hearsay.ui.find_field import FindField, find_all
from hearsay.ui.pane_area import PaneArea


class FindInPage(QObject):
    def __init__(self, field: FindField, panes: PaneArea) -> None:
        super().__init__()
        self._field, self._panes = field, panes
        self._found: list[tuple[str, int]] = []
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._current: int | None = None
        field.wanted.connect(self.search)
        field.stepped.connect(self.step)
        field.left.connect(self._leave)
        panes.panes_changed.connect(lambda: self.search(field.edit.text()))

    def search(self, wanted: str) -> None:
        """Find ``wanted`` in every open pane; the first place in the active pane becomes the current one."""
        panes = self._panes.panes()
        self._spans = {pane.article.path: find_all(pane.article.text, wanted) for pane in panes}
        self._found = [(path, index) for path, spans in self._spans.items() for index in range(len(spans))]
        active = self._panes.active
        here = active.article.path if active else None
        first_here = next((n for n, (path, _) in enumerate(self._found) if path == here), 0)
        self._current = first_here if self._found else None
        self._show()

    def step(self, by: int) -> None:
        if self._current is not None:
            self._current = (self._current + by) % len(self._found)
            self._show()

    def _show(self) -> None:
        current_path, current_index = self._found[self._current] if self._current is not None else (None, None)
        for pane in self._panes.panes():
            path = pane.article.path
            pane.view.show_found(self._spans.get(path, ()), current_index if path == current_path else None)
        self._field.show_count(self._current, len(self._found))

    def _leave(self) -> None:
        active = self._panes.active
        if active is not None:
            active.view.setFocus()
