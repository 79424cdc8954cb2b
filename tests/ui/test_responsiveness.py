"""The window answers while it reads, analyses and paints: no wait that a reader would feel."""

import gc
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType

LONGEST_S = 0.05
"""what design.md allows on a quiet machine"""


@pytest.fixture(autouse=True)
def without_what_other_tests_left() -> Iterator[None]:
    """Keep the garbage collector from walking through the leavings of all tests before, as the program never must."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


class Heartbeat:
    """The longest time, in seconds, in which the GUI thread did not get round to a timer of 5 ms."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        self._beat()
        self._timer.stop()
        return self.longest


def _slowness() -> float:
    """Return how many times slower than a usual machine this one is just now: 1 where it is not."""
    begun = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number & 3
    assert total == 1_500_000
    return max(1.0, (time.perf_counter() - begun) / 0.05)


def _folder(tmp_path: Path, articles: int, sentences: int) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(articles):
        paragraphs = [
            f"The council said on day {n} of year {number} that the bridge would open. It was a shame, of course. "
            f"“Day {n} will come,” said the mayor. The river rose by {n} centimetres."
            for n in range(sentences // 4)
        ]
        (folder / f"{number}.txt").write_text(f"Bridge diary {number}\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    return folder


def test_opening_sixty_articles_never_holds_up_the_window(
    start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot
) -> None:
    """Held to what a reader would call hanging; `make bench` tells the figure, which a busy machine spoils."""
    folder = _folder(tmp_path, 60, 60)
    hearsay = start()
    heartbeat = Heartbeat()
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=60_000):
        hearsay.window.open_folder(folder)
    longest = heartbeat.stop()
    assert longest < 20 * LONGEST_S * _slowness(), f"the window stood still for {longest:.3f} s"


def test_a_very_long_article_scrolls_and_dims_without_waiting(
    start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    with qtbot.waitSignals([hearsay.folder_session.analysed], timeout=60_000):
        hearsay.window.open_folder(_folder(tmp_path, 1, 3000))
    window = hearsay.window
    view = window.panes.panes()[0].view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 20_000, timeout=10_000)
    bar = view.verticalScrollBar()

    def waits(start: int) -> dict[str, float]:
        window.tool_bar.find_field.edit.clear()
        QApplication.processEvents()
        return {
            "scroll": max(_wait(partial(bar.setValue, place)) for place in range(start, 20_000, 1500)),
            "dim": _wait(lambda: window.tool_bar.legend.toggle(AttributionType.OPINION)),
            "brighten": _wait(lambda: window.actions_.all_types.trigger()),
            "next": _wait(lambda: window.desk.step(1)),
            "find": _wait(lambda: window.tool_bar.find_field.edit.setText("e")),
            "find next": _wait(lambda: window.finding.step(1)),
        }

    # What is slow is slow each time; what another program held up is not.
    rounds = [waits(start) for start in (0, 500, 1000)]
    shortest = {what: min(each[what] for each in rounds) for what in rounds[0]}
    allowed = 4 * LONGEST_S * _slowness()
    assert {what: wait for what, wait in shortest.items() if wait > allowed} == {}


def _wait(act: Callable[[], None]) -> float:
    """Return the seconds in which the window does what was asked and paints it."""
    begun = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - begun
