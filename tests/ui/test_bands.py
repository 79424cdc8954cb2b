"""Bands between neighbouring panes: they lie at the words they join, follow them, and lead from one to the other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.ui.article_view import ArticleView
from hearsay.ui.band_geometry import Away, Extent
from hearsay.ui.band_gutter import Band, BandGutter

ONE, TWO = "1 daily.txt", "2 post.txt"
EARLY = "The lighthouse keeper has not been paid since the autumn of last year"
LATE = "Every lamp on this coast will burn again before the herring come back"


def _article(number: int, before: int) -> str:
    """Both quotations, 30 paragraphs apart, the first after ``before`` paragraphs of the article's own."""
    own = [f"Paper {number} counted {n} gulls on the mole in week {n + 7 * number}." for n in range(before + 60)]
    own.insert(before, f"“{EARLY},” Councillor Ines Marr said.")
    own.insert(before + 30, f"“{LATE},” Councillor Ines Marr said.")
    return f"Lighthouse news {number}\n\n" + "\n\n".join(own) + "\n"


@pytest.fixture
def joined(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> Hearsay:
    folder = tmp_path / "lights"
    folder.mkdir()
    (folder / ONE).write_text(_article(1, before=2), "utf-8")
    (folder / TWO).write_text(_article(2, before=4), "utf-8")
    hearsay = start()
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)
    return hearsay


def _view(hearsay: Hearsay, path: str) -> ArticleView:
    pane = hearsay.window.panes.pane(path)
    assert pane is not None
    return pane.view


def _gutter(hearsay: Hearsay) -> BandGutter:
    (gutter,) = hearsay.window.panes.gutters()
    return gutter


def _band(hearsay: Hearsay, words: str) -> Band:
    return next(band for band in _gutter(hearsay).bands() if words[4:] in band.link.words)


def _height_of(hearsay: Hearsay, path: str, words: str) -> int:
    """Return how far below the window's top a reader sees the middle of these words' first line."""
    view = _view(hearsay, path)
    found = view.document().find(words[:20])
    assert not found.isNull()
    return view.viewport().mapTo(hearsay.window, view.cursorRect(found).center()).y()


def _in_window(hearsay: Hearsay, x: float, y: float) -> int:
    return _gutter(hearsay).mapTo(hearsay.window, QPoint(round(x), round(y))).y()


def test_a_band_lies_where_the_words_are_on_both_sides(joined: Hearsay) -> None:
    band = _band(joined, EARLY)
    for end, path in ((band.left, ONE), (band.right, TWO)):
        assert isinstance(end, Extent)
        top, bottom = (_in_window(joined, 0, y) for y in (end.top, end.bottom))
        assert top < _height_of(joined, path, EARLY) < bottom
    assert band.left != band.right


def test_a_band_follows_its_words_and_becomes_a_stub_when_one_end_leaves(joined: Hearsay) -> None:
    bar = _view(joined, ONE).verticalScrollBar()
    before = _band(joined, EARLY)
    bar.setValue(30)
    after = _band(joined, EARLY)
    assert isinstance(before.left, Extent)
    assert after.left == Extent(before.left.top - 30, before.left.bottom - 30)
    assert after.right == before.right
    bar.setValue(bar.maximum())
    assert _band(joined, EARLY).left is Away.ABOVE


def test_neither_end_in_view_is_no_band(joined: Hearsay) -> None:
    for path in (ONE, TWO):
        _view(joined, path).verticalScrollBar().setValue(100_000)
    assert [band for band in _gutter(joined).bands() if EARLY[4:] in band.link.words] == []


def test_a_click_on_a_stub_brings_the_other_end_to_the_same_height(joined: Hearsay, qtbot: QtBot) -> None:
    left = _view(joined, ONE)
    found = left.document().find(LATE[:20])
    left.verticalScrollBar().setValue(left.cursorRect(found).top() + left.verticalScrollBar().value() - 150)
    stub = _band(joined, LATE)
    assert isinstance(stub.left, Extent)
    assert stub.right is Away.BELOW
    place = QPoint(4, round((stub.left.top + stub.left.bottom) / 2))
    qtbot.mouseClick(_gutter(joined), Qt.MouseButton.LeftButton, pos=place)
    assert abs(_height_of(joined, ONE, LATE) - _height_of(joined, TWO, LATE)) <= 1
    assert joined.window.panes.active is joined.window.panes.pane(TWO)
    sentence = joined.window.desk.chosen_sentence()
    assert sentence is not None
    assert LATE in sentence.span.of(_view(joined, TWO).article_text)


