"""A file becomes articles: everything that is checked before a reader sees it, and the names its articles go by."""

import errno
import os
import re
import stat
from pathlib import Path
from typing import NamedTuple, Protocol

from hearsay.domain.article import Article
from hearsay.domain.visible_names import visible_name
from hearsay.reading.draft import Draft, Part
from hearsay.reading.formats import SUFFIXES, is_known, reader_for
from hearsay.reading.part_names import distinct_names
from hearsay.reading.patterns import lazily
from hearsay.reading.structure import build_article
from hearsay.reading.unreadable import Unreadable

__all__ = [
    "LARGEST_FILE",
    "SUFFIXES",
    "File",
    "Reading",
    "Unreadable",
    "articles_in",
    "file_at",
    "read_articles",
    "read_file",
    "read_here",
]

LARGEST_FILE = 50 * 1024 * 1024
"""bytes"""

_MOST_PARTS = 2000
"""articles of one file"""
_LOOP = "It is a link that leads back to itself."
_SURROGATE = lazily("[\ud800-\udfff]")


class File(NamedTuple):
    """What a reader gets of a file: its bytes, its suffix in lower case and what to call it."""

    content: bytes
    suffix: str
    path: str


class Reading(Protocol):
    """Whoever makes articles of a file's bytes: this process, or one that can be killed."""

    def __call__(self, content: bytes, suffix: str, path: str, *, whole: bool) -> tuple[Article, ...]:
        """Return the articles, or with ``whole`` one of all that is there. Raises Unreadable."""


def read_here(content: bytes, suffix: str, path: str, *, whole: bool) -> tuple[Article, ...]:
    """Read a file's bytes in this process; see Reading."""
    try:
        return (article_in(content, suffix, path),) if whole else articles_in(content, suffix, path)
    except Unreadable:
        raise
    except Exception as fault:
        # What somebody else made may trip a reader; the other files go on.
        raise Unreadable(
            f"Hearsay itself failed on it ({type(fault).__name__}: {fault}). The file is untouched; please report this."
        ) from fault


def read_articles(path: Path, *, root: Path, reading: Reading = read_here) -> tuple[Article, ...]:
    """Return the articles in the file at ``path``, their paths told relative to the opened folder ``root``.

    Most files hold one. The articles of a book, feed or analysis have the file's path, ``#`` and a name of their own.

    Raises Unreadable, with the reason in words for the reader, when the file is of no known kind, gone, forbidden, a
    link that leads out of ``root``, larger than 50 MB, damaged, beyond a reader's limits or without any text.
    """
    return reading(*file_at(path, root=root), whole=False)


def read_file(path: Path, *, root: Path, reading: Reading = read_here) -> Article:
    """Return the file at ``path`` as one article, whatever it holds: a book is read from cover to cover.

    Raises Unreadable as ``read_articles`` does.
    """
    return reading(*file_at(path, root=root), whole=True)[0]


def articles_in(content: bytes, suffix: str, path: str) -> tuple[Article, ...]:
    """Return the articles in a file's bytes; touches nothing but them. ``path`` is what to call the file.

    Raises Unreadable when they are no document that can be read.
    """
    draft = _draft(content, suffix)
    if isinstance(draft, Draft):
        return (build_article(path, draft),)
    parts = [part for part in draft if any(piece.text.strip() for piece in part.draft.pieces)]
    if len(parts) > _MOST_PARTS:
        raise Unreadable(f"It holds {len(parts):,} articles, where Hearsay reads up to {_MOST_PARTS:,} from one file.")
    names = distinct_names([part.name for part in parts])
    articles = [_part(f"{path}#{name}", part) for name, part in zip(names, parts, strict=True)]
    found = tuple(article for article in articles if article is not None)
    if not found:
        raise Unreadable("It holds no text.")
    return found


def article_in(content: bytes, suffix: str, path: str) -> Article:
    """Return all that a file's bytes hold as one article. Raises Unreadable as ``articles_in`` does."""
    draft = _draft(content, suffix)
    if not isinstance(draft, Draft):
        draft = _joined(draft)
    return build_article(path, draft)


def _draft(content: bytes, suffix: str) -> Draft | list[Part]:
    try:
        return reader_for(content, suffix)(content)
    except UnicodeDecodeError:
        # libxml2 lets halves of characters through where it recovers, and whoever asks for such a text trips over it.
        raise Unreadable("It is damaged: its text breaks off in the middle of characters.") from None


