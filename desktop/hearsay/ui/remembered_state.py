"""What the window finds again at the next start: recent folders, its shape, and how each folder was left."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 12
_MOST_FOLDERS = 60


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


class RememberedState:
    """Kept in an INI file of the data directory; what cannot be read there is forgotten, never an error."""

    def __init__(self, data_dir: Path) -> None:
        self._settings = QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)

    def recent_folders(self) -> list[str]:
        return [str(folder) for folder in _load_list(self._settings.value("recent"))]

    def remember_folder(self, root: str) -> None:
        recent = [root, *(folder for folder in self.recent_folders() if folder != root)]
        self._settings.setValue("recent", json.dumps(recent[:_MOST_RECENT]))

    def forget_folder(self, root: str) -> None:
        self._settings.setValue("recent", json.dumps([f for f in self.recent_folders() if f != root]))

    @property
    def last_folder(self) -> str | None:
        """The folder that was open when the window was closed."""
        value = self._settings.value("last")
        return str(value) if value else None

    @last_folder.setter
    def last_folder(self, root: str | None) -> None:
        self._settings.setValue("last", root or "")

    def folder_state(self, root: str) -> FolderState:
        stored = _load_dict(self._settings.value("folders")).get(root, {})
        known = FolderState.__dataclass_fields__
        try:
            return FolderState(**{key: value for key, value in stored.items() if key in known})
        except (AttributeError, TypeError):
            return FolderState()

    def remember_folder_state(self, root: str, state: FolderState) -> None:
        folders = _load_dict(self._settings.value("folders"))
        folders.pop(root, None)
        folders[root] = asdict(state)
        newest = dict(list(folders.items())[-_MOST_FOLDERS:])
        self._settings.setValue("folders", json.dumps(newest))

    def shape(self, name: str) -> QByteArray | None:
        """Return a window's geometry or a splitter's state, as Qt packs it."""
        value = self._settings.value(f"shape/{name}")
        return value if isinstance(value, QByteArray) else None

    def remember_shape(self, name: str, value: QByteArray) -> None:
        self._settings.setValue(f"shape/{name}", value)

    def option(self, name: str, default: str) -> str:
        value = self._settings.value(f"options/{name}")
        return default if value is None else str(value)

    def remember_option(self, name: str, value: str) -> None:
        self._settings.setValue(f"options/{name}", value)

    def flush(self) -> None:
        self._settings.sync()


def _load_list(value: object) -> list[Any]:
    loaded = _load(value)
    return loaded if isinstance(loaded, list) else []


def _load_dict(value: object) -> dict[str, Any]:
    loaded = _load(value)
    return loaded if isinstance(loaded, dict) else {}


def _load(value: object) -> object:
    try:
        return json.loads(str(value)) if value else None
    except ValueError:
        return None
