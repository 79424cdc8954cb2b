"""The tables of quotations and sources leave the window as the reader sees them, and replace no file unasked."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui import table_dialog
from hearsay.ui.table_dialog import TableDialog
from hearsay.ui.unfolding_table import UnfoldingPanel

TIDE = "The tide gate will be closed every night until the wall has been mended"
LAMPS = "We have paid for forty lamps and we have seen eleven of them so far"


@pytest.fixture
def harbour(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> Hearsay:
    """Two articles that share two quotations, under titles that a spreadsheet or a page might obey."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    for name, title in (("1 a.txt", "=1+1 lamps | <b>tide</b>"), ("2 b.txt", "@harbour tells")):
        (folder / name).write_text(
            f"{title}\n\n“{TIDE},” Ida Brand said on Monday.\n\n“{LAMPS},” Ada Quill said.\n", "utf-8"
        )
    hearsay = start()
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)
    return hearsay


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialogue is told to write as soon as it is open; what it says goes into a file beside."""
    target = tmp_path / "saved"

    class Pressing(TableDialog):
        def exec(self) -> int:
            self.path.setText(str(target))
            self.show()
            buttons = self.findChild(QDialogButtonBox)
            assert isinstance(buttons, QDialogButtonBox)
            buttons.button(QDialogButtonBox.StandardButton.Save).click()
            target.with_suffix(".told").write_text(f"{self.told.text()}\n{self.problem.text()}", "utf-8")
            return self.result()

    monkeypatch.setattr(table_dialog, "TableDialog", Pressing)
    return target


def _save(panel: UnfoldingPanel, form: str, target: Path, qtbot: QtBot) -> str:
    """Choose a form in the button's menu; return what the dialogue said once it is gone."""
    told = target.with_suffix(".told")
    told.unlink(missing_ok=True)
    action = next(action for action in panel.save_button.menu().actions() if form in action.text())
    action.trigger()
    qtbot.waitUntil(told.exists, timeout=10_000)
    return told.read_text("utf-8")


def _rows(target: Path) -> list[list[str]]:
    with target.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_the_file_has_the_rows_in_the_order_that_is_shown(harbour: Hearsay, target: Path, qtbot: QtBot) -> None:
    panel = harbour.window.compared.quotations
    panel.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    told = _save(panel, "CSV", target, qtbot)
    assert told.startswith("2 rows, as they are listed now")
    assert target.read_bytes().startswith(b'\xef\xbb\xbf"Words","Said by","Articles"')
    head, *rows = _rows(target)
    assert head[:4] == ["Words", "Said by", "Articles", "Verdict"]
    assert [row[1:3] for row in rows] == [["Ida Brand", "2"], ["Ada Quill", "2"]]
    assert TIDE in rows[0][0]
    qtbot.waitUntil(lambda: f"Quotations written to {target}" in harbour.window.status.text, timeout=2000)


def test_the_main_menu_saves_the_table_that_is_shown(harbour: Hearsay, target: Path, qtbot: QtBot) -> None:
    window = harbour.window
    window.layout_.bottom.setCurrentIndex(0)
    window.actions_.save_csv.trigger()
    assert window.status.text == "Show a table first: Quotations (q), Echoes or Sources (s)."
    window.actions_.sources.trigger()
    assert {window.actions_.save_csv, window.actions_.save_markdown} <= set(window.tool_bar.menu.actions())
    window.actions_.save_markdown.trigger()
    qtbot.waitUntil(target.with_suffix(".told").exists, timeout=10_000)
    assert target.read_text("utf-8").startswith("## Sources")


def test_what_the_filter_hides_stays_out_and_what_is_unfolded_comes_along(
    harbour: Hearsay, target: Path, qtbot: QtBot
) -> None:
    panel = harbour.window.compared.quotations
    panel.filter_field.setText("lamps quill eleven")
    panel.table.expand(panel.table.model().index(0, 0))
    shown = panel.table.model().rowCount()
    _save(panel, "CSV", target, qtbot)
    first, *inner = _rows(target)[1:]
    assert shown == 1
    assert LAMPS in first[0]
    assert [row[0].startswith("↳ “") for row in inner] == [True, True]
    assert [row[1] for row in inner] == ["“=”1+1 lamps | <b>tide</b>", "“@”harbour tells"]


def test_sources_have_a_column_for_every_type_of_sentence(harbour: Hearsay, target: Path, qtbot: QtBot) -> None:
    panel = harbour.window.compared.sources
    _save(panel, "CSV", target, qtbot)
    head, *rows = _rows(target)
    first, last = head.index("Sentences"), head.index("Articles")
    assert last - first == 6
    assert rows
    for row in rows:
        assert int(row[first]) == sum(int(number or 0) for number in row[first + 1 : last])


def test_columns_leave_in_the_order_that_the_reader_gave_them(harbour: Hearsay, target: Path, qtbot: QtBot) -> None:
    panel = harbour.window.compared.quotations
    panel.table.header().moveSection(2, 0)
    _save(panel, "CSV", target, qtbot)
    head, *rows = _rows(target)
    assert head[:2] == ["Articles", "Words"]
    assert {row[0] for row in rows} == {"2"}


def test_markdown_is_a_table_that_obeys_no_title(harbour: Hearsay, target: Path, qtbot: QtBot) -> None:
    panel = harbour.window.compared.quotations
    panel.table.expandAll()
    assert "formula" not in _save(panel, "Markdown", target, qtbot)
    lines = target.read_text("utf-8").splitlines()
    assert lines[0] == "## Quotations"
    assert len(lines) == 2 + 2 + 6
    assert {line.count("|") for line in lines[2:]} == {7}
    assert any("=1+1 lamps &#124; &lt;b>tide" in line for line in lines)


def test_a_file_that_stands_there_is_kept_unless_the_reader_says_yes(
    harbour: Hearsay, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = harbour.window.compared.quotations
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    target.write_text("my own", "utf-8")
    _save(panel, "CSV", target, qtbot)
    assert target.read_text("utf-8") == "my own"
    _save(panel, "CSV", target, qtbot)
    assert len(_rows(target)) == 3


def test_where_it_cannot_be_written_the_dialogue_says_why(harbour: Hearsay, target: Path, qtbot: QtBot) -> None:
    target.mkdir()
    assert "is a folder" in _save(harbour.window.compared.quotations, "CSV", target, qtbot)
    assert list(target.iterdir()) == []


def test_an_empty_list_offers_no_file(harbour: Hearsay) -> None:
    panel = harbour.window.compared.quotations
    assert panel.save_button.isEnabled()
    panel.filter_field.setText("submarine")
    assert not panel.save_button.isEnabled()
