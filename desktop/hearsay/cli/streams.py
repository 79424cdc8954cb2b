"""Standard streams: UTF-8 whatever the locale, results on one, everything said to people on the other."""

import io
import os
import sys


def use_utf8() -> None:
    """Write UTF-8 on both streams; a lone surrogate or the like is written as a replacement, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def out(text: str) -> None:
    """Write a piece of the result, at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell the reader something that is not the result."""
    sys.stderr.write(f"hearsay: {text}\n")


def drop_broken_output() -> None:
    """Whoever read our output has gone; let the interpreter's last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class TerminalProgress:
    """One line that is written over, and taken away at the end."""

    def step(self, done: int, total: int, what: str) -> None:
        sys.stderr.write(f"\r\x1b[K{done}/{total} {what[:60]}")
        sys.stderr.flush()
        if done >= total:
            self.clear()

    def clear(self) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class SilentProgress:
    def step(self, done: int, total: int, what: str) -> None:
        pass

    def clear(self) -> None:
        pass


def progress() -> "TerminalProgress | SilentProgress":
    """Return a progress line for a terminal, and none where standard error goes to a file."""
    return TerminalProgress() if sys.stderr.isatty() else SilentProgress()
