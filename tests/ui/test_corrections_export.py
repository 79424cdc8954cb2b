"""Corrections leave the window only when the reader asks, and say first what is in them."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType
from hearsay.ui import corrections_dialog
from hearsay.ui.corrections_dialog import CorrectionsDialog

WIRE = "1 wire.txt"
MAYOR = "The mayor said that repairs would begin in May."


def _correct(hearsay: Hearsay, qtbot: QtBot, kind: AttributionType) -> None:
    desk = hearsay.window.desk
    annotated = desk.displayed.get(WIRE)
    assert annotated is not None
    index = next(
        i for i, sentence in enumerate(annotated.sentences) if sentence.span.of(annotated.article.text) == MAYOR
    )
    hearsay.window.panes.activate(WIRE)
    desk.choose(WIRE, index)
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        desk.correct(kind)


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialogue is told to write as soon as it is open; what it says goes into a file beside."""
    target = tmp_path / "corrections.jsonl"

    class Pressing(CorrectionsDialog):
        def exec(self) -> int:
            self.path.setText(str(target))
            self.show()
            target.with_suffix(".told").write_text(self.told.text(), "utf-8")
            buttons = self.findChild(QDialogButtonBox)
            assert isinstance(buttons, QDialogButtonBox)
            buttons.button(QDialogButtonBox.StandardButton.Save).click()
            return self.result()

    monkeypatch.setattr(corrections_dialog, "CorrectionsDialog", Pressing)
    return target


def _lines(target: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def test_the_menu_writes_the_corrections_with_what_the_engine_said_though_corrected_twice(
    opened: Hearsay, qtbot: QtBot, exported: Path
) -> None:
    engine = opened.window.desk.displayed.get(WIRE)
    assert engine is not None
    said = next(s for s in engine.sentences if s.span.of(engine.article.text) == MAYOR)
    _correct(opened, qtbot, AttributionType.OPINION)
    _correct(opened, qtbot, AttributionType.UNATTRIBUTED)
    opened.window.actions_.export_corrections.trigger()
    qtbot.waitUntil(exported.exists, timeout=10_000)
    (found,) = _lines(exported)
    assert (found["article"], found["sentence"], found["type"]) == (WIRE, MAYOR, "unattributed")
    assert found["engine"] == {"name": engine.engine, "type": "secondhand", "confidence": round(said.confidence, 4)}
    assert found["context"] == "kept"
    assert found["after"] == "The bridge was built in 1931."
    told = exported.with_suffix(".told").read_text("utf-8")
    assert told.startswith("1 correction, ")
    assert "quotes the articles" in told
    assert "lost their place" not in told
    qtbot.waitUntil(lambda: str(exported) in opened.window.status.text, timeout=2000)


def test_orphans_are_written_and_counted(opened: Hearsay, qtbot: QtBot, case_folder: Path, exported: Path) -> None:
    _correct(opened, qtbot, AttributionType.OPINION)
    (case_folder / WIRE).write_text("Bridge memo leaks\n\nAll of it was rewritten.\n", "utf-8")
    with qtbot.waitSignals([opened.folder_session.analysed, opened.notes_session.loaded], timeout=20_000):
        opened.window.actions_.read_again.trigger()
    opened.window.actions_.export_corrections.trigger()
    qtbot.waitUntil(exported.exists, timeout=10_000)
    (found,) = _lines(exported)
    assert (found["anchor"]["status"], found["sentence"]) == ("orphan", MAYOR)
    assert "1 lost their place" in exported.with_suffix(".told").read_text("utf-8")


def test_without_a_correction_the_reader_is_told_how_to_make_one(opened: Hearsay, qtbot: QtBot, exported: Path) -> None:
    opened.window.actions_.export_corrections.trigger()
    qtbot.waitUntil(lambda: "no corrections to export yet" in opened.window.status.text, timeout=5000)
    assert "press t" in opened.window.status.text
    assert not exported.with_suffix(".told").exists()


def test_it_stands_in_the_menu_beside_the_export_of_notes(opened: Hearsay) -> None:
    entries = [action.text() for action in opened.window.tool_bar.menu.actions()]
    assert entries[entries.index("&Export notes…") + 1] == "Export correct&ions…"
