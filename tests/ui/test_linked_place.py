"""A link in exported notes leads back to the sentence, and opens nothing else unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.links import HearsayLink
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.services.opening import open_folder
from hearsay.ui.remembered_state import RememberedState

WIRE = "1 wire.txt"


def _chosen(hearsay: Hearsay) -> str:
    active, sentence = hearsay.window.panes.active, hearsay.window.desk.chosen_sentence()
    assert active is not None
    return sentence.span.of(active.article.text) if sentence is not None else ""


def _known(folder: Path, data: Path) -> None:
    state = RememberedState(data)
    state.remember_folder(str(folder))
    state.flush()


def _follow(hearsay: Hearsay, link: HearsayLink, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.linked_place.open(link)


def test_a_link_leads_to_its_note(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot, unexpected_questions: list[str]
) -> None:
    folder = open_folder(case_folder)
    wire = next(article for article in folder.articles if article.path == WIRE)
    begin = wire.text.index("The mayor said")
    store = Annotations.open(tmp_path / "data")
    anchor = Anchor(wire.text[begin : begin + 14], start=begin, end=begin + 14)
    note = store.add_note(wire, anchor, "Which May?", root=folder.root)
    store.close()
    _known(case_folder, tmp_path / "data")
    hearsay = start()
    _follow(hearsay, HearsayLink(str(case_folder), WIRE, note.id), qtbot)
    qtbot.waitUntil(lambda: _chosen(hearsay).startswith("The mayor said"), timeout=5000)
    assert unexpected_questions == []


@pytest.mark.parametrize("offset", [None, 0, 10**6])
def test_where_the_note_is_gone_the_words_are_found(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot, offset: int | None
) -> None:
    _known(case_folder, tmp_path / "data")
    hearsay = start()
    link = HearsayLink(str(case_folder), WIRE, "f" * 32, "The mayor said that repairs would begin in May.", offset)
    _follow(hearsay, link, qtbot)
    qtbot.waitUntil(lambda: _chosen(hearsay).startswith("The mayor said"), timeout=5000)


def test_a_folder_that_was_never_opened_is_opened_after_a_question_alone(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot, unexpected_questions: list[str]
) -> None:
    hearsay = start()
    hearsay.window.linked_place.open(HearsayLink(str(case_folder), WIRE))
    assert len(unexpected_questions) == 1
    assert hearsay.window.desk.folder is None


def test_the_question_shows_the_name_as_plain_text_and_yes_opens_it(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def agree(box: QMessageBox) -> int:
        shown.append(box.informativeText())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    hearsay = start()
    _follow(hearsay, HearsayLink(str(case_folder), "no such.txt"), qtbot)
    assert str(case_folder) in shown[0]
    assert hearsay.window.desk.folder is not None
