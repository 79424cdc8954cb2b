"""`hearsay notes corrections`: what the reader decided leaves as JSON lines, when asked, and overwrites nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearsay.domain.attribution import AttributionType
from hearsay.domain.corrections import context_of
from hearsay.domain.spans import Span
from hearsay.services.analysis import Analysis
from hearsay.services.annotations import Annotations
from hearsay.services.opening import open_folder

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

PIER = "The pier 🌉\n\nThe pier was closed in May. It is old, the mayor said.\n"
CLOSED, OLD = "The pier was closed in May.", "It is old, the mayor said."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    root = tmp_path / "case"
    root.mkdir()
    (root / "pier.txt").write_text(PIER, "utf-8")
    (root / "other.txt").write_text("Nothing\n\nNothing happened here at all.\n", "utf-8")
    return root


@pytest.fixture
def corrections(case: Path, data: Path) -> Run:
    environment = {**os.environ, "HEARSAY_DATA": str(data)}

    def run(*options: str | Path) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "hearsay", "notes", "corrections", str(case), *map(str, options)]
        return subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)

    return run


def correct(case: Path, data: Path, sentence: str, kind: AttributionType, *, kept: bool = True) -> None:
    """Overrule a sentence's type as the window does it or, with nothing kept, as the first version did."""
    folder = open_folder(case)
    article = next(article for article in folder.articles if article.path == "pier.txt")
    start = article.text.index(sentence)
    span = Span(start, start + len(sentence))
    context = context_of(Analysis().annotate(article), span) if kept else None
    store = Annotations.open(data)
    store.correct(article, span, kind, root=folder.root, context=context)
    store.close()


def lines_of(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def test_corrections_come_in_the_order_of_the_text_on_standard_output_alone(
    corrections: Run, case: Path, data: Path
) -> None:
    correct(case, data, OLD, AttributionType.OPINION)
    correct(case, data, CLOSED, AttributionType.SECONDHAND, kept=False)
    for options in ((), ("-o", "-")):
        done = corrections(*options)
        assert (done.returncode, done.stderr) == (0, b"")
        first, second = lines_of(done.stdout)
        assert (first["sentence"], first["type"], first["context"]) == (CLOSED, "secondhand", "present")
        assert (second["sentence"], second["type"], second["context"]) == (OLD, "opinion", "kept")
        assert second["engine"]["type"] == "secondhand"
        assert second["before"] == CLOSED
        text = open_folder(case).articles[-1].text
        for found in (first, second):
            anchor = found["anchor"]
            assert anchor["status"] == "exact"
            assert text[anchor["start"] : anchor["end"]] == found["sentence"]


def test_a_file_is_written_whole_and_never_over_another_unasked(
    corrections: Run, case: Path, data: Path, tmp_path: Path
) -> None:
    correct(case, data, OLD, AttributionType.OPINION)
    target = tmp_path / "out" / "corrections.jsonl"
    target.parent.mkdir()
    done = corrections("-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert len(lines_of(target.read_bytes())) == 1
    target.write_text("mine", "utf-8")
    refused = corrections("-o", target)
    assert refused.returncode == 1
    assert b"exists already" in refused.stderr
    assert target.read_text("utf-8") == "mine"
    assert corrections("-o", target, "--replace").returncode == 0
    assert len(lines_of(target.read_bytes())) == 1
    assert list(target.parent.iterdir()) == [target]


def test_none_is_told_in_a_line(corrections: Run, case: Path) -> None:
    done = corrections()
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"hearsay: There are no corrections in {case}: no type was overruled there yet.\n"


def test_a_correction_whose_words_or_file_are_gone_is_given_and_told(corrections: Run, case: Path, data: Path) -> None:
    correct(case, data, OLD, AttributionType.OPINION)
    (case / "pier.txt").write_text("The pier\n\nEverything was rewritten.\n", "utf-8")
    for _ in range(2):
        done = corrections()
        assert done.returncode == 0
        (found,) = lines_of(done.stdout)
        assert found["anchor"] == {"start": None, "end": None, "status": "orphan"}
        assert (found["article"], found["sentence"], found["before"]) == ("pier.txt", OLD, CLOSED)
        assert b"1 of 1 corrections lost their place" in done.stderr
        (case / "pier.txt").unlink(missing_ok=True)


def test_a_withdrawn_correction_stays_here(corrections: Run, case: Path, data: Path) -> None:
    correct(case, data, OLD, AttributionType.OPINION)
    store = Annotations.open(data)
    assert store.undo() == "Change type to Author opinion"
    store.close()
    assert corrections().stdout == b""


def test_what_cannot_be_done_or_makes_no_sense_has_its_status(corrections: Run, case: Path, tmp_path: Path) -> None:
    missing = corrections("-o", tmp_path / "nowhere" / "c.jsonl")
    assert missing.returncode == 1
    assert b"its folder does not exist" in missing.stderr
    assert corrections("--format", "json").returncode == 2
    told = corrections("--help")
    assert told.returncode == 0
    for field in (b"article_id", b"paragraph, offset", b"orphan"):
        assert field in told.stdout
