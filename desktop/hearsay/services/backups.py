"""Copies of everything the reader wrote, and the way back from them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.domain.failures import StoreProblem
from hearsay.services.locations import StorePlaces

if TYPE_CHECKING:
    from hearsay.store.dated_copies import DatedCopy


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store or a copy of one holds; ``trashed`` are deleted notes, which can still come back.

    ``grades`` are those of sources and of claims together, ``metadata`` corrections of what articles say of
    themselves.
    """

    notes: int
    trashed: int
    corrections: int
    grades: int
    metadata: int
    articles: int
    last_change: datetime | None
    revision: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and where the store that was there before lies now (None where there was none)."""

    contents: Contents
    previous: Path | None


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy in the backup folder. ``contents`` is None where it cannot come back, and ``trouble`` says why.

    ``made`` is in local time, with no zone; ``purpose`` says in a few words what it was made for.
    """

    file: Path
    made: datetime
    purpose: str
    contents: Contents | None
    trouble: str = ""


def back_up_at_start(data_dir: Path, now: datetime) -> Path | None:
    """Copy the store into the backup folder, once a day at most and only what changed; remove copies past their time.

    ``now`` tells the day, in its own zone. Returns the new copy, None where none was needed: there is no store yet,
    today's copy is there, or the latest holds the same. Raises StoreProblem; no copy is removed then.
    """
    from hearsay.store.regular_copies import copy_for_today, prune

    places = StorePlaces(data_dir)
    when = now.replace(tzinfo=None)
    made = copy_for_today(places.store, places.backups, when)
    prune(places.backups, when)
    return made


def back_up_now(data_dir: Path, now: datetime) -> KeptCopy:
    """Copy the store into the backup folder because the reader asks; it stays until the reader removes it.

    Raises StoreProblem.
    """
    from hearsay.store.dated_copies import DatedCopy
    from hearsay.store.regular_copies import copy_as_asked

    places = StorePlaces(data_dir)
    file = copy_as_asked(places.store, places.backups, now.replace(tzinfo=None))
    made = DatedCopy.of(file)
    assert made is not None  # noqa: S101 (the name was given a line ago)
    return _looked_into(made)


def kept_copies(data_dir: Path) -> tuple[KeptCopy, ...]:
    """Look into the copies in the backup folder, the latest first. Raises StoreProblem where it cannot be read."""
    from hearsay.store.dated_copies import copies_in

    backups = StorePlaces(data_dir).backups
    try:
        return tuple(_looked_into(copy) for copy in copies_in(backups))
    except OSError as error:
        raise StoreProblem(f"The backups in {backups} cannot be read: {error.strerror or error}.") from error


def named_copy(data_dir: Path, named: Path) -> Path:
    """Return the file that is meant: the one of this path or, where there is none, a copy in the backup folder.

    Such a copy is named as ``notes backups`` lists it, with or without its ending.
    """
    backups = StorePlaces(data_dir).backups
    if named.exists() or len(named.parts) != 1:
        return named
    return next((file for name in (named.name, f"{named.name}.db") if (file := backups / name).is_file()), named)


def describe(file: Path) -> Contents:
    """Look into a store or a copy of one, without changing it.

    Raises StoreProblem when it is missing, damaged, from a newer version, or no store.
    """
    from hearsay.store.restoring import inspect

    found = inspect(file)
    return Contents(
        found.notes,
        found.trashed,
        found.corrections,
        found.grades,
        found.metadata,
        found.articles,
        found.last_change,
        found.revision,
    )


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


_PURPOSES = {
    "start": "at a start",
    "asked": "you asked for it",
    "before-restore": "before a restore",
    "before-merge": "before a merge",
    "damaged": "damaged, set aside",
}
"""what copies were made for, in words; any other that is ``before-`` something was made before an update"""


def _looked_into(copy: "DatedCopy") -> KeptCopy:
    purpose = _PURPOSES.get(copy.purpose, "before an update" if copy.purpose.startswith("before-") else copy.purpose)
    try:
        return KeptCopy(copy.file, copy.made, purpose, describe(copy.file))
    except StoreProblem as problem:
        return KeptCopy(copy.file, copy.made, purpose, None, str(problem))
