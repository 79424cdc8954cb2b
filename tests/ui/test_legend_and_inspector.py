"""The legend dims, the keys follow it, and the inspector says why; the reader's word stands above the engine's."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QTabBar, QTableView
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import COLOURED_TYPES, AttributionType
from hearsay.ui.chain_path import ChainPath
from hearsay.ui.legend import LegendChip

WIRE, COLUMN = "1 wire.txt", "2 column.md"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _choose(hearsay: Hearsay, path: str, start_of: str) -> None:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    text = annotated.article.text
    index = next(i for i, s in enumerate(annotated.sentences) if s.span.of(text).startswith(start_of))
    hearsay.window.panes.activate(path)
    hearsay.window.desk.choose(path, index, reveal=True)


def _said(hearsay: Hearsay) -> str:
    QApplication.processEvents()  # what was just made is shown
    inspector = hearsay.window.inspector
    return "\n".join(label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector))


def _menu(hearsay: Hearsay) -> QMenu:
    sentence = hearsay.window.desk.chosen_sentence()
    assert sentence is not None
    return hearsay.window.inspector.type_menu(sentence, hearsay.window)


def _chips(hearsay: Hearsay) -> dict[AttributionType, LegendChip]:
    return {chip.kind: chip for chip in hearsay.window.tool_bar.legend.findChildren(LegendChip)}


def test_number_keys_dim_the_other_types_and_0_brightens_all(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    view = window.panes.panes()[0].view
    view.setFocus()
    keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
    for key, kind in zip(keys, COLOURED_TYPES, strict=True):
        qtbot.keyClick(view, key)
        assert [k for k in COLOURED_TYPES if view.is_bright(k)] == [kind]
        qtbot.keyClick(view, Qt.Key.Key_0)
        assert all(view.is_bright(k) for k in COLOURED_TYPES)


def test_j_and_k_pass_over_what_is_dimmed_and_what_has_no_type(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    window.panes.activate(WIRE)
    pane = window.panes.pane(WIRE)
    assert pane is not None
    pane.view.setFocus()
    visited = []
    for _ in range(6):
        qtbot.keyClick(pane.view, Qt.Key.Key_J)
        sentence = window.desk.chosen_sentence()
        assert sentence is not None
        visited.append(sentence.type)
    assert AttributionType.NONE not in visited
    assert len(set(visited)) > 1
    qtbot.keyClick(pane.view, Qt.Key.Key_3)
    for _ in range(4):
        qtbot.keyClick(pane.view, Qt.Key.Key_K)
    sentence = window.desk.chosen_sentence()
    assert sentence is not None
    assert sentence.type is AttributionType.SECONDHAND


def test_counts_follow_a_correction_and_its_undoing_at_once(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    before = {kind: chip.count for kind, chip in _chips(opened).items()}
    assert sum(before.values()) == sum(row.mix.total() for row in window.library_model.rows())
    _choose(opened, WIRE, "The mayor said")
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        window.desk.correct(AttributionType.OPINION)
    after = {kind: chip.count for kind, chip in _chips(opened).items()}
    assert after[AttributionType.OPINION] == before[AttributionType.OPINION] + 1
    assert after[AttributionType.SECONDHAND] == before[AttributionType.SECONDHAND] - 1
    view = window.panes.panes()[0].view
    view.setFocus()
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {kind: chip.count for kind, chip in _chips(opened).items()} == before


def test_the_inspector_gives_type_evidence_certainty_and_chain(opened: Hearsay) -> None:
    _choose(opened, WIRE, "The mayor said")
    sentence = opened.window.desk.chosen_sentence()
    assert sentence is not None
    said = _said(opened)
    assert AttributionType.SECONDHAND.label in said
    assert "said" in said
    assert "mayor" in said
    assert sentence.certainty in said
    chain = opened.window.inspector.findChildren(ChainPath)[-1]
    assert chain.accessibleName() == " › ".join(["this article", *sentence.chain])


def test_the_menu_offers_every_type_and_marks_the_present_one(opened: Hearsay) -> None:
    _choose(opened, WIRE, "The mayor said")
    actions = _menu(opened).actions()
    assert len(actions) == len(AttributionType)
    assert [a.text().endswith(kind.label) for a, kind in zip(actions, AttributionType, strict=True)] == [True] * 6
    assert [a.isChecked() for a in actions] == [kind is AttributionType.SECONDHAND for kind in AttributionType]


def test_a_correction_is_the_readers_own_and_can_be_withdrawn(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    opinion = next(a for a in _menu(opened).actions() if a.text().endswith(AttributionType.OPINION.label))
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opinion.trigger()
    assert "Your correction" in _said(opened)
    assert f"the engine said: {AttributionType.SECONDHAND.label}" in _said(opened)
    withdraw = _menu(opened).actions()[-1]
    assert withdraw.text() == "Withdraw my correction"
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        withdraw.trigger()
    assert "Your correction" not in _said(opened)
    sentence = opened.window.desk.chosen_sentence()
    assert sentence is not None
    assert sentence.type is AttributionType.SECONDHAND


def test_choosing_the_engines_own_type_takes_the_correction_back(opened: Hearsay, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    for kind in (AttributionType.OPINION, AttributionType.SECONDHAND):
        with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
            opened.window.desk.correct(kind)
    assert opened.notes_session.corrections == ()


def test_a_correction_survives_opening_the_folder_again(opened: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    _choose(opened, WIRE, "The mayor said")
    with qtbot.waitSignal(opened.notes_session.loaded, timeout=5000):
        opened.window.desk.correct(AttributionType.NONE)
    _open(opened, case_folder, qtbot)
    _choose(opened, WIRE, "The mayor said")
    sentence = opened.window.desk.chosen_sentence()
    assert sentence is not None
    assert (sentence.type, sentence.overruled) == (AttributionType.NONE, AttributionType.SECONDHAND)


@pytest.mark.no_qt_log  # an offscreen popup cannot grab the keyboard, and says so
def test_t_opens_the_menu_of_types(opened: Hearsay, qtbot: QtBot) -> None:
    view = opened.window.panes.panes()[0].view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert QApplication.activePopupWidget() is None
    _choose(opened, WIRE, "The mayor said")
    qtbot.keyClick(view, Qt.Key.Key_T)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert popup.actions()[0].text().endswith(AttributionType.PRIMARY_QUOTE.label)
    popup.close()


def test_in_a_narrow_window_the_inspector_is_a_tab_that_comes_to_the_front(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    bottom = window.layout_.bottom
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: bottom.indexOf(window.inspector) == 0)
    bottom.setCurrentWidget(window.notes)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.width() == 1000)
    assert window.notes.isVisible()
    assert not window.inspector.isVisible()
    _choose(opened, WIRE, "The mayor said")
    assert bottom.currentWidget() is window.inspector
    assert window.inspector.isVisible()
    window.resize(1500, 900)
    qtbot.waitUntil(lambda: bottom.indexOf(window.inspector) == -1)
    assert window.inspector.isVisible()
    assert window.inspector.x() > window.panes.x()
    assert bottom.currentWidget() is window.notes
    assert window.notes.isVisible()


def test_everything_that_acts_has_a_name_for_screen_readers(opened: Hearsay) -> None:
    _choose(opened, WIRE, "The mayor said")
    opened.window.start_note()
    nameless = [
        button
        for button in opened.window.findChildren(QAbstractButton)
        if button.isVisible()
        and not (button.accessibleName() or button.text()).strip("×‹›☰ ")
        and not isinstance(button.parent(), (QTabBar, QLineEdit, QTableView))
    ]
    assert [(b.parent(), b.toolTip()) for b in nameless] == []


@pytest.mark.parametrize("width", [1440, 2000])
def test_no_line_of_the_evidence_is_cut_off(opened: Hearsay, qtbot: QtBot, width: int) -> None:
    opened.window.resize(width, 1100)
    _choose(opened, WIRE, "“The bridge will hold")
    inspector = opened.window.inspector

    def cut() -> list[str]:
        labels = [label for label in inspector.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
        return [label.text() for label in labels if label.height() < label.heightForWidth(label.width()) - 4]

    qtbot.waitUntil(lambda: cut() == [], timeout=2000)


def test_f10_puts_away_notes_and_tables_also_where_the_sentence_lies_among_them(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    bottom = window.layout_.bottom

    def tabs() -> list[str]:
        return [bottom.tabText(n).split()[0] for n in range(bottom.count()) if bottom.isTabVisible(n)]

    window.resize(1024, 700)
    qtbot.waitUntil(lambda: bottom.indexOf(window.inspector) == 0)
    everything = tabs()
    assert "Notes" in everything
    bottom.setCurrentWidget(window.notes)
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert tabs() == ["Sentence"]
    assert window.inspector.isVisible()
    assert not window.notes.isVisible()
    assert "F10" in window.status.text
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not bottom.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    window.actions_.sources.trigger()  # asking for a table brings all of them back
    assert tabs() == everything
    assert window.compared.sources.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    window.resize(1500, 900)
    qtbot.waitUntil(lambda: bottom.indexOf(window.inspector) == -1)
    assert not bottom.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert tabs() == everything[1:]


def test_f8_says_so_where_there_is_no_room_for_the_library(opened: Hearsay, qtbot: QtBot) -> None:
    window = opened.window
    window.resize(640, 700)
    qtbot.waitUntil(lambda: not window.library.isVisible())
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert "no room for the library" in window.status.text
    window.status.settle()
    window.resize(1500, 900)
    qtbot.waitUntil(lambda: window.width() == 1500)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.library.isVisible()
    assert "no room" not in window.status.text


def test_no_chip_of_the_legend_is_cut_off_at_any_width(opened: Hearsay) -> None:
    legend = opened.window.tool_bar.legend
    legend.show_counts(Counter(dict.fromkeys(COLOURED_TYPES, 1234)), 567)
    named = []
    for width in range(1600, 760, -60):
        opened.window.resize(width, 800)
        for _ in range(3):  # a change of the chips is laid out within their row first, then within the bar
            QApplication.processEvents()
        cut = [chip.kind for chip in legend.findChildren(LegendChip) if chip.width() < chip.sizeHint().width()]
        assert cut == [], f"at {width} pixels"
        named.append(legend.named)
    assert named[0]
    assert not named[-1]
    assert sorted(named, reverse=True) == named
