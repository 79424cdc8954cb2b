"""The menu of a sentence, under the right mouse button or the menu key: what can be done with this one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from hearsay.domain.pins import PlacedPin
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.pins_desk import PinsDesk
from hearsay.ui.reading_desk import ReadingDesk


class SentenceMenu(QObject):
    """``actions`` are the window's for a chosen sentence: asking for the menu chooses the sentence."""

    def __init__(self, panes: PaneArea, desk: ReadingDesk, pins: PinsDesk, actions: Sequence[QAction]) -> None:
        super().__init__(panes)
        self._panes, self._desk, self._pins, self._actions = panes, desk, pins, tuple(actions)
        panes.menu_asked.connect(self._show)

    def menu_for(self, path: str, index: int) -> QMenu:
        """Choose the sentence and return its menu, which goes when it is closed."""
        self._desk.choose(path, index)
        menu = QMenu(self._panes)
        pane = self._panes.pane(path)
        if pane is not None and pane.view.textCursor().hasSelection():
            menu.addAction("&Copy", pane.view.copy)
        menu.addActions(self._actions)
        menu.addSeparator()
        menu.addAction("&Pin to…\tP", self._pins.begin)
        chosen = self._desk.chosen()
        for pin in self._pins.shown_at(path, chosen[1].span) if chosen is not None else ():
            menu.addAction(f"Remove the pin to “{self._other_end(pin, path)}”", partial(self._pins.remove, (pin.pin,)))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show(self, path: str, index: int, place: QPoint) -> None:
        self.menu_for(path, index).popup(place)

    def _other_end(self, pin: PlacedPin, path: str) -> str:
        """Return the name of the article at the other end, as a menu takes it."""
        pane = next((self._panes.pane(end.path or "") for end in pin.ends if end.path != path), None)
        return pane.article.name.replace("&", "&&") if pane is not None else ""
