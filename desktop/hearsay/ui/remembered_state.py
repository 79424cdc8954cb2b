"""What the window finds again at the next start: recent folders, its shape, and how each folder was left."""

import base64
import binascii
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeGuard

from PySide6.QtCore import QByteArray

_MOST_RECENT = 12
_MOST_FOLDERS = 60
_LONGEST_TEXT = 1 << 31


@dataclass(slots=True)
class FolderState:
    """How a folder was left: open articles, the one with the keys, the library's order, places in the text.

    ``places`` are the first visible code points by path; ``chosen`` is the chosen sentence's start in the active one.
    """

    open: list[str] = field(default_factory=list)
    active: str | None = None
    order: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    chosen: int | None = None
    primary: str | None = None
    notes_filter: str = ""


class RememberedState:
    """Kept in ``window.json`` of the data directory.

    It is read once and written by ``flush``. What cannot be read there is forgotten, never an error: nothing in it is
    the reader's own writing.
    """

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / "window.json"
        self._values = _read(self._file)

    def recent_folders(self) -> list[str]:
        return [folder for folder in self._list("recent") if _is_name(folder)]

    def remember_folder(self, root: str) -> None:
        recent = [root, *(folder for folder in self.recent_folders() if folder != root)]
        self._values["recent"] = recent[:_MOST_RECENT]

    def forget_folder(self, root: str) -> None:
        self._values["recent"] = [folder for folder in self.recent_folders() if folder != root]

    @property
    def last_folder(self) -> str | None:
        """The folder that was open when the window was closed."""
        value = self._values.get("last")
        return value if _is_name(value) else None

    @last_folder.setter
    def last_folder(self, root: str | None) -> None:
        self._values["last"] = root

    def folder_state(self, root: str) -> FolderState:
        stored = self._dict("folders").get(root)
        if not isinstance(stored, dict):
            return FolderState()
        active, primary, places, chosen = (stored.get(key) for key in ("active", "primary", "places", "chosen"))
        narrowed = stored.get("notes_filter")
        return FolderState(
            open=[name for name in _listed(stored.get("open")) if _is_name(name)],
            active=active if _is_name(active) else None,
            order=[name for name in _listed(stored.get("order")) if _is_name(name)],
            places={path: at for path, at in places.items() if _is_place(at)} if isinstance(places, dict) else {},
            chosen=chosen if _is_place(chosen) else None,
            primary=primary if _is_name(primary) else None,
            notes_filter=narrowed if _is_name(narrowed) else "",
        )

    def remember_folder_state(self, root: str, state: FolderState) -> None:
        folders = self._dict("folders")
        folders.pop(root, None)
        folders[root] = asdict(state)
        self._values["folders"] = dict(list(folders.items())[-_MOST_FOLDERS:])

    def query(self, root: str) -> str:
        """Return what was last searched for in a folder, empty where nothing was."""
        value = self._dict("queries").get(root)
        return value if _is_name(value) else ""

    def remember_query(self, root: str, text: str) -> None:
        queries = self._dict("queries")
        queries.pop(root, None)
        if _is_name(text):
            queries[root] = text
        self._values["queries"] = dict(list(queries.items())[-_MOST_FOLDERS:])

    def shape(self, name: str) -> QByteArray | None:
        """Return a window's geometry or a splitter's state, as Qt packs it."""
        value = self._dict("shapes").get(name)
        try:
            return QByteArray(base64.b64decode(value, validate=True)) if isinstance(value, str) else None
        except binascii.Error:
            return None

    def remember_shape(self, name: str, value: QByteArray) -> None:
        packed = base64.b64encode(bytes(value.data())).decode("ascii")
        self._values["shapes"] = {**self._dict("shapes"), name: packed}

    def option(self, name: str, default: str) -> str:
        value = self._dict("options").get(name)
        return value if isinstance(value, str) else default

    def remember_option(self, name: str, value: str) -> None:
        self._values["options"] = {**self._dict("options"), name: value}

    def flush(self) -> None:
        """Write everything down, whole or not at all; a directory that takes no file is no reason to complain."""
        written = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(json.dumps(self._values, indent=1), "utf-8")
            written.replace(self._file)
        except (OSError, ValueError):
            with suppress(OSError):
                written.unlink(missing_ok=True)

    def _list(self, name: str) -> list[Any]:
        return _listed(self._values.get(name))

    def _dict(self, name: str) -> dict[str, Any]:
        value = self._values.get(name)
        return dict(value) if isinstance(value, dict) else {}


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _is_name(value: object) -> TypeGuard[str]:
    """Tell whether this can be the name of a file or folder."""
    if not isinstance(value, str) or not value or "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which Qt does not take
        return False
    return True


def _is_place(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LONGEST_TEXT


def _read(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
