"""Let a frozen program prove itself: ``python packaging/smoke_test.py PROGRAM``, after every build, on every platform.

The program runs as on a stranger's machine: an empty home, none of the developer's variables, an empty folder to stand
in. Exit status 1 and a sentence on standard error tell what a reader would have missed.
"""

import json
import os
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "samples" / "four-minutes"
SIZE = (1440, 900)
KEPT_VARIABLES = ("LANG", "PATH", "SYSTEMROOT", "TEMP", "TMP")


class Broken(Exception):
    """The frozen program does not do what it shall; the message says what."""


class FrozenProgram:
    """The program under test and the empty home it runs in."""

    def __init__(self, path: Path, home: Path) -> None:
        self._path = path
        self._home = home

    def run(self, *arguments: str, offscreen: bool = True) -> subprocess.CompletedProcess[str]:
        environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        environment |= {"HOME": str(self._home), "HEARSAY_DATA": str(self._home / "data"), "PYTHONUTF8": "1"}
        if offscreen:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        return subprocess.run(  # noqa: S603 - runs the program that was just built
            [str(self._path), *arguments],
            cwd=self._home,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def answer(self, *arguments: str) -> str:
        """Run and return standard output. Raises Broken unless the program exits 0."""
        done = self.run(*arguments)
        if done.returncode != 0:
            raise Broken(
                f"{' '.join(arguments)}: exit status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
            )
        return done.stdout


def check_version(program: FrozenProgram) -> None:
    source = (ROOT / "desktop" / "hearsay" / "__init__.py").read_text(encoding="utf-8")
    expected = re.search(r'__version__ = "(.+)"', source)
    answer = program.answer("--version")
    if expected is None or expected[1] not in answer:
        raise Broken(f"--version answers {answer!r}")


def check_analysis(program: FrozenProgram) -> None:
    analysis = json.loads(program.answer("analyze", str(SAMPLE)))
    if analysis["skipped"] or not analysis["primary"]:
        raise Broken(f"analyze: primary {analysis['primary']!r}, skipped {analysis['skipped']!r}")
    expected = sorted(path.name for path in SAMPLE.iterdir() if not path.name.startswith("primary."))
    if sorted(article["path"] for article in analysis["articles"]) != expected:
        raise Broken("analyze does not answer with the sample's articles")
    for article in analysis["articles"]:
        types = {sentence["type"] for sentence in article["sentences"]}
        if len(types - {"none"}) < 3:
            raise Broken(f"analyze finds only {sorted(types)} in {article['path']}")


def check_picture(program: FrozenProgram, folder: Path) -> None:
    picture = folder / "window.png"
    program.answer("--screenshot", str(picture), "--size", f"{SIZE[0]}x{SIZE[1]}", "--sample")
    head = picture.read_bytes()[:24]
    if head[:8] != b"\x89PNG\r\n\x1a\n" or struct.unpack(">II", head[16:24]) != SIZE:
        raise Broken("--screenshot does not draw a picture of the size asked for")
    # An empty window compresses to a few kilobytes; four panes of text do not.
    if picture.stat().st_size < 50_000:
        raise Broken(f"--screenshot draws next to nothing ({picture.stat().st_size} bytes)")


def check_refusal_without_display(program: FrozenProgram) -> None:
    done = program.run("--sample", offscreen=False)
    if done.returncode == 0 or "analyze" not in done.stderr:
        raise Broken(f"without a display: exit status {done.returncode}, {done.stderr!r}")


def main(path: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        program = FrozenProgram(Path(path).resolve(), Path(home))
        check_version(program)
        program.answer("--self-test")
        check_analysis(program)
        check_picture(program, Path(home))
        if sys.platform == "linux":
            check_refusal_without_display(program)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: smoke_test.py PROGRAM")
    try:
        main(sys.argv[1])
    except (Broken, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as problem:
        sys.exit(f"The frozen program is broken. {problem}")
