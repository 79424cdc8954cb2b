"""The notes' database for the length of one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from hearsay.services.annotations import Annotations
from hearsay.services.locations import data_dir


@contextmanager
def opened_store() -> Iterator[Annotations]:
    """Open the store of the data directory and close it in the end. Raises StoreProblem."""
    store = Annotations.open(data_dir())
    try:
        yield store
    finally:
        store.close()
