"""Composition root: the one place that wires the floors together into a window."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from hearsay import __version__
from hearsay.domain.article import Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.grades import Grades
from hearsay.domain.links import HearsayLink
from hearsay.domain.note_forms import NotesForm
from hearsay.domain.notes import PlacedCorrection, PlacedNote
from hearsay.domain.progress import Progress
from hearsay.domain.tables import Table, TableForm
from hearsay.jobs.pool import Pool
from hearsay.resources import resource
from hearsay.services.analysis import Analysis
from hearsay.services.annotations import Annotations
from hearsay.services.comparing import ChangingFolder
from hearsay.services.locations import CachePlaces, data_dir
from hearsay.services.opening import open_folder
from hearsay.services.remembered_work import RememberedAnnotations
from hearsay.services.searching import Searching
from hearsay.store.work_cache import WorkCache
from hearsay.ui.backups_desk import BackupsDesk
from hearsay.ui.comparison_session import ComparisonSession
from hearsay.ui.exports import Exporting
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.folder_watch import FolderWatch
from hearsay.ui.incoming_desk import IncomingDesk
from hearsay.ui.job_bridge import JobBridge
from hearsay.ui.main_window import MainWindow
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.pins_file import PinsFile
from hearsay.ui.remembered_state import RememberedState
from hearsay.ui.search_desk import SearchDesk
from hearsay.ui.search_session import SearchSession
from hearsay.ui.theme import interface_font

SAMPLE = resource("samples", "four-minutes")
_PATIENCE_MS = 60_000
_NO_NEWS = ("propagateSizeHints", "Detected locale")
"""what Qt says in every offscreen window, and where it chose UTF-8 on a machine that names no encoding"""


class Hearsay:
    """The running program: its workers and its one window, kept in the data directory ``data``."""

    def __init__(self, data: Path, *, theme: str | None = None, first_panes: int | None = None) -> None:
        self.bridge = JobBridge()
        self.readers = Pool(threads=1, name="reading")
        # One thread of its own for the store keeps its commands in the order the reader gave them.
        self.store_worker = Pool(threads=1, name="notes")
        self.comparers = Pool(threads=1, name="comparing")
        self.copiers = Pool(threads=1, name="copying")
        self.searchers = Pool(threads=1, name="searching")
        self.cache = WorkCache(CachePlaces(data).work)
        analysis = Analysis(remembered=RememberedAnnotations(self.cache))
        self.folder_session = FolderSession(self.readers, self.bridge, analysis, self._open_folder)
        self.notes_session = NotesSession(
            self.store_worker, self.bridge, lambda announce: Annotations.open(data, announce)
        )
        self.comparison_session = ComparisonSession(self.comparers, self.bridge, ChangingFolder().compare)
        remembered = RememberedState(data)
        self.window = MainWindow(
            folder_session=self.folder_session,
            notes_session=self.notes_session,
            comparison=self.comparison_session,
            explain=analysis.explain,
            exporting=Exporting(
                notes_text=_notes_text,
                preview_html=_preview_html,
                corrections_lines=partial(_corrections_lines, analysis),
                table_text=_table_text,
                in_background=self._in_background,
                save=_save,
                is_export=_is_export,
                update=_update,
            ),
            remembered=remembered,
            pins=PinsFile(data),
            sample=SAMPLE,
            forced_theme=theme,
            first_panes=first_panes,
        )

        self.watch = FolderWatch(self.folder_session, self.readers, self.bridge)
        self.window.came_back.connect(self.watch.look)
        self.backups = BackupsDesk(data, self.copiers, self.bridge, self.notes_session, self.window.status.tell)
        self.window.actions_.backups.triggered.connect(
            lambda: self.backups.show(self.window, self.window.inspector.flush)
        )
        self.folder_session.analysed.connect(self.backups.make_todays)
        self.incoming = IncomingDesk(
            worker=self.copiers,
            bridge=self.bridge,
            store=self.notes_session,
            desk=self.window.desk,
            window=self.window,
            flush=self.window.inspector.flush,
            tell=self.window.status.tell,
        )
        self.window.actions_.import_notes.triggered.connect(self.incoming.ask_notes)
        self.window.actions_.merge_notes.triggered.connect(self.incoming.ask_store)

        self.search_session = SearchSession(self.searchers, self.bridge, Searching(data))
        self.search = self._make_search(remembered)

    def _make_search(self, remembered: RememberedState) -> SearchDesk:
        """Return the search, its tab added to the window."""
        window = self.window
        search = SearchDesk(
            session=self.search_session,
            folder_session=self.folder_session,
            notes_session=self.notes_session,
            desk=window.desk,
            panes=window.panes,
            remembered=remembered,
            theme=window.theme,
        )
        window.layout_.add_search(search.panel)
        window.look_changed.connect(search.apply)
        window.actions_.search.triggered.connect(lambda: window.reveal_tab(search.panel))
        return search

    def _open_folder(self, root: Path, primary: Path | None, progress: Progress, first: Sequence[str] | None) -> Folder:
        return open_folder(root, primary=primary, progress=progress, cache=self.cache, first=first)

    def _in_background(
        self, make: Callable[[], str], then: Callable[[str], None], failed: Callable[[BaseException], None]
    ) -> None:
        self.bridge.run(self.comparers, lambda _progress: make(), then=then, failed=failed)

    def close(self) -> None:
        """Let the store finish what it was asked, and end the workers."""
        self.watch.stop()
        self.readers.close()
        self.comparers.close()
        self.copiers.close()
        self.search_session.close()
        self.searchers.close()
        self.store_worker.close()
        self.cache.close()
        self.bridge.close()


def make_application(argv: Sequence[str] = ("hearsay",)) -> QApplication:
    """Return the QApplication, with its name, icon and interface font."""
    # A window that paints takes the interpreter back hundreds of times; each time it may wait this long for the engine.
    sys.setswitchinterval(0.0005)
    qInstallMessageHandler(_pass_on)
    application = QApplication(list(argv))
    application.setApplicationName("Hearsay")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("hearsay")
    application.setStyle("Fusion")
    application.setFont(interface_font(9.75))
    application.setWindowIcon(QIcon(str(resource("icons", "hearsay.svg"))))
    return application


def show_window(
    folder: Path | None, *, sample: bool = False, dark: bool = False, link: HearsayLink | None = None
) -> int:
    """Open the window on a folder, the sample, or what was open last; return the exit status.

    ``link`` leads to a place in a folder of its own. ``dark`` asks for dark colours this once; without it the reader's
    choice or the system's holds.
    """
    application = make_application()
    hearsay = Hearsay(data_dir(), theme="dark" if dark else None)
    # From the first article on, garbage is collected again; what the start made stays and need not be looked at.
    hearsay.folder_session.analysed.connect(_collect_garbage)
    # Ctrl+C in the terminal ends the program; what was written is saved already, on every pause.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    chosen = SAMPLE if sample else folder or _last_folder(data_dir())
    if link is None and chosen is not None:
        # Asked for before the window is there: reading begins while Qt builds it.
        hearsay.window.open_folder(chosen)
    hearsay.window.show()
    if link is not None:
        hearsay.window.linked_place.open(link)
    status = application.exec()
    hearsay.close()
    return status


def draw_window(target: Path, folder: Path, *, size: tuple[int, int] = (1440, 900), dark: bool = False) -> int:
    """Draw the window on ``folder`` into a PNG file, four panes open, without a display; return the exit status.

    Nothing is remembered of it, and the reader's notes stay out of the picture.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import tempfile

    make_application()
    with tempfile.TemporaryDirectory() as data:
        hearsay = Hearsay(Path(data), theme="dark" if dark else "light", first_panes=4)
        hearsay.window.resize(*size)
        hearsay.window.show()
        problem = wait_for_colours(hearsay, folder)
        if problem is None:
            settle()
            _choose_telling_sentence(hearsay)
            settle()
            problem = _saved_picture(hearsay, target)
        hearsay.window.close()
        hearsay.close()
    if problem is not None:
        sys.stderr.write(f"hearsay: {problem}\n")
    return 0 if problem is None else 1


