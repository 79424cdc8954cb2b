"""Saving a file: whole or not at all, and nothing of the reader's is overwritten unasked."""

import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from hearsay.domain.failures import ExportProblem
from hearsay.services.exporting import save


def test_the_text_stands_in_the_file_as_it_was_given(tmp_path: Path) -> None:
    save(tmp_path / "notes.md", "één\nzwei\r\n🙂\n")
    assert (tmp_path / "notes.md").read_bytes() == "één\nzwei\r\n🙂\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["notes.md"]


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("mine")
    with pytest.raises(ExportProblem, match="exists already and was left as it is"):
        save(file, "new")
    assert file.read_text() == "mine"
    save(file, "new", replace=True)
    assert file.read_text() == "new"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_a_replaced_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "notes.md", tmp_path / "link.md"
    file.write_text("mine")
    file.chmod(0o640)
    link.symlink_to(file)
    save(link, "new", replace=True)
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="the mask for new files is POSIX")
def test_a_new_file_may_be_read_by_whom_the_reader_lets(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    save(tmp_path / "notes.md", "x")
    assert (tmp_path / "notes.md").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


LIMITED = """
import resource, sys
from pathlib import Path
from hearsay.domain.failures import ExportProblem
from hearsay.services.exporting import save
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    save(Path(sys.argv[1]), "x" * 20_000, replace=True)
except ExportProblem as problem:
    print(problem)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX")
@pytest.mark.parametrize("old", ["what stood there before", None])
def test_a_disk_that_fills_while_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path, old: str | None) -> None:
    file = tmp_path / "notes.md"
    if old is not None:
        file.write_text(old)
    run = subprocess.run([sys.executable, "-c", LIMITED, str(file)], capture_output=True, text=True, check=True)
    assert "the disk is full" in run.stdout
    assert "untouched" in run.stdout
    assert [each.name for each in tmp_path.iterdir()] == ([] if old is None else ["notes.md"])
    assert old is None or file.read_text() == old


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_is_told_and_stays_a_device() -> None:
    with pytest.raises(ExportProblem, match="the disk is full"):
        save(Path("/dev/full"), "x", replace=True)
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize(
    ("name", "said"),
    [("nowhere/notes.md", "folder does not exist"), ("", "is a folder"), ("n" * 300, "too long"), ("a\0b", "null")],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ExportProblem, match=said):
        save(tmp_path / name, "x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportProblem, match="could not be written"):
        save(tmp_path / "file" / "notes.md", "x")
    assert (tmp_path / "file").read_text() == "mine"


def test_half_a_surrogate_pair_does_not_stop_the_export(tmp_path: Path) -> None:
    save(tmp_path / "notes.md", "a\ud83db")
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "a?b"


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege elsewhere")
def test_links_in_a_loop_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    with pytest.raises(ExportProblem, match="could not be written"):
        save(tmp_path / "a.md" / "notes.md", "x", replace=True)
    with suppress(ExportProblem):
        save(tmp_path / "a.md", "x", replace=True)


TO_STANDARD_OUTPUT = """
from pathlib import Path
from hearsay.services.exporting import save
save(Path("/dev/stdout"), "één")
"""


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no /dev/stdout here")
def test_a_pipe_that_has_no_name_of_its_own_is_written_to() -> None:
    run = subprocess.run([sys.executable, "-c", TO_STANDARD_OUTPUT], capture_output=True, check=True, timeout=60)
    assert run.stdout == "één".encode()
