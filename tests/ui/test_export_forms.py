"""The export dialogue: the form that the reader chooses, and an earlier export brought up to date."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.note_forms import NotesForm
from hearsay.domain.notes import Anchor
from hearsay.services.exporting import notes_in
from hearsay.ui.export_dialog import ExportDialog
from hearsay.ui.note_draft import NoteDraft


def _write(hearsay: Hearsay, qtbot: QtBot, start_of: str, body: str) -> None:
    annotated = hearsay.window.desk.displayed.get("1 wire.txt")
    assert annotated is not None
    text = annotated.article.text
    sentence = next(s for s in annotated.sentences if s.span.of(text).startswith(start_of))
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        hearsay.notes_session.save(NoteDraft(annotated.article, Anchor.at(text, sentence.span), body=body))


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[ExportDialog]:
    """Keep the dialogues that would be shown, and go on."""
    shown: list[ExportDialog] = []

    def keep(dialog: ExportDialog) -> int:
        shown.append(dialog)
        return 0

    monkeypatch.setattr(ExportDialog, "exec", keep)
    return shown


def _dialog(hearsay: Hearsay, dialogs: list[ExportDialog], target: Path, qtbot: QtBot) -> ExportDialog:
    known = len(dialogs)
    hearsay.window.actions_.export_notes.trigger()
    qtbot.waitUntil(lambda: len(dialogs) > known, timeout=10_000)
    dialogs[-1].path.setText(str(target))
    return dialogs[-1]


def _choose(dialog: ExportDialog, form: NotesForm, qtbot: QtBot) -> None:
    dialog.form.setCurrentText(form.label)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=10_000)


def test_each_form_is_written_under_its_own_ending(
    opened: Hearsay, dialogs: list[ExportDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    _write(opened, qtbot, "The mayor said", "Which May?")
    dialog = _dialog(opened, dialogs, tmp_path / "notes.md", qtbot)
    for form, begins in (
        (NotesForm.OBSIDIAN, "---"),
        (NotesForm.ANNOTATIONS, "{"),
        (NotesForm.TABLE, "\ufeff"),
        (NotesForm.PLAIN, "---"),
    ):
        _choose(dialog, form, qtbot)
        dialog.path.setText(str(tmp_path / f"{form.name}.{form.suffix}"))
        dialog.save()
        written = (tmp_path / f"{form.name}.{form.suffix}").read_text("utf-8")
        assert written.startswith(begins)
        assert "Which May?" in written
    assert "> [!quote]" in (tmp_path / "OBSIDIAN.md").read_text("utf-8")
    assert len(notes_in(tmp_path / "ANNOTATIONS.jsonld")[0]) == 1
    dialog.path.setText("x.md")
    _choose(dialog, NotesForm.TABLE, qtbot)
    assert dialog.path.text() == "x.csv"


@pytest.mark.parametrize(("button", "mine_stays", "updated"), [(0, True, True), (1, False, True), (2, True, False)])
def test_an_earlier_export_is_updated_replaced_or_left(
    opened: Hearsay,
    dialogs: list[ExportDialog],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    button: int,
    mine_stays: bool,
    updated: bool,
) -> None:
    _write(opened, qtbot, "The mayor said", "Which May?")
    file = tmp_path / "notes.md"
    _dialog(opened, dialogs, file, qtbot).save()
    file.write_text(file.read_text("utf-8") + "\nI asked her.\n", "utf-8")
    _write(opened, qtbot, "The bridge was built", "By whom?")

    def answer(box: QMessageBox) -> int:
        wanted = ("Update", "Replace", "Cancel")[button]
        next(each for each in box.buttons() if each.text().replace("&", "") == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    dialog = _dialog(opened, dialogs, file, qtbot)
    dialog.save()
    written = file.read_text("utf-8")
    assert ("I asked her." in written) is mine_stays
    assert ("By whom?" in written) is updated
    assert bool(dialog.outcome) is (button == 0)
