"""`hearsay search`, run as its user runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def hearsay(tmp_path: Path) -> Run:
    environment = {**os.environ, "HEARSAY_DATA": str(tmp_path / "data")}

    def run(*arguments: str | Path) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "hearsay", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)

    return run


def test_articles_the_document_and_notes_are_searched(hearsay: Run, case_folder: Path) -> None:
    added = hearsay("notes", "add", case_folder, "--article", "2 column.md", "--body", "Which tank?", "--tag", "verify")
    note_id = added.stdout.decode().strip()
    found = hearsay("search", case_folder, "tank", "--format", "json")
    assert found.returncode == 0
    told = json.loads(found.stdout)
    assert [(each["path"], each["count"]) for each in told["articles"]] == [("2 column.md", 1), ("primary.txt", 1)]
    (hit,) = told["articles"][0]["hits"]
    assert hit["note"] == {"id": note_id, "tags": ["verify"]}
    assert [hit["text"][start:end] for start, end in hit["marked"]] == ["tank"]
    (hit,) = told["articles"][1]["hits"]
    assert hit["note"] is None
    assert (told["count"], told["counted_all"]) == (2, True)


def test_lines_tell_article_type_and_text(hearsay: Run, case_folder: Path) -> None:
    found = hearsay("search", case_folder, "disgrace", "type:opinion")
    assert found.returncode == 0
    head, hit = found.stdout.decode().splitlines()
    assert head == "2 column.md: 1 hit"
    assert hit.split(maxsplit=1) == ["opinion", "Of course this is a disgrace."]


def test_a_query_that_means_nothing_is_answered_with_what_to_write(hearsay: Run, case_folder: Path) -> None:
    refused = hearsay("search", case_folder, "type:lie")
    assert refused.returncode == 2
    assert "secondhand" in refused.stderr.decode()
    assert refused.stdout == b""


def test_that_nothing_was_found_is_said_apart_from_the_result(hearsay: Run, case_folder: Path) -> None:
    nothing = hearsay("search", case_folder, "zeppelin", "mooring")
    assert (nothing.returncode, nothing.stdout) == (0, b"")
    last = nothing.stderr.decode().splitlines()[-1]
    assert last.endswith(f"Nothing was found in {case_folder} for: zeppelin mooring")
    told = hearsay("search", case_folder, "zeppelin", "--format", "json")
    assert json.loads(told.stdout)["count"] == 0
    assert "Nothing was found" in told.stderr.decode()
    assert "Nothing was found" not in hearsay("search", case_folder, "tank").stderr.decode()
