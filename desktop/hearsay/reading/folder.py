"""A folder of articles: what lies in it, in natural order, with the primary document set apart."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hearsay.domain.article import Article, Folder, SkippedFile
from hearsay.domain.failures import FolderProblem
from hearsay.domain.path_order import natural
from hearsay.domain.progress import NoProgress, Progress
from hearsay.domain.visible_names import visible_name
from hearsay.reading.formats import ANALYSIS_SUFFIX
from hearsay.reading.registry import (
    SUFFIXES,
    Reading,
    Unreadable,
    in_unicode,
    read_articles,
    read_file,
    read_here,
    shown_path,
)

_PRIMARY_STEM = "primary"
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
# What browsers in several languages call the folder of pictures and scripts beside a saved page.
_PAGE_FOLDERS = (
    *("_files", "-files", ".files", "_file", "-Dateien", "_fichiers", "_archivos"),
    *("_ficheiros", "_arquivos", "_bestanden", "_pliki", "_soubory"),
)
_SHOWN_REASONS = 3
_HIDDEN_ON_WINDOWS = 0x2
"""FILE_ATTRIBUTE_HIDDEN"""


class Wanted(NamedTuple):
    """Which files to read now: the primary document, those named ``first``, and others until ``most`` were read."""

    first: frozenset[str]
    most: int


def read_folder(
    root: Path,
    *,
    primary: Path | None = None,
    progress: Progress | None = None,
    reading: Reading = read_here,
    wanted: Wanted | None = None,
) -> Folder:
    """Read every article in ``root`` and the folders in it, hidden ones left out, in natural order.

    ``primary`` names the primary document, absolute or relative to ``root`` or the working directory; without it, a
    file called ``primary.*`` is it. Files that cannot be read are listed with their reasons and stop nothing. The
    files beside a saved page (``NAME_files``) belong to the page and are passed over. Where only some are ``wanted``
    now, the others are named as unread.

    Raises FolderProblem when the folder is gone, is a file, is forbidden or holds no article, or when the document
    that ``primary`` names cannot be read; Cancelled when ``progress`` says so.
    """
    progress = NoProgress() if progress is None else progress
    root = _checked(root)
    skipped: list[SkippedFile] = []
    files = _named_files(root, skipped)
    document = None if primary is None else _named_document(primary, root)
    read: dict[str, tuple[Article, ...]] = {}
    chosen: Article | None = None
    chosen_name = ""
    waiting = [name for name, path in files.items() if document is None or not _same_file(path, document)]
    if wanted is not None:
        # An analysis comes last: whether it holds anything of its own is known once all others were read.
        waiting.sort(key=lambda name: (not _is_primary(files[name]), name not in wanted.first, _is_analysis(name)))
    for done, name in enumerate(waiting):
        path = files[name]
        is_primary = document is None and _is_primary(path)
        if wanted is not None and len(read) >= wanted.most and not is_primary and name not in wanted.first:
            break
        progress.step(done, len(waiting), name)
        if is_primary and chosen is not None:
            skipped.append(SkippedFile(name, f"Another file, {chosen_name}, already is the primary document."))
            continue
        try:
            if is_primary:
                chosen, chosen_name = read_file(path, root=root, reading=reading), name
            else:
                read[name] = read_articles(path, root=root, reading=reading)
        except Unreadable as problem:
            skipped.append(SkippedFile(name, problem.reason))
    progress.step(len(waiting), len(waiting), "")
    if document is not None:
        chosen = _read_document(document, root, reading)
    skipped += _leave_out_repeats(read, chosen)
    skipped.sort(key=lambda file: natural(file.path))
    articles = tuple(article for name in files for article in read.get(name, ()))
    if not articles:
        raise FolderProblem(_nothing_to_read(root, skipped, chosen))
    over = {*read, chosen_name, *(file.path for file in skipped)}
    unread = tuple(name for name in files if name in set(waiting) - over)
    return Folder(in_unicode(str(root)), articles, chosen, tuple(skipped), unread)


def _leave_out_repeats(read: dict[str, tuple[Article, ...]], primary: Article | None) -> list[SkippedFile]:
    """Leave out what an analysis holds of the files beside it, so that a report saved in its folder doubles nothing.

    Returns the analyses that hold nothing else.
    """
    analyses = [name for name in read if _is_analysis(name)]
    here = {article.text for name, articles in read.items() if name not in analyses for article in articles}
    if primary is not None:
        here.add(primary.text)
    left_out = []
    for name in analyses:
        others = tuple(article for article in read[name] if article.text not in here)
        if others:
            read[name] = others
        else:
            del read[name]
            left_out.append(SkippedFile(name, "It is an analysis of articles that are in this folder themselves."))
    return left_out


def _is_analysis(name: str) -> bool:
    return name.lower().endswith(ANALYSIS_SUFFIX)


def _named_files(root: Path, skipped: list[SkippedFile]) -> dict[str, Path]:
    """Return the files below ``root`` by the names they are shown under; of two with one name the first."""
    files: dict[str, Path] = {}
    for path in _files(root, skipped):
        name = shown_path(path, root)
        if name in files:
            skipped.append(SkippedFile(name, "Another file has the same name, in other bytes. Rename one of them."))
        else:
            files[name] = path
    return files


def _checked(root: Path) -> Path:
    """Return ``root`` as an absolute path once it is known to be a folder that may be read."""
    name = visible_name(str(root))
    try:
        root = root.resolve()
        with os.scandir(root):
            return root
    except FileNotFoundError:
        raise FolderProblem(
            f"There is no folder {name}. Check its name; if it was moved or renamed, open it at its new place."
        ) from None
    except NotADirectoryError:
        above = visible_name(str(root.parent))
        raise FolderProblem(f"{name} is a file, not a folder. Open the folder it lies in: {above}") from None
    except PermissionError:
        raise FolderProblem(
            f"You have no permission to read the folder {name}. Ask for it, or copy the folder."
        ) from None
    except (OSError, ValueError, RuntimeError) as problem:
        raise FolderProblem(
            f"The folder {name} cannot be read: {getattr(problem, 'strerror', None) or problem}."
        ) from None


def _files(root: Path, skipped: list[SkippedFile]) -> list[Path]:
    """Return the files below ``root`` in natural order; folders that cannot be read go to ``skipped``."""
    found: list[Path] = []
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = [entry for entry in listing if not _is_hidden(entry)]
        except PermissionError:
            skipped.append(SkippedFile(shown_path(folder, root), "You have no permission to read this folder."))
            continue
        except OSError as problem:
            skipped.append(SkippedFile(shown_path(folder, root), f"This folder cannot be read: {problem.strerror}."))
            continue
        belongings = _page_belongings(entry.name for entry in entries)
        for entry in entries:
            path = Path(entry.path)
            if _is_folder(entry):
                if entry.name not in belongings:
                    waiting.append(path)
            elif _is_link_to_folder(entry):
                # Following it could lead out of the folder, or round in circles.
                skipped.append(
                    SkippedFile(shown_path(path, root), "It is a link to a folder; such links are not followed.")
                )
            else:
                found.append(path)
    return sorted(found, key=lambda path: natural(path.relative_to(root).as_posix()))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    """False, too, for a link that cannot be followed: whoever reads it as a file is told why."""
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    if os.name != "nt":
        return False
    return bool(getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) & _HIDDEN_ON_WINDOWS)


def _page_belongings(names: Iterable[str]) -> frozenset[str]:
    """Return the names of the folders that go with a saved page among ``names``."""
    pages = [name.rsplit(".", 1)[0] for name in names if name.lower().endswith(_PAGE_SUFFIXES)]
    return frozenset(page + ending for page in pages for ending in _PAGE_FOLDERS)


def _is_primary(path: Path) -> bool:
    return path.stem.casefold() == _PRIMARY_STEM and path.suffix.lower() in SUFFIXES


def _named_document(primary: Path, root: Path) -> Path:
    """Return the path of the document the reader named: in the folder first, then from the working directory."""
    for path in (root / primary, primary):
        # Before Python 3.14, a name that is too long or lies where nobody may look is an error, not False.
        with suppress(OSError):
            if path.is_file():
                return path.resolve() if not path.is_symlink() else path.absolute()
    raise FolderProblem(
        f"The primary document {visible_name(str(primary))} is gone. Name another file, or open the folder without one."
    )


def _read_document(path: Path, root: Path, reading: Reading) -> Article:
    # A document outside the folder is its own root: the reader named it, wherever it lies.
    inside = path.is_relative_to(root)
    try:
        if inside:
            return read_file(path, root=root, reading=reading)
        # Told by the way that leads there from the folder, it is never taken for an article of the same name.
        return replace(read_file(path, root=path.resolve().parent, reading=reading), path=shown_path(path, root))
    except Unreadable as problem:
        raise FolderProblem(
            f"The primary document {visible_name(str(path))} cannot be read. {problem.reason} Name another file."
        ) from None


def _same_file(path: Path, document: Path) -> bool:
    try:
        return path == document or (path.name == document.name and path.samefile(document))
    except OSError:
        return False


def _nothing_to_read(root: Path, skipped: list[SkippedFile], primary: Article | None) -> str:
    beside = " beside the primary document" if primary is not None else ""
    kinds = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
    place = visible_name(str(root)) + beside
    message = f"There is no article in {place}. Put the articles there as {kinds} files, or open another folder."
    if skipped:
        reasons = " ".join(f"{file.path}: {file.reason}" for file in skipped[:_SHOWN_REASONS])
        files = "1 file was" if len(skipped) == 1 else f"{len(skipped)} files were"
        more = " …" if len(skipped) > _SHOWN_REASONS else ""
        message += f" {files} skipped. {reasons}{more}"
    return message
