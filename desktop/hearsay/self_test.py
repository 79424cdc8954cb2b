"""The program tries itself: it reads files in a process of its own, opens the sample, colours it, takes a note,
exports it, and checks what came out.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from hearsay import app
from hearsay.domain.attribution import AttributionType
from hearsay.domain.notes import Anchor
from hearsay.reading.unreadable import Unreadable
from hearsay.reading.worker.messages import Request
from hearsay.reading.worker.process import NoProcess, ReadingProcess
from hearsay.services.exporting import notes_markdown, save
from hearsay.ui.note_draft import NoteDraft

BODY = "Self-test: this note must come out again."
_PATIENCE_MS = 30_000
_WORDS = "The pier was sold on Monday, the harbour office said."
_PAGE = f"<html><body><article><h1>Pier sold</h1><p>{_WORDS}</p></article></body></html>"
_DRAWN = f"BT /F1 14 Tf 40 700 Td ({_WORDS}) Tj ET"
# The table of where its objects begin is left out: every reader of PDFs makes one where there is none.
_PDF = f"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj
4 0 obj <</Length {len(_DRAWN)}>> stream
{_DRAWN}
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


class SelfTestFailed(Exception):
    """A check of the self-test did not hold."""


def self_test() -> int:
    """Run the test in an offscreen window on a data directory of its own; return 0 where all is well, else 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app.make_application()
    with tempfile.TemporaryDirectory() as directory:
        hearsay = app.Hearsay(Path(directory), theme="light")
        try:
            _try_reading()
            _try(hearsay, Path(directory))
        except SelfTestFailed as failure:
            sys.stderr.write(f"hearsay: self-test failed: {failure}\n")
            return 1
        finally:
            hearsay.window.close()
            hearsay.close()
    sys.stdout.write("hearsay: self-test passed\n")
    return 0


def _try_reading() -> None:
    """Have a web page and a PDF document read by a process that could be killed; nothing else may read them here."""
    try:
        process = ReadingProcess()
        try:
            for content, suffix in ((_PAGE, ".html"), (_PDF, ".pdf")):
                articles = process.read(Request(content.encode(), suffix, f"pier{suffix}", whole=False))
                _check(_WORDS in " ".join(articles[0].text.split()), f"a {suffix} file was not read as it is")
        finally:
            process.close()
    except NoProcess:
        raise SelfTestFailed("no process to read files in could be started") from None
    except Unreadable as problem:
        raise SelfTestFailed(f"a {suffix} file could not be read. {problem.reason}") from None


def _try(hearsay: app.Hearsay, directory: Path) -> None:
    window, store = hearsay.window, hearsay.notes_session
    window.show()
    stored = _heard(store.loaded)
    problem = app.wait_for_colours(hearsay, app.SAMPLE)
    _check(problem is None, problem or "")
    app.settle()
    folder = window.desk.folder
    if folder is None:
        raise SelfTestFailed("the sample is not open")
    counts = window.desk.displayed.counts()
    missing = [kind.value for kind in AttributionType if kind is not AttributionType.NONE and not counts[kind]]
    _check(not missing, f"the sample shows no sentence of type {', '.join(missing)}")
    _check(bool(window.panes.panes()) and not window.grab().isNull(), "the window drew nothing")

    stored()
    article = folder.articles[0]
    annotated = window.desk.displayed.get(article.path)
    if annotated is None:
        raise SelfTestFailed("the first article has no colours")
    _check(not annotated.notice, annotated.notice)
    sentence = next(s for s in annotated.sentences if s.type is not AttributionType.NONE)
    loaded = _heard(store.loaded)
    store.save(NoteDraft(article, Anchor.at(article.text, sentence.span), body=BODY))
    loaded()
    _check(any(placed.note.body == BODY for placed in store.notes), "the note did not come back from the store")

    target = directory / "notes.md"
    save(target, notes_markdown(folder, window.desk.displayed.all(), store.notes))
    written = target.read_text("utf-8")
    _check(BODY in written, "the note is missing from the exported file")
    _check(sentence.type.label in written, "the sentence's type is missing from the exported file")


def _heard(signal: SignalInstance) -> Callable[[], None]:
    """Listen from now on; the answer, when called, waits until the signal has come and fails where it does not."""
    loop = QEventLoop()
    heard: list[bool] = []

    def hear() -> None:
        heard.append(True)
        loop.quit()

    signal.connect(hear)

    def wait() -> None:
        if not heard:
            QTimer.singleShot(_PATIENCE_MS, loop.quit)
            loop.exec()
        _check(bool(heard), "the notes' store did not answer")

    return wait


def _check(holds: bool, failure: str) -> None:
    if not holds:
        raise SelfTestFailed(failure)
