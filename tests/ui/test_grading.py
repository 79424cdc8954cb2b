"""The reader grades sources and claims: chosen by keys, shown along every chain, undone, found again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType
from hearsay.domain.failures import StoreProblem
from hearsay.domain.grades import ClaimGrade, SourceGrade
from hearsay.services.annotations import Annotations
from hearsay.ui.chain_path import ChainLink, ChainPath
from hearsay.ui.grade_badge import GradeBadge
from hearsay.ui.grading_dialog import GradingDialog
from hearsay.ui.shared_cards import LinkLabel
from hearsay.ui.table_export import shown_table
from hearsay.ui.unfolding_table import UnfoldingPanel

WALL, LATER = "1 wall.txt", "2 later.txt"
HOLD = "The harbour wall will hold through the winter if nobody digs beneath it"


@pytest.fixture
def wall_folder(tmp_path: Path) -> Path:
    """Two articles about a memo; one has its words through three hands."""
    folder = tmp_path / "wall"
    folder.mkdir()
    texts = {
        "primary.txt": f"Memo of a meeting\n\nIda Lund said that “{HOLD}.” She left early.\n",
        WALL: (
            f"Wall memo found\n\n“{HOLD},” Ida Lund said, according to the memo, obtained by The Harbour Post.\n\n"
            "The memo could not be independently authenticated.\n\n"
            "Mayor Ada Quill said the town would wait.\n\nThe wall was built in 1931.\n"
        ),
        LATER: "What came later\n\nMayor Ada Quill said nobody had been asked.\n\nThe tide came twice that day.\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)


@pytest.fixture
def wall(start: Callable[[], Hearsay], wall_folder: Path, qtbot: QtBot) -> Hearsay:
    hearsay = start()
    _open(hearsay, wall_folder, qtbot)
    _choose(hearsay, WALL, "“The harbour wall")
    return hearsay


def _choose(hearsay: Hearsay, path: str, start_of: str) -> None:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    text = annotated.article.text
    index = next(i for i, s in enumerate(annotated.sentences) if s.span.of(text).startswith(start_of))
    hearsay.window.panes.activate(path)
    hearsay.window.desk.choose(path, index, reveal=True)


def _chain(hearsay: Hearsay) -> ChainPath:
    return hearsay.window.inspector.findChildren(ChainPath)[-1]


def _link(hearsay: Hearsay, name: str) -> ChainLink:
    return next(link for link in _chain(hearsay).links if link.part.link.name == name)


def _dialog(hearsay: Hearsay) -> GradingDialog:
    dialog = hearsay.window.grades.dialog
    assert dialog is not None
    return dialog


def _grade(hearsay: Hearsay, name: str, key: Qt.Key, qtbot: QtBot, reason: str = "") -> None:
    """Grade a link of the chosen sentence's chain with the keys alone."""
    qtbot.keyClick(_link(hearsay, name), Qt.Key.Key_Return)
    dialog = _dialog(hearsay)
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        _press(dialog, key, qtbot)
        if reason:
            dialog.reason.setFocus()
            qtbot.keyClicks(dialog.reason, reason)
        _press(dialog, Qt.Key.Key_Return, qtbot)


def _activate(hearsay: Hearsay, qtbot: QtBot) -> None:
    """Let the window have the keys again: offscreen, nothing gives them back when a dialogue closes."""
    hearsay.window.activateWindow()
    qtbot.waitUntil(hearsay.window.isActiveWindow, timeout=2000)


def _press(dialog: GradingDialog, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.focusWidget() or dialog, key)


def _undo(hearsay: Hearsay, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        hearsay.window.actions_.undo.trigger()


def _badges(hearsay: Hearsay) -> list[GradeBadge]:
    QApplication.sendPostedEvents()  # what was replaced is gone
    inspector = hearsay.window.inspector
    return [badge for badge in inspector.findChildren(GradeBadge) if badge.isVisibleTo(inspector)]


def _shown(parent: QObject) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel))


def test_until_something_is_graded_nothing_tells_of_grades(wall: Hearsay) -> None:
    window = wall.window
    assert _chain(wall).accessibleName() == "this article › The Harbour Post › the memo › Ida Lund"
    assert [link.part.link.grading for link in _chain(wall).links] == [None] * 4
    assert _badges(wall) == []
    assert not window.tool_bar.grade_filter.isVisible()
    assert all(row.left is None for row in window.library_model.rows())
    model = window.compared.sources.table.model()
    assert {model.index(row, 1).data() for row in range(model.rowCount())} == {""}


