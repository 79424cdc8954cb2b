"""Looks whether the files of the open folder change on the disk, and has them read again once they are at rest."""

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from hearsay.domain.article import Folder
from hearsay.jobs.pool import JobPool
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.job_bridge import JobBridge

REST_MS = 400
"""how long nothing must have happened before the folder is looked at"""
_MOST_WATCHED = 400
"""files and folders; further ones are looked at when the reader comes back to the window"""

Stamps = Mapping[str, tuple[int, int]]
"""when each file was written (nanoseconds) and its size (bytes), by path"""


class FolderWatch(QObject):
    """Where the system tells of no changes (a network drive, say), ``look`` finds them."""

    def __init__(self, session: FolderSession, pool: JobPool, bridge: JobBridge) -> None:
        super().__init__(session)
        self._session, self._pool, self._bridge = session, pool, bridge
        self._root = ""
        self._known: Stamps | None = None
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._rest.start)
        self._watcher.directoryChanged.connect(self._rest.start)
        session.opened.connect(self._begin)

    def look(self) -> None:
        """Have the folder read again if a file in it is not as it was."""
        if not self._root or self._looking:
            return
        if not self._session.is_complete:
            self._rest.start()  # after what is being read and coloured now
            return
        root, self._looking = self._root, True

        def found(stamps: Stamps) -> None:
            self._looking = False
            if root != self._root:
                return
            changed, self._known = self._known not in (None, stamps), stamps
            self._watch(stamps)
            if changed:
                self._session.refresh()

        self._bridge.run(self._pool, lambda _progress: _stamps(root), then=found, failed=lambda _error: self._rested())

    def stop(self) -> None:
        """Look no more: the program ends."""
        self._root = ""
        self._rest.stop()

    def _begin(self, folder: Folder) -> None:
        self._root, self._known = folder.root, None
        self._rest.start()

    def _rested(self) -> None:
        self._looking = False

    def _watch(self, stamps: Stamps) -> None:
        folders = dict.fromkeys([self._root, *(str(Path(path).parent) for path in stamps)])
        wanted = [*folders, *stamps][:_MOST_WATCHED]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if left := sorted(watched.difference(wanted)):
            self._watcher.removePaths(left)
        if new := [path for path in wanted if path not in watched]:
            self._watcher.addPaths(new)


def _stamps(root: str) -> Stamps:
    stamps: dict[str, tuple[int, int]] = {}
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            path = Path(folder) / name
            try:
                status = path.stat()
            except OSError:
                continue  # gone meanwhile, or a link to nowhere
            if not name.startswith("."):
                stamps[str(path)] = (status.st_mtime_ns, status.st_size)
    return stamps
