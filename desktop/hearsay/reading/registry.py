"""Which reader reads which file, and everything that is checked before one does."""

import errno
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from hearsay.domain.article import Article
from hearsay.reading.decoding import decode
from hearsay.reading.draft import Draft
from hearsay.reading.markdown_signs import looks_like_markdown
from hearsay.reading.patterns import lazily
from hearsay.reading.plain_text import read_plain_text
from hearsay.reading.structure import build_article
from hearsay.reading.unreadable import Unreadable

__all__ = ["LARGEST_FILE", "SUFFIXES", "Unreadable", "read_file"]

LARGEST_FILE = 50 * 1024 * 1024
"""bytes"""

Reader = Callable[[bytes], Draft]
_LOOP = "It is a link that leads back to itself."
_SURROGATE = lazily("[\ud800-\udfff]")


def read_file(path: Path, *, root: Path) -> Article:
    """Return the article in the file at ``path``, its own path told relative to the opened folder ``root``.

    Raises Unreadable, with the reason in words for the reader, when the file is of no known kind, gone, forbidden, a
    link that leads out of ``root``, larger than 50 MB, binary or without any text.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        what = f"“{path.suffix}” files" if path.suffix else "files without a suffix"
        raise Unreadable(f"Hearsay does not read {what}, only {', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]}.")
    _refuse_link_outside(path, root)
    content = _content(path)
    try:
        return build_article(shown_path(path, root), reader(content))
    except Unreadable:
        raise
    except Exception as fault:
        # What somebody else made may trip a reader; the other files go on.
        raise Unreadable(
            f"Hearsay itself failed on it ({type(fault).__name__}: {fault}). The file is untouched; please report this."
        ) from fault


def shown_path(path: Path, root: Path) -> str:
    """Return ``path`` relative to ``root`` with forward slashes, in valid Unicode.

    What lies elsewhere is told by way of ``..``, or absolutely where no such way leads there.
    """
    if path.is_relative_to(root):
        return in_unicode(path.relative_to(root).as_posix())
    try:
        return in_unicode(Path(os.path.relpath(path, root)).as_posix())
    except ValueError:  # another drive
        return in_unicode(path.absolute().as_posix())


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


def _content(path: Path) -> bytes:
    """Return the bytes of a regular file; asks the opened file itself, so that nothing can be exchanged in between."""
    # Opening a pipe would wait for a writer for ever: O_NONBLOCK, which Windows neither has nor needs.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("It is no ordinary file.")
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


def _read_text_file(data: bytes) -> Draft:
    text = decode(data)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        from hearsay.reading.html_page import looks_like_html

        if looks_like_html(text):
            return _read_html_file(data)
    if looks_like_markdown(text):
        from hearsay.reading.markdown_text import read_markdown

        try:
            return read_markdown(text)
        except Unreadable:
            # Its name promises plain text: as such it can be read whatever its Markdown is like.
            return read_plain_text(text)
    return read_plain_text(text)


def _read_markdown_file(data: bytes) -> Draft:
    from hearsay.reading.markdown_text import read_markdown

    return read_markdown(decode(data))


def _read_html_file(data: bytes) -> Draft:
    from hearsay.reading.html_page import declared_encoding, read_html

    return read_html(decode(data, declared_encoding(data)))


_READERS: dict[str, Reader] = {
    ".txt": _read_text_file,
    ".md": _read_markdown_file,
    ".markdown": _read_markdown_file,
    ".html": _read_html_file,
    ".htm": _read_html_file,
}
SUFFIXES = tuple(_READERS)
"""what can be read, in lower case"""
