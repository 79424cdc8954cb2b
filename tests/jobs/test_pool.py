"""Work off the window's thread: in the right order, cancelled when asked, and never lost without a word."""

import threading
from collections.abc import Callable, Iterator

import pytest

from hearsay.domain.progress import Cancelled, Progress
from hearsay.jobs.pool import InlinePool, JobPool, Pool

PATIENCE = 10.0
"""seconds after which a test gives up; nothing waits that long when all is well"""


class Heard:
    """What a job's callbacks told, in order, and the threads that told it."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.threads: set[str] = set()
        self._change = threading.Condition()

    def tell(self, what: object) -> None:
        with self._change:
            self.told.append(what)
            self.threads.add(threading.current_thread().name)
            self._change.notify_all()

    def wait_for(self, count: int) -> list[object]:
        with self._change:
            assert self._change.wait_for(lambda: len(self.told) >= count, PATIENCE), self.told
            return list(self.told)


class Gate:
    """Work that tells when it began and goes on once it is let."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.reached.set()
        assert self.opened.wait(PATIENCE)
        progress.step(1, 2, "after the gate")
        return "through the gate"


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(name="test")
    yield made
    assert made.close(patience_s=PATIENCE)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def answer(value: object) -> Callable[[Progress], object]:
    return lambda _progress: value


def fail(_progress: Progress) -> object:
    raise ValueError("no such page")


def test_waiting_jobs_go_by_priority_then_in_the_order_they_came(pool: Pool, heard: Heard) -> None:
    gate = Gate()
    pool.submit(gate, then=heard.tell, failed=heard.tell)
    assert gate.reached.wait(PATIENCE)
    for name, priority in (("late", 5), ("first", 1), ("second", 1), ("urgent", -1)):
        pool.submit(answer(name), then=heard.tell, failed=heard.tell, priority=priority)
    gate.opened.set()
    assert heard.wait_for(5) == ["through the gate", "urgent", "first", "second", "late"]


def test_answers_come_from_the_worker_thread(pool: Pool, heard: Heard) -> None:
    pool.submit(answer(1), then=heard.tell, failed=heard.tell)
    heard.wait_for(1)
    assert heard.threads == {"hearsay test 1"}


def test_a_waiting_job_that_is_cancelled_is_never_begun(pool: Pool, heard: Heard) -> None:
    gate = Gate()
    pool.submit(gate, then=heard.tell, failed=heard.tell)
    assert gate.reached.wait(PATIENCE)
    begun = threading.Event()

    def work(_progress: Progress) -> None:
        begun.set()

    job = pool.submit(work, then=heard.tell, failed=heard.tell, cancelled=lambda: heard.tell("cancelled"))
    job.cancel()
    gate.opened.set()
    assert heard.wait_for(2) == ["through the gate", "cancelled"]
    assert job.is_cancelled
    assert not begun.is_set()


def test_a_running_job_stops_at_its_next_step(pool: Pool, heard: Heard) -> None:
    gate = Gate()
    job = pool.submit(gate, then=heard.tell, failed=heard.tell, cancelled=lambda: heard.tell("cancelled"))
    assert gate.reached.wait(PATIENCE)
    job.cancel()
    gate.opened.set()
    assert heard.wait_for(1) == ["cancelled"]


def test_a_failure_reaches_who_asked_and_the_worker_goes_on(pool: Pool, heard: Heard) -> None:
    pool.submit(fail, then=heard.tell, failed=lambda error: heard.tell(str(error)))
    pool.submit(answer("still here"), then=heard.tell, failed=heard.tell)
    assert heard.wait_for(2) == ["no such page", "still here"]


def test_progress_is_reported_step_by_step_before_the_answer(pool: Pool, heard: Heard) -> None:
    def work(progress: Progress) -> str:
        for done in range(2):
            progress.step(done, 2, f"page {done}")
        return "read"

    pool.submit(work, then=heard.tell, failed=heard.tell, progress=lambda *step: heard.tell(step))
    assert heard.wait_for(3) == [(0, 2, "page 0"), (1, 2, "page 1"), "read"]


def test_a_callback_that_fails_is_told_and_the_jobs_behind_it_are_done(
    pool: Pool, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choke(_answer: object) -> None:
        raise RuntimeError("the asker is gone")

    monkeypatch.setattr(threading, "excepthook", lambda told: heard.tell(str(told.exc_value)))
    pool.submit(answer(1), then=choke, failed=heard.tell)
    pool.submit(answer("still here"), then=heard.tell, failed=heard.tell)
    assert heard.wait_for(2) == ["the asker is gone", "still here"]


def test_two_threads_do_two_jobs_at_once(heard: Heard) -> None:
    pool = Pool(threads=2, name="pair")
    meeting = threading.Barrier(2, timeout=PATIENCE)
    for _ in range(2):
        pool.submit(lambda _progress: meeting.wait(), then=heard.tell, failed=heard.tell)
    assert sorted(map(str, heard.wait_for(2))) == ["0", "1"]
    assert pool.close(patience_s=PATIENCE)


def test_closing_does_what_was_asked_before_and_takes_nothing_more(heard: Heard) -> None:
    pool = Pool(name="closing")
    gate = Gate()
    pool.submit(gate, then=heard.tell, failed=heard.tell)
    pool.submit(answer("saved"), then=heard.tell, failed=heard.tell)
    assert gate.reached.wait(PATIENCE)
    assert not pool.close(patience_s=0.01)
    gate.opened.set()
    assert pool.close(patience_s=PATIENCE)
    assert heard.told == ["through the gate", "saved"]
    with pytest.raises(RuntimeError):
        pool.submit(answer("too late"), then=heard.tell, failed=heard.tell)


def cancel_at_first_step(progress: Progress) -> object:
    progress.step(0, 1, "before")
    raise Cancelled


def test_the_inline_pool_has_the_same_face_and_answers_at_once(heard: Heard) -> None:
    inline: JobPool = InlinePool()
    inline.submit(answer(1), then=heard.tell, failed=heard.tell, priority=3)
    inline.submit(fail, then=heard.tell, failed=lambda error: heard.tell(str(error)))
    inline.submit(
        cancel_at_first_step,
        then=heard.tell,
        failed=heard.tell,
        progress=lambda *step: heard.tell(step),
        cancelled=lambda: heard.tell("cancelled"),
    )
    assert heard.told == [1, "no such page", (0, 1, "before"), "cancelled"]
    assert heard.threads == {threading.current_thread().name}
