"""The one place where facts from worker threads become calls on the GUI thread."""

import time
from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hearsay.domain.progress import Progress
from hearsay.jobs.pool import Job, JobPool

Answer = TypeVar("Answer")


TURN_S = 0.008
"""seconds of calls at a time, half a frame: then the window gets its turn"""


def _ignore(*_: object) -> None:
    pass


class JobBridge(QObject):
    """Calls arrive in the order in which they were posted, a few milliseconds' worth at a time.

    Each posted as an event of its own, a busy worker's calls would follow each other without end: Qt delivers posted
    events before it looks after timers, painting and what the reader types.
    """

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._lock = Lock()
        self._awake = False
        self._closed = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._take)
        self._woken.connect(self._turn.start, Qt.ConnectionType.QueuedConnection)

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
        with self._lock:
            if self._closed:
                return
            self._waiting.append(call)
            asleep, self._awake = not self._awake, True
        if asleep:
            self._woken.emit()

    def close(self) -> None:
        """Deliver nothing more: whoever waited for it is gone."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
        self._turn.stop()

    def _take(self) -> None:
        until = time.perf_counter() + TURN_S
        try:
            while time.perf_counter() < until:
                with self._lock:
                    if not self._waiting:
                        self._awake = False
                        return
                    call = self._waiting.popleft()
                call()
        finally:
            # Also where a call failed: those behind it are still to come.
            if self._awake and not self._closed:
                self._turn.start()
