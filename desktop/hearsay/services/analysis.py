"""Analysing articles: one by one for the window, a whole folder for a report."""

from collections.abc import Generator, Sequence
from contextlib import closing
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
        known = self._known(article, primary)
        return known if known is not None else self._annotate_anew(article, primary)

    def _known(self, article: Article, primary: Article | None) -> AnnotatedArticle | None:
        return self._remembered.find(article, primary) if self._remembered is not None else None

    def _annotate_anew(self, article: Article, primary: Article | None) -> AnnotatedArticle:
        try:
            annotated = self._engine.annotate(article, primary)
            self._keep(annotated, primary)
            return annotated
        except Exception as fault:  # noqa: BLE001 - what somebody else wrote may trip the engine
            problem = f"{article.name} could not be analysed ({type(fault).__name__}: {fault}); please report this."
            return AnnotatedArticle(article, (), (), (), "none", problem)

    def _keep(self, annotated: AnnotatedArticle, primary: Article | None) -> None:
        if self._remembered is not None:
            self._remembered.keep(annotated, primary)

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
        known = [self._known(article, folder.primary) for article in folder.articles]
        unknown = [article for article, found in zip(folder.articles, known, strict=True) if found is None]
        annotated: list[AnnotatedArticle] = []
        with closing(self._annotate_all_anew(unknown, folder.primary, jobs)) as anew:
            for done, (article, found) in enumerate(zip(folder.articles, known, strict=True)):
                watched.step(done, len(folder.articles), article.name)
                annotated.append(found if found is not None else next(anew))
        return self.reconcile(annotated, folder.primary)

    def _annotate_all_anew(
        self, articles: Sequence[Article], primary: Article | None, jobs: int
    ) -> Generator[AnnotatedArticle, None, None]:
        """Yield the articles annotated, in order; what other processes found is kept by this one."""
        done = 0
        if jobs > 1:
            with closing(_annotate_side_by_side(articles, primary, jobs)) as side_by_side:
                for annotated in side_by_side:
                    self._keep(annotated, primary)
                    done += 1
                    yield annotated
        for article in articles[done:]:
            yield self._annotate_anew(article, primary)

    def explain(self, sentence: Sentence) -> str:
        """Return in words why a sentence has its type."""
        from hearsay.attribution.explanation import explain

        return explain(sentence)


def _annotate_side_by_side(
    articles: Sequence[Article], primary: Article | None, jobs: int
) -> Generator[AnnotatedArticle, None, None]:
    """Yield the annotated articles in order: all, or those that were done before the processes failed."""
    from concurrent.futures import BrokenExecutor

    processes = min(jobs, len(articles), _MOST_PROCESSES)
    try:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # "spawn" works alike on every platform and in a process that already has threads.
        spawn = get_context("spawn")
        with ProcessPoolExecutor(processes, spawn, initializer=_leave_interrupts_to_the_parent) as pool:
            try:
                for future in [pool.submit(_annotate_alone, article, primary) for article in articles]:
                    yield future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except (BrokenExecutor, OSError, ImportError, NotImplementedError):
        # No processes, no memory for them, no semaphores (ImportError or NotImplementedError, as Python was built).
        pass


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
