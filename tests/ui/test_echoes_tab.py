"""The Echoes tab and the inspector’s card: what is told in several articles, shown, sorted, gone to and saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType
from hearsay.export.comparison_tables import table_markdown
from hearsay.ui.marked_runs import Mark
from hearsay.ui.table_export import shown_table
from hearsay.ui.unfolding_model import CELL_ROLE, Cell
from hearsay.ui.unfolding_table import UnfoldingPanel

LIFTED = "The ferry company hid the broken rudder from its own inspectors until the autumn storms came"
SOLD = "Last spring the harbour council sold the granite lighthouse to a brewer."
SOLD_AGAIN = "A brewer has owned the lighthouse since the council of the harbour was selling granite."


def _write(folder: Path, **texts: str) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def echoing(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> Hearsay:
    folder = _write(
        tmp_path / "coast",
        a=f"Storm over rudder\n\n{LIFTED}. Nobody at the quay was surprised by the weather.\n",
        b="Rudder <b>affair</b>\n\n"
        f"{SOLD} As everybody at the inn has heard by now, {LIFTED[0].lower()}{LIFTED[1:]}.\n",
        c=f"Lighthouse for sale\n\n{SOLD_AGAIN} Eels are cheap this year in every market.\n",
    )
    return _opened(start(), folder, qtbot)


def _opened(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> Hearsay:
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)
    return hearsay


def _echoes(hearsay: Hearsay) -> UnfoldingPanel:
    hearsay.window.actions_.echoes.trigger()
    return hearsay.window.compared.echoes


def _column(panel: UnfoldingPanel, column: int, parent: QModelIndex | None = None) -> list[str]:
    model, above = panel.table.model(), parent or QModelIndex()
    return [str(model.index(row, column, above).data()) for row in range(model.rowCount(above))]


def _chosen(hearsay: Hearsay) -> tuple[str, str]:
    sentence, active = hearsay.window.desk.chosen_sentence(), hearsay.window.panes.active
    assert sentence is not None
    assert active is not None
    return active.article.path, sentence.span.of(active.article.text)


def test_a_row_is_a_pair_of_sentences_with_how_alike_they_are_and_both_articles(echoing: Hearsay) -> None:
    panel = _echoes(echoing)
    assert _column(panel, 2) == ["same words", "other words"]
    assert _column(panel, 1)[0] == "100%"
    assert (_column(panel, 3)[0], _column(panel, 4)[0]) == ("Storm over rudder", "Rudder <b>affair</b>")
    bottom = echoing.window.layout_.bottom
    titles = [bottom.tabText(number) for number in range(bottom.count())]
    assert "Echoes 2" in titles
    assert bottom.currentWidget() is panel
    told = panel.table.model().index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "rare ones counting most" in told


def test_a_row_unfolds_into_both_sentences_with_the_shared_words_emphasised(echoing: Hearsay, qtbot: QtBot) -> None:
    panel = _echoes(echoing)
    first = panel.table.model().index(0, 0)
    panel.table.setCurrentIndex(first)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.table.isExpanded(first)
    cell = panel.table.model().index(1, 0, first).data(CELL_ROLE)
    assert isinstance(cell, Cell)
    assert [run.text for run in cell.runs if run.mark is Mark.COMMON] == [f"t{LIFTED[1:]}"]
    assert cell.text.startswith("As everybody at the inn")


def test_return_goes_to_either_sentence(echoing: Hearsay, qtbot: QtBot) -> None:
    panel = _echoes(echoing)
    pair = panel.table.model().index(1, 0)
    panel.table.expand(pair)
    for row, expected in ((0, ("b.txt", SOLD)), (1, ("c.txt", SOLD_AGAIN))):
        panel.table.setCurrentIndex(panel.table.model().index(row, 0, pair))
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
        assert _chosen(echoing) == expected


def test_the_filter_finds_both_sentences_and_the_columns_sort_by_number(echoing: Hearsay) -> None:
    panel = _echoes(echoing)
    for words, expected in (("inn heard", 1), ("owned", 1), ("affair", 2), ("other words", 1), ("submarine", 0)):
        panel.filter_field.setText(words)
        assert len(_column(panel, 0)) == expected, words
    assert panel.empty_text == "No echo matches. Clear the filter to see them all."
    panel.filter_field.clear()
    panel.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert _column(panel, 2) == ["other words", "same words"]


def test_the_table_is_saved_as_it_is_listed(echoing: Hearsay) -> None:
    panel = _echoes(echoing)
    panel.table.expand(panel.table.model().index(0, 0))
    text = table_markdown(shown_table(panel.table, "Echoes"))
    assert text.startswith("## Echoes\n\n| Sentence | Alike | How | Article | Told also in |")
    assert text.count("ferry company hid") == 3
    assert "<b>" not in text.replace("&lt;b>", "")


def test_the_inspector_tells_who_else_tells_it_and_leads_there(echoing: Hearsay, qtbot: QtBot) -> None:
    window = echoing.window
    window.desk.choose("c.txt", _number(echoing, "c.txt", SOLD_AGAIN))
    cards = [label for label in window.inspector.findChildren(QLabel) if label.accessibleName().startswith("Told also")]
    (label,) = cards
    assert label.accessibleName().startswith("Told also in Rudder <b>affair</b> · other words,")
    assert "Rudder &lt;b&gt;affair" in label.text()
    assert "<b>lighthouse</b>" in label.text()
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_Return)
    assert _chosen(echoing) == ("b.txt", SOLD)


def _number(hearsay: Hearsay, path: str, words: str) -> int:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    return next(n for n, s in enumerate(annotated.sentences) if s.span.of(annotated.article.text) == words)


def test_what_the_reader_calls_no_sentence_has_no_echo_any_more(echoing: Hearsay, qtbot: QtBot) -> None:
    panel = _echoes(echoing)
    echoing.window.desk.choose("c.txt", _number(echoing, "c.txt", SOLD_AGAIN))
    with qtbot.waitSignal(echoing.comparison_session.compared, timeout=10_000):
        echoing.window.desk.correct(AttributionType.NONE)
    assert _column(panel, 2) == ["same words"]


def test_an_empty_tab_says_what_would_stand_there(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> None:
    hearsay = start()
    assert hearsay.window.compared.echoes.empty_text == "Compared when every article is analysed."
    _opened(hearsay, _write(tmp_path / "lonely", a=f"Alone\n\n{SOLD}\n"), qtbot)
    assert "Here would stand sentences" in hearsay.window.compared.echoes.empty_text


def test_articles_that_share_most_of_their_prose_are_one_row_and_identical_ones_another(
    start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot
) -> None:
    nouns = ("rudder", "lantern", "anchor", "compass", "barometer", "windlass", "sextant", "bilge")
    prose = " ".join(
        f"Inspector {noun} {n} found the {noun} of ferry {n} cracked and rusty." for n, noun in enumerate(nouns)
    )
    folder = _write(
        tmp_path / "wire",
        a=f"The wire\n\n{prose}\n",
        b=f"The wire\n\n{prose}\n",
        c=f"The paper\n\n{prose} Eels are cheap this year in every market of the coast.\n",
    )
    hearsay = _opened(start(), folder, qtbot)
    panel = _echoes(hearsay)
    assert _column(panel, 2) == ["identical", "most of an article"]
    same, most = (panel.table.model().index(row, 0) for row in range(2))
    assert _column(panel, 3, same) == ["a.txt", "b.txt"]
    assert panel.table.model().rowCount(most) == len(nouns)
