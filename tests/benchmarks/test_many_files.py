"""A thousand mixed files in the window: what is in view at once, the rest meanwhile, the second time from the cache.

Printed, and held to: usable within 1 s, panes coloured within 2 s (both times two on a busy machine), below 500 MB,
the second opening at least 10 times faster.
"""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

FILES = 1000
SLACK = 2.0
"""how much slower than promised a machine may be that does other things"""
_WORDS = ["harbour", "ferry", "minister", "told", "officials", "report", "council", "budget", "river", "bridge", "vote"]
_WORDS += ["Tuesday", "closed", "opened", "plan", "letter", "never", "because", "after", "against", "ministry", "words"]

_OPEN = """
import json, resource, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from hearsay.app import Hearsay, make_application

make_application()
hearsay = Hearsay(Path(sys.argv[2]), theme="light")
hearsay.window.resize(1440, 900)
hearsay.window.show()
loop, seen, session = QEventLoop(), {}, hearsay.folder_session
start = time.perf_counter()

def note(what):
    seen.setdefault(what, time.perf_counter() - start)

def coloured(_):
    if all(pane.annotated is not None for pane in hearsay.window.panes.panes()):
        note("panes coloured")

session.opened.connect(lambda _: QTimer.singleShot(0, lambda: note("usable")))
session.annotated.connect(coloured)
session.refreshed.connect(lambda *_: note("all read"))
session.analysed.connect(lambda: (note("all coloured"), loop.quit()))
QTimer.singleShot(280_000, loop.quit)
hearsay.window.open_folder(Path(sys.argv[1]))
loop.exec()
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
rows = hearsay.window.library.list.model().rowCount()
print(json.dumps({**seen, "MB": most / (2**20 if sys.platform == "darwin" else 2**10), "rows": rows}))
hearsay.window.close()
hearsay.close()
"""


def opened(folder: Path, data: Path) -> dict[str, Any]:
    """Open a folder in a program of its own; return seconds since it was asked, MB at most and rows."""
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(folder), str(data)], capture_output=True, text=True, timeout=300, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def fill(folder: Path) -> None:
    """Write pages, Markdown, mails and plain text in turn, of some 300 words, each with a quotation."""
    folder.mkdir()
    random = Random(5)  # noqa: S311 - the same folder each time
    for number in range(FILES):
        paragraphs = [" ".join(random.choices(_WORDS, k=45)).capitalize() + "." for _ in range(6)]
        paragraphs.insert(1, f"“The {random.choice(_WORDS)} will close,” said Ines Abreu, the {random.choice(_WORDS)}.")
        title, text = f"Story {number}", "\n\n".join(paragraphs)
        page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        page += "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs) + "</article></body></html>"
        suffix, content = (
            ("html", page),
            ("md", f"# {title}\n\n{text}\n"),
            ("txt", f"{title}\n\n{text}\n"),
            ("eml", f"From: a@b.example\nSubject: {title}\nMIME-Version: 1.0\nMessage-ID: <{number}@b>\n\n{text}\n"),
        )[number % 4]
        (folder / f"{number}.{suffix}").write_text(content, "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="how large a program was is asked the POSIX way")
@pytest.mark.benchmark
def test_a_thousand_files(tmp_path: Path, benchmark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    folder, data = tmp_path / "many", tmp_path / "data"
    fill(folder)
    first = benchmark.pedantic(opened, args=(folder, data), rounds=1)
    second = opened(folder, data)
    (folder / "500.html").write_text("<p>One file was changed, the mayor said.</p>", "utf-8")
    touched = opened(folder, data)
    for name, told in (("first", first), ("second", second), ("one touched", touched)):
        print(name, {what: round(value, 2) for what, value in told.items()})
    print(f"second opening: {first['all coloured'] / second['all coloured']:.1f} times faster")
    assert first["rows"] == second["rows"] == FILES
    assert first["usable"] < 1.0 * SLACK
    assert first["panes coloured"] < 2.0 * SLACK
    assert max(first["MB"], second["MB"]) < 500
    assert second["all coloured"] * 10 < first["all coloured"]
    assert touched["all coloured"] * 5 < first["all coloured"]
