"""The copies in the backup folder, known by their names: which there are, and which have had their time.

A name is ``hearsay-2026-03-01-081500-start.db``: local time, then what the copy was made for. Files with other names
are not ours: they are not listed and never touched, and neither are links, wherever they lead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

AT_START, ASKED_FOR, BEFORE_RESTORE, DAMAGED = "start", "asked", "before-restore", "damaged"
"""what copies are made for; those before a migration are ``before-`` and the new form"""

DAYS, WEEKS = 7, 13
"""how long one copy a day is kept, and how long one a week: a quarter"""

_NAME = re.compile(r"hearsay-(\d{4}-\d\d-\d\d-\d{6})-([a-z0-9-]+)\.db", re.ASCII)
_UNFINISHED = re.compile(r"\.hearsay-\d{4}-\d\d-\d\d-\d{6}-[a-z0-9-]+\.db\.\d+\.part", re.ASCII)
_STAMP = "%Y-%m-%d-%H%M%S"
_UNFINISHED_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class DatedCopy:
    """A copy in the backup folder; ``made`` is in local time, with no zone, as its name tells it."""

    made: datetime
    file: Path
    purpose: str

    @classmethod
    def of(cls, file: Path) -> "DatedCopy | None":
        """Return the copy that a file's name tells of, None where the name is no copy's."""
        match = _NAME.fullmatch(file.name)
        try:
            made = datetime.strptime(match[1], _STAMP) if match else None
        except ValueError:
            made = None
        return cls(made, file, re.sub(r"-\d{1,3}$", "", match[2])) if match and made else None

    @property
    def is_automatic(self) -> bool:
        """Tell whether the program made it by itself; what the reader asked for is the reader's to remove.

        So is a damaged store that was set aside: something may still be rescued from it.
        """
        return self.purpose == AT_START or self.purpose.startswith("before-")


def new_name(directory: Path, purpose: str, now: datetime) -> Path:
    """Return a file name in ``directory`` that tells the time and the purpose, and is not taken."""
    stamp = now.strftime(_STAMP)
    free = directory / f"hearsay-{stamp}-{purpose}.db"
    count = 1
    while free.exists() or free.is_symlink():
        count += 1
        free = directory / f"hearsay-{stamp}-{purpose}-{count}.db"
    return free


def copies_in(backups: Path) -> list[DatedCopy]:
    """Return the copies in the backup folder, the latest first; none where there is no such folder.

    Raises OSError when the folder cannot be read.
    """
    if not backups.is_dir():
        return []
    found = (DatedCopy.of(file) for file in backups.iterdir() if file.is_file() and not file.is_symlink())
    return sorted((copy for copy in found if copy is not None), reverse=True)


def kept(copies: Iterable[DatedCopy], now: datetime) -> set[DatedCopy]:
    """Return the copies that are to stay at ``now``, in local time with no zone.

    Of those made at a start the latest of each of the last 7 days and of each of the last 13 weeks; those made before
    a migration or a restore for as many weeks; whatever the reader asked for, for ever; and the latest of all.
    """
    everything = sorted(copies, reverse=True)
    stay = set(everything[:1])
    days, weeks = set(), set()
    for copy in everything:
        age = (now.date() - copy.made.date()).days
        day, week = copy.made.date(), copy.made.isocalendar()[:2]
        if not copy.is_automatic or age < 0:  # one from the future tells of a clock that was wrong
            stay.add(copy)
        elif copy.purpose != AT_START:
            if age <= 7 * WEEKS:
                stay.add(copy)
        elif (age < DAYS and day not in days) or (age <= 7 * WEEKS and week not in weeks):
            stay.add(copy)
            days.add(day)
            weeks.add(week)
    return stay


def abandoned(backups: Path, now: datetime) -> list[Path]:
    """Return what copies left behind that were cut short, by a crash say, more than a day ago."""
    limit = (now - _UNFINISHED_FOR).timestamp()
    return [
        file
        for file in (backups.iterdir() if backups.is_dir() else ())
        if _UNFINISHED.fullmatch(file.name) and not file.is_symlink() and file.stat().st_mtime < limit
    ]
