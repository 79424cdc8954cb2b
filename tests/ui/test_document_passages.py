"""From a quotation to the document: it opens beside the article, at the words, however the reader asks for them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.ui.article_view import ArticleView

MEMO, DAILY = "primary.txt", "1 daily.txt"
OTHERS = ("2 post.txt", "3 blog.txt", "4 herald.txt")
PLAN = "The old mill by the lower bridge will be sold to the highest bidder in May unless the council finds a tenant"
ROOF = "the roof over the wheel house has been leaking since the great storm and nobody wants to pay for it"


@pytest.fixture
def mill(start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot) -> Hearsay:
    """A long memo, an article that quotes two passages of it in one sentence, and three that quote nothing."""
    folder = tmp_path / "mill"
    folder.mkdir()
    padding = [f"Item {n} of the agenda was put off until week {n + 9}." for n in range(60)]
    memo = ["Memo on the mill", *padding[:40], f"{PLAN}.", *padding[40:], f"Ida Brand adds that {ROOF}."]
    (folder / MEMO).write_text("\n\n".join(memo) + "\n", "utf-8")
    (folder / DAILY).write_text(
        f"Mill memo\n\n“{PLAN},” says the memo.\n\n“{ROOF.capitalize()},” the memo says.\n\nThe river rose at night.\n",
        "utf-8",
    )
    for number, name in enumerate(OTHERS):
        (folder / name).write_text(f"News {number}\n\nThe river rose {number + 2} feet at night.\n", "utf-8")
    hearsay = start()
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)
    for path in OTHERS:
        hearsay.window.panes.close_pane(path)
    hearsay.window.panes.close_pane(MEMO)
    return hearsay


def _choose(hearsay: Hearsay, words: str) -> None:
    annotated = hearsay.window.desk.displayed.get(DAILY)
    assert annotated is not None
    text = annotated.article.text
    index = next(n for n, sentence in enumerate(annotated.sentences) if words in sentence.span.of(text))
    hearsay.window.panes.activate(DAILY)
    hearsay.window.desk.choose(DAILY, index, reveal=True)


def _memo(hearsay: Hearsay) -> ArticleView:
    pane = hearsay.window.panes.pane(MEMO)
    assert pane is not None
    return pane.view


def _assert_led_to(hearsay: Hearsay, words: str) -> None:
    """The document stands beside the article, shows these words and marks them; the sentence is still chosen."""
    settle()
    view = _memo(hearsay)
    assert [span.of(view.article_text) for span in view.pointed_out] == [words]
    assert view.shows(view.pointed_out[0])
    assert view.verticalScrollBar().value() > 0
    sentence = hearsay.window.desk.chosen_sentence()
    daily = hearsay.window.panes.pane(DAILY)
    assert daily is not None
    assert sentence is not None
    assert words.casefold() in sentence.span.of(daily.article.text).casefold()


def _link(hearsay: Hearsay) -> QLabel:
    inspector = hearsay.window.inspector
    (link,) = (
        label
        for label in inspector.findChildren(QLabel)
        if label.accessibleName() == "Show in the document" and label.isVisibleTo(inspector)
    )
    return link


@pytest.mark.parametrize("words", [PLAN, ROOF])
def test_a_key_opens_the_document_at_the_words(mill: Hearsay, qtbot: QtBot, words: str) -> None:
    _choose(mill, words[5:])
    qtbot.keyClick(mill.window, Qt.Key.Key_D)
    _assert_led_to(mill, words)
    assert mill.window.panes.active is mill.window.panes.pane(DAILY)  # j goes on to the next quotation


def test_the_inspectors_link_is_reached_with_tab_and_followed_with_return(mill: Hearsay, qtbot: QtBot) -> None:
    _choose(mill, PLAN)
    settle()
    link = _link(mill)
    assert link.focusPolicy() is Qt.FocusPolicy.TabFocus
    qtbot.keyClick(link, Qt.Key.Key_Return)
    _assert_led_to(mill, PLAN)


def test_the_menu_of_the_sentence_leads_there(mill: Hearsay) -> None:
    _choose(mill, PLAN)
    chosen = mill.window.panes.panes()[0].view.chosen
    assert chosen is not None
    menu = mill.window.sentence_menu.menu_for(DAILY, chosen)
    next(action for action in menu.actions() if action.text() == "Show in the &document").trigger()
    _assert_led_to(mill, PLAN)


def test_opening_the_document_from_the_library_begins_at_the_chosen_quotation(mill: Hearsay) -> None:
    _choose(mill, ROOF[5:])
    model = mill.window.library_model
    assert model.setData(model.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    _assert_led_to(mill, ROOF)
    mill.window.panes.close_pane(MEMO)
    mill.window.library.list.doubleClicked.emit(model.index(0))
    _assert_led_to(mill, ROOF)


def test_the_document_opens_at_its_beginning_beside_a_sentence_of_its_own(mill: Hearsay, qtbot: QtBot) -> None:
    _choose(mill, "river")
    model = mill.window.library_model
    model.setData(model.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    settle()
    assert _memo(mill).pointed_out == ()
    assert _memo(mill).verticalScrollBar().value() == 0
    qtbot.keyClick(mill.window, Qt.Key.Key_D)
    assert mill.window.status.text == "Nothing that this sentence quotes stands in the document."


def test_the_mark_fades(mill: Hearsay, qtbot: QtBot) -> None:
    _choose(mill, PLAN)
    qtbot.keyClick(mill.window, Qt.Key.Key_D)
    assert _memo(mill).pointed_out
    assert _memo(mill).extraSelections()
    qtbot.waitUntil(lambda: not _memo(mill).pointed_out, timeout=8000)
    assert _memo(mill).extraSelections() == []


def test_with_four_panes_the_article_that_is_read_stays(mill: Hearsay, qtbot: QtBot) -> None:
    for path in OTHERS:
        mill.window.desk.open_article(path)
    mill.window.panes.arrange([*OTHERS, DAILY])
    assert mill.window.panes.open_paths()[-1] == DAILY
    _choose(mill, PLAN)
    qtbot.keyClick(mill.window, Qt.Key.Key_D)
    _assert_led_to(mill, PLAN)
    assert len(mill.window.panes.open_paths()) == 4
    assert DAILY in mill.window.panes.open_paths()
    assert mill.window.status.text == "Four panes at most: closed “News 2”."


def test_without_a_choice_the_key_says_so(mill: Hearsay, qtbot: QtBot) -> None:
    qtbot.keyClick(mill.window, Qt.Key.Key_D)
    assert mill.window.status.text == "Choose a sentence of an article first."


def test_without_a_document_the_key_says_so(opened: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    (case_folder / "primary.txt").unlink()
    with qtbot.waitSignal(opened.comparison_session.compared, timeout=20_000):
        opened.window.actions_.read_again.trigger()
    qtbot.keyClick(opened.window, Qt.Key.Key_D)
    assert opened.window.status.text == "This folder has no primary document. Choose one in the menu."
