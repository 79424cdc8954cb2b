"""Analysing articles: one by one for the window, a whole folder for a report."""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle, Sentence
from hearsay.domain.progress import NoProgress, Progress

if TYPE_CHECKING:
    from hearsay.attribution.engine import Engine
    from hearsay.services.remembered_work import RememberedAnnotations

_MOST_PROCESSES = 61
"""as many as one process can wait for on Windows"""


class Analysis:
    """The engine: the one given, or the shipped one, loaded when it is first needed.

    What the shipped engine found is taken from ``remembered``, and kept there, where that is given.
    """

    def __init__(self, engine: "Engine | None" = None, remembered: "RememberedAnnotations | None" = None) -> None:
        self._given = engine
        self._remembered = remembered if engine is None else None

    @cached_property
    def _engine(self) -> "Engine":
        if self._given is not None:
            return self._given
        from hearsay.attribution.engine import Engine

        return Engine()

    @property
    def notice(self) -> str:
        """What the reader should know of the engine, as far as it annotated in this process; empty where all is well.

        Articles that other processes annotated carry it themselves: ``AnnotatedArticle.notice``.
        """
        return self._engine.notice

    def annotate(self, article: Article, primary: Article | None = None) -> AnnotatedArticle:
        """Type every sentence of one article, held against the primary document where there is one.

        An article on which the engine itself fails comes back without sentences, its ``problem`` told: the other
        articles of the folder go on.
        """
        known = self._remembered.find(article, primary) if self._remembered is not None else None
        if known is not None:
            return known
        try:
            annotated = self._engine.annotate(article, primary)
            if self._remembered is not None:
                self._remembered.keep(annotated, primary)
            return annotated
        except Exception as fault:  # noqa: BLE001 - what somebody else wrote may trip the engine
            problem = f"{article.name} could not be analysed ({type(fault).__name__}: {fault}); please report this."
            return AnnotatedArticle(article, (), (), (), "none", problem)

    def reconcile(
        self, annotated: Sequence[AnnotatedArticle], primary: Article | None = None
    ) -> tuple[AnnotatedArticle, ...]:
        """Hold the articles of a folder against each other: words that one attributes to the document are its."""
        return self._engine.reconcile(annotated, primary)

    def analyse_folder(
        self, folder: Folder, *, jobs: int = 1, progress: Progress | None = None
    ) -> tuple[AnnotatedArticle, ...]:
        """Annotate and reconcile a whole folder, on ``jobs`` processes. Raises Cancelled when ``progress`` says so.

        Where the machine grants no processes, or one of them dies, this process does what is left.
        """
        watched = progress or NoProgress()
        annotated = _annotate_side_by_side(folder, jobs, watched) if jobs > 1 else []
        for done, article in enumerate(folder.articles[len(annotated) :], start=len(annotated)):
            watched.step(done, len(folder.articles), article.name)
            annotated.append(self.annotate(article, folder.primary))
        return self.reconcile(annotated, folder.primary)

    def explain(self, sentence: Sentence) -> str:
        """Return in words why a sentence has its type."""
        from hearsay.attribution.explanation import explain

        return explain(sentence)


def _annotate_side_by_side(folder: Folder, jobs: int, progress: Progress) -> list[AnnotatedArticle]:
    """Return the annotated articles in order: all, or those that were done before the processes failed."""
    from concurrent.futures import BrokenExecutor

    annotated: list[AnnotatedArticle] = []
    processes = min(jobs, len(folder.articles) or 1, _MOST_PROCESSES)
    try:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # "spawn" works alike on every platform and in a process that already has threads.
        spawn = get_context("spawn")
        with ProcessPoolExecutor(processes, spawn, initializer=_leave_interrupts_to_the_parent) as pool:
            try:
                waiting = [pool.submit(_annotate_alone, article, folder.primary) for article in folder.articles]
                for done, (article, future) in enumerate(zip(folder.articles, waiting, strict=True)):
                    progress.step(done, len(folder.articles), article.name)
                    annotated.append(future.result())
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except (BrokenExecutor, OSError, ImportError, NotImplementedError):
        # No processes, no memory for them, no semaphores (ImportError or NotImplementedError, as Python was built).
        pass
    return annotated


def _leave_interrupts_to_the_parent() -> None:
    """Keep Ctrl-C, which reaches every process of a terminal, from printing a traceback a process."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _annotate_alone(article: Article, primary: Article | None) -> AnnotatedArticle:
    return _analysis_of_this_process().annotate(article, primary)


@cache
def _analysis_of_this_process() -> Analysis:
    """Return the one engine of a process of the pool; loading it for each article would take longer than the work."""
    return Analysis()
