"""How long a frame takes while four panes are scrolled together, every one of them painted with its bands."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay

ALLOWED_MS = 16.0
FRAMES = 400


def _four_articles(folder: Path) -> Path:
    """Four long articles that share forty quotations, at other places in each and in all but the same order."""
    folder.mkdir()
    for number in range(4):
        paragraphs = []
        for n in range(40):
            own = 1 + (n * (number + 3)) % 4
            paragraphs += [
                f"The harbour office of quarter {number} wrote on day {n} of week {k} that the river rose. It was a "
                f"shame, of course. According to the pilot, {n + k} boats waited."
                for k in range(own)
            ]
            paragraphs.append(f"“Ship number {n} will lie off the pier until lamp {n * 7} is lit,” said Mayor Ode.")
        text = f"Harbour diary {number}\n\n" + "\n\n".join(paragraphs) + "\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


def test_frames(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot, benchmark: BenchmarkFixture) -> None:
    hearsay = start()
    hearsay.window.resize(1920, 1080)
    session = hearsay.comparison_session
    with qtbot.waitSignals([hearsay.folder_session.analysed, session.compared], timeout=120_000):
        hearsay.window.open_folder(_four_articles(tmp_path / "harbour"))
    for number in range(4):
        hearsay.window.desk.open_article(f"{number}.txt")
    panes = hearsay.window.panes.panes()
    assert len(panes) == 4
    hearsay.window.actions_.linked.setChecked(True)
    qtbot.wait(500)  # the strips are marked, the layouts settle
    view = panes[1].view
    place = QPointF(view.viewport().rect().center())
    frames: list[float] = []
    drawn: list[int] = []

    def scroll() -> None:
        for number in range(FRAMES):
            down = number % 160 < 80  # down and up again, never at rest at an end
            event = QWheelEvent(
                place,
                view.viewport().mapToGlobal(place),
                QPoint(0, -60 if down else 60),
                QPoint(0, -60 if down else 60),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.ScrollUpdate,
                False,
            )
            before = [pane.view.verticalScrollBar().value() for pane in panes]
            began = time.perf_counter()
            QApplication.sendEvent(view.viewport(), event)
            QApplication.processEvents()  # paints what the wheel has moved
            frames.append((time.perf_counter() - began) * 1000)
            after = [pane.view.verticalScrollBar().value() for pane in panes]
            if all(one != other for one, other in zip(before, after, strict=True)):
                drawn.append(sum(len(gutter.bands()) for gutter in hearsay.window.panes.gutters()))

    benchmark.pedantic(scroll, rounds=1)
    slowest = statistics.quantiles(frames, n=20)[-1]
    print(
        f"\nfour panes scrolled together: a frame takes {statistics.median(frames):.1f} ms in the middle, "
        f"{slowest:.1f} at the 95th percentile, {max(frames):.1f} at worst; "
        f"{statistics.mean(drawn):.1f} bands and stubs in view"
    )
    assert len(drawn) > FRAMES * 0.6, "the panes were not scrolled together"
    assert statistics.mean(drawn) > 3
    assert slowest < ALLOWED_MS