def test_the_half_of_a_band_that_is_clicked_stays_where_it_is(joined: Hearsay, qtbot: QtBot) -> None:
    _view(joined, ONE).verticalScrollBar().setValue(40)
    was = _height_of(joined, TWO, EARLY)
    band, gutter = _band(joined, EARLY), _gutter(joined)
    assert isinstance(band.right, Extent)
    place = QPoint(gutter.width() - 3, round((band.right.top + band.right.bottom) / 2))
    left_was = _view(joined, ONE).verticalScrollBar().value()
    qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=place)
    assert _height_of(joined, TWO, EARLY) == was
    left_bar = _view(joined, ONE).verticalScrollBar()
    # The words stand nearer to the beginning there: the pane goes up as far as it can, and no further.
    assert left_bar.value() == 0 or abs(_height_of(joined, ONE, EARLY) - was) <= 1
    assert left_bar.value() < left_was


def test_the_tooltip_tells_the_words(joined: Hearsay) -> None:
    assert "lighthouse keeper" in _gutter(joined).told_of(_band(joined, EARLY))


def test_the_gutter_still_shares_out_the_width(joined: Hearsay) -> None:
    gutter, pane = _gutter(joined), joined.window.panes.panes()[0]
    band = _band(joined, EARLY)
    assert isinstance(band.left, Extent)
    was = pane.width()
    place = QPointF(4, (band.left.top + band.left.bottom) / 2)  # even where the drag begins on a band
    for kind, moved, buttons in (
        (QEvent.Type.MouseButtonPress, 0, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, 60, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, 60, Qt.MouseButton.NoButton),
    ):
        at = place + QPointF(moved, 0)
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, gutter.mapToGlobal(place) + QPointF(moved, 0), button, buttons, _NO_KEYS)
        QApplication.sendEvent(gutter, event)
    assert pane.width() == pytest.approx(was + 60, abs=2)
    assert joined.window.desk.chosen_sentence() is None


_NO_KEYS = Qt.KeyboardModifier.NoModifier


def test_bands_are_between_those_who_are_neighbours_now(joined: Hearsay) -> None:
    joined.window.panes.arrange([TWO, ONE])
    band = _band(joined, EARLY)
    assert EARLY in band.link.left.span.of(_view(joined, TWO).article_text)
    joined.window.panes.close_pane(ONE)
    assert joined.window.panes.gutters() == []


def _colours(gutter: BandGutter, band: Band) -> str:
    assert isinstance(band.left, Extent)
    picture = gutter.grab().toImage()
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(round(3 * ratio), round((band.left.top + band.left.bottom) / 2 * ratio)).name()


def test_the_chosen_and_the_hovered_band_stand_out_and_colours_follow_the_theme(joined: Hearsay, qtbot: QtBot) -> None:
    gutter, band = _gutter(joined), _band(joined, EARLY)
    quiet = _colours(gutter, band)
    assert quiet != joined.window.panes.palette().base().color().name()
    assert isinstance(band.left, Extent)
    qtbot.mouseMove(gutter, QPoint(3, round((band.left.top + band.left.bottom) / 2)))
    qtbot.waitUntil(lambda: _colours(gutter, band) != quiet, timeout=2000)
    qtbot.mouseMove(gutter, QPoint(3, gutter.height() - 3))
    qtbot.waitUntil(lambda: _colours(gutter, band) == quiet, timeout=2000)
    index = joined.window.desk.displayed.sentence_at(ONE, band.link.left.span)
    assert index is not None
    joined.window.desk.choose(ONE, index)
    assert _colours(gutter, band) != quiet
    joined.window.choose_theme("dark")
    assert _colours(gutter, _band(joined, EARLY)) not in {quiet, "#fbfaf7"}
