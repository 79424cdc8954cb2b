"""Writing a file so that at every moment either the old one or the whole new one stands there."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from hearsay.domain.failures import ExportProblem

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def save_text(path: Path, text: str, *, replace: bool = False) -> None:
    """Write ``text`` as UTF-8 to ``path``, as ``save_bytes`` does."""
    save_bytes(path, text.encode("utf-8", "replace"), replace=replace)


def save_bytes(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write ``data`` to ``path``, by way of a finished file beside it.

    A file that stands there is replaced only when asked, and keeps its permissions; a link stays a link. What is no
    file (a pipe, ``/dev/stdout``) is written to as it is. Raises ExportProblem; the old file is then untouched.
    """
    with _told(path):
        if path.is_dir():
            raise ExportProblem(f"{path} is a folder. Name a file in it.")
        # A pipe that /dev/stdout leads to has no name of its own: resolving would invent one.
        if path.exists() and not path.is_file():
            with path.open("wb", buffering=0) as stream:
                _write_all(stream.fileno(), data)
            return
        target = path.resolve()
        if target.exists() and not replace:
            raise _taken(path)
        _put_in_place(target, data, replace=replace)


def _put_in_place(target: Path, data: bytes, *, replace: bool) -> None:
    unfinished = target.with_name(f".hearsay-{uuid4().hex}.part")
    try:
        _write_new(unfinished, data)
        if replace:
            with suppress(FileNotFoundError):
                unfinished.chmod(target.stat().st_mode & 0o7777)
            unfinished.replace(target)
        else:
            _name_if_free(unfinished, target)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
    _flush_directory(target.parent)


def _write_new(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _name_if_free(unfinished: Path, target: Path) -> None:
    """Give the finished file its name unless another took it meanwhile."""
    try:
        target.hardlink_to(unfinished)
    except FileExistsError:
        raise _taken(target) from None
    except OSError:
        # A file system without hard links (FAT, some network shares): look, then rename.
        if target.exists():
            raise _taken(target) from None
        unfinished.replace(target)


def _flush_directory(directory: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links in a loop, before Python 3.13
        raise _problem(path, error) from error


def _problem(path: Path, error: OSError | ValueError | RuntimeError) -> ExportProblem:
    number = error.errno if isinstance(error, OSError) else None
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    kept = "What stood there before is untouched."
    if number in _FULL:
        return ExportProblem(f"{path} could not be written: the disk is full. {kept} Free some space and try again.")
    if number in _REFUSED:
        return ExportProblem(f"{path} could not be written: no permission ({reason}). {kept} Choose another folder.")
    if number == errno.ENOENT:
        return ExportProblem(f"{path} could not be written: its folder does not exist. Choose another folder.")
    return ExportProblem(f"{path} could not be written: {reason}. {kept}")


def _taken(path: Path) -> ExportProblem:
    return ExportProblem(f"{path} exists already and was left as it is. Choose another name, or ask to replace it.")
