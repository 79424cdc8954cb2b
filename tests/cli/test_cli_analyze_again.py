"""`hearsay analyze` of a folder known already: as quick as the window, and the same to the last byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ANALYZE = """
import sys

from hearsay.__main__ import main

status = main(["analyze", *sys.argv[1:]])
sys.stderr.write("the model was loaded" if "onnxruntime" in sys.modules else "")
sys.exit(status)
"""
MODEL = b"the model was loaded"


def analyzed(data: Path | str, *arguments: str | Path) -> "subprocess.CompletedProcess[bytes]":
    """Analyse in a process of its own, which says whether it loaded the model."""
    environment = {**os.environ, "HEARSAY_DATA": str(data)}
    command = [sys.executable, "-c", ANALYZE, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done


def test_a_second_report_needs_no_model_and_is_the_same(case_folder: Path, tmp_path: Path) -> None:
    first, second = (analyzed(tmp_path / "data", case_folder) for _ in range(2))
    assert (first.stderr, second.stderr) == (MODEL, b"")
    assert second.stdout == first.stdout
    assert [each.name for each in (tmp_path / "data").iterdir()] == ["cache"]
    (case_folder / "11 letter.txt").write_text("The bridge is closed, said the mayor.\n", "utf-8")
    third = analyzed(tmp_path / "data", case_folder)
    assert third.stderr == MODEL
    assert b"11 letter.txt" in third.stdout


def test_a_damaged_cache_costs_time_only(case_folder: Path, tmp_path: Path) -> None:
    first = analyzed(tmp_path, case_folder)
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(b"\x00" * 5000)
    assert analyzed(tmp_path, case_folder).stdout == first.stdout


@pytest.mark.parametrize("data", ["{file}/data", "~no-such-user/data"])
def test_without_a_place_for_a_cache_the_report_is_made_and_nothing_said(
    case_folder: Path, tmp_path: Path, data: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = analyzed(data.format(file=tmp_path / "file"), case_folder)
    assert done.stderr == MODEL
    assert b"1 wire.txt" in done.stdout
