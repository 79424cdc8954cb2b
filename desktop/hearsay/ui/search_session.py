"""The open folder searched off the GUI thread: indexed once, then asked as often as the reader types."""

from PySide6.QtCore import QObject, Signal

from hearsay.domain.failures import HearsayError
from hearsay.domain.search import SearchedFolder, SearchResults
from hearsay.domain.search_query import Misunderstood
from hearsay.jobs.pool import Job, JobPool
from hearsay.services.searching import Searching
from hearsay.ui.job_bridge import JobBridge


class SearchSession(QObject):
    answered = Signal(object)
    """SearchResults or Misunderstood, for what was asked last"""
    indexed = Signal()
    failed = Signal(str)

    def __init__(self, worker: JobPool, bridge: JobBridge, searching: Searching) -> None:
        """``worker`` has one thread, so that what is asked waits for what is being indexed."""
        super().__init__()
        self._worker, self._bridge, self._searching = worker, bridge, searching
        self._indexing: Job | None = None
        self._asked: Job | None = None
        self._generation = 0
        self._closed = False

    def show(self, folder: SearchedFolder) -> None:
        """Search this folder from now on; an earlier one that is still being indexed is given up."""
        if self._indexing is not None:
            self._indexing.cancel()
        self._indexing = self._bridge.run(
            self._worker,
            lambda progress: self._searching.show(folder, progress),
            then=lambda _: self.indexed.emit(),
            failed=self._refused,
        )

    def search(self, text: str, *, unfinished: bool) -> None:
        """Ask for what was typed; ``unfinished`` while it is being typed. What was asked before needs no answer now."""
        self.forget()
        generation = self._generation

        def arrived(answer: SearchResults | Misunderstood) -> None:
            if generation == self._generation:
                self.answered.emit(answer)

        self._asked = self._bridge.run(
            self._worker,
            lambda _progress: self._searching.search(text, unfinished=unfinished),
            then=arrived,
            failed=self._refused,
        )

    def forget(self) -> None:
        """Give no answer to what was asked so far."""
        self._generation += 1
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def close(self) -> None:
        """Close the index once what is under way is done; a second time is no error."""
        if self._closed:
            return
        self._closed = True
        self.forget()
        if self._indexing is not None:
            self._indexing.cancel()
        self._bridge.run(
            self._worker, lambda _progress: self._searching.close(), then=lambda _: None, failed=lambda _: None
        )

    def _refused(self, error: BaseException) -> None:
        told = str(error) if isinstance(error, HearsayError) else f"{type(error).__name__}: {error}"
        self.failed.emit(f"The folder could not be searched. {told}")
