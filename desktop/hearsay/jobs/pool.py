"""Worker threads that take jobs by priority; each job reports progress and can be cancelled."""

import heapq
import itertools
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from hearsay.domain.progress import Cancelled, Progress

Answer = TypeVar("Answer")
Report = Callable[[int, int, str], None]


def _ignore(*_: object) -> None:
    pass


class Job:
    """One piece of work, waiting, running or done."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop: at once where it still waits, else at its next step."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()


class JobPool(Protocol):
    """Whatever does jobs: threads in the program, the caller itself in tests."""

    def submit(
        self,
        work: Callable[[Progress], Answer],
        *,
        then: Callable[[Answer], None],
        failed: Callable[[BaseException], None],
        progress: Report = ...,
        cancelled: Callable[[], None] = ...,
        priority: int = ...,
    ) -> Job:
        """Have ``work`` done; the lowest ``priority`` first, those alike in the order they came.

        Exactly one of ``then`` (with the answer), ``failed`` (with the exception) and ``cancelled`` is called, on the
        thread that did the work.
        """


class _Reporting:
    def __init__(self, job: Job, report: Report) -> None:
        self._job, self._report = job, report

    def step(self, done: int, total: int, what: str) -> None:
        if self._job.is_cancelled:
            raise Cancelled
        self._report(done, total, what)


def _do(
    job: Job,
    work: Callable[[Progress], Answer],
    then: Callable[[Answer], None],
    failed: Callable[[BaseException], None],
    progress: Report,
    cancelled: Callable[[], None],
) -> None:
    if job.is_cancelled:
        cancelled()
        return
    try:
        answer = work(_Reporting(job, progress))
    except Cancelled:
        cancelled()
    except Exception as error:  # noqa: BLE001 - the boundary of a job: whoever asked for it tells the reader
        failed(error)
    else:
        then(answer)


@dataclass(order=True, slots=True)
class _Waiting:
    priority: int
    number: int
    do: Callable[[], None] = field(compare=False)


class Pool:
    """Daemon threads that live until ``close``."""

    def __init__(self, *, threads: int = 1, name: str = "worker") -> None:
        self._queue: list[_Waiting] = []
        self._numbers = itertools.count()
        self._change = threading.Condition()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, name=f"hearsay {name} {number}", daemon=True)
            for number in range(1, threads + 1)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        work: Callable[[Progress], Answer],
        *,
        then: Callable[[Answer], None],
        failed: Callable[[BaseException], None],
        progress: Report = _ignore,
        cancelled: Callable[[], None] = _ignore,
        priority: int = 0,
    ) -> Job:
        """See JobPool. Raises RuntimeError once the pool is closed."""
        job = Job()
        with self._change:
            if self._closed:
                raise RuntimeError("the pool is closed")
            waiting = _Waiting(priority, next(self._numbers), lambda: _do(job, work, then, failed, progress, cancelled))
            heapq.heappush(self._queue, waiting)
            self._change.notify()
        return job

    def close(self, *, patience_s: float = 5.0) -> bool:
        """Take no more jobs, finish those that wait, and tell whether all were done within ``patience_s`` seconds."""
        with self._change:
            self._closed = True
            self._change.notify_all()
        for thread in self._threads:
            thread.join(patience_s)
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._queue or self._closed)
                if not self._queue:
                    return
                waiting = heapq.heappop(self._queue)
            try:
                waiting.do()
            except Exception:  # noqa: BLE001 - a callback failed: that is told, and the jobs behind it are still done
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))


class InlinePool:
    """Does each job at once on the caller's thread; for tests and for work that nobody waits for."""

    def submit(
        self,
        work: Callable[[Progress], Answer],
        *,
        then: Callable[[Answer], None],
        failed: Callable[[BaseException], None],
        progress: Report = _ignore,
        cancelled: Callable[[], None] = _ignore,
        priority: int = 0,  # noqa: ARG002 - nothing waits here
    ) -> Job:
        job = Job()
        _do(job, work, then, failed, progress, cancelled)
        return job
