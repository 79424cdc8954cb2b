"""Opening a folder: its articles, its primary document, and what could not be read."""

from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.domain.article import Folder
from hearsay.domain.progress import NoProgress, Progress

if TYPE_CHECKING:
    from hearsay.store.work_cache import WorkCache


def open_folder(
    root: Path,
    *,
    primary: Path | None = None,
    progress: Progress | None = None,
    cache: "WorkCache | None" = None,
) -> Folder:
    """Read a folder of articles; ``primary`` names the primary document where no file is called ``primary.*``.

    Files are read in processes that can be killed; what ``cache`` knows of is not read again. Raises FolderProblem
    where nothing can be read there, Cancelled when ``progress`` says so.
    """
    from hearsay.reading.folder import read_folder
    from hearsay.reading.worker.pool import ReadingPool

    with ReadingPool() as pool:
        reading = pool.read
        if cache is not None:
            from hearsay.services.remembered_work import RememberedReading

            reading = RememberedReading(cache, pool.read).read
        return read_folder(root, primary=primary, progress=progress or NoProgress(), reading=reading)
