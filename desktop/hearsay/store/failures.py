"""What went wrong in the database, told to the reader: what happened, what was kept, what to do."""

import sqlite3
from pathlib import Path

from hearsay.domain.failures import StoreProblem

_PRIMARY_CODE = 0xFF
"""the low byte of an extended result code: https://www.sqlite.org/rescode.html"""


DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def code_of(error: BaseException) -> int:
    """Return SQLite's primary result code for a failure of its own, or of SQLAlchemy with SQLite's inside it."""
    cause = getattr(error, "orig", None) or error
    return int(getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & _PRIMARY_CODE


def problem(error: BaseException, file: Path, backups: Path) -> StoreProblem:
    """Return the message for a failure of SQLite, or of SQLAlchemy with SQLite's error inside it."""
    code = code_of(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return locked(file)
    if code in DAMAGED:
        return damaged(file, backups)
    if code == sqlite3.SQLITE_FULL:
        return StoreProblem(
            f"The disk is full: the change could not be saved in {file}. Everything saved before is safe. "
            "Free some space and try again."
        )
    if code == sqlite3.SQLITE_READONLY:
        return StoreProblem(
            f"The notes in {file} can be read but not changed, because the file or its folder is read-only. "
            "Nothing was changed. Make both writable, or set HEARSAY_DATA to another folder, and try again."
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreProblem(
            f"The notes' database {file} cannot be opened. Nothing was changed. Check that it is a file, "
            "and that you may read and write it and its folder."
        )
    if code == sqlite3.SQLITE_IOERR:
        return StoreProblem(
            f"The disk refused to read or write {file}. Everything saved before is safe. It may be full for you "
            "(a quota) or unplugged. Free some space, or bring it back, and try again."
        )
    return StoreProblem(
        f"The notes' database {file} failed: {getattr(error, 'orig', None) or error}. Everything saved before is kept."
    )


def locked(file: Path) -> StoreProblem:
    return StoreProblem(
        f"The notes' database {file} is held by another program. Nothing was changed and nothing is lost. "
        "Close that program (another Hearsay, a backup, a synchronising folder) and try again."
    )


def damaged(file: Path, backups: Path) -> StoreProblem:
    return StoreProblem(
        f"The notes' database {file} is damaged. It was left as it is, so that it can still be rescued. "
        f"Backups, where there are any, lie in {backups}; `hearsay notes restore FILE` brings one back "
        "and sets the damaged file aside."
    )


def newer(file: Path, revision: str) -> StoreProblem:
    return StoreProblem(
        f"The notes' database {file} was written by a newer Hearsay (its form is “{revision}”). It was not touched. "
        "Install that version to read it, or set HEARSAY_DATA to another folder."
    )


def foreign(file: Path) -> StoreProblem:
    return StoreProblem(
        f"{file} is a database, but not one of Hearsay's. It was not touched. "
        "Move it away, or set HEARSAY_DATA to another folder."
    )


def no_directory(directory: Path, error: OSError) -> StoreProblem:
    return StoreProblem(
        f"The folder for notes, {directory}, cannot be made: {error.strerror or error}. Nothing was changed. "
        "Make it yourself, or set HEARSAY_DATA to another folder."
    )


def not_migrated(file: Path, backups: Path) -> StoreProblem:
    return StoreProblem(
        f"The notes' database {file} could not be brought to this version's form. It is unchanged, "
        f"and a copy lies in {backups}. Go back to the version you used before."
    )
