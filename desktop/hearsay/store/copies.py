"""Copies of the store as one file each, made by SQLite's backup API while the store may be in use."""

import errno
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from hearsay.domain.failures import StoreProblem
from hearsay.store.dated_copies import new_name
from hearsay.store.failures import code_of

BUSY_SECONDS = 5.0
"""how long to wait for another program that writes"""

_HEADER = 100
"""bytes of a SQLite file before its contents"""
_BLOCK = 1 << 20


def copy_before_migration(file: Path, backups: Path, revision: str) -> Path:
    """Copy the store into the backup folder under a dated name. Raises StoreProblem and sqlite3.Error."""
    try:
        backups.mkdir(parents=True, exist_ok=True)
        target = new_name(backups, f"before-{revision}", datetime.now())
        copy_store(file, target)
    except OSError as error:
        raise StoreProblem(
            f"The notes' database must be brought to a new form, and the copy made before cannot be written to "
            f"{backups}: {error.strerror or error}. Nothing was changed. Make that folder writable, and start again."
        ) from error
    return target


def copy_store(file: Path, target: Path) -> None:
    """Copy a store, with everything committed so far, into one new file that is complete when it has its name.

    Raises sqlite3.Error when the store cannot be read, OSError when the copy cannot be written.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        unfinished.touch(exist_ok=False)
        with closing(open_for_reading(file)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            # A copy travels alone: no second file may belong to it.
            copy.execute("PRAGMA journal_mode = DELETE")
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    except sqlite3.Error as error:
        if code_of(error) == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise
    finally:
        unfinished.unlink(missing_ok=True)


def open_for_reading(file: Path) -> sqlite3.Connection:
    """Open a store that must not be changed. Raises sqlite3.Error when it cannot be opened or is none."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError as error:
        connection.close()
        if code_of(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or not stands_alone(file):
            raise
        return sqlite3.connect(f"{file.resolve().as_uri()}?immutable=1", uri=True)
    return connection


def same_contents(one: Path, other: Path) -> bool:
    """Tell whether two copies hold the same, page by page; the header, which counts changes, apart.

    Raises OSError when either cannot be read.
    """
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        first.seek(_HEADER)
        second.seek(_HEADER)
        while block := first.read(_BLOCK):
            if block != second.read(_BLOCK):
                return False
    return True


def stands_alone(file: Path) -> bool:
    """Return whether a store is readable and in use by nobody, so that it can be read where nothing can be written.

    In write-ahead mode SQLite wants to write a second file beside the store even to read it; without that file
    the store is complete in itself.
    """
    return os.access(file, os.R_OK) and not file.with_name(f"{file.name}-wal").exists()
