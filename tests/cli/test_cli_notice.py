"""A model that could not be used is no failure, but it must be known: once on standard error, and in the report."""

from pathlib import Path

import pytest

from hearsay.cli import analyze, run
from hearsay.services.analysis import Analysis

TOLD = "hearsay: The attribution model could not be used (model.onnx is damaged); the built-in rules colour instead.\n"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules_standing_in: Analysis) -> Path:
    """A folder of two articles, and the command line with an engine that has a notice."""
    monkeypatch.setattr(analyze, "Analysis", lambda **_: rules_standing_in)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"About {name}\n\nThe pier was closed in May, the mayor said.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["json", "markdown", "html"])
def test_the_notice_is_told_once_and_the_work_counts_as_done(
    case: Path, capfd: pytest.CaptureFixture[str], form: str
) -> None:
    assert run(["analyze", str(case), "--format", form], open_window=lambda _: 9) == 0
    told = capfd.readouterr()
    assert told.err == TOLD
    assert ("model.onnx is damaged" in told.out) == (form != "json")


def test_lines_are_answered_as_ever_and_the_notice_told_after_them(
    case: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (case / "lines").write_text("It rained, she said.\nIt is wet.\n", "utf-8")
    assert run(["analyze", "--lines", str(case / "lines")], open_window=lambda _: 9) == 0
    told = capfd.readouterr()
    assert told.out.count("\n") == 2
    assert told.err == TOLD
