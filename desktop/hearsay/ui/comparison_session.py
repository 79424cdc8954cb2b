"""The open folder held against itself, off the GUI thread, each time its articles have changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.failures import HearsayError
from hearsay.domain.progress import Progress
from hearsay.jobs.pool import Job, JobPool
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.job_bridge import JobBridge
from hearsay.ui.unfolding_model import Row

if TYPE_CHECKING:
    from hearsay.domain.compared_folder import ComparedFolder
    from hearsay.ui.flow_of_folder import FolderFlow

CompareFolder = Callable[[Sequence[AnnotatedArticle], Article | None, Progress], "ComparedFolder"]


@dataclass(frozen=True, slots=True)
class FolderInTables:
    """A compared folder, its articles by path, and the rows of the tables that show it."""

    compared: "ComparedFolder"
    articles: Mapping[str, Article]
    quotations: tuple[Row, ...]
    sources: tuple[Row, ...]
    flow: "FolderFlow"
    echoes: tuple[Row, ...] = ()


class ComparisonSession(QObject):
    begun = Signal()
    compared = Signal(object)
    """FolderInTables, of the articles as they were last given"""
    failed = Signal(str)

    def __init__(self, pool: JobPool, bridge: JobBridge, compare_folder: CompareFolder) -> None:
        super().__init__()
        self._pool, self._bridge, self._compare_folder = pool, bridge, compare_folder
        self._job: Job | None = None
        self._generation = 0

    def compare(self, annotated: Sequence[AnnotatedArticle], primary: Article | None) -> None:
        """Compare these articles, in the folder's order; a comparison that is under way is given up."""
        self.cancel()
        generation = self._generation
        articles = tuple(annotated)

        def arrived(found: FolderInTables) -> None:
            if generation == self._generation:
                self.compared.emit(found)

        def refused(error: BaseException) -> None:
            if generation == self._generation:
                self.failed.emit(_message(error))

        self.begun.emit()
        self._job = self._bridge.run(
            self._pool, lambda progress: self._work(articles, primary, progress), then=arrived, failed=refused
        )

    def cancel(self) -> None:
        """Give up what is being compared; what it finds yet is of no interest any more."""
        self._generation += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _work(
        self, annotated: tuple[AnnotatedArticle, ...], primary: Article | None, progress: Progress
    ) -> FolderInTables:
        # Loaded with the first comparison: no article waits for its colours because of these.
        from hearsay.ui.echo_rows import echo_rows
        from hearsay.ui.flow_of_folder import flow_of_folder
        from hearsay.ui.grade_rows import ungraded_rows
        from hearsay.ui.quotation_rows import quotation_rows
        from hearsay.ui.source_rows import source_rows

        compared = self._compare_folder(annotated, primary, progress)
        by_path = {each.article.path: each for each in annotated}
        progress.step(1, 4, "quotations")
        quotations = quotation_rows(compared, by_path)
        progress.step(2, 4, "sources")
        articles = {path: each.article for path, each in by_path.items()}
        flow = flow_of_folder(compared.sources, articles)
        reading = GradedReading(compared.sources, articles=articles, remarks=compared.remarks)
        sources = ungraded_rows(source_rows(compared.sources, by_path, compared.remarks), reading)
        progress.step(3, 4, "echoes")
        return FolderInTables(compared, articles, quotations, sources, flow, echo_rows(compared, by_path))


def _message(error: BaseException) -> str:
    if isinstance(error, HearsayError):
        return f"The articles could not be compared. {error}"
    return (
        f"The articles could not be compared: something went wrong inside Hearsay ({type(error).__name__}: {error}). "
        "Everything else still works."
    )
