"""The folder being read: opened and analysed off the GUI thread, visible panes first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.failures import HearsayError
from hearsay.domain.folder_changes import FolderChanges, changes_between
from hearsay.domain.metadata import MetadataCorrection, folder_with_metadata
from hearsay.domain.progress import Progress
from hearsay.jobs.pool import Job, JobPool
from hearsay.services.analysis import Analysis
from hearsay.ui.job_bridge import JobBridge

OpenFolder = Callable[[Path, Path | None, Progress, Sequence[str] | None], Folder]
"""with paths, or an empty sequence, only these and some more are read: see hearsay.services.opening"""

VISIBLE, UNREAD, HIDDEN = 0, 5, 10
"""priorities of work: what the reader looks at comes first"""


class FolderSession(QObject):
    opened = Signal(object)
    """Folder: the text is here, the colours follow; of a large folder only the first files, the others follow too"""
    refreshed = Signal(object, object)
    """Folder and FolderChanges: the same folder, read again or to the end; what did not change keeps its colours"""
    annotated = Signal(object)
    """AnnotatedArticle as the engine sees it"""
    analysed = Signal()
    """every article has its colours, but for those that ``article_failed`` told of"""
    progressed = Signal(int, int, str)
    failed = Signal(str)
    """the folder could not be opened"""
    article_failed = Signal(str)
    """one article could not be analysed; all others are"""
    stopped = Signal()
    """the reader cancelled; ``analyse`` goes on where it stopped"""

    def __init__(self, pool: JobPool, bridge: JobBridge, analysis: Analysis, open_folder: OpenFolder) -> None:
        super().__init__()
        self._pool, self._bridge = pool, bridge
        self._analysis, self._open_folder = analysis, open_folder
        self._jobs: list[Job] = []
        self._generation = 0
        self.folder: Folder | None = None
        self.as_read: Folder | None = None
        """the folder as its files have it; in ``folder``, the reader's corrections of metadata are laid over it"""
        self._metadata: tuple[MetadataCorrection, ...] = ()
        self._openings = 0
        self._asked: tuple[Path, Path | None] | None = None
        self._annotated: dict[str, AnnotatedArticle] = {}
        self._alone: dict[str, AnnotatedArticle] = {}
        """each article as the engine saw it, before all were held against each other"""
        self._refused: set[str] = set()
        self._complete = True

    @property
    def uncoloured(self) -> int:
        """The number of articles that the engine has not looked at yet, files that are still unread among them."""
        if self.folder is None:
            return 0
        return len(self.folder.articles) + len(self.folder.unread) - len(self._annotated) - len(self._refused)

    @property
    def is_complete(self) -> bool:
        """True where nothing is left to analyse."""
        return self._complete

    def open(self, root: Path, primary: Path | None = None, first: Sequence[str] = ()) -> None:
        """Read a folder, the articles at the paths in ``first`` first; what was being done before is given up."""
        self.cancel()
        self._openings += 1
        generation = self._generation

        def arrived(read: Folder) -> None:
            if generation == self._generation:
                self._jobs = []
                if self.as_read is None or self.as_read.root != read.root:
                    self._metadata = ()
                folder = folder_with_metadata(read, self._metadata)
                self.as_read, self.folder = read, folder
                self._annotated, self._alone, self._refused = {}, {}, set()
                self._asked = (root, primary)
                self._complete = False
                self.opened.emit(folder)

        def refused(error: BaseException) -> None:
            if generation == self._generation:
                self.failed.emit(_message(error))

        self._jobs = [
            self._bridge.run(
                self._pool,
                lambda progress: self._open_folder(root, primary, progress, first),
                then=arrived,
                failed=refused,
                progress=lambda done, total, what: self._progress(generation, done, total, what),
            )
        ]

    def refresh(self) -> None:
        """Read the open folder again, once its analysis is complete; where nothing changed, nothing happens."""
        if self.as_read is None or self._asked is None or not self._complete:
            return
        before, opening = self.as_read, self._openings
        root, primary = self._asked

        def work(progress: Progress) -> tuple[Folder, FolderChanges]:
            found = self._open_folder(root, primary, progress, None)
            return _with_known(before, found), changes_between(before, found)

        def arrived(read: tuple[Folder, FolderChanges]) -> None:
            if opening == self._openings and before is self.as_read and read[0] != before:
                self._take_over(*read)

        def refused(error: BaseException) -> None:
            if opening == self._openings:
                self.article_failed.emit(f"The folder could not be read again. {_message(error)}")

        self._bridge.run(self._pool, work, then=arrived, failed=refused)

    def show_metadata(self, corrections: Sequence[MetadataCorrection]) -> None:
        """Lay the reader's corrections of metadata over the open folder, in place of those that were there before."""
        self._metadata = tuple(corrections)
        if self.as_read is None or self.folder is None:
            return
        before = {article.path: article for article in self.folder.with_primary}
        now = folder_with_metadata(self.as_read, self._metadata).with_primary
        described = tuple(article.path for article in now if article != before[article.path])
        if described:
            self._take_over(self.as_read, FolderChanges(described=described))

    def _read_rest(self) -> None:
        """Read the files of the open folder that were left for later, after what is in view has its colours."""
        if self.as_read is None or self._asked is None:
            return
        before, generation = self.as_read, self._generation
        root, primary = self._asked

        def arrived(found: Folder) -> None:
            if generation == self._generation:
                folder = _with_known(before, found)
                self._take_over(folder, replace(changes_between(before, folder), added=()))

        def refused(error: BaseException) -> None:
            if generation == self._generation:
                self._take_over(replace(before, unread=()), FolderChanges())
                self.article_failed.emit(f"The rest of the folder could not be read. {_message(error)}")

        self._jobs.append(
            self._bridge.run(
                self._pool,
                lambda progress: self._open_folder(root, primary, progress, None),
                then=arrived,
                failed=refused,
                progress=lambda done, total, what: self._progress(generation, done, total, what),
                priority=UNREAD,
            )
        )

    def _take_over(self, read: Folder, changes: FolderChanges) -> None:
        """Go on with the folder as it was ``read`` now, and with the colours of every article of the same words."""
        before = self.folder or read
        folder = _with_known(before, folder_with_metadata(read, self._metadata))
        known = {article.path: article for article in before.articles}
        same = {a.path: a for a in folder.articles if a.path in known and _same_words(a, known[a.path])}
        if not _same_words(folder.primary, before.primary):
            same = {}  # every article is held against the document
        self.as_read, self.folder = read, folder
        for coloured in (self._annotated, self._alone):
            for path in coloured.keys() - same.keys():
                del coloured[path]
            coloured.update({path: replace(each, article=same[path]) for path, each in coloured.items()})
        self._refused &= same.keys()
        self._complete = False
        self.refreshed.emit(folder, changes)
        for path in changes.described:
            if path in self._annotated:
                self.annotated.emit(self._annotated[path])

    def analyse(self, visible: Iterable[str]) -> None:
        """Colour every article of the folder that has no colours yet, those at the paths in ``visible`` first."""
        if self.folder is None:
            return
        self.cancel()
        generation, folder, first = self._generation, self.folder, list(visible)
        left = [article for article in folder.articles if article.path not in self._annotated.keys() | self._refused]
        for article in sorted(left, key=lambda article: article.path not in first):
            priority = VISIBLE if article.path in first else HIDDEN
            self._jobs.append(self._annotate(article, folder, generation, priority))
        if folder.unread:
            self._read_rest()
        elif not left:
            self._reconcile(folder, generation)

    def stop(self) -> None:
        """Give up whatever is being read or analysed, because the reader asked for it."""
        self.cancel()
        self.stopped.emit()

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
            failed=lambda error: self._refuse(article, error, folder, generation),
            priority=priority,
        )

    def _colour(self, annotated: AnnotatedArticle, folder: Folder, generation: int) -> None:
        if generation != self._generation:
            return
        self._annotated[annotated.article.path] = self._alone[annotated.article.path] = annotated
        self.annotated.emit(annotated)
        if annotated.problem:
            self.article_failed.emit(annotated.problem)
        self._count(annotated.article, folder, generation)

    def _refuse(self, article: Article, error: BaseException, folder: Folder, generation: int) -> None:
        """Tell that one article stays without colours; the others are not held up by it."""
        if generation != self._generation:
            return
        self._refused.add(article.path)
        self.article_failed.emit(f"{article.name} stays without colours. {_message(error)}")
        self._count(article, folder, generation)

    def _count(self, article: Article, folder: Folder, generation: int) -> None:
        total = len(folder.articles) + len(folder.unread)
        self.progressed.emit(total - self.uncoloured, total, article.name)
        if not self.uncoloured:
            self._reconcile(folder, generation)

    def _reconcile(self, folder: Folder, generation: int) -> None:
        """Hold the articles against each other: a quotation may be the document's because another one says so."""
        paths = [article.path for article in folder.articles if article.path in self._annotated]
        whole, shown = tuple(self._alone[path] for path in paths), tuple(self._annotated[path] for path in paths)

        def changed_ones() -> list[AnnotatedArticle]:
            reconciled = self._analysis.reconcile(whole, folder.primary)
            return [now for now, before in zip(reconciled, shown, strict=True) if now != before]

        def end() -> None:
            if generation == self._generation:
                self._complete = True
                self.analysed.emit()

        def arrived(changed: list[AnnotatedArticle]) -> None:
            # One event for each article, so that the window stays quick where many change.
            for annotated in changed:
                self._bridge.post(partial(self._recolour, annotated, generation))
            self._bridge.post(end)

        def refused(error: BaseException) -> None:
            if generation == self._generation:
                self.article_failed.emit(_message(error))
                end()

        job = self._bridge.run(self._pool, lambda _progress: changed_ones(), then=arrived, failed=refused)
        self._jobs.append(job)

    def _recolour(self, annotated: AnnotatedArticle, generation: int) -> None:
        if generation == self._generation:
            self._annotated[annotated.article.path] = annotated
            self.annotated.emit(annotated)

    def _progress(self, generation: int, done: int, total: int, what: str) -> None:
        if generation == self._generation:
            self.progressed.emit(done, total, what)


def _with_known(before: Folder, found: Folder) -> Folder:
    """Return the folder as it was found, with the articles that are there already in place of their equals."""
    known = {article.path: article for article in before.with_primary}
    articles = tuple(known[each.path] if known.get(each.path) == each else each for each in found.articles)
    primary = before.primary if found.primary == before.primary else found.primary
    return replace(found, articles=articles, primary=primary)


def _same_words(one: Article | None, other: Article | None) -> bool:
    """Tell whether the engine sees the same in both: their texts, blocks and languages, whatever their headlines."""
    if one is None or other is None or one is other:
        return one is other
    return (one.text, one.blocks, one.language) == (other.text, other.blocks, other.language)


def _message(error: BaseException) -> str:
    if isinstance(error, HearsayError):
        return str(error)
    return f"Something went wrong inside Hearsay ({type(error).__name__}: {error}). Nothing was lost."
