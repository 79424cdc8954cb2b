"""One process that reads, seen from the program: started, asked, watched and, where it must be, killed."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from hearsay.domain.article import Article
from hearsay.reading.unreadable import Unreadable
from hearsay.reading.worker.limits import CPU_S, CRASHED, GARBLED, MEMORY, PATIENCE_S, STUCK, TOO_HUNGRY, TOO_SLOW
from hearsay.reading.worker.messages import Answer, Garbled, Messages, Request
from hearsay.reading.worker.usage import usage_of

_LOOK_S = 0.05
"""seconds between two looks at what the process has used"""
_PACKAGE_PARENT = Path(__file__).parents[3]


class NoProcess(Exception):
    """The system grants no process."""


class ReadingProcess:
    """Reads one file after the other in a process of its own. For one thread at a time.

    Raises NoProcess where none can be started, at once or with the first file.
    """

    def __init__(self, command: Sequence[str] | None = None, *, patience_s: float = PATIENCE_S) -> None:
        """``command`` starts another program than this one; it is given up when it is silent for ``patience_s``."""
        self._patience_s = patience_s
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program itself, without a shell
                own_command() if command is None else list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, ValueError) as problem:
            raise NoProcess from problem
        assert self._process.stdin  # noqa: S101 - both are pipes, as the type checker cannot know
        assert self._process.stdout  # noqa: S101
        self._pipes = (self._process.stdin, self._process.stdout)
        self._messages = Messages(self._process.stdout, self._process.stdin)
        self.alive = True
        """False once it has ended, or was ended"""
        self._greeted = False

    def read(self, request: Request) -> tuple[Article, ...]:
        """Return the articles of a file. Raises Unreadable, with the limit that it broke where it broke one."""
        outcome: SimpleQueue[Answer | BaseException] = SimpleQueue()
        Thread(target=self._converse, args=(request, outcome), name="hearsay asks a reader", daemon=True).start()
        answer = self._watched(outcome)
        if answer.last:
            self.close()
        if answer.reason:
            raise Unreadable(answer.reason)
        return answer.articles

    def close(self) -> None:
        """End the process, whatever it does, and wait until it is gone."""
        self.alive = False
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes:
            with suppress(OSError):  # what it had not taken is lost with it
                pipe.close()

    def _converse(self, request: Request, outcome: "SimpleQueue[Answer | BaseException]") -> None:
        try:
            if not self._greeted:
                self._messages.await_greeting()
                self._greeted = True
            outcome.put(self._messages.ask(request))
        except (Garbled, EOFError, OSError, ValueError) as problem:  # ValueError: the pipe was closed meanwhile
            outcome.put(problem)

    def _watched(self, outcome: "SimpleQueue[Answer | BaseException]") -> Answer:
        """Wait for the answer; end the process, and say why, where it takes too much or does not answer."""
        before = usage_of(self._process.pid)
        start = time.monotonic()
        breach = ""
        while True:
            try:
                answer = outcome.get(timeout=_LOOK_S)
            except Empty:
                breach = breach or self._breach(before.cpu_s if before else 0.0, time.monotonic() - start)
                if breach:
                    self._process.kill()  # which breaks the pipes, so that an outcome comes
                continue
            if isinstance(answer, Answer) and not breach:
                return answer
            if isinstance(answer, Garbled):
                self.close()
                raise Unreadable(GARBLED)
            ended = self._reason_of_end()
            if not self._greeted and not breach:
                raise NoProcess
            raise Unreadable(breach or ended)

    def _breach(self, cpu_before_s: float, waited_s: float) -> str:
        usage = usage_of(self._process.pid)
        if usage is not None and usage.memory > MEMORY:
            return TOO_HUNGRY
        if usage is not None and usage.cpu_s - cpu_before_s > CPU_S + 1.0:  # the kernel's own limit comes first
            return TOO_SLOW
        return STUCK if waited_s > self._patience_s else ""

    def _reason_of_end(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        self.close()
        status = self._process.returncode
        if sys.platform != "win32":
            import signal

            if status == -signal.SIGPROF:
                return TOO_SLOW
            if status == -signal.SIGKILL:
                return TOO_HUNGRY  # nobody but the system, out of memory, kills it before we do
        return CRASHED


def own_command() -> list[str]:
    """Return the command that starts the program's own hidden entry, frozen or not."""
    if not sys.executable:
        raise NoProcess
    if getattr(sys, "frozen", False):
        return [sys.executable, "--reading-worker"]
    # -P: the folder that the reader stands in may hold a module of a hostile name.
    return [sys.executable, "-P", "-m", "hearsay", "--reading-worker"]


def _environment() -> dict[str, str]:
    """Return our own environment, so that a checkout that is not installed finds itself."""
    path = os.pathsep.join(filter(None, [str(_PACKAGE_PARENT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