def _part(path: str, part: Part) -> Article | None:
    try:
        return build_article(path, part.draft)
    except Unreadable:
        # A chapter of nothing but ornaments; the others are read.
        return None


def _joined(parts: list[Part]) -> Draft:
    if not parts:
        raise Unreadable("It holds no text.")
    pieces = [piece for part in parts for piece in part.draft.pieces]
    return parts[0].draft._replace(pieces=pieces, named=all(part.draft.named for part in parts))


def file_at(path: Path, *, root: Path) -> File:
    """Return what the file at ``path`` holds, nothing of it read yet. Raises Unreadable as ``read_articles`` does."""
    suffix = path.suffix.lower()
    if not is_known(suffix):
        what = f"“{path.suffix}” files" if path.suffix else "files without a suffix"
        raise Unreadable(f"Hearsay does not read {what}, only {', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]}.")
    _refuse_link_outside(path, root)
    return File(_content(path, root), suffix, shown_path(path, root))


def shown_path(path: Path, root: Path) -> str:
    """Return ``path`` relative to ``root`` with forward slashes, in characters that can be seen.

    What lies elsewhere is told by way of ``..``, or absolutely where no such way leads there.
    """
    if path.is_relative_to(root):
        return visible_name(path.relative_to(root).as_posix())
    try:
        return visible_name(Path(os.path.relpath(path, root)).as_posix())
    except ValueError:  # another drive
        return visible_name(path.absolute().as_posix())


def in_unicode(name: str) -> str:
    """Return a file's name as it can be stored and printed: every byte of it that is no text is written as ``%FF``."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return _SURROGATE().sub(_percent, name)
    return name


def _percent(surrogate: "re.Match[str]") -> str:
    code = ord(surrogate[0])
    # Python keeps a byte that is no text as U+DC80–DCFF; Windows' names may hold any surrogate.
    return f"%{code - 0xDC00:02X}" if 0xDC80 <= code <= 0xDCFF else f"%u{code:04X}"


def _refuse_link_outside(path: Path, root: Path) -> None:
    if not path.is_symlink():
        return
    try:
        target = path.resolve(strict=True)
    except FileNotFoundError:
        raise Unreadable("It is a link to a file that is gone.") from None
    except OSError as problem:
        raise Unreadable(f"It is a link that cannot be followed. {_reason(problem)}") from None
    except RuntimeError:  # how resolve() told of loops before Python 3.13
        raise Unreadable(_LOOP) from None
    if not target.is_relative_to(root.resolve()):
        raise Unreadable("It is a link that leads out of the folder.")


def _content(path: Path, root: Path) -> bytes:
    """Return the bytes of a regular file; asks the opened file itself, so that nothing can be exchanged in between."""
    # Opening a pipe would wait for a writer for ever: O_NONBLOCK, which Windows neither has nor needs.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("It is no ordinary file.")
            if not _lies_in(root, path, status):
                raise Unreadable("While it was being opened it became a link that leads out of the folder.")
            if status.st_size > LARGEST_FILE:
                raise Unreadable(_too_large(status.st_size))
            data = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise Unreadable(_reason(problem)) from None
    if len(data) > LARGEST_FILE:
        raise Unreadable(_too_large(len(data)))
    if not data.strip():
        raise Unreadable("It is empty.")
    return data


def _lies_in(root: Path, path: Path, opened: os.stat_result) -> bool:
    """True where the opened file is the one in the folder, and not one that a link, set meanwhile, led to."""
    real = path.resolve()
    return real.is_relative_to(root.resolve()) and os.path.samestat(real.stat(), opened)


def _too_large(size: int) -> str:
    return f"It is too large: {size / 1024**2:.0f} MB, where Hearsay reads up to {LARGEST_FILE // 1024**2} MB."


def _reason(problem: OSError) -> str:
    if isinstance(problem, FileNotFoundError):
        return "It is gone."
    if isinstance(problem, PermissionError):
        return "You have no permission to read it."
    if isinstance(problem, IsADirectoryError):
        return "It is a folder."
    if problem.errno == errno.ELOOP:
        return _LOOP
    return f"The system could not read it: {problem.strerror or problem}."
