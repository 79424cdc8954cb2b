"""A real window, offscreen, on a data directory of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    """A small affair: a leaked memo and three articles about it, one with an emoji before the quotation."""
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "primary.txt").write_text(
        "MEMO\n\nThe engineer said that “the bridge will hold until the spring flood, if nobody drives a tank over it.”\n",
        "utf-8",
    )
    (folder / "1 wire.txt").write_text(
        "Bridge memo leaks\n\n"
        "“The bridge will hold until the spring flood,” the engineer wrote, according to the memo.\n\n"
        "The mayor said that repairs would begin in May. The bridge was built in 1931.\n",
        "utf-8",
    )
    (folder / "2 column.md").write_text(
        "# A bridge too tired\n\nOf course this is a disgrace. 🌉 Nobody should drive over it!\n\n"
        "“We are safe,” said the mayor.\n",
        "utf-8",
    )
    (folder / "10 blog.html").write_text(
        "<html><head><title>Bridge of lies</title></head><body><article><h1>Bridge of lies</h1>"
        "<p>Reportedly the bridge has been closed twice.</p><p>It stands on four piers.</p></article></body></html>",
        "utf-8",
    )
    return folder


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Hearsay]]:
    """Start the program, as often as a test needs it, always on the same data directory."""
    running: list[Hearsay] = []

    def started() -> Hearsay:
        hearsay = Hearsay(tmp_path / "data", theme="light")
        hearsay.window.resize(1440, 900)
        qtbot.addWidget(hearsay.window)
        hearsay.window.show()
        running.append(hearsay)
        return hearsay

    yield started
    for hearsay in running:
        hearsay.window.close()
        hearsay.close()


@pytest.fixture
def opened(start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot) -> Hearsay:
    """The program with the small affair open and coloured, its notes' store ready."""
    hearsay = start()
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(case_folder)
    return hearsay
