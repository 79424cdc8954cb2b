"""From start to the first coloured pane, against an empty window of three panes started the same way."""

import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

ROUNDS = 9
MOST = 3.0
PATIENCE_S = 30

_EMPTY = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit
application = QApplication([])
window = QMainWindow()
panes = QSplitter(Qt.Orientation.Horizontal)
for _ in range(3):
    panes.addWidget(QTextEdit())
window.setCentralWidget(panes)
window.resize(1440, 900)
window.show()
application.processEvents()
print("drawn", flush=True)
import os; os._exit(0)
"""

_HEARSAY = """
import os, sys
from hearsay import __main__ as start

show = start._open_window

def show_and_watch(request):
    import gc
    gc.disable()  # as show() does first of all; the next line would be slower than in a real start otherwise
    from hearsay import app

    class Watched(app.Hearsay):
        def __init__(self, data, **how):
            super().__init__(data, **how)
            self.window.panes.first_coloured.connect(self.leave)

        def leave(self):
            print("drawn", flush=True)
            os._exit(0)

    app.Hearsay = Watched
    return show(request)

start._open_window = show_and_watch
start.main([sys.argv[1]])
"""


def _seconds(program: str, data: str, *arguments: str) -> float:
    """Return the seconds from the start of the process to its first word."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HEARSAY_DATA": data}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a reader's second start does not compile the program again
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
    )
    assert process.stdout is not None
    ended = threading.Timer(PATIENCE_S, process.kill)
    ended.start()
    word = process.stdout.readline()
    taken = time.perf_counter() - begun
    process.stdout.close()
    process.wait(PATIENCE_S)
    ended.cancel()
    assert word == b"drawn\n"
    return taken


def test_first_coloured_pane(shared: Path, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    folder = str(shared / "cases" / "cypher")
    ratios = []
    _seconds(_HEARSAY, str(tmp_path), folder)
    for _ in range(ROUNDS):
        # In pairs, so that a busy machine slows both.
        empty = _seconds(_EMPTY, str(tmp_path))
        ratios.append(_seconds(_HEARSAY, str(tmp_path), folder) / empty)
    benchmark.extra_info["ratio to an empty window"] = statistics.median(ratios)
    benchmark.pedantic(_seconds, args=(_HEARSAY, str(tmp_path), folder), rounds=3)
    print(
        f"\nstart to first coloured pane: {statistics.median(ratios):.2f} times an empty three-pane window"
        f" (from {min(ratios):.2f} to {max(ratios):.2f}, {ROUNDS} pairs; at most {MOST:.0f})"
    )
    assert statistics.median(ratios) <= MOST
