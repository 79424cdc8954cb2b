"""The process that reads, with a reader that does what its file tells it: run by test_reading_processes.py."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.reading.worker.serve import serve


def _loop() -> None:
    while True:
        pass


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytes(16 << 20))  # never written to, which would take long on a busy machine


def _shout() -> None:
    os.write(1, b"\xff" * 4096)
    print("words that no message holds")  # noqa: T201 - as a library might


def _end() -> None:
    sys.stderr = None  # what it says of its end is nobody's concern
    os._exit(3)


_DEEDS: dict[bytes, Callable[[], object]] = {
    b"loop": _loop,
    b"eat": _eat,
    b"sleep": lambda: time.sleep(60),
    b"abort": os.abort,
    b"exit": _end,
    b"segfault": lambda: ctypes.string_at(0),
    b"shout": _shout,
    b"connect": lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
    b"look up": lambda: socket.getaddrinfo("localhost", 80),
    b"run": lambda: subprocess.run([sys.executable, "-c", ""], check=False),
}


def read_hostile(content: bytes, suffix: str, path: str, *, whole: bool) -> tuple[Article, ...]:
    try:
        if content in _DEEDS:
            _DEEDS[content]()
        told = "calm"
    except PermissionError:
        told = "refused"
    end = 9999 if content == b"lie" else len(told)
    name = "../other.html" if content == b"impostor" else path
    text = "\ud800" * len(told) if content == b"no text" else told
    return (Article(name, text, (Block(0, end, BlockKind.PARAGRAPH),)),)


if __name__ == "__main__":
    sys.exit(serve(read_hostile, cpu_s=0.5))
