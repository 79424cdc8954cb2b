"""The processes that read, started when they are needed and replaced when they end."""

from collections.abc import Callable
from threading import BoundedSemaphore, Lock
from types import TracebackType

from hearsay.domain.article import Article
from hearsay.reading.formats import is_plain_text
from hearsay.reading.registry import read_here
from hearsay.reading.worker.messages import Request
from hearsay.reading.worker.process import NoProcess, ReadingProcess

_LARGEST_AT_HOME = 256 * 1024
"""bytes of plain text that are read without a process"""


class ReadingPool:
    """Reads files' bytes in up to ``most`` processes at a time, each reused; from as many threads as one likes.

    Short plain text in UTF-8 is read here, in a hundredth of the time that the first process takes to start: nothing
    but our own readers sees it, which take time in proportion to its length. So is everything where the system
    grants no process, within the limits that the readers themselves keep.
    """

    def __init__(self, most: int = 2, start: Callable[[], ReadingProcess] = ReadingProcess) -> None:
        self._start = start
        self._slots = BoundedSemaphore(most)
        self._lock = Lock()
        self._idle: list[ReadingProcess] = []
        self._granted = True

    def __enter__(self) -> "ReadingPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, content: bytes, suffix: str, path: str, *, whole: bool) -> tuple[Article, ...]:
        """Return the articles in a file's bytes, as ``read_here`` does. Raises Unreadable."""
        if not self._granted or (len(content) <= _LARGEST_AT_HOME and is_plain_text(content, suffix)):
            return read_here(content, suffix, path, whole=whole)
        with self._slots:
            try:
                process = self._taken()
                try:
                    return process.read(Request(content, suffix, path, whole))
                finally:
                    self._give_back(process)
            except NoProcess:
                self._granted = False
        return read_here(content, suffix, path, whole=whole)

    def close(self) -> None:
        """End all processes that have nothing to do."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.close()

    def _taken(self) -> ReadingProcess:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._start()

    def _give_back(self, process: ReadingProcess) -> None:
        if process.alive:
            with self._lock:
                self._idle.append(process)
