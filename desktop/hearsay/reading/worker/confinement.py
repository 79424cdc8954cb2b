"""What the process that reads gives up before it sees a file: memory without end, the network, other programs."""

import os
import sys
from contextlib import suppress
from typing import Any

from hearsay.reading.worker.limits import MEMORY

_FORBIDDEN = (
    *("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect"),
    *("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.startfile"),
    *("pty.spawn", "webbrowser.open", "os.kill", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"),
)
"""audit events of Python: https://docs.python.org/3/library/audit_events.html"""


def confine() -> None:
    """Bind this process for good. What a platform does not grant is left to the watcher in the other process."""
    if sys.platform == "linux":
        _leave_the_network()
    _refuse_by_audit()
    _limit_memory()


def limit_processor_time(seconds: float) -> None:
    """Have the kernel end this process when it has used so much more; 0 takes the limit back. Nothing on Windows."""
    if sys.platform != "win32":
        import signal

        # SIGPROF's own way, which is to end the process: no Python code needs to run for it.
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _leave_the_network() -> None:
    """Move to a network of this process's own, without a single device, where the system lets us."""
    import ctypes

    new_user, new_network = 0x10000000, 0x40000000
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(new_user | new_network)


def _refuse_by_audit() -> None:
    forbidden = frozenset(_FORBIDDEN)

    def refuse(event: str, _: tuple[Any, ...]) -> None:
        if event in forbidden:
            raise PermissionError(f"a reader of files may not do {event}")

    sys.addaudithook(refuse)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        # RLIMIT_DATA counts what is written to; RLIMIT_AS, which counts what is only reserved too, is the wider net.
        for limit, most in (
            (resource.RLIMIT_DATA, MEMORY),
            (resource.RLIMIT_AS, 4 * MEMORY),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(OSError, ValueError):
                hard = resource.getrlimit(limit)[1]
                resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def own_pipes() -> tuple[Any, Any]:
    """Return this process's input and output as binary files that nothing else in it writes to.

    A library that prints would write into the conversation: what it prints goes nowhere.
    """
    incoming, outgoing = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nowhere, standard)
    if sys.platform == "win32":
        import msvcrt

        for pipe in (incoming, outgoing):
            msvcrt.setmode(pipe, os.O_BINARY)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")
