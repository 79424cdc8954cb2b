"""Low confidence is seen and told: hatched in the text and on the strip, in words wherever the type is named."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import COLOURED_TYPES, AnnotatedArticle, AttributionType
from hearsay.ui.article_pane import ArticlePane
from hearsay.ui.legend import LegendChip
from hearsay.ui.sentence_geometry import line_pieces
from hearsay.ui.theme import load_theme
from hearsay.ui.tool_bar import ToolBar

WIRE = "1 wire.txt"


def _pane(hearsay: Hearsay) -> ArticlePane:
    pane = hearsay.window.panes.pane(WIRE)
    assert pane is not None
    return pane


def _secondhand(annotated: AnnotatedArticle) -> int:
    return next(i for i, s in enumerate(annotated.sentences) if s.type is AttributionType.SECONDHAND)


@pytest.fixture
def doubtful(opened: Hearsay, qtbot: QtBot) -> Hearsay:
    """The small affair; of its wire report the engine is certain but for the secondhand claim, 41 per cent sure."""
    annotated = _pane(opened).annotated
    assert annotated is not None
    doubted = _secondhand(annotated)
    sentences = tuple(
        replace(sentence, confidence=0.41 if index == doubted else 0.95)
        for index, sentence in enumerate(annotated.sentences)
    )
    opened.folder_session.annotated.emit(replace(annotated, sentences=sentences))
    qtbot.waitUntil(lambda: any(mark.uncertain for mark in _pane(opened).strip.marks), timeout=5000)
    return opened


def _spot(hearsay: Hearsay, index: int) -> QPoint:
    """Return a place in the viewport that lies on the words of a sentence, in its first line."""
    view, annotated = _pane(hearsay).view, _pane(hearsay).annotated
    assert annotated is not None
    sentence = annotated.sentences[index]  # no emoji before it: document positions are code points
    piece = next(line_pieces(view.document(), sentence.start, sentence.end))
    return piece.rect.center().toPoint() - QPoint(0, view.verticalScrollBar().value())


def _colours_around(hearsay: Hearsay, index: int, colours: list[QColor]) -> list[QColor]:
    """Return those of ``colours`` that are seen behind the first line of a sentence."""
    view, spot = _pane(hearsay).view, _spot(hearsay, index)
    picture: QImage = view.viewport().grab().toImage()
    around = [QPoint(spot.x() + x, spot.y() + y) for x in range(-60, 60) for y in range(-9, 9)]
    seen = {picture.pixel(place) for place in around if picture.valid(place)}
    return [colour for colour in colours if colour.rgb() in seen]


def test_an_uncertain_sentence_is_hatched_and_a_certain_one_is_not(doubtful: Hearsay) -> None:
    annotated = _pane(doubtful).annotated
    assert annotated is not None
    styles = load_theme(dark=False).types
    doubted = _secondhand(annotated)
    style = styles[AttributionType.SECONDHAND]
    assert _colours_around(doubtful, doubted, [style.tint, style.hatch]) == [style.tint, style.hatch]
    certain = next(i for i, s in enumerate(annotated.sentences) if s.type is AttributionType.UNATTRIBUTED)
    style = styles[AttributionType.UNATTRIBUTED]
    assert _colours_around(doubtful, certain, [style.tint, style.hatch]) == [style.tint]


def test_without_tints_the_sign_in_the_gutter_is_hatched(doubtful: Hearsay) -> None:
    annotated = _pane(doubtful).annotated
    assert annotated is not None
    view = _pane(doubtful).view
    doubted = _secondhand(annotated)
    before = view.viewport().grab().toImage()
    doubtful.window.actions_.tints.setChecked(False)
    hatch = load_theme(dark=False).types[AttributionType.SECONDHAND].hatch
    y = _spot(doubtful, doubted).y()
    gutter = {(x, y + dy) for x in range(30) for dy in range(-8, 9)}

    def hatched(picture: QImage) -> int:
        return sum(picture.pixel(x, y) == hatch.rgb() for x, y in gutter)

    assert hatched(view.viewport().grab().toImage()) > hatched(before)
    assert _colours_around(doubtful, doubted, [hatch]) == []


def test_the_strip_the_legend_and_the_inspector_tell_it_too(doubtful: Hearsay) -> None:
    window = doubtful.window
    annotated = _pane(doubtful).annotated
    assert annotated is not None
    doubted = _secondhand(annotated)
    assert [i for i, mark in enumerate(_pane(doubtful).strip.marks) if mark.uncertain] == [doubted]
    key = window.tool_bar.legend.hatching_key
    assert key.isVisible()
    assert key.text.startswith("uncertain ")
    assert "less than 60%" in key.toolTip()
    window.panes.activate(WIRE)
    window.desk.choose(WIRE, doubted, reveal=True)
    QApplication.processEvents()
    said = [label.text() for label in window.inspector.findChildren(QLabel) if label.isVisibleTo(window.inspector)]
    assert "uncertain: 41%. Look for yourself." in said
    assert _pane(doubtful).view.accessibleDescription() == "Secondhand claim · uncertain: 41%"


@pytest.mark.qt_log_ignore("does not support raise")  # what an offscreen tooltip says of itself
def test_the_tooltip_says_it_over_the_words_and_nowhere_else(doubtful: Hearsay, qtbot: QtBot) -> None:
    view, annotated = _pane(doubtful).view, _pane(doubtful).annotated
    assert annotated is not None
    spot = _spot(doubtful, _secondhand(annotated))

    def point_at(at: QPoint) -> None:
        event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)

    for elsewhere in (QPoint(view.viewport().width() - 2, spot.y()), _spot(doubtful, 0)):
        point_at(spot)
        assert QToolTip.isVisible()
        assert QToolTip.text().startswith("Secondhand claim · uncertain: 41%\n")
        point_at(elsewhere)
        qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=2000)


def test_a_corrected_sentence_is_the_readers_and_not_hatched(doubtful: Hearsay, qtbot: QtBot) -> None:
    window = doubtful.window
    annotated = _pane(doubtful).annotated
    assert annotated is not None
    doubted = _secondhand(annotated)
    key = window.tool_bar.legend.hatching_key
    before = key.text
    window.panes.activate(WIRE)
    window.desk.choose(WIRE, doubted)
    with qtbot.waitSignal(doubtful.notes_session.loaded, timeout=5000):
        window.desk.correct(AttributionType.OPINION)
    style = load_theme(dark=False).types[AttributionType.OPINION]
    assert _colours_around(doubtful, doubted, [style.tint, style.hatch]) == [style.tint]
    assert key.text != before or key.isHidden()


@pytest.mark.parametrize(("width", "shown"), [(640, False), (820, True), (1024, True), (1440, True)])
def test_the_explanation_never_cuts_a_chip_short(qtbot: QtBot, width: int, shown: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = ToolBar(load_theme(dark=False), QMenu(window), QAction("Together", window), window)
    bar.show_folder("four-minutes")
    bar.legend.show_counts(Counter(dict.fromkeys(COLOURED_TYPES, 88)), 111)
    bar.resize(width, 44)
    window.show()
    QApplication.processEvents()
    key = bar.legend.hatching_key
    assert key.isVisible() == shown
    for part in (*bar.legend.findChildren(LegendChip), *([key] if shown else [])):
        assert part.width() >= part.sizeHint().width()
        assert bar.legend.rect().contains(part.geometry())


def test_nothing_is_explained_where_nothing_is_hatched(start: Callable[[], Hearsay]) -> None:
    assert start().window.tool_bar.legend.hatching_key.isHidden()
