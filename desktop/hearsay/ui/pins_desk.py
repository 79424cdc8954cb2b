"""Pinning by hand: the reader chooses one sentence, then another in another pane, and the two belong together."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from hearsay.domain.article import Article, Folder
from hearsay.domain.pins import Pin, PinEnd, PlacedPin, place_pins
from hearsay.domain.spans import Span
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.pins_file import PinsFile
from hearsay.ui.reading_desk import ReadingDesk

_CHOOSE_OTHER = "Pinning: click the sentence in another pane, or go there (]) and press p. Esc gives up."

Place = tuple[Article, Span]


class PinsDesk(QObject):
    told = Signal(str)
    """something worth a line in the status bar"""
    waiting_changed = Signal(str)
    """what the reader is to do next while a pin waits for its other end; empty once it waits no more"""

    def __init__(self, folder_session: FolderSession, desk: ReadingDesk, panes: PaneArea, kept: PinsFile) -> None:
        super().__init__(panes)
        self._desk, self._panes, self._kept = desk, panes, kept
        self._folder: Folder | None = None
        self._pins: tuple[PlacedPin, ...] = ()
        self._loose: Place | None = None
        self._taken_out: tuple[Place, tuple[Pin, ...]] | None = None
        folder_session.opened.connect(self._lay_out)
        folder_session.refreshed.connect(lambda folder, _changes: self._lay_out(folder))
        panes.sentence_chosen.connect(self._clicked)

    @property
    def pins(self) -> tuple[PlacedPin, ...]:
        """All pins of the folder, those too that have no place any more."""
        return self._pins

    @property
    def is_waiting(self) -> bool:
        """Whether a pin waits for its other end."""
        return self._loose is not None

    def press(self) -> None:
        """Do what the one key does: begin a pin, end it, take it out, or put back what it just took out."""
        here = self._chosen()
        if self._loose is not None:
            self._end(here)
        elif here is None:
            self.told.emit("Choose the sentence to pin first.")
        elif self._taken_out is not None and self._taken_out[0] == here:
            pins = self._taken_out[1]
            self.add(pins)
            self.told.emit(f"{_count(pins)} put back.")
        elif shown := tuple(pin.pin for pin in self.shown_at(here[0].path, here[1])):
            self.remove(shown)
            self._taken_out = (here, shown)
            self.told.emit(f"{_count(shown)} removed. Press p again to put {'it' if len(shown) == 1 else 'them'} back.")
        else:
            self._wait_for_other(here)

    def begin(self) -> None:
        """Begin another pin at the chosen sentence, pinned already or not."""
        here = self._chosen()
        if here is not None:
            self._wait_for_other(here)

    def give_up(self) -> bool:
        """Let go of a pin that has one end only; tell whether there was one."""
        if self._loose is None:
            return False
        self._let_go()
        self.told.emit("Nothing was pinned.")
        return True

    def shown_at(self, path: str, span: Span) -> list[PlacedPin]:
        """Return the pins on a sentence of which both ends are in open panes."""
        opened = set(self._panes.open_paths())
        return [
            pin
            for pin in self._pins
            if pin.is_whole
            and any(end.stands_on(path, span) for end in pin.ends)
            and all(end.path in opened for end in pin.ends)
        ]

    def add(self, pins: Iterable[Pin]) -> None:
        """Pin these, or pin again what was removed."""
        known = [pin.pin for pin in self._pins]
        added = [pin for pin in pins if pin not in known]
        self._show([*known, *added])
        self._keep(self._kept.add, added)

    def remove(self, pins: Iterable[Pin]) -> None:
        removed = frozenset(pins)
        self._show([pin.pin for pin in self._pins if pin.pin not in removed])
        self._keep(self._kept.remove, removed)

    def _lay_out(self, folder: Folder) -> None:
        self._folder = folder
        self._let_go()
        try:
            kept = self._kept.pins(folder.root)
        except OSError as error:
            kept = ()
            self.told.emit(f"The pins of this folder could not be read ({error.strerror or error}).")
        self._show(kept)

    def _show(self, pins: Iterable[Pin]) -> None:
        self._taken_out = None
        self._pins = place_pins(pins, self._folder.with_primary if self._folder else ())
        self._panes.show_pins(pin for pin in self._pins if pin.is_whole)

    def _keep(self, change: Callable[[str, Iterable[Pin]], None], pins: Iterable[Pin]) -> None:
        if self._folder is None:
            return
        try:
            change(self._folder.root, pins)
        except OSError as error:
            self.told.emit(f"The pins could not be saved ({error.strerror or error}): they hold until you leave.")

    def _wait_for_other(self, here: Place) -> None:
        self._loose = here
        self._panes.show_loose_pin((here[0].path, here[1]))
        self.waiting_changed.emit(_CHOOSE_OTHER)

    def _let_go(self) -> None:
        if self._loose is not None:
            self._loose = None
            self._panes.show_loose_pin(None)
            self.waiting_changed.emit("")

    def _clicked(self) -> None:
        """A sentence was clicked, and is the chosen one by now; in another pane than the first it is the other end."""
        here = self._chosen()
        if self._loose is not None and here is not None and here[0].path != self._loose[0].path:
            self._end(here)

    def _end(self, here: Place | None) -> None:
        if self._loose is None:
            return
        first = self._loose
        if here == first:
            self.give_up()
        elif here is None or here[0].path == first[0].path:
            self._wait_for_other(first)  # says once more what to do
        else:
            self._let_go()
            self._join(first, here)

    def _join(self, first: Place, second: Place) -> None:
        pin = Pin(PinEnd.at(*first), PinEnd.at(*second))
        known = {each.pin for each in self._pins}
        if pin in known or Pin(pin.second, pin.first) in known:
            self.told.emit("These two are pinned together already.")
            return
        self.told.emit("Pinned. Press p on either sentence to remove the pin.")
        self.add([pin])

    def _chosen(self) -> Place | None:
        """Return the chosen sentence and its article."""
        place = self._desk.chosen()
        return None if place is None else (place[0].article, place[1].span)


def _count(pins: Sequence[Pin]) -> str:
    return "Pin" if len(pins) == 1 else f"{len(pins)} pins"
