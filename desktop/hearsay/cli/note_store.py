"""The notes' database for the length of one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hearsay.domain.article import Folder
from hearsay.domain.metadata import folder_with_metadata
from hearsay.services.annotations import Annotations
from hearsay.services.backups import backup
from hearsay.services.locations import StorePlaces, data_dir


@contextmanager
def store_copy() -> Iterator[Annotations | None]:
    """Open a passing copy of the store, so that nothing changes in it, not even its form; None where there is none.

    Raises StoreProblem.
    """
    if not StorePlaces(data_dir()).store.exists():
        yield None
        return
    with TemporaryDirectory(prefix="hearsay-") as directory:
        backup(data_dir(), StorePlaces(Path(directory)).store)
        store = Annotations.open(Path(directory))
        try:
            yield store
        finally:
            store.close()


@contextmanager
def opened_store() -> Iterator[Annotations]:
    """Open the store of the data directory and close it in the end. Raises StoreProblem."""
    store = Annotations.open(data_dir())
    try:
        yield store
    finally:
        store.close()


def with_own_metadata(folder: Folder, store: Annotations) -> Folder:
    """Return a folder as it was read with the reader's corrections of metadata. Raises StoreProblem."""
    return folder_with_metadata(folder, store.metadata_of(folder.with_primary, root=folder.root))
