"""The inspector tells of a quotation how it stands in the document, and where else it stands, word by word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay

DAILY, POST, BLOG = "1 daily.txt", "2 post.txt", "3 blog.txt"
PLAN = "The old mill by the lower bridge will be sold to the highest bidder in May unless the council finds a tenant"


@pytest.fixture
def mill(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> Hearsay:
    """Three articles that quote one memo, one of them by way of another, open and compared."""
    folder = tmp_path / "mill"
    folder.mkdir()
    texts = {
        "primary.txt": f"Memo on the mill\n\nIda Brand said that “{PLAN}.” The roof leaks.\n",
        DAILY: f"Mill memo\n\n“{PLAN},” Ida Brand said, according to the memo.\n\nThe river rose at night.\n",
        POST: (
            "Mill & <u>money</u>\n\nThe Harbour Post reported that the memo quotes Ida Brand as saying "
            "“The old mill by the lower bridge will be sold to the highest bidder in May.”\n"
        ),
        BLOG: (
            "<img src='file:///etc/hostname'>\n\nAccording to the memo, Ida Brand said that “the old mill by the "
            "lower bridge will be leased to the highest bidder in May unless the council finds a tenant.”\n"
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    hearsay = start()
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)
    return hearsay


def _choose(hearsay: Hearsay, path: str, words: str) -> None:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    text = annotated.article.text
    index = next(n for n, sentence in enumerate(annotated.sentences) if words in sentence.span.of(text))
    hearsay.window.panes.activate(path)
    hearsay.window.desk.choose(path, index, reveal=True)
    QApplication.processEvents()


def _labels(hearsay: Hearsay) -> list[QLabel]:
    inspector = hearsay.window.inspector
    return [label for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector)]


def _links(hearsay: Hearsay) -> list[QLabel]:
    return [label for label in _labels(hearsay) if label.accessibleName().startswith("Also in")]


def _said(hearsay: Hearsay) -> str:
    return "\n".join(label.text() for label in _labels(hearsay))


def test_the_verdict_is_one_line_with_sign_word_and_what_was_done(mill: Hearsay) -> None:
    for path, words, line in (
        (DAILY, PLAN, "✓ Word for word: whole sentences of the document, every word as it stands there."),
        (POST, "sold to", "◐ Cut: drops a condition (“unless the council finds a tenant”)."),
        (BLOG, "leased", "≠ Altered: “leased” stands for “sold”."),
    ):
        _choose(mill, path, words)
        assert line in _said(mill)


def test_the_other_articles_are_listed_with_the_words_that_differ(mill: Hearsay) -> None:
    _choose(mill, DAILY, PLAN)
    post, blog = _links(mill)
    assert "Mill &amp; &lt;u&gt;money&lt;/u&gt;" in post.text()
    assert "◐ cut" in post.text()
    assert "unless the council finds a tenant</s>" in post.text()
    assert "&lt;img" in blog.text()
    assert "<img" not in blog.text()
    assert "sold</s> <b>leased</b>" in blog.text()
    assert "(left out: sold) (put in: leased)" in blog.accessibleName()
    # From the other side it is the other way round.
    _choose(mill, BLOG, "leased")
    daily = _links(mill)[0]
    assert "leased</s> <b>sold</b>" in daily.text()


def test_the_roots_are_counted_in_one_line(mill: Hearsay) -> None:
    _choose(mill, DAILY, PLAN)
    (line,) = [label.text() for label in _labels(mill) if "root" in label.text()]
    assert line == "Three articles, one root: the memo, by way of The Harbour Post."


def test_a_link_goes_to_the_other_articles_sentence_and_back_to_reading(mill: Hearsay, qtbot: QtBot) -> None:
    window = mill.window
    window.panes.close_pane(POST)
    _choose(mill, DAILY, PLAN)
    link = _links(mill)[0]
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    active, sentence = window.panes.active, window.desk.chosen_sentence()
    assert active is not None
    assert sentence is not None
    assert active.article.path == POST
    assert "sold to" in sentence.span.of(active.article.text)
    assert window.focusWidget() is active.view


def test_a_sentence_without_a_shared_quotation_has_no_such_cards(mill: Hearsay) -> None:
    _choose(mill, DAILY, PLAN)
    assert "ALSO IN" in _said(mill)
    _choose(mill, DAILY, "river")
    assert "ALSO IN" not in _said(mill)
    assert "AGAINST THE DOCUMENT" not in _said(mill)


def test_another_folder_takes_the_cards_away(mill: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    _choose(mill, DAILY, PLAN)
    with qtbot.waitSignal(mill.comparison_session.compared, timeout=20_000):
        mill.window.open_folder(case_folder)
    QApplication.processEvents()
    assert _links(mill) == []


def test_stepping_through_a_tab_leaves_it_in_front_of_a_narrow_window(mill: Hearsay, qtbot: QtBot) -> None:
    window = mill.window
    window.resize(1024, 700)
    bottom = window.layout_.bottom
    qtbot.waitUntil(lambda: bottom.indexOf(window.inspector) == 0)
    window.actions_.quotations.trigger()
    panel = window.compared.quotations
    first = panel.table.model().index(0, 0)
    panel.table.expand(first)
    panel.table.setCurrentIndex(panel.table.model().index(0, 0, first))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert window.desk.chosen_sentence() is not None
    assert bottom.currentWidget() is panel


@pytest.mark.parametrize("size", [(1440, 1100), (1024, 900)])
def test_no_line_of_the_cards_is_cut_off(mill: Hearsay, qtbot: QtBot, size: tuple[int, int]) -> None:
    mill.window.resize(*size)
    mill.window.choose_theme("dark")
    QApplication.processEvents()
    _choose(mill, DAILY, PLAN)

    def cut() -> list[str]:
        wrapped = [label for label in _labels(mill) if label.wordWrap() and label.isVisible()]
        return [label.text() for label in wrapped if label.height() < label.heightForWidth(label.width()) - 4]

    assert len(_links(mill)) == 2
    qtbot.waitUntil(lambda: cut() == [], timeout=2000)
