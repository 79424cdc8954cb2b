"""Standard streams: UTF-8 whatever the locale, results on one, everything said to people on the other."""

import errno
import io
import os
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

from hearsay.domain.failures import HearsayError

_CONTROLS = frozenset({"Cc", "Zl", "Zp"})
"""controls, line and paragraph separators"""
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def use_utf8() -> None:
    """Write UTF-8 on both streams; a lone surrogate or the like is written as a replacement, never an error.

    A stream that was closed before the program began, as where no console is, becomes an empty one; a result that
    should go there is an error.
    """
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class _Closed(io.StringIO):
    """Standard output that nobody opened: what is written there is lost, and that must be known."""

    def write(self, _text: str, /) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def out(text: str) -> None:
    """Write a piece of the result, at once.

    Raises BrokenPipeError when nobody reads any more, HearsayError when it cannot be written, as on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_broken_output()
        raise HearsayError(
            f"The result could not be written: {error.strerror}. What was written is not whole."
        ) from error


def say(text: str) -> None:
    """Tell the reader something that is not the result."""
    with suppress(OSError):
        sys.stderr.write(f"hearsay: {visible(text)}\n")


def visible(text: str) -> str:
    """Return ``text`` with escapes for what could forge a line or steer a terminal: controls, direction marks."""
    return "".join(_escaped(each) if _is_unseen(each) else each for each in text)


def _is_unseen(character: str) -> bool:
    return character in _DIRECTIONS or unicodedata.category(character) in _CONTROLS


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def drop_broken_output() -> None:
    """Let the interpreter's last flush go nowhere, for it could only fail again."""
    with suppress(io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class TerminalProgress:
    """One line that is written over, and taken away at the end."""

    def step(self, done: int, total: int, what: str) -> None:
        sys.stderr.write(f"\r\x1b[K{done}/{total} {visible(what[:60])}")
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