def test_keys_grade_a_link_and_the_chain_tells_it(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "The Harbour Post", Qt.Key.Key_C, qtbot, "Corrected itself twice.")
    assert _chain(wall).accessibleName() == (
        "this article › The Harbour Post (C, fairly reliable, weakest link) › the memo › Ida Lund"
    )
    link = _link(wall, "The Harbour Post")
    assert "Corrected itself twice." in link.toolTip()
    assert "weakest link" in link.toolTip()
    assert "graded C, fairly reliable" in wall.window.status.text


def test_the_worst_of_the_chain_is_its_weakest_link_and_what_cannot_be_judged_is_not(
    wall: Hearsay, qtbot: QtBot
) -> None:
    _grade(wall, "The Harbour Post", Qt.Key.Key_B, qtbot)
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    _grade(wall, "Ida Lund", Qt.Key.Key_F, qtbot)
    links = _chain(wall).links
    grades = [link.part.link.grading.grade if link.part.link.grading else None for link in links]
    assert grades == [None, SourceGrade.B, SourceGrade.D, SourceGrade.F]
    assert [link.part.link.weakest for link in links] == [False, False, True, False]


def test_the_weakest_link_looks_different_without_colour(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    weakest = _link(wall, "the memo").natural_width()
    _grade(wall, "The Harbour Post", Qt.Key.Key_E, qtbot)
    assert _link(wall, "the memo").natural_width() < weakest, "the sign is gone"


def test_a_grade_is_undone_and_done_again(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_B, qtbot)
    _grade(wall, "the memo", Qt.Key.Key_E, qtbot)
    _undo(wall, qtbot)
    assert "the memo (B" in _chain(wall).accessibleName()
    _undo(wall, qtbot)
    assert "(" not in _chain(wall).accessibleName()
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        wall.window.actions_.redo.trigger()
    assert "the memo (B" in _chain(wall).accessibleName()


def test_nothing_is_chosen_before_the_reader_chooses(wall: Hearsay, qtbot: QtBot) -> None:
    _link(wall, "Ida Lund").click()
    dialog = _dialog(wall)
    assert dialog.chosen is None
    assert not dialog.keep.isEnabled()
    _press(dialog, Qt.Key.Key_Return, qtbot)
    assert dialog.isVisible(), "Return keeps nothing where nothing is chosen"
    assert [button.text() for button in dialog.choices.values()] == [grade.label for grade in SourceGrade]
    assert not dialog.withdraw.isVisible()
    dialog.reject()
    assert wall.notes_session.grades.sources == ()


def test_what_was_begun_is_there_when_the_reader_comes_back(wall: Hearsay, qtbot: QtBot) -> None:
    _link(wall, "Ida Lund").click()
    dialog = _dialog(wall)
    _press(dialog, Qt.Key.Key_B, qtbot)
    dialog.reason.setFocus()
    qtbot.keyClicks(dialog.reason, "Was in the room")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Escape)
    assert wall.notes_session.grades.sources == ()
    _link(wall, "Ida Lund").click()
    again = _dialog(wall)
    assert (again.chosen, again.reason.toPlainText()) == (SourceGrade.B, "Was in the room")
    assert "not kept yet" in _shown(again)
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        qtbot.keyClick(again.reason, Qt.Key.Key_Return)
    _link(wall, "Ida Lund").click()
    assert "not kept yet" not in _shown(_dialog(wall))
    assert "Your present grade: B, usually reliable" in _shown(_dialog(wall))
    _dialog(wall).reject()


def test_letters_in_the_reason_are_letters(wall: Hearsay, qtbot: QtBot) -> None:
    _link(wall, "Ida Lund").click()
    dialog = _dialog(wall)
    dialog.reason.setFocus()
    qtbot.keyClicks(dialog.reason, "a bad fee")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(dialog.reason, "1-6")
    assert dialog.reason.toPlainText() == "a bad fee\n1-6"
    assert dialog.chosen is None
    dialog.reject()


def test_a_grade_is_withdrawn(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_A, qtbot)
    _link(wall, "the memo").click()
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        _dialog(wall).withdraw.click()
    assert wall.notes_session.grades.sources == ()
    assert "Ctrl+Z brings it back" in wall.window.status.text


