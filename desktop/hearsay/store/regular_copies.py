"""Copies of the store that lie in its backup folder: made at a start or when asked, and removed past their time."""

import sqlite3
from datetime import datetime
from pathlib import Path

from hearsay.domain.failures import StoreProblem
from hearsay.store.copies import same_contents
from hearsay.store.dated_copies import ASKED_FOR, AT_START, DatedCopy, abandoned, copies_in, kept, new_name
from hearsay.store.restoring import back_up, inspect


def copy_for_today(file: Path, backups: Path, now: datetime) -> Path | None:
    """Copy the store, unless there is none, today's copy is there, or the latest sound copy holds the same.

    ``now`` is local time with no zone. Raises StoreProblem.
    """
    copies = _copies(backups)
    if not file.is_file() or any(copy.purpose == AT_START and copy.made.date() == now.date() for copy in copies):
        return None
    made = _copied(file, backups, AT_START, now)
    latest = _latest_sound(copies)
    if latest is not None and same_contents(made, latest.file):
        made.unlink()
        return None
    return made


def copy_as_asked(file: Path, backups: Path, now: datetime) -> Path:
    """Copy the store; the copy stays until the reader removes it. Raises StoreProblem."""
    return _copied(file, backups, ASKED_FOR, now)


def prune(backups: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the copies that have had their time, but never the latest that is sound; return those removed.

    Also what unfinished copies left behind. Raises StoreProblem.
    """
    copies = _copies(backups)
    stay = kept(copies, now)
    going = [copy.file for copy in copies if copy not in stay]
    if going:
        sound = _latest_sound(copies)
        going = [file for file in going if sound is not None and file != sound.file]
    try:
        going += abandoned(backups, now)
        for file in going:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise StoreProblem(f"Old backups in {backups} could not be removed: {error.strerror or error}.") from error
    return tuple(going)


def _copied(file: Path, backups: Path, purpose: str, now: datetime) -> Path:
    target = new_name(backups, purpose, now)
    try:
        backups.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreProblem(f"The folder for backups, {backups}, cannot be made: {error.strerror or error}.") from error
    back_up(file, target, replace=False)
    return target


def _copies(backups: Path) -> list[DatedCopy]:
    try:
        return copies_in(backups)
    except OSError as error:
        raise StoreProblem(f"The backups in {backups} cannot be read: {error.strerror or error}.") from error


def _latest_sound(copies: list[DatedCopy]) -> DatedCopy | None:
    return next((copy for copy in copies if _is_sound(copy.file)), None)


def _is_sound(file: Path) -> bool:
    try:
        inspect(file)
    except (StoreProblem, OSError, sqlite3.Error):
        return False
    return True
