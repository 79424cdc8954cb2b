"""The reader's pins on the disk: ``pins.json`` of the data directory, a list a folder."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hearsay.domain.notes import Anchor
from hearsay.domain.pins import Pin, PinEnd

_LONGEST_TEXT = 1 << 31


class PinsFile:
    """Read anew for every change, so that two windows add to each other's pins and never write over them.

    What in it is not understood is the reader's all the same: entries are carried on as they are, and a file that
    cannot be read at all is set aside before another takes its place.
    """

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / "pins.json"

    def pins(self, root: str) -> tuple[Pin, ...]:
        """Return the pins of a folder (``Folder.root``), in the order they were made.

        Raises OSError where the disk does not give the file.
        """
        folders, _ = self._read()
        return tuple(pin for pin in map(_pin, _entries(folders, root)) if pin is not None)

    def add(self, root: str, pins: Iterable[Pin]) -> None:
        """Keep these pins, each once. Raises OSError where the disk takes none."""
        added = tuple(pins)
        self._change(root, lambda kept: [*kept, *(asdict(pin) for pin in added if asdict(pin) not in kept)])

    def remove(self, root: str, pins: Iterable[Pin]) -> None:
        """Let go of these pins. Raises OSError where the disk does not have it."""
        removed = frozenset(pins)
        self._change(root, lambda kept: [entry for entry in kept if _pin(entry) not in removed])

    def _change(self, root: str, change: Callable[[list[Any]], list[Any]]) -> None:
        folders, readable = self._read()
        folders[root] = change(_entries(folders, root))
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if not readable:
            self._file.replace(_unused(self._file.with_suffix(".unreadable")))
        written = self._file.with_suffix(".new")
        try:
            written.write_text(json.dumps({"version": 1, "folders": folders}, indent=1), "utf-8")
            written.replace(self._file)
        finally:
            with suppress(OSError):
                written.unlink(missing_ok=True)

    def _read(self) -> tuple[dict[str, Any], bool]:
        """Return the entries by folder, and whether what stands there makes sense; no file is an empty one."""
        try:
            values = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}, True
        except (ValueError, RecursionError):
            return {}, False
        folders = values.get("folders") if isinstance(values, dict) else None
        return (dict(folders), True) if isinstance(folders, dict) else ({}, False)


def _unused(file: Path) -> Path:
    """Return this name, or one with a number behind it, that no file has yet."""
    number, free = 1, file
    while free.exists():
        number, free = number + 1, file.with_suffix(f"{file.suffix}-{number + 1}")
    return free


def _entries(folders: dict[str, Any], root: str) -> list[Any]:
    entries = folders.get(root)
    return list(entries) if isinstance(entries, list) else []


def _pin(entry: object) -> Pin | None:
    """Return the pin that an entry tells of; None for anything else."""
    if not isinstance(entry, dict):
        return None
    first, second = _end(entry.get("first")), _end(entry.get("second"))
    return None if first is None or second is None else Pin(first, second)


def _end(entry: object) -> PinEnd | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("anchor"), dict):
        return None
    path, article_id, anchor = entry.get("path"), entry.get("article_id"), entry["anchor"]
    exact, prefix, suffix = (anchor.get(name) for name in ("exact", "prefix", "suffix"))
    start, end = anchor.get("start"), anchor.get("end")
    if not all(_is_text(each) for each in (path, article_id, exact, prefix, suffix)) or not exact:
        return None
    if not all(type(each) is int and 0 <= each < _LONGEST_TEXT for each in (start, end)) or start > end:
        return None
    return PinEnd(str(path), str(article_id), Anchor(exact, prefix, suffix, start, end))


def _is_text(value: object) -> bool:
    """Tell whether this can be shown: a string without half a surrogate pair, which Qt does not take."""
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)
