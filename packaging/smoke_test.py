"""Let a frozen program prove itself: ``python packaging/smoke_test.py PROGRAM``, after every build, on every platform.

The program runs as on a stranger's machine: an empty home, none of the developer's variables, no Python to be found,
an empty folder to stand in. Exit status 1 and a sentence on standard error tell what a reader would have missed. What
this machine lacks the means to try is named too.
"""

import json
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from command_checks import check_formats, check_notes
from frozen_program import ROOT, SAMPLE, Broken, FrozenProgram, need
from reach_checks import check_home, check_reach
from window_checks import check_window
from worker_checks import check_killed_reader, check_limits

SIZE = (1440, 900)


def check_version(program: FrozenProgram) -> None:
    source = (ROOT / "desktop" / "hearsay" / "__init__.py").read_text(encoding="utf-8")
    expected = re.search(r'__version__ = "(.+)"', source)
    answer = program.answer("--version")
    if expected is None or expected[1] not in answer:
        raise Broken(f"--version answers {answer!r}")


def check_analysis(program: FrozenProgram) -> None:
    answer = program.answer("analyze", str(SAMPLE))
    analysis = json.loads(answer)
    need(
        analysis["primary"] and not analysis["skipped"],
        f"analyze: primary {analysis['primary']!r}, skipped {analysis['skipped']!r}",
    )
    expected = sorted(path.name for path in SAMPLE.iterdir() if not path.name.startswith("primary."))
    found = sorted(article["path"] for article in analysis["articles"])
    need(found == expected, "analyze does not answer with the sample's articles")
    for article in analysis["articles"]:
        types = {sentence["type"] for sentence in article["sentences"]}
        need(len(types - {"none"}) >= 3, f"analyze finds only {sorted(types)} in {article['path']}")
    need(program.answer("analyze", str(SAMPLE), "--jobs", "2") == answer, "two processes analyse otherwise than one")


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
    with tempfile.TemporaryDirectory() as place:
        program = FrozenProgram(Path(path), Path(place))
        check_version(program)
        program.answer("--self-test")
        check_analysis(program)
        check_formats(program)
        check_notes(program)
        check_limits(program)
        check_picture(program, program.work)
        if sys.platform == "linux":
            check_refusal_without_display(program)
            check_killed_reader(program)
            if (xvfb := _means("Xvfb", "the real window")) is not None:
                check_window(program, xvfb)
            if (strace := _means("strace", "what it reaches outside")) is not None:
                check_reach(program, strace)
            check_home(program)


def _means(name: str, what: str) -> str | None:
    """Return where a program that a check needs is, None where it is not; then say ``what`` goes untried."""
    found = shutil.which(name)
    if found is None:
        sys.stderr.write(f"{name} is not on this machine, so {what} was not tried.\n")
    return found


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: smoke_test.py PROGRAM")
    try:
        main(sys.argv[1])
    except (Broken, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as problem:
        sys.exit(f"The frozen program is broken. {problem}")
