"""One SQLite file: its connections, its transactions, and its failures in words for the reader."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from hearsay.store import failures
from hearsay.store.copies import BUSY_SECONDS, copy_before_migration, stands_alone
from hearsay.store.schema import Schema, create, migrate, revision_of, tables_of

RETRY_SECONDS = 0.02
_SHORT_JSON = 200
"""code points of what is worth remembering when it is read"""
CHECKED_SIZE = 8 * 1024 * 1024
"""bytes up to which the whole file is checked at start: some 20 ms for the largest; damage in a larger one is
told when the damaged page is read"""


class Database:
    """The store's file, opened, in its newest form. Connections may be used from any thread.

    Each transaction holds a connection of its own: many readers and one writer at a time, in this process and others.
    All writing is done on one connection, so that SQLite tells what others wrote from what was written here.
    """

    def __init__(self, file: Path, backups: Path, url: URL, busy_seconds: float = BUSY_SECONDS) -> None:
        self.file = file
        self.backups = backups
        self._busy_seconds = busy_seconds
        self._seen: tuple[object, int] | None = None
        wait = {"timeout": busy_seconds}
        self._engine = _engine(create_engine(url, connect_args=wait, json_deserializer=_json_reader()))
        writing = _engine(create_engine(url, connect_args=wait, pool_size=1, max_overflow=0))
        self._writing = writing.execution_options(hearsay_writes=True)

    @classmethod
    def open(
        cls, file: Path, backups: Path, *, schema: Schema | None = None, busy_seconds: float = BUSY_SECONDS
    ) -> "Database":
        """Open the store, make it where there is none, bring an older one to the newest form after a backup copy.

        Raises StoreProblem when it is locked, damaged, of a newer version, no store at all, or cannot be made.
        """
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise failures.no_directory(file.parent, error) from error
        file = file.absolute()
        database = cls(file, backups, URL.create("sqlite", database=str(file)), busy_seconds)
        try:
            database._prepare(schema or Schema())
        except BaseException:
            database.close()
            if file.is_file() and not os.access(file.parent, os.W_OK) and stands_alone(file):
                return cls._open_unwritable(file, backups, schema or Schema())
            raise
        return database

    @classmethod
    def _open_unwritable(cls, file: Path, backups: Path, schema: Schema) -> "Database":
        """Open a store in a folder where nothing can be written, for reading."""
        url = URL.create("sqlite", database=file.as_uri(), query={"immutable": "1", "uri": "true"})
        database = cls(file, backups, url)
        try:
            database._prepare(schema)
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that sees the store as it is now. Raises StoreProblem."""
        with self._told(), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that is on the disk when the block ends, and leaves no trace when it fails.

        Raises StoreProblem.
        """
        with self._told(), Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def others_wrote(self) -> bool:
        """Tell whether anybody else committed something since this was asked last; a first time it is said so.

        Cheap: one number is read, which a connection's own commits leave as it is
        (https://www.sqlite.org/pragma.html#pragma_data_version). Raises StoreProblem.
        """
        with self._told(), closing(self._writing.raw_connection()) as connection:
            driver = connection.driver_connection
            with closing(connection.cursor()) as cursor:
                cursor.execute("PRAGMA data_version")
                (version,) = cursor.fetchone() or (0,)
        # Another connection, made where the former one broke, counts anew: what happened between is not known.
        before, self._seen = self._seen, (driver, version)
        return before is None or before[0] is not driver or before[1] != version

    def close(self) -> None:
        self._seen = None
        self._writing.dispose()
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise failures.problem(error, self.file, self.backups) from error

    def _prepare(self, schema: Schema) -> None:
        with self._told():
            with self._engine.connect() as connection:
                tables = tables_of(connection)
                revision = revision_of(connection)
            if tables:
                self._check_whole()
                self._check_known(schema, revision)
            self._use_write_ahead_log()
            if revision != schema.newest:
                self._renew(schema, revision)

    def _check_whole(self) -> None:
        if self.file.stat().st_size > CHECKED_SIZE:
            return
        with self._engine.connect() as connection:
            if connection.execute(text("PRAGMA quick_check(1)")).scalar_one() != "ok":
                raise failures.damaged(self.file, self.backups)

    def _check_known(self, schema: Schema, revision: str | None) -> None:
        if revision is None:
            raise failures.foreign(self.file)
        if revision not in schema.revisions:
            raise failures.newer(self.file, revision)

    def _use_write_ahead_log(self) -> None:
        """Let readers and a writer work side by side; the file remembers it. Only now, in a store known to be sound."""
        deadline = monotonic() + self._busy_seconds
        with closing(self._engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            while True:
                try:
                    cursor.execute("PRAGMA journal_mode")
                    if cursor.fetchone() != ("wal",):
                        cursor.execute("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError as error:
                    # SQLite does not wait by itself when two programs change the mode at the same moment.
                    if failures.code_of(error) != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                        raise
                sleep(RETRY_SECONDS)

    def _renew(self, schema: Schema, revision: str | None) -> None:
        if revision is not None:
            copy_before_migration(self.file, self.backups, schema.newest)
        with self._rebuilding() as connection:
            # Another Hearsay may have been faster since the first look; inside the transaction none can be.
            if not tables_of(connection):
                create(connection, schema)
            elif revision_of(connection) != schema.newest:
                migrate(connection, schema)
                if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                    raise failures.not_migrated(self.file, self.backups)

    @contextmanager
    def _rebuilding(self) -> Iterator[Connection]:
        """A writing transaction in which tables can be replaced: foreign keys are checked at its end instead."""
        with self._writing.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None  # noqa: S101 (it was handed out a line ago)
            cursor = raw.cursor()
            cursor.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                cursor.execute("PRAGMA foreign_keys = ON")
                cursor.close()


def _json_reader() -> Callable[[str], Any]:
    """Return what reads the JSON of rows that are only looked at; the same few tags of many notes are read once."""
    known = lru_cache(1000)(json.loads)
    return lambda written: known(written) if len(written) <= _SHORT_JSON else json.loads(written)


def _engine(engine: Engine) -> Engine:
    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # Without this the driver opens transactions at moments of its own choosing.
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A writer takes its lock at once: one that reads first and writes later can be refused half-way.
        writes = connection.get_execution_options().get("hearsay_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
