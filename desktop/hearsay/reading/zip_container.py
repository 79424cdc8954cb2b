"""A zip file as documents use it: entries are read by their names, into memory, within limits.

Nothing is unpacked to disk, so that names with ``..`` lead nowhere: an entry is only ever looked up.
"""

import posixpath
import zipfile
import zlib
from io import BytesIO

from hearsay.reading.unreadable import Unreadable

_MOST_ENTRIES = 10_000
_LARGEST = 200 * 1024 * 1024
"""bytes, unpacked, in all"""
_HIGHEST_RATIO = 150
"""bytes unpacked for each packed: text packs to a tenth, a page of blanks to a hundredth"""
_RATIO_MATTERS = 8 * 1024 * 1024
"""bytes unpacked below which no ratio does harm"""
_ENTRY_MARK = b"PK\x01\x02"
_DAMAGED = "It is damaged: its Zip container cannot be read. Fetch or save it again."


class Container:
    """The entries of one zip file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self._left = _LARGEST

    def holds(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes | None:
        """Return the bytes of the entry ``name``, None where there is none. Raises Unreadable."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise Unreadable("It is protected by a password. Save it without one, and Hearsay can read it.")
        try:
            with self._archive.open(entry) as file:
                # What the directory says about sizes may be a lie.
                data = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
            raise Unreadable(_DAMAGED) from None
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(_TOO_LARGE)
        return data

    def needed(self, name: str) -> bytes:
        """Return the bytes of an entry without which the document is none. Raises Unreadable."""
        data = self.read(name)
        if data is None:
            raise Unreadable(f"It is damaged: its part “{name}” is missing.")
        return data


_TOO_LARGE = f"It is too large: it unpacks to more than {_LARGEST // 1024**2} MB."


def open_container(content: bytes) -> Container:
    """Return the entries of a zip file. Raises Unreadable where it is damaged or beyond the limits."""
    # Counted before the directory is read, which takes seconds where there are millions.
    if content.count(_ENTRY_MARK) > _MOST_ENTRIES:
        raise Unreadable(f"It holds more than {_MOST_ENTRIES:,} files, which no document does.")
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, EOFError):
        raise Unreadable(_DAMAGED) from None
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > _LARGEST:
        raise Unreadable(_TOO_LARGE)
    if unpacked > _RATIO_MATTERS and unpacked > _HIGHEST_RATIO * len(content):
        raise Unreadable(f"It unpacks to {unpacked // len(content)} times its size, as only a Zip bomb does.")
    return Container(archive)


def resolved(base: str, target: str) -> str:
    """Return the entry's name that ``target``, written in the entry ``base``, stands for."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
