"""A disk that fills, or may not be written, refuses in words: what was acknowledged stays, and more is taken later."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.services.backups import backup

ARTICLE = Article("a.txt", "One sentence.", ())
LARGE = "words " * 4000

LIMITED = f"""
import json
import resource
import signal
import sys
from pathlib import Path
from hearsay.domain.article import Article
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that writing fails, as on a full disk, and nobody is killed
article, acknowledged, problem = Article("a.txt", {ARTICLE.text!r}, ()), [], ""
annotations = Annotations.open(Path(sys.argv[1]))
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
for number in range(200):
    try:
        acknowledged.append(annotations.add_note(article, Anchor(""), f"{{number}} {LARGE}").id)
    except StoreProblem as refused:
        problem = str(refused)
        break
still = [placed.note.id for placed in annotations.notes_of([article])]
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
later = annotations.add_note(article, Anchor(""), "there is room again").id
annotations.close()
print(json.dumps([acknowledged, problem, still, later]))
"""


def ids(annotations: Annotations) -> set[str]:
    return {placed.note.id for placed in annotations.notes_of([ARTICLE])}


def fill(annotations: Annotations) -> tuple[set[str], str]:
    """Write until the store refuses: return what it had acknowledged, and the message."""
    acknowledged: set[str] = set()
    for number in range(1000):
        try:
            acknowledged.add(annotations.add_note(ARTICLE, Anchor(""), f"{number} {LARGE}").id)
        except StoreProblem as problem:
            return acknowledged, str(problem)
    pytest.fail("the disk never filled")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for little, unmounted in the end."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small file system")
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small file system can be mounted here: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_disk_that_fills_keeps_what_was_acknowledged_and_takes_more_once_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 500_000)
    annotations = Annotations.open(small_disk / "data")
    acknowledged, problem = fill(annotations)
    assert acknowledged
    assert "disk is full" in problem
    assert ids(annotations) == acknowledged
    with pytest.raises(StoreProblem, match="could not be written"):
        backup(small_disk / "data", small_disk / "copy.db")
    assert not list(small_disk.glob("*copy.db*"))
    ballast.unlink()
    later = annotations.add_note(ARTICLE, Anchor(""), "there is room again").id
    annotations.close()
    again = Annotations.open(small_disk / "data")
    assert ids(again) == {*acknowledged, later}
    again.close()


def test_a_disk_that_is_read_only_is_told_and_its_notes_are_read(small_disk: Path) -> None:
    annotations = Annotations.open(small_disk)
    kept = annotations.add_note(ARTICLE, Anchor(""), "kept").id
    annotations.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    reading = Annotations.open(small_disk)
    assert ids(reading) == {kept}
    with pytest.raises(StoreProblem, match="can be read but not changed"):
        reading.add_note(ARTICLE, Anchor(""), "not here")
    assert ids(reading) == {kept}
    reading.close()
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    writing = Annotations.open(small_disk)
    later = writing.add_note(ARTICLE, Anchor(""), "here").id
    assert ids(writing) == {kept, later}
    writing.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files here")
def test_files_that_may_not_grow_are_told_and_keep_what_was_acknowledged(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    acknowledged, problem, still, later = json.loads(run.stdout)
    assert acknowledged
    assert "Everything saved before is" in problem
    assert "Free some space" in problem
    assert set(still) == set(acknowledged)
    annotations = Annotations.open(tmp_path)
    assert ids(annotations) == {*acknowledged, later}
    annotations.close()