def _saved_picture(hearsay: Hearsay, target: Path) -> str | None:
    """Save the window as a PNG file: None, or what went wrong."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        written = hearsay.window.grab().save(str(target), "PNG")
    except (OSError, ValueError) as error:
        return f"The picture could not be written to {target}: {getattr(error, 'strerror', None) or error}."
    return None if written else f"The picture could not be written to {target}."


def wait_for_colours(hearsay: Hearsay, folder: Path, *, patience_ms: int = _PATIENCE_MS) -> str | None:
    """Open a folder and return once every article is coloured and compared: None, or what went wrong."""
    loop = QEventLoop()
    outcome: list[str | None] = ["The articles were not analysed in time."]

    def end(problem: str | None) -> None:
        outcome[0] = problem
        loop.quit()

    hearsay.comparison_session.compared.connect(lambda: end(None))
    hearsay.comparison_session.failed.connect(end)
    hearsay.folder_session.failed.connect(end)
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(patience_ms)
    hearsay.window.open_folder(folder)
    loop.exec()
    return outcome[0]


def _choose_telling_sentence(hearsay: Hearsay) -> None:
    """Choose the sentence vouched for best, one in view if there is one, so that the inspector has a story."""
    rank = list(AttributionType)
    candidates = [
        (not pane.view.shows(sentence.span), rank.index(sentence.type), place, index, pane.article.path)
        for place, pane in enumerate(hearsay.window.panes.panes())
        for index, sentence in enumerate(pane.annotated.sentences if pane.annotated else ())
        if sentence.type is not AttributionType.NONE
    ]
    if candidates:
        hidden, _, _, index, path = min(candidates)
        hearsay.window.panes.activate(path)
        hearsay.window.desk.choose(path, index, reveal=hidden)


def settle(turns: int = 6) -> None:
    """Let layouts that wait for each other come to rest."""
    for _ in range(turns):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        QThread.msleep(10)


def _last_folder(data: Path) -> Path | None:
    last = RememberedState(data).last_folder
    # One that is gone is opened all the same: the window says so and offers another.
    return Path(last) if last else None


def _collect_garbage() -> None:
    gc.freeze()
    gc.enable()


# The export's libraries are loaded when the reader asks for an export, not at the start.


def _notes_text(
    form: NotesForm,
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    notes: Sequence[PlacedNote],
    grades: Grades,
) -> str:
    from hearsay.services.exporting import notes_csv, notes_json, notes_markdown

    if form is NotesForm.ANNOTATIONS:
        return notes_json(folder, notes)
    if form is NotesForm.TABLE:
        return notes_csv(folder, notes)
    return notes_markdown(folder, annotated, notes, grades=grades, template=form.name.lower())


def _is_export(file: Path) -> bool:
    from hearsay.services.exporting import is_export

    return is_export(file)


def _update(file: Path, document: str) -> str:
    from hearsay.services.exporting import update

    return update(file, document)


def _corrections_lines(analysis: Analysis, folder: Folder, corrections: Sequence[PlacedCorrection]) -> str:
    from hearsay.services.exporting import corrections_lines

    return corrections_lines(folder, corrections, analysis)


def _preview_html(markdown: str) -> str:
    from hearsay.services.exporting import preview_html

    return preview_html(markdown)


def _table_text(table: Table, form: TableForm) -> str:
    from hearsay.services.exporting import table_text

    return table_text(table, form)


def _save(path: Path, text: str, replace: bool) -> None:
    from hearsay.services.exporting import save

    save(path, text, replace=replace)


def _pass_on(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Write Qt's warnings to standard error, but not those that tell of nothing amiss."""
    if kind is not QtMsgType.QtDebugMsg and not any(each in message for each in _NO_NEWS):
        sys.stderr.write(f"{message}\n")
