"""Results of work that can be done again, kept in one file: readings of files, annotations of articles.

Whatever goes wrong here (a damaged or locked file, a full disk, no place to write) only means that the work is done
again: nothing is raised, and nothing is lost with the file.
"""

import sqlite3
import time
import zlib
from contextlib import suppress
from pathlib import Path
from threading import Lock

from hearsay.store.failures import DAMAGED, code_of

_OURS, _FORM = 0x48536377, 1
"""SQLite's ``application_id`` of such a file, and the form of its tables: a file of another form is made anew"""
_BUSY_S = 0.5
"""seconds to wait for another program that writes: doing the work again would soon be quicker"""
_MOST = 256 * 1024 * 1024
"""bytes of results kept"""
_TABLES = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS results_used ON results (used, length(value));
"""


class WorkCache:
    """Bytes under keys, those used longest ago dropped first. Safe to use from several threads and processes."""

    def __init__(self, file: Path, *, most: int = _MOST) -> None:
        """``most`` bounds the bytes kept. The file is opened, and made, when it is first needed."""
        self._file, self._most = file, most
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._given_up = False
        self._used: set[bytes] = set()

    def result(self, key: bytes) -> bytes | None:
        """Return what was kept under ``key``, None where nothing is."""
        found = self._row("SELECT value FROM results WHERE key = ?", key)
        if found is None:
            return None
        self._used.add(key)
        try:
            return zlib.decompress(found)
        except (zlib.error, TypeError):
            self.forget(key)
            return None

    def keep(self, key: bytes, value: bytes) -> None:
        self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", key, zlib.compress(value, 1), _now())

    def forget(self, key: bytes) -> None:
        """Drop what stands under ``key``, as where it turned out to be damaged."""
        self._write("DELETE FROM results WHERE key = ?", key)

    def close(self) -> None:
        """Note what was used, drop what is too much, and let go of the file. It opens again when it is needed."""
        with self._lock:
            if self._connection is not None:
                with suppress(sqlite3.Error):
                    self._prune(self._connection)
                self._connection.close()
                self._connection = None

    def _prune(self, connection: sqlite3.Connection) -> None:
        now = _now()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("UPDATE results SET used = ? WHERE key = ?", [(now, key) for key in self._used])
        self._used.clear()
        size = connection.execute("SELECT coalesce(sum(length(value)), 0) FROM results").fetchone()[0]
        if size > self._most:
            connection.execute(
                """DELETE FROM results WHERE key IN (SELECT key FROM (
                   SELECT key, sum(length(value)) OVER (ORDER BY used DESC, key) AS so_far FROM results)
                   WHERE so_far > ?)""",
                (self._most * 3 // 4,),
            )
        connection.execute("COMMIT")

    def _row(self, statement: str, *values: object) -> bytes | None:
        with self._lock:
            try:
                connection = self._opened()
                row = connection.execute(statement, values).fetchone() if connection is not None else None
            except sqlite3.Error as error:
                self._fail(error)
                return None
        return row[0] if row is not None and isinstance(row[0], bytes) else None

    def _write(self, statement: str, *values: object) -> None:
        with self._lock:
            try:
                connection = self._opened()
                if connection is not None:
                    connection.execute(statement, values)
            except sqlite3.Error as error:
                self._fail(error)

    def _fail(self, error: sqlite3.Error) -> None:
        """Delete a damaged file, to be made anew; leave everything else (a lock, a full disk) for another time."""
        if code_of(error) not in DAMAGED:
            return
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._given_up = not _discarded(self._file)

    def _opened(self) -> sqlite3.Connection | None:
        if self._connection is None and not self._given_up:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._connection = _connection(self._file)
            except (OSError, sqlite3.Error):
                self._given_up = True
        return self._connection


def _connection(file: Path) -> sqlite3.Connection:
    """Open the file; one that is damaged or something else is made anew."""
    try:
        return _with_tables(file)
    except sqlite3.Error as error:
        if code_of(error) not in DAMAGED or not _discarded(file):
            raise
    return _with_tables(file)


def _with_tables(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if told != [_OURS, _FORM]:
            if not empty:
                raise NotACache
            connection.execute(f"PRAGMA application_id = {_OURS}")
            connection.execute(f"PRAGMA user_version = {_FORM}")
        # What was written last may be lost with the machine's power: it can be made again.
        connection.execute("PRAGMA synchronous = OFF")
        with suppress(sqlite3.OperationalError):  # another program changes the mode at this moment
            connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_TABLES)
    except BaseException:
        connection.close()
        raise
    return connection


def _discarded(file: Path) -> bool:
    with suppress(OSError):
        for each in (file, *(file.with_name(f"{file.name}-{end}") for end in ("wal", "shm", "journal"))):
            each.unlink(missing_ok=True)
    return not file.exists()


def _now() -> int:
    return time.time_ns() // 1000


class NotACache(sqlite3.DatabaseError):
    """The file is a database of another kind, or of another form."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB
