"""The memory of the whole window: a hundred articles, coloured and compared, and a hundred thousand notes on them.

What is held to its bar is the most that was ever in memory (``VmHWM``) from the program's start until the notes are
listed. What a narrowed list takes beside it, and reading all notes anew while the former ones are shown, is printed.
"""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.domain.article import Folder
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations
from hearsay.services.locations import StorePlaces
from hearsay.services.opening import open_folder

ARTICLES, SENTENCES, NOTES_EACH = 100, 100, 1000
MEMORY_MB = 400
WHEN = "2026-01-01T00:00:00.000000+00:00"
_SOURCES = ("Ines Abreu, the mayor,", "The harbour master", "A clerk of the council", "The ferry company")

_OPEN = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from hearsay.app import Hearsay, make_application

peaks = {}
def peak(what):
    peaks[what] = next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))

application = make_application()
hearsay = Hearsay(Path(sys.argv[2]), theme="light")
window, notes = hearsay.window, hearsay.notes_session
window.resize(1440, 900)
window.show()
loop, seen = QEventLoop(), set()
def came(what):
    seen.add(what)
    if len(seen) == 2:
        loop.quit()
hearsay.comparison_session.compared.connect(lambda *_: came("compared"))
notes.loaded.connect(lambda *_: came("notes") if notes.notes else None)
QTimer.singleShot(280_000, loop.quit)
window.open_folder(Path(sys.argv[1]))
loop.exec()
window.layout_.bottom.setCurrentWidget(window.notes)
window.grab()
peak("opened")
listed = window.notes.table.model()
window.notes.filter_field.setText("stone")
while listed.is_at_work:
    application.processEvents()
peak("narrowed")
window.notes.filter_field.clear()
while listed.is_at_work:
    application.processEvents()
notes.show_articles(hearsay.folder_session.folder.articles, str(hearsay.folder_session.folder.root))
loop = QEventLoop()
notes.loaded.connect(lambda *_: loop.quit())
loop.exec()
window.grab()
peak("read again")
print(json.dumps({**peaks, "notes": len(notes.notes)}))
window.close()
hearsay.close()
"""


def _sentence(number: int) -> str:
    source = _SOURCES[number % len(_SOURCES)]
    return (
        f"{source} said that stone {number} weighed {number * 7 % 13} tons.",
        f"“The bridge at kilometre {number} stays closed until spring,” {source} told the Courier.",
        f"Nobody weighed the {number} barrels in the yard that evening.",
        f"According to {source.rstrip(',')}, the {number} letters were never opened.",
        f"It was a shameful decision by all {number} of them.",
    )[number * 3 % 5]


def _fill(folder: Path) -> None:
    folder.mkdir()
    for place in range(ARTICLES):
        numbers = range(place * SENTENCES, (place + 1) * SENTENCES)
        paragraphs = [" ".join(map(_sentence, numbers[at : at + 5])) for at in range(0, SENTENCES, 5)]
        (folder / f"{place:03}.txt").write_text(f"Story {place}\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")


def _annotate(folder: Folder, data: Path) -> None:
    """Write as many notes on every sentence of a folder as a thousand for each article come to."""
    Annotations.open(data).close()
    notes: list[tuple[object, ...]] = []
    for article in folder.articles:
        spans: list[Span] = []
        start = article.text.index("\n\n") + 2
        while len(spans) < SENTENCES:
            end = article.text.index(".", start) + 1
            spans.append(Span(start, end))
            start = end + 1
        for at in range(NOTES_EACH):
            anchor = Anchor.at(article.text, spans[at % SENTENCES])
            place = (anchor.exact, anchor.prefix, anchor.suffix, anchor.start, anchor.end)
            body = f"Note {at} on {article.path}: ask who weighed them, and when. " * 2
            written = (WHEN, body, json.dumps(["weights", f"t{at % 9}"]), WHEN)
            notes.append((f"{len(notes):032x}", article.id, folder.root, article.path, *place, *written))
    with closing(sqlite3.connect(StorePlaces(data).store)) as store, store:
        store.executemany(
            "INSERT INTO articles (id, title, first_seen, text) VALUES (?, ?, ?, ?)",
            [(article.id, article.path, WHEN, article.text) for article in folder.articles],
        )
        store.executemany(
            "INSERT INTO places (root, path, article_id) VALUES (?, ?, ?)",
            [(folder.root, article.path, article.id) for article in folder.articles],
        )
        store.executemany(
            'INSERT INTO notes (id, article_id, root, path, exact, prefix, suffix, start, "end", created, body, tags, '
            "modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            notes,
        )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell a process's memory here")
def test_the_memory_of_the_whole_window(
    tmp_path: Path, benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    articles, data = tmp_path / "case", tmp_path / "data"
    _fill(articles)
    _annotate(open_folder(articles), data)

    def run() -> dict[str, float]:
        command = [sys.executable, "-c", _OPEN, str(articles), str(data)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=290, check=True)
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return found

    peaks = benchmark.pedantic(run, rounds=1)
    count = peaks.pop("notes")
    print("\nmemory at its height: " + ", ".join(f"{what} {size:.0f} MB" for what, size in peaks.items()))
    assert count == ARTICLES * NOTES_EACH
    assert peaks["opened"] < MEMORY_MB
