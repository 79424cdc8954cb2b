"""Opening a folder: its articles, its primary document, and what could not be read."""

from pathlib import Path

from hearsay.domain.article import Folder
from hearsay.domain.progress import NoProgress, Progress


def open_folder(root: Path, *, primary: Path | None = None, progress: Progress | None = None) -> Folder:
    """Read a folder of articles; ``primary`` names the primary document where no file is called ``primary.*``.

    Raises FolderProblem where nothing can be read there, Cancelled when ``progress`` says so.
    """
    from hearsay.reading.folder import read_folder
    from hearsay.reading.worker.pool import ReadingPool

    with ReadingPool() as pool:
        return read_folder(root, primary=primary, progress=progress or NoProgress(), reading=pool.read)
