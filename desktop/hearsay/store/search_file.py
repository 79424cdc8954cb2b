"""The file of a search index: opened, made anew where it is damaged or none of ours, done without where it cannot be.

Everything in it was made from the articles and the notes' database, so nothing is lost with it.
"""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path

from hearsay.store.failures import DAMAGED, code_of

FORM = 1
"""the form of the tables below: a file of another form is made anew"""
OURS = 0x48536978
"""SQLite's ``application_id`` of such a file"""
PRIVATE = Path()
"""stands for an index in no file of its own, gone when it is closed"""
BUSY_SECONDS = 2.0
"""how long to wait for another program that writes"""

_NAME = re.compile(r"[0-9a-f]{24}\.db")
"""as ``services.locations`` names them: nothing else is ever deleted for its age"""

_TABLES = """
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT, is_article INTEGER NOT NULL, digest BLOB NOT NULL UNIQUE,
    rows INTEGER NOT NULL, used REAL NOT NULL
);
CREATE TABLE dropped (times INTEGER NOT NULL);
INSERT INTO dropped VALUES (0);
CREATE VIRTUAL TABLE sentences USING fts5(text, source, type, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE articles USING fts5(article, outlet, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE notes USING fts5(
    body, tags, words, source, type, article, outlet, tokenize = 'unicode61 remove_diacritics 2'
)"""


def open_file(file: Path) -> sqlite3.Connection:
    """Open an index, make it where there is none, make it anew where it is damaged or something else.

    Where no file can be had (a read-only folder, a full disk, a file that is held) it is a private one. Raises
    sqlite3.Error where SQLite cannot even do that, as without its full-text search.
    """
    for _ in range(2 if file != PRIVATE else 0):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            return _opened(str(file))
        except OSError:
            break
        except sqlite3.Error as error:
            if code_of(error) not in DAMAGED or not discard(file):
                break
    return _opened("")


def discard_old(directory: Path, *, written_before: float) -> None:
    """Delete the indexes of a directory that were last written before a time (seconds since the epoch)."""
    with suppress(OSError):
        for file in directory.glob("*.db"):
            with suppress(OSError):
                if _NAME.fullmatch(file.name) and file.stat().st_mtime < written_before:
                    discard(file)


def discard(file: Path) -> bool:
    """Delete an index; tell whether it is gone."""
    with suppress(OSError):
        for each in (file, *(file.with_name(f"{file.name}-{end}") for end in ("wal", "shm", "journal"))):
            each.unlink(missing_ok=True)
    return not file.exists()


def _opened(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = OFF" if not name else "PRAGMA synchronous = NORMAL")
        _make_tables(connection)
        if name:
            _use_write_ahead_log(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # SQLite does not wait when two programs change the mode at once: the other one does it.
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none. Raises sqlite3.DatabaseError, as for damage, where others are there."""
    if _is_ours(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _is_ours(connection):  # another program may have been faster
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise NotAnIndex
            for statement in (*_TABLES.split(";"), f"PRAGMA application_id = {OURS}", f"PRAGMA user_version = {FORM}"):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _is_ours(connection: sqlite3.Connection) -> bool:
    told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return told == [OURS, FORM]


class NotAnIndex(sqlite3.DatabaseError):
    """The file is a database of another kind, or an index of another form."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB
