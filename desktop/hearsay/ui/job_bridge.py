"""The one place where facts from worker threads become calls on the GUI thread."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from hearsay.domain.progress import Progress
from hearsay.jobs.pool import Job, JobPool

Answer = TypeVar("Answer")


def _ignore(*_: object) -> None:
    pass


class JobBridge(QObject):
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        pool: JobPool,
        work: Callable[[Progress], Answer],
        *,
        then: Callable[[Answer], None],
        failed: Callable[[BaseException], None],
        progress: Callable[[int, int, str], None] = _ignore,
        cancelled: Callable[[], None] = _ignore,
        priority: int = 0,
    ) -> Job:
        """Do ``work`` on a worker thread; every callback is called on the GUI thread, in order."""
        return pool.submit(
            work,
            then=lambda answer: self.post(partial(then, answer)),
            failed=lambda error: self.post(partial(failed, error)),
            progress=lambda done, total, what: self.post(partial(progress, done, total, what)),
            cancelled=lambda: self.post(cancelled),
            priority=priority,
        )

    def post(self, call: Callable[[], None]) -> None:
        """Have ``call`` called on the GUI thread soon; may be used from any thread."""
        self._arrived.emit(call)

    def _call(self, call: Callable[[], None]) -> None:
        call()
