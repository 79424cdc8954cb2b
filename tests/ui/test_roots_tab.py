"""The picture of who has it from whom: what it says, and that pointer and keys lead to the sentences."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType
from hearsay.domain.source_flow import FlowEdge, FlowNode, FlowRole, SourceFlow
from hearsay.domain.sources import SourceKind
from hearsay.ui.flow_items import BoxItem
from hearsay.ui.flow_view import FlowView
from hearsay.ui.picture_dialog import PictureDialog
from hearsay.ui.theme import load_theme

DAILY, POST = "1 daily.txt", "2 post.txt"


@pytest.fixture
def lighthouse(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> Hearsay:
    """Two articles about a lighthouse and the memo they quote, one of them by way of a third hand."""
    folder = tmp_path / "lighthouse"
    folder.mkdir()
    lamp = "The lamp will be dark from May until the lens is ground again"
    texts = {
        "primary.txt": f"Memo of a meeting\n\nPeter Ode said that “{lamp}.” Nobody has looked at it since.\n",
        DAILY: (
            f"Lamp memo found\n\n“{lamp},” Peter Ode said, according to the memo.\n\n"
            "“We have all learned to wait here,” Mayor Ada Quill said. “Nobody asked the keepers,” Quill said.\n"
        ),
        POST: (
            "Dark until winter\n\nAccording to the memo, Peter Ode said that “the lamp will be dark from May.”\n\n"
            "Mayor Ada Quill said the town would wait.\n"
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    hearsay = start()
    hearsay.window.show()
    _open(hearsay, folder, qtbot)
    hearsay.window.actions_.roots.trigger()
    _settle(hearsay, qtbot)
    return hearsay


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)


def _settle(hearsay: Hearsay, qtbot: QtBot) -> None:
    hearsay.window.layout_.rows.setSizes([300, 400])
    QApplication.processEvents()
    _view(hearsay).lay_out()


def _view(hearsay: Hearsay) -> FlowView:
    return hearsay.window.compared.roots.view


def _box(view: FlowView, label: str) -> BoxItem:
    return next(box for box in view.scene_shown.boxes if view.scene_shown.flow.nodes[box.number].label == label)


def _middle(view: FlowView, item: BoxItem) -> QPoint:
    return view.mapFromScene(item.boundingRect().center())


def _said(hearsay: Hearsay) -> str:
    sentence, active = hearsay.window.desk.chosen_sentence(), hearsay.window.panes.active
    assert sentence is not None
    assert active is not None
    return f"{active.article.path}: {sentence.span.of(active.article.text)}"


def _line(hearsay: Hearsay) -> str:
    return hearsay.window.compared.roots.line.text()


def test_articles_stand_left_of_the_sources_they_rest_on(lighthouse: Hearsay) -> None:
    view = _view(lighthouse)
    labels = [view.scene_shown.flow.nodes[box.number].label for box in view.scene_shown.in_order()]
    assert set(labels[:2]) == {"Lamp memo found", "Dark until winter"}
    assert {"the memo", "Ada Quill"} <= set(labels[2:])
    assert _line(lighthouse).startswith("Two articles")
    assert "the memo" in _line(lighthouse) or "Quill" in _line(lighthouse)


def test_the_pointer_on_a_ribbon_says_who_has_it_from_whom_and_dims_the_rest(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    flow = view.scene_shown.flow
    ribbon = next(
        each for each in view.scene_shown.ribbons if flow.nodes[flow.edges[each.number].end].label == "Ada Quill"
    )
    summary = _line(lighthouse)
    start = ribbon.path().pointAtPercent(0.25)
    qtbot.mouseMove(view.viewport(), view.mapFromScene(QPointF(start.x(), start.y())))
    qtbot.waitUntil(lambda: "→ Ada Quill" in _line(lighthouse))
    edge = flow.edges[ribbon.number]
    dimmed = [box for box in view.scene_shown.boxes if box.opacity() < 1]
    assert {box.number for box in dimmed} == set(range(len(flow.nodes))) - {edge.start, edge.end}
    qtbot.mouseMove(view.viewport(), QPoint(1, 1))
    qtbot.waitUntil(lambda: _line(lighthouse) == summary)
    assert all(box.opacity() == 1 for box in view.scene_shown.boxes)


def test_clicks_on_a_box_go_through_its_sentences_one_after_the_other(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    box = _box(view, "Ada Quill")
    count = len(view.scene_shown.flow.nodes[box.number].sentences)
    assert count == 3
    shown = []
    for number in range(count + 1):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_middle(view, box))
        assert f"{number % count + 1} of {count}" in _line(lighthouse)
        shown.append(_said(lighthouse))
    assert len(set(shown)) == count
    assert shown[0] == shown[-1]
    assert all("Quill" in each for each in shown)


def test_keys_go_from_box_to_box_and_return_to_a_sentence(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    assert lighthouse.window.focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "(article)" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "primary document" in view.accessibleDescription() or "(root)" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert _said(lighthouse)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert lighthouse.window.panes.active is not None
    assert lighthouse.window.focusWidget() is lighthouse.window.panes.active.view


def test_tab_passes_through_every_box_and_then_leaves(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    told = []
    for _ in range(len(view.scene_shown.boxes)):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        told.append(view.accessibleDescription())
    assert len(set(told)) == len(view.scene_shown.boxes)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_letters_stay_the_windows(lighthouse: Hearsay, qtbot: QtBot) -> None:
    qtbot.keyClick(_view(lighthouse), Qt.Key.Key_S)
    assert lighthouse.window.layout_.bottom.currentWidget() is lighthouse.window.compared.sources
    qtbot.keyClick(lighthouse.window.compared.sources.table, Qt.Key.Key_R)
    assert lighthouse.window.layout_.bottom.currentWidget() is lighthouse.window.compared.roots


def test_the_picture_fits_whatever_room_it_has_and_gathers_what_does_not(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    for height in (180, 420):
        lighthouse.window.layout_.rows.setSizes([700 - height, height])
        QApplication.processEvents()
        view.lay_out()
        assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() == 0


def test_the_wheel_with_ctrl_zooms_and_comes_back(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    for turn, larger in ((240, True), (-2400, False)):
        at = QPointF(view.viewport().rect().center())
        wheel = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
        assert (view.transform().m11() > 1.1) is larger


def test_keys_zoom_the_picture_and_bring_it_back(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    view.setFocus()
    for key, larger in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False), (Qt.Key.Key_Plus, True)):
        qtbot.keyClick(view, key)
        assert (view.transform().m11() > 1.1) is larger
    lighthouse.window.tool_bar.legend.toggle(AttributionType.QUOTE)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.transform().m11() == pytest.approx(1.0)
    assert lighthouse.window.tool_bar.legend.picked()  # elsewhere the key makes all types bright


def _many_sources(lighthouse: Hearsay) -> FlowView:
    """Show twenty sources of one article."""
    nodes = [FlowNode(FlowRole.ARTICLE, "Daily", None, tuple((DAILY, n) for n in range(20)))]
    nodes += [FlowNode(FlowRole.ROOT, f"Source {n:02}", SourceKind.NAMED, ((DAILY, n),), column=1) for n in range(20)]
    edges = [FlowEdge(0, n + 1, AttributionType.QUOTE, ((DAILY, n),)) for n in range(20)]
    view = _view(lighthouse)
    view.show_flow(SourceFlow(tuple(nodes), tuple(edges)))
    return view


@pytest.mark.parametrize("by_key", [True, False])
def test_the_box_of_those_gathered_unfolds_by_click_and_by_key(lighthouse: Hearsay, qtbot: QtBot, by_key: bool) -> None:
    view = _many_sources(lighthouse)
    view.setFocus()
    gathered = next(box for box in view.scene_shown.boxes if view.scene_shown.flow.nodes[box.number].gathered)
    place = view.mapFromScene(gathered.sceneBoundingRect().center())
    assert len(view.scene_shown.boxes) < 21
    if by_key:
        qtbot.keyClick(view, Qt.Key.Key_Down)
        while not view.accessibleDescription().endswith("click or Return unfolds it"):
            qtbot.keyClick(view, Qt.Key.Key_Tab)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    else:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(view.scene_shown.boxes) == 21
    assert view.verticalScrollBar().maximum() > 0
    assert "Source" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert len(view.scene_shown.boxes) < 21


def test_the_dark_picture_is_dark(lighthouse: Hearsay, qtbot: QtBot) -> None:
    view = _view(lighthouse)
    shades = []
    for name in ("light", "dark"):
        lighthouse.window.choose_theme(name)
        box = _box(view, "the memo").boundingRect()
        at = view.mapFromScene(QPointF(box.left() + 6, box.top() + 6))
        shades.append(view.viewport().grab().toImage().pixelColor(at).lightness())
    assert shades[0] > 200
    assert shades[1] < 60


def test_without_a_source_the_tab_says_so(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> None:
    hearsay = start()
    panel = hearsay.window.compared.roots
    assert panel.empty_text == "Compared when every article is analysed."
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "a.txt").write_text("The river\n\nThe river is wide. It is deep.\n", "utf-8")
    _open(hearsay, tmp_path / "plain", qtbot)
    assert panel.empty_text == "No article of this folder names a source."


def _dialog(hearsay: Hearsay, target: Path) -> PictureDialog:
    roots = hearsay.window.compared.roots
    return PictureDialog(roots.flow, roots.words, load_theme(dark=False), target)


def test_the_picture_is_saved_as_svg_or_twice_as_fine_as_png(lighthouse: Hearsay, tmp_path: Path, qtbot: QtBot) -> None:
    for name in ("roots.svg", "roots.PNG"):
        dialog = _dialog(lighthouse, tmp_path / name)
        qtbot.addWidget(dialog)
        dialog.save()
        assert dialog.saved_to == tmp_path / name
    assert "Ada Quill" in (tmp_path / "roots.svg").read_text("utf-8")
    image = QImage(str(tmp_path / "roots.PNG"))
    assert image.width() == 2 * 1248
    colours = {image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}
    assert len(colours) > 5


def test_a_picture_that_cannot_be_written_says_why(lighthouse: Hearsay, tmp_path: Path, qtbot: QtBot) -> None:
    for name, why in (("roots.gif", ".svg or .png"), ("nowhere/roots.png", "folder does not exist")):
        dialog = _dialog(lighthouse, tmp_path / name)
        qtbot.addWidget(dialog)
        dialog.save()
        assert dialog.saved_to is None
        assert why in dialog.problem.text()


def test_save_picture_opens_the_dialogue(lighthouse: Hearsay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(PictureDialog, "exec", lambda dialog: opened.append(dialog.path.text()))
    qtbot.mouseClick(lighthouse.window.compared.roots.save_button, Qt.MouseButton.LeftButton)
    assert [Path(each).name for each in opened] == ["lighthouse roots.svg"]
