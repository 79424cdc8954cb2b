"""``hearsay --self-test`` passes where all is well, and fails, saying why, where files cannot be read in safety."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def self_test(tmp_path: Path, *, before: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the self-test in a process that runs ``before`` first."""
    program = f"import sys\n{before}\nfrom hearsay.__main__ import main\nsys.exit(main(['--self-test']))"
    environment = {**os.environ, "HEARSAY_DATA": str(tmp_path / "data")}
    return subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )


def test_the_program_finds_itself_well_and_leaves_nothing_in_the_readers_data(tmp_path: Path) -> None:
    done = self_test(tmp_path)
    assert (done.returncode, done.stdout) == (0, "hearsay: self-test passed\n"), done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("program", ["", "/bin/false"])
def test_a_program_that_cannot_start_its_reader_is_not_well(tmp_path: Path, program: str) -> None:
    done = self_test(tmp_path, before=f"sys.executable = {program!r}")
    assert done.returncode == 1
    assert done.stderr == "hearsay: self-test failed: no process to read files in could be started\n"
