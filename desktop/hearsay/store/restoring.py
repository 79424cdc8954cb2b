"""Looking into copies of the store, making them on demand, and bringing one back."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hearsay.domain.failures import StoreProblem
from hearsay.store import failures
from hearsay.store.copies import copy_store, open_for_reading
from hearsay.store.database import Database
from hearsay.store.dated_copies import BEFORE_RESTORE, DAMAGED, new_name
from hearsay.store.schema import REVISIONS, Schema

COMPANIONS = ("", "-wal", "-shm")
"""the files that together are a SQLite store in use"""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a store holds; ``trashed`` are deleted notes, ``grades`` those of sources and claims together.

    ``metadata`` are corrections of what articles say of themselves.
    """

    notes: int
    trashed: int
    corrections: int
    grades: int
    metadata: int
    articles: int
    last_change: datetime | None
    revision: str


def inspect(file: Path) -> Inspection:
    """Look into a store without changing it. Raises StoreProblem when it is not one that could be opened."""
    if not file.is_file():
        raise StoreProblem(f"There is no file {file}. Nothing was changed.")
    with _told(file), closing(open_for_reading(file)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise _damaged_copy(file)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if _STAMP in tables else None
        if row is None:
            raise failures.foreign(file)
        if row[0] not in REVISIONS:
            raise failures.newer(file, row[0])
        return _counted(connection, row[0], tables)


def back_up(file: Path, to: Path, *, replace: bool) -> None:
    """Copy the store into a file of its own. Raises StoreProblem; what stands at ``to`` is then untouched."""
    if not file.is_file():
        raise StoreProblem(f"There are no notes yet in {file.parent}: nothing to copy.")
    if to.exists() and not (replace and to.is_file()):
        raise StoreProblem(f"{to} exists already and was left as it is. Choose another name for the copy.")
    if to.exists() and to.samefile(file):
        raise StoreProblem(f"{to} is the store itself. Choose another name for the copy.")
    with _told(file), _written(to):
        copy_store(file, to)


def bring_back(copy: Path, file: Path, backups: Path) -> Path | None:
    """Replace the store's contents by a copy's; return where the former ones lie now, None where there were none.

    The copy is written into the store in one transaction, so that another Hearsay that has it open sees either
    the one or the other. Raises StoreProblem, and then the store is as it was.
    """
    if file.exists() and copy.samefile(file):
        raise StoreProblem(f"{copy} is the store itself. Nothing was changed.")
    previous: Path | None = None
    with _written(backups):
        backups.mkdir(parents=True, exist_ok=True)
        if file.exists():
            previous = _keep(file, backups)
    with (
        _told(copy),
        _in_newest_form(copy) as renewed,
        _told(file),
        closing(open_for_reading(renewed)) as source,
        closing(sqlite3.connect(file)) as target,
    ):
        source.backup(target)
    return previous


_STAMP = "alembic_version"


@contextmanager
def _in_newest_form(copy: Path) -> Iterator[Path]:
    """Give the copy or, where it has an older form, a passing one in the newest: a window may have the store open."""
    if inspect(copy).revision == Schema().newest:
        yield copy
        return
    with TemporaryDirectory(prefix="hearsay-") as directory:
        renewed = Path(directory, "hearsay.db")
        with _written(renewed):
            copy_store(copy, renewed)
        Database.open(renewed, Path(directory)).close()
        yield renewed


def _keep(file: Path, backups: Path) -> Path:
    kept = new_name(backups, BEFORE_RESTORE, datetime.now())
    try:
        copy_store(file, kept)
    except sqlite3.DatabaseError as error:
        if failures.code_of(error) not in failures.DAMAGED:
            raise failures.problem(error, file, backups) from error
        kept = new_name(backups, DAMAGED, datetime.now())
        for companion in COMPANIONS:
            part = file.with_name(file.name + companion)
            if part.exists():
                part.rename(kept.with_name(kept.name + companion))
    return kept


def _counted(connection: sqlite3.Connection, revision: str, tables: Collection[str]) -> Inspection:
    def count(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    grades = "SELECT count(*) FROM (SELECT deleted_at FROM source_grades UNION ALL SELECT deleted_at FROM claim_grades)"
    metadata = "SELECT count(*) FROM metadata_corrections"
    last = connection.execute("SELECT max(touched) FROM commands").fetchone()[0]
    return Inspection(
        notes=count("SELECT count(*) FROM notes WHERE deleted_at IS NULL"),
        trashed=count("SELECT count(*) FROM notes WHERE deleted_at IS NOT NULL"),
        corrections=count("SELECT count(*) FROM corrections WHERE deleted_at IS NULL"),
        grades=count(f"{grades} WHERE deleted_at IS NULL") if "claim_grades" in tables else 0,
        metadata=count(f"{metadata} WHERE deleted_at IS NULL") if "metadata_corrections" in tables else 0,
        articles=count("SELECT count(DISTINCT article_id) FROM notes WHERE deleted_at IS NULL"),
        last_change=datetime.fromisoformat(last) if last else None,
        revision=revision,
    )


def _damaged_copy(file: Path) -> StoreProblem:
    return StoreProblem(f"{file} is damaged, or no store of Hearsay's at all. Nothing was changed. Try another copy.")


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if failures.code_of(error) in failures.DAMAGED:
            raise _damaged_copy(file) from error
        raise failures.problem(error, file, file.parent / "backups") from error


@contextmanager
def _written(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreProblem(
            f"The copy could not be written to {target}: {error.strerror or error}. The notes themselves are untouched."
        ) from error