def test_g_grades_the_claim_of_the_chosen_sentence(wall: Hearsay, qtbot: QtBot) -> None:
    view = wall.window.panes.active.view if wall.window.panes.active else QWidget()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_G)
    dialog = _dialog(wall)
    assert list(dialog.choices) == list(ClaimGrade)
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        _press(dialog, Qt.Key.Key_4, qtbot)
        _press(dialog, Qt.Key.Key_Return, qtbot)
    (badge,) = _badges(wall)
    assert badge.text() == "4"
    assert "doubtful" in badge.accessibleName()
    _choose(wall, WALL, "The wall was built")
    assert _badges(wall) == []


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_shift_g_asks_which_source_of_the_chain(wall: Hearsay) -> None:
    window = wall.window
    window.actions_.grade_source.trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Grade “The Harbour Post”…",
        "Grade “the memo”…",
        "Grade “Ida Lund”…",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert "Grade “the memo" in _shown(_dialog(wall))
    _dialog(wall).reject()
    _choose(wall, WALL, "The wall was built")
    window.actions_.grade_source.trigger()
    assert "names no source" in window.status.text


def test_grades_are_found_again_after_a_restart(
    wall: Hearsay, start: Callable[[], Hearsay], wall_folder: Path, qtbot: QtBot
) -> None:
    _grade(wall, "The Harbour Post", Qt.Key.Key_C, qtbot, "Corrected itself twice.")
    wall.window.close()
    wall.close()
    again = start()
    _open(again, wall_folder, qtbot)
    _choose(again, WALL, "“The harbour wall")
    assert "The Harbour Post (C, fairly reliable, weakest link)" in _chain(again).accessibleName()
    _link(again, "The Harbour Post").click()
    assert _dialog(again).reason.toPlainText() == "Corrected itself twice."
    _dialog(again).reject()


def test_the_keys_stay_at_the_link_that_was_graded(wall: Hearsay, qtbot: QtBot) -> None:
    link = _link(wall, "the memo")
    link.setFocus()
    _grade(wall, "the memo", Qt.Key.Key_B, qtbot)
    qtbot.waitUntil(lambda: wall.window.focusWidget() is _link(wall, "the memo"), timeout=2000)


