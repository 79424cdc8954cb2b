"""Copies of everything the reader wrote, and the way back from them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hearsay.services.locations import StorePlaces


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store or a copy of one holds; ``trashed`` are deleted notes, which can still come back."""

    notes: int
    trashed: int
    corrections: int
    articles: int
    last_change: datetime | None
    revision: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and where the store that was there before lies now (None where there was none)."""

    contents: Contents
    previous: Path | None


def describe(file: Path) -> Contents:
    """Look into a store or a copy of one, without changing it.

    Raises StoreProblem when it is missing, damaged, from a newer version, or no store.
    """
    from hearsay.store.restoring import inspect

    found = inspect(file)
    return Contents(found.notes, found.trashed, found.corrections, found.articles, found.last_change, found.revision)


def backup(data_dir: Path, to: Path, *, replace: bool = False) -> Contents:
    """Copy the store into one file, complete once it has its name, and return what the copy holds.

    Other Hearsays may go on writing meanwhile. Raises StoreProblem when there is no store, it cannot be read, or the
    copy cannot be written; a file that stands there is left alone unless ``replace``.
    """
    from hearsay.store.restoring import back_up

    back_up(StorePlaces(data_dir).store, to, replace=replace)
    return describe(to)


def restore(data_dir: Path, file: Path) -> Restored:
    """Put the contents of a copy in the place of the store, after a dated copy of what is there now.

    A damaged store is set aside under a dated name instead. Raises StoreProblem, and then the store is as it was,
    when ``file`` is missing, damaged, from a newer version or no store, or another program holds the store.
    """
    from hearsay.store.restoring import bring_back

    contents = describe(file)
    places = StorePlaces(data_dir)
    return Restored(contents, bring_back(file, places.store, places.backups))
