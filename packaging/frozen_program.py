"""A frozen program as a stranger's machine would run it, for the checks of ``smoke_test.py``."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "samples" / "four-minutes"
FILES = ROOT / "tests" / "reading" / "files"
PATIENCE_S = 300
_KEPT_VARIABLES = ("LANG", "SYSTEMROOT")


class Broken(Exception):
    """The frozen program does not do what it shall; the message says what."""


def need(holds: object, failure: str) -> None:
    """Raise Broken with ``failure`` where something does not hold."""
    if not holds:
        raise Broken(failure)


class FrozenProgram:
    """The program under test, in a home that is empty at first, with no other program, no Python either, to be found.

    ``home`` is the user's and ``work`` where checks put their own files; both, and all else, lie in ``place``.
    """

    def __init__(self, path: Path, place: Path) -> None:
        self.path = path.resolve()
        self.place = place.resolve()
        self.home, self.work = self.place / "home", self.place / "work"
        self._bin, self._temporary = self.place / "bin", self.place / "tmp"
        for folder in (self.home, self.work, self._bin, self._temporary):
            folder.mkdir()

    @property
    def data(self) -> Path:
        return self.home / "data"

    def environment(self, **more: str) -> dict[str, str]:
        """Return all variables that the program gets, ``more`` among them."""
        kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        own = {"HOME": str(self.home), "HEARSAY_DATA": str(self.data), "PATH": str(self._bin)}
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self._temporary))
        return kept | own | temporary | more

    def run(
        self, *arguments: str, offscreen: bool = True, before: Sequence[str] = (), data: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run to the end. ``before`` is a program that watches it, ``data`` another data directory."""
        more = {"QT_QPA_PLATFORM": "offscreen"} if offscreen else {}
        if data is not None:
            more["HEARSAY_DATA"] = str(data)
        return subprocess.run(  # noqa: S603 - runs the program that was just built
            [*before, str(self.path), *arguments],
            cwd=self.home,
            env=self.environment(**more),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE_S,
            check=False,
        )

    def start(self, *arguments: str, **more: str) -> "subprocess.Popen[str]":
        """Start and come back at once; ``more`` are variables."""
        return subprocess.Popen(  # noqa: S603 - runs the program that was just built
            [str(self.path), *arguments],
            cwd=self.home,
            env=self.environment(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )

    def answer(self, *arguments: str, status: int = 0, data: Path | None = None) -> str:
        """Run and return standard output. Raises Broken unless the program exits with ``status``."""
        done = self.run(*arguments, data=data)
        told = f"{done.stdout[-2000:]}{done.stderr[-4000:]}"
        need(done.returncode == status, f"{' '.join(arguments)}: exit status {done.returncode}\n{told}")
        return done.stdout
