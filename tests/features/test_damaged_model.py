"""A folder read by a program whose model is damaged: everything is coloured, by the rules, and the reader knows."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hearsay import app
from hearsay.app import Hearsay
from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.attribution.trained.shipped_finder import ShippedFinder
from hearsay.cli import analyze, run
from hearsay.resources import resource
from hearsay.services.analysis import Analysis

REASON = "tokenizer.json is missing"


@pytest.fixture
def damaged(tmp_path: Path) -> Analysis:
    """The program's analysis on a model folder that has lost a file."""
    folder = tmp_path / "attribution"
    shutil.copytree(resource("models", "attribution"), folder, ignore=shutil.ignore_patterns("tokenizer.json"))
    return Analysis(Engine(ShippedFinder(folder, RuleFinder())))


def test_the_report_is_the_rules_and_says_why(
    damaged: Analysis, case_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def report(analysis: Analysis, form: str) -> tuple[str, str]:
        monkeypatch.setattr(analyze, "Analysis", lambda **_: analysis)
        assert run(["analyze", str(case_folder), "--format", form], open_window=lambda _: 9) == 0
        told = capfd.readouterr()
        return told.out, told.err

    found, told = report(damaged, "json")
    ruled, _ = report(Analysis(Engine(RuleFinder())), "json")
    assert json.loads(found) == json.loads(ruled)
    assert any(article["attributions"] for article in json.loads(found)["articles"])
    assert told.count(REASON) == 1
    assert REASON in report(damaged, "markdown")[0]


def test_the_window_is_coloured_by_the_rules_and_says_why(
    damaged: Analysis,
    case_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    start: Callable[[], Hearsay],
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(app, "Analysis", lambda **_: damaged)
    hearsay = start()
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(case_folder)
    assert hearsay.window.desk.displayed.counts().total() > 4
    assert hearsay.window.desk.displayed.engines() == (RuleFinder().name,)
    assert REASON in hearsay.window.status.notice
