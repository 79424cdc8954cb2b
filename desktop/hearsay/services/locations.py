"""Where Hearsay keeps what the reader wrote."""

import os
from dataclasses import dataclass
from pathlib import Path

from hearsay.domain.failures import StoreProblem


def data_dir() -> Path:
    """Return the data directory: what HEARSAY_DATA names, else the platform's place for a user's data.

    Raises StoreProblem where HEARSAY_DATA names the home of a user who is not there, or there is no home at all.
    """
    named = os.environ.get("HEARSAY_DATA")
    if named:
        try:
            return Path(named).expanduser().absolute()
        except RuntimeError:
            raise StoreProblem(
                f"HEARSAY_DATA names {named}, but there is no such user's folder. Name another directory, or unset it."
            ) from None
    from platformdirs import user_data_dir

    try:
        return Path(user_data_dir("Hearsay", appauthor=False))
    except RuntimeError:
        raise StoreProblem(
            "This user has no home folder for Hearsay's data. Name a directory in HEARSAY_DATA."
        ) from None


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


@dataclass(frozen=True, slots=True)
class CachePlaces:
    """The files of a data directory that are made anew where they are missing."""

    directory: Path

    @property
    def work(self) -> Path:
        """readings of files and annotations of articles"""
        return self.directory / "cache" / "cache.db"

    @property
    def search_indexes(self) -> Path:
        return self.directory / "cache" / "search"

    def search_index(self, root: str) -> Path:
        """Return the index of the folder at ``root``: one a folder, so that none is slowed down by another."""
        from hashlib import sha256

        return self.search_indexes / f"{sha256(os.fsencode(root)).hexdigest()[:24]}.db"