def test_tab_goes_along_the_chain(wall: Hearsay, qtbot: QtBot) -> None:
    _activate(wall, qtbot)
    link = _link(wall, "The Harbour Post")
    link.setFocus()
    reached = []
    for _ in range(3):
        qtbot.keyClick(wall.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(wall.window.focusWidget())
    assert reached[:2] == [_link(wall, "the memo"), _link(wall, "Ida Lund")]
    assert reached[2].objectName() == "gradeClaim"


def test_what_the_store_refuses_is_told_and_stays_to_be_kept(
    wall: Hearsay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreProblem("The disk is full; nothing was changed.")

    with monkeypatch.context() as full, qtbot.waitSignal(wall.notes_session.failed, timeout=5000):
        full.setattr(Annotations, "grade_source", refuse)
        _link(wall, "Ida Lund").click()
        _press(_dialog(wall), Qt.Key.Key_B, qtbot)
        _dialog(wall).reason.setPlainText("Was in the room")
        _press(_dialog(wall), Qt.Key.Key_Return, qtbot)
    assert "The disk is full" in wall.window.banner.text
    _link(wall, "Ida Lund").click()
    assert (_dialog(wall).chosen, _dialog(wall).reason.toPlainText()) == (SourceGrade.B, "Was in the room")
    assert "not kept yet" in _shown(_dialog(wall))
    _dialog(wall).reject()


def test_a_saved_note_leaves_the_grades_as_they_are(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_B, qtbot)
    remade: list[object] = []
    wall.window.grades.changed.connect(remade.append)
    wall.window.start_note()
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        editor = wall.window.focusWidget()
        qtbot.keyClicks(editor, "Ask her.")
        wall.window.inspector.flush()
    assert remade == []


def test_an_outlet_is_graded_though_no_sentence_names_it(
    start: Callable[[], Hearsay], wall_folder: Path, qtbot: QtBot
) -> None:
    for name, outlet in (("3 sea.md", "The Tidewater Herald"), ("4 sand.md", "The Harbour Post")):
        (wall_folder / name).write_text(f"---\nsite: {outlet}\n---\n# The sea\n\nThe sea is old.\n", "utf-8")
    hearsay = start()
    _open(hearsay, wall_folder, qtbot)
    window = hearsay.window
    model = window.compared.sources.table.model()
    rows = {model.index(row, 0).data(): row for row in range(model.rowCount())}
    assert "The Harbour Post" in rows
    assert "no sentence" not in model.index(rows["The Harbour Post"], 2).data(), "a chain leads to it"
    herald = rows["The Tidewater Herald"]
    assert "no sentence" in model.index(herald, 2).data()
    assert "Sources 4" in [window.layout_.bottom.tabText(n) for n in range(window.layout_.bottom.count())]
    table = window.compared.sources.table
    table.setCurrentIndex(model.index(herald, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        _press(_dialog(hearsay), Qt.Key.Key_D, qtbot)
        _press(_dialog(hearsay), Qt.Key.Key_Return, qtbot)
    assert model.index(herald, 1).data() == "D"
    assert model.rowCount() == len(rows), "it is listed once, not again as one that is gone"
    _choose(hearsay, "3 sea.md", "The sea is old")
    window.actions_.grade_source.trigger()
    assert "Your present grade: D" in _shown(_dialog(hearsay))
    _dialog(hearsay).reject()
    _choose(hearsay, "4 sand.md", "The sea is old")
    window.actions_.grade_source.trigger()
    assert "Grade “The Harbour Post”" in _shown(_dialog(hearsay))
    _dialog(hearsay).reject()


# The Sources tab


def _sources(hearsay: Hearsay) -> UnfoldingPanel:
    hearsay.window.actions_.sources.trigger()
    return hearsay.window.compared.sources


def _names(panel: UnfoldingPanel, column: int = 0) -> list[str]:
    model = panel.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_sources_tab_sorts_by_grade_with_the_ungraded_last(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    _grade(wall, "Ida Lund", Qt.Key.Key_A, qtbot, "Was there.")
    panel = _sources(wall)
    panel.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert _names(panel, 1) == ["A", "D", *[""] * (len(_names(panel)) - 2)]
    assert "Was there." in panel.table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_g_in_the_sources_tab_grades_its_row(wall: Hearsay, qtbot: QtBot) -> None:
    panel = _sources(wall)
    row = next(n for n, name in enumerate(_names(panel)) if "Quill" in name)
    panel.table.setCurrentIndex(panel.table.model().index(row, 0))
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_G)
    assert "Quill" in _shown(_dialog(wall))
    _dialog(wall).reject()


def test_a_grade_of_a_source_that_is_gone_is_listed_at_the_end_and_can_be_withdrawn(
    wall: Hearsay, wall_folder: Path, qtbot: QtBot
) -> None:
    _grade(wall, "The Harbour Post", Qt.Key.Key_E, qtbot)
    (wall_folder / WALL).write_text("Wall memo found\n\nMayor Ada Quill said the town would wait.\n", "utf-8")
    _open(wall, wall_folder, qtbot)
    qtbot.waitUntil(lambda: "The Harbour Post" in _names(_sources(wall)), timeout=5000)
    panel = _sources(wall)
    assert _names(panel)[-1] == "The Harbour Post"
    assert _names(panel, 1)[-1] == "E"
    assert "not in this folder now" in _names(panel, 2)[-1]
    panel.table.setCurrentIndex(panel.table.model().index(len(_names(panel)) - 1, 0))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        _dialog(wall).withdraw.click()
    assert "The Harbour Post" not in _names(panel)


def test_an_exported_table_of_sources_has_grade_reason_and_day(wall: Hearsay, qtbot: QtBot) -> None:
    panel = _sources(wall)
    assert "Reason" not in shown_table(panel.table, "Sources").columns
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot, "Nobody has shown all of it.")
    table = shown_table(panel.table, "Sources")
    place = table.columns.index("Grade")
    assert table.columns[place : place + 3] == ("Grade", "Reason", "Graded")
    row = next(row for row in table.rows if row[0].startswith("the memo"))
    (grading,) = wall.notes_session.grades.sources
    assert row[place : place + 3] == ("D", "Nobody has shown all of it.", f"{grading.created:%Y-%m-%d}")
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_a_claims_grade_whose_sentence_is_gone_is_listed_and_can_be_withdrawn(
    wall: Hearsay, wall_folder: Path, qtbot: QtBot
) -> None:
    _choose(wall, LATER, "The tide came twice")
    wall.window.grades.grade_claim()
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        _press(_dialog(wall), Qt.Key.Key_2, qtbot)
        _press(_dialog(wall), Qt.Key.Key_Return, qtbot)
    (wall_folder / LATER).write_text("What came later\n\nMayor Ada Quill said nobody had been asked.\n", "utf-8")
    _open(wall, wall_folder, qtbot)
    qtbot.waitUntil(lambda: _names(_sources(wall), 1)[-1] == "2", timeout=5000)
    panel = _sources(wall)
    assert "The tide came twice that day." in _names(panel)[-1]
    panel.table.setCurrentIndex(panel.table.model().index(len(_names(panel)) - 1, 0))
    with qtbot.waitSignal(wall.notes_session.loaded, timeout=5000):
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert wall.notes_session.grades.claims == ()
    assert "The tide came twice that day." not in _names(panel)[-1]


def test_the_picture_of_roots_wears_the_badges_of_its_sources(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    _grade(wall, "The Harbour Post", Qt.Key.Key_B, qtbot)
    wall.window.actions_.roots.trigger()
    scene = wall.window.compared.roots.view.scene_shown
    told = {scene.flow.nodes[box.number].label: box.toolTip() for box in scene.boxes}
    assert "graded it D, not usually reliable" in told["the memo"]
    assert "graded it B, usually reliable" in told["The Harbour Post"]
    assert not any("graded" in tip for name, tip in told.items() if name not in {"the memo", "The Harbour Post"})


# What the articles say


def test_what_the_articles_say_stands_beside_the_choices_and_leads_there(wall: Hearsay, qtbot: QtBot) -> None:
    panel = _sources(wall)
    column = [panel.table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(7)].index("The articles say")
    row = next(n for n, name in enumerate(_names(panel)) if name.startswith("the memo"))
    assert _names(panel, column)[row] == "Not authenticated"
    _choose(wall, LATER, "The tide came twice")
    panel.table.setCurrentIndex(panel.table.model().index(row, 0))
    panel.table.ask_grade()
    dialog = _dialog(wall)
    assert dialog.chosen is None, "what the articles say is never turned into a grade"
    link = next(label for label in dialog.findChildren(LinkLabel) if "authenticated" in label.text())
    qtbot.keyClick(link, Qt.Key.Key_Return)
    sentence = wall.window.desk.chosen_sentence()
    assert sentence is not None
    assert dialog.isVisible()
    wall_article = wall.window.desk.displayed.get(WALL)
    assert wall_article is not None
    assert "authenticated" in sentence.span.of(wall_article.article.text)
    dialog.reject()


# Filtering


def _bright(hearsay: Hearsay, path: str) -> list[str]:
    pane = hearsay.window.panes.pane(path)
    annotated = hearsay.window.desk.displayed.get(path)
    assert pane is not None
    assert annotated is not None
    return [
        sentence.span.of(annotated.article.text)[:12]
        for number, sentence in enumerate(annotated.sentences)
        if pane.view.is_bright(sentence.type) and not pane.view.is_dimmed(number)
    ]


def test_a_choice_of_grades_dims_the_rest_counts_what_is_left_and_escape_shows_all(wall: Hearsay, qtbot: QtBot) -> None:
    window = wall.window
    everything = _bright(wall, WALL)
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    button = window.tool_bar.grade_filter
    assert button.isVisible()
    button.choices[SourceGrade.D].trigger()
    assert _bright(wall, WALL) == ["“The harbour"]
    assert _bright(wall, LATER) == []
    assert button.text() == "Grades: D"
    left = {row.article.path: row.left for row in window.library_model.rows()}
    assert (left[WALL], left[LATER]) == (1, 0)
    window.tool_bar.legend.toggle(AttributionType.SECONDHAND)
    assert _bright(wall, WALL) == []
    assert {row.left for row in window.library_model.rows()} == {0}
    window.tool_bar.legend.pick(frozenset())
    view = window.panes.panes()[0].view
    _activate(wall, qtbot)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert _bright(wall, WALL) == everything
    assert {row.left for row in window.library_model.rows()} == {None}


def test_what_is_ungraded_can_stay_bright_too_and_j_passes_over_the_dimmed(wall: Hearsay, qtbot: QtBot) -> None:
    window = wall.window
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    window.tool_bar.grade_filter.choices[None].trigger()
    assert "“The harbour" not in _bright(wall, WALL)
    assert "The wall was" in _bright(wall, WALL)
    _choose(wall, WALL, "Wall memo")
    window.desk.step(1)
    sentence = window.desk.chosen_sentence()
    assert sentence is not None
    assert not sentence.chain, "the next sentence with a chain has a grade, and was passed over"


def test_with_the_last_grade_the_choice_goes(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    button = wall.window.tool_bar.grade_filter
    button.choices[SourceGrade.D].trigger()
    _undo(wall, qtbot)
    assert not button.isVisible()
    assert button.picked == frozenset()
    assert "The wall was" in _bright(wall, WALL)


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_the_menu_stays_while_the_reader_ticks(wall: Hearsay, qtbot: QtBot) -> None:
    _grade(wall, "the memo", Qt.Key.Key_D, qtbot)
    button = wall.window.tool_bar.grade_filter
    menu = button.menu()
    menu.popup(QPoint(300, 100))
    for choice in (SourceGrade.D, SourceGrade.E):
        menu.setActiveAction(button.choices[choice])
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert menu.isVisible()
    assert button.picked == {SourceGrade.D, SourceGrade.E}
    menu.close()
