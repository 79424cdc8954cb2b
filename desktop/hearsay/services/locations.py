"""Where Hearsay keeps what the reader wrote."""

import os
from dataclasses import dataclass
from pathlib import Path


def data_dir() -> Path:
    """Return the data directory: what HEARSAY_DATA names, else the platform's place for a user's data."""
    named = os.environ.get("HEARSAY_DATA")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_dir

    return Path(user_data_dir("Hearsay", appauthor=False))


@dataclass(frozen=True, slots=True)
class StorePlaces:
    """The files of a data directory that belong to the notes."""

    directory: Path

    @property
    def store(self) -> Path:
        return self.directory / "hearsay.db"

    @property
    def backups(self) -> Path:
        return self.directory / "backups"
