"""The folder being read: opened and analysed off the GUI thread, visible panes first."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.failures import HearsayError
from hearsay.domain.progress import Progress
from hearsay.jobs.pool import Job, JobPool
from hearsay.services.analysis import Analysis
from hearsay.ui.job_bridge import JobBridge

OpenFolder = Callable[[Path, Path | None, Progress], Folder]

VISIBLE, HIDDEN = 0, 10
"""priorities of work: what the reader looks at comes first"""


class FolderSession(QObject):
    opened = Signal(object)
    """Folder: the text is here, the colours follow"""
    annotated = Signal(object)
    """AnnotatedArticle as the engine sees it"""
    analysed = Signal()
    """every article has its colours"""
    progressed = Signal(int, int, str)
    failed = Signal(str)
    stopped = Signal()
    """the reader cancelled"""

    def __init__(self, pool: JobPool, bridge: JobBridge, analysis: Analysis, open_folder: OpenFolder) -> None:
        super().__init__()
        self._pool, self._bridge = pool, bridge
        self._analysis, self._open_folder = analysis, open_folder
        self._jobs: list[Job] = []
        self._generation = 0
        self.folder: Folder | None = None
        self._annotated: dict[str, AnnotatedArticle] = {}

    def open(self, root: Path, primary: Path | None = None) -> None:
        """Read a folder; what was being read or analysed before is given up once the new one is there."""
        self.cancel()
        generation = self._generation

        def arrived(folder: Folder) -> None:
            if generation == self._generation:
                self._jobs = []
                self.folder, self._annotated = folder, {}
                self.opened.emit(folder)

        self._jobs = [
            self._bridge.run(
                self._pool,
                lambda progress: self._open_folder(root, primary, progress),
                then=arrived,
                failed=lambda error: self._fail(error, generation),
                progress=lambda done, total, what: self._progress(generation, done, total, what),
                cancelled=self.stopped.emit,
            )
        ]

    def analyse(self, visible: Iterable[str]) -> None:
        """Colour every article of the folder, those at the paths in ``visible`` first."""
        if self.folder is None:
            return
        generation, folder = self._generation, self.folder
        first = list(visible)
        ordered = sorted(folder.articles, key=lambda article: article.path not in first)
        for article in ordered:
            priority = VISIBLE if article.path in first else HIDDEN
            self._jobs.append(self._annotate(article, folder, generation, priority))
        if not folder.articles:
            self.analysed.emit()

    def cancel(self) -> None:
        """Give up whatever is being read or analysed."""
        self._generation += 1
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    def _annotate(self, article: Article, folder: Folder, generation: int, priority: int) -> Job:
        return self._bridge.run(
            self._pool,
            lambda _progress: self._analysis.annotate(article, folder.primary),
            then=lambda annotated: self._colour(annotated, folder, generation),
            failed=lambda error: self._fail(error, generation),
            priority=priority,
        )

    def _colour(self, annotated: AnnotatedArticle, folder: Folder, generation: int) -> None:
        if generation != self._generation:
            return
        self._annotated[annotated.article.path] = annotated
        self.annotated.emit(annotated)
        done, total = len(self._annotated), len(folder.articles)
        self.progressed.emit(done, total, annotated.article.name)
        if done == total:
            self._reconcile(folder, generation)

    def _reconcile(self, folder: Folder, generation: int) -> None:
        """Hold the articles against each other: a quotation may be the document's because another one says so."""
        whole = tuple(self._annotated[article.path] for article in folder.articles)

        def arrived(reconciled: tuple[AnnotatedArticle, ...]) -> None:
            if generation != self._generation:
                return
            for annotated in reconciled:
                if annotated != self._annotated[annotated.article.path]:
                    self._annotated[annotated.article.path] = annotated
                    self.annotated.emit(annotated)
            self.analysed.emit()

        self._bridge.run(
            self._pool,
            lambda _progress: self._analysis.reconcile(whole, folder.primary),
            then=arrived,
            failed=lambda error: self._fail(error, generation),
        )

    def _progress(self, generation: int, done: int, total: int, what: str) -> None:
        if generation == self._generation:
            self.progressed.emit(done, total, what)

    def _fail(self, error: BaseException, generation: int) -> None:
        if generation != self._generation:
            return
        if isinstance(error, HearsayError):
            self.failed.emit(str(error))
        else:
            self.failed.emit(
                f"Something went wrong inside Hearsay ({type(error).__name__}: {error}). Nothing was lost."
            )
