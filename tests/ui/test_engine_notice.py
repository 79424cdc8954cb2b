"""The status bar says which engine coloured the articles and, for good, what is wrong with it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from hearsay import app
from hearsay.app import Hearsay
from hearsay.services.analysis import Analysis


def _said(hearsay: Hearsay) -> list[str]:
    status = hearsay.window.status
    return [label.text() for label in status.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_engine_is_named_and_nothing_else_where_all_is_well(opened: Hearsay) -> None:
    assert any(said.startswith("coloured by model ") for said in _said(opened))
    assert opened.window.status.notice == ""
    notice = opened.window.status.findChild(QFrame, "notice")
    assert isinstance(notice, QFrame)
    assert notice.isHidden()


@pytest.fixture
def standing_in(
    monkeypatch: pytest.MonkeyPatch, rules_standing_in: Analysis, start: Callable[[], Hearsay]
) -> Callable[[], Hearsay]:
    monkeypatch.setattr(app, "Analysis", lambda **_: rules_standing_in)
    return start


@pytest.mark.parametrize("width", [1024, 1440])
def test_a_model_that_could_not_be_used_is_told_for_good_and_with_a_way_out(
    standing_in: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot, width: int
) -> None:
    hearsay = standing_in()
    hearsay.window.resize(width, 700)
    assert hearsay.window.status.notice == ""
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=20_000):
        hearsay.window.open_folder(case_folder)
    hearsay.window.status.tell("Something passing.")
    QApplication.processEvents()
    (notice,) = (label for label in hearsay.window.status.findChildren(QLabel) if "damaged" in label.text())
    assert notice.isVisible()
    needed = notice.fontMetrics().horizontalAdvance(notice.text())
    assert notice.width() >= needed, "the reason is cut off"
    assert {"Something passing.", "coloured by rules 1"} <= set(_said(hearsay))
    for words in ("model.onnx is damaged", "still works", "rules 1", "install Hearsay again"):
        assert words in notice.toolTip()
        assert words in notice.accessibleDescription()
