"""Opening a folder: its articles, its primary document, and what could not be read."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.domain.article import Folder
from hearsay.domain.progress import NoProgress, Progress

if TYPE_CHECKING:
    from hearsay.store.work_cache import WorkCache

_SOME = 12
"""files that are read before the window shows a folder: more than it has panes for, in some tenths of a second"""


def open_folder(
    root: Path,
    *,
    primary: Path | None = None,
    progress: Progress | None = None,
    cache: "WorkCache | None" = None,
    first: Collection[str] | None = None,
) -> Folder:
    """Read a folder of articles; ``primary`` names the primary document where no file is called ``primary.*``.

    Files are read in processes that can be killed; what ``cache`` knows of is not read again. With ``first``
    (paths of articles, or none) only these files and some more are read, the rest is named as unread.

    Raises FolderProblem where nothing can be read there, Cancelled when ``progress`` says so.
    """
    from hearsay.reading.folder import Wanted, read_folder
    from hearsay.reading.worker.pool import ReadingPool

    with ReadingPool() as pool:
        reading = pool.read
        if cache is not None:
            from hearsay.services.remembered_work import RememberedReading

            reading = RememberedReading(cache, pool.read).read
        # An article within a book is read with the whole file.
        files = frozenset(name for path in first or () for name in (path, path.rpartition("#")[0]))
        wanted = None if first is None else Wanted(files, _SOME)
        return read_folder(root, primary=primary, progress=progress or NoProgress(), reading=reading, wanted=wanted)
