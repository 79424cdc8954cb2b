"""What an article says of its origin, shown and put right in the window; its original opened only after a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.domain.metadata import MetadataField
from hearsay.domain.notes import Anchor
from hearsay.ui.article_facts_dialog import ArticleFactsDialog
from hearsay.ui.article_pane import ArticlePane
from hearsay.ui.note_draft import NoteDraft

WIRE, BLOG = "1 wire.txt", "10 blog.html"
TITLE, BYLINE, OUTLET, PUBLISHED, ADDRESS, LANGUAGE = MetadataField
PAGE = "https://tidings.example/bridge?page=2"


class Browser(QObject):
    """Stands where the system's browser would: it hears which addresses are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    standing_in = Browser()
    for scheme in ("https", "file", "javascript"):
        QDesktopServices.setUrlHandler(scheme, standing_in, "open")  # type: ignore[arg-type] # PySide takes a name
    yield standing_in
    for scheme in ("https", "file", "javascript"):
        QDesktopServices.unsetUrlHandler(scheme)


def dialog_of(hearsay: Hearsay, path: str = WIRE) -> ArticleFactsDialog:
    hearsay.window.facts.show(path)
    dialog = hearsay.window.facts.dialog
    assert dialog is not None
    return dialog


def pane_of(hearsay: Hearsay, path: str = WIRE) -> ArticlePane:
    pane = hearsay.window.panes.pane(path)
    assert pane is not None
    return pane


def library_row(hearsay: Hearsay, path: str = WIRE) -> tuple[str, str]:
    row = next(row for row in hearsay.window.library_model.rows() if row.article.path == path)
    return row.article.name, row.origin


def put_right(hearsay: Hearsay, qtbot: QtBot, path: str = WIRE, **values: str) -> None:
    dialog = dialog_of(hearsay, path)
    for name, value in values.items():
        dialog.fields[MetadataField(name)].setText(value)
    with qtbot.waitSignals([hearsay.folder_session.refreshed, hearsay.folder_session.analysed], timeout=10_000):
        dialog.accept()
    settle()


def test_what_is_put_right_shows_everywhere_at_once_and_undo_takes_it_back(opened: Hearsay, qtbot: QtBot) -> None:
    window, store = opened.window, opened.notes_session
    article = pane_of(opened).article
    store.save(NoteDraft(article, Anchor(exact=""), body="Who wrote this?"))
    qtbot.waitUntil(lambda: len(store.notes) == 1, timeout=5000)
    before, pane = library_row(opened), pane_of(opened)
    told: list[str] = []
    window.facts.told.connect(told.append)
    store.told.connect(told.append)
    header = pane.header_text
    coloured = window.desk.displayed.get(WIRE)
    put_right(opened, qtbot, outlet="The Valley Post", byline="Jo Sand", published="2026-03-14")
    assert library_row(opened) == (before[0], "The Valley Post · 14 March 2026")
    assert pane_of(opened) is pane
    assert pane.header_text == "The Valley Post · Jo Sand · 14 March 2026"
    now = window.desk.displayed.get(WIRE)
    assert coloured is not None
    assert now is not None
    assert now.sentences == coloured.sentences
    assert (now.article.outlet, now.article.id) == ("The Valley Post", article.id)
    assert told == ["Corrected: byline, outlet, date. Ctrl+Z takes it back."]
    qtbot.waitUntil(lambda: window.notes_model.rowCount() == 1, timeout=5000)
    for asked, found in (("outlet:nowhere", 0), ("outlet:valley", 1)):
        window.notes.filter_field.setText(asked)
        qtbot.waitUntil(lambda count=found: window.notes.table.model().rowCount() == count, timeout=5000)  # type: ignore[misc]
    with qtbot.waitSignal(opened.folder_session.analysed, timeout=10_000):
        window.actions_.undo.trigger()
    settle()
    assert library_row(opened) == before
    assert pane.header_text == header
    assert [placed.note.body for placed in store.notes] == ["Who wrote this?"]


def test_a_headline_put_right_is_there_when_the_folder_is_opened_again(
    opened: Hearsay, qtbot: QtBot, case_folder: Path
) -> None:
    put_right(opened, qtbot, BLOG, title="The bridge, once more")
    assert library_row(opened, BLOG)[0] == "The bridge, once more"
    with qtbot.waitSignal(opened.folder_session.analysed, timeout=20_000):
        opened.window.open_folder(case_folder)
    qtbot.waitUntil(lambda: opened.notes_session.metadata != (), timeout=5000)
    qtbot.waitUntil(lambda: library_row(opened, BLOG)[0] == "The bridge, once more", timeout=5000)


def test_corrections_of_one_folder_say_nothing_of_another(
    opened: Hearsay, qtbot: QtBot, case_folder: Path, tmp_path: Path
) -> None:
    put_right(opened, qtbot, outlet="The Valley Post")
    other = tmp_path / "another"
    other.mkdir()
    (other / WIRE).write_text("Something else\n\nThe keeper said that it rained.\n", "utf-8")
    (other / "note.txt").write_text("A second one\n\nNobody came, said the keeper.\n", "utf-8")
    with qtbot.waitSignals([opened.folder_session.analysed, opened.notes_session.loaded], timeout=20_000):
        opened.window.open_folder(other)
    settle()
    assert "Valley" not in library_row(opened)[1]


def test_a_file_edited_meanwhile_keeps_what_was_put_right_and_the_others_keep_their_colours(
    opened: Hearsay, qtbot: QtBot, case_folder: Path
) -> None:
    put_right(opened, qtbot, outlet="The Valley Post")
    put_right(opened, qtbot, BLOG, outlet="Bridge Notes")
    blog = opened.window.desk.displayed.get(BLOG)
    file = case_folder / WIRE
    file.write_text(file.read_text("utf-8") + "\nNobody else was asked.\n", "utf-8")
    with qtbot.waitSignals([opened.folder_session.refreshed, opened.folder_session.analysed], timeout=10_000):
        opened.folder_session.refresh()
    settle()
    assert "Nobody else was asked." in pane_of(opened).article.text
    qtbot.waitUntil(lambda: "The Valley Post" in library_row(opened)[1], timeout=5000)
    assert "The Valley Post" in pane_of(opened).header_text
    assert opened.window.desk.displayed.get(BLOG) is blog
    with qtbot.assertNotEmitted(opened.folder_session.refreshed, wait=500):
        opened.folder_session.refresh()


def test_what_is_put_right_of_the_primary_document_leaves_all_colours_as_they_are(
    opened: Hearsay, qtbot: QtBot
) -> None:
    chosen_before = opened.window.desk.displayed.get(WIRE)
    opened.window.desk.choose(WIRE, 1)
    put_right(opened, qtbot, "primary.txt", title="Memo of the engineer")
    folder = opened.window.desk.folder
    assert folder is not None
    assert folder.primary is not None
    assert folder.primary.title == "Memo of the engineer"
    assert library_row(opened, "primary.txt")[0] == "Memo of the engineer"
    assert opened.window.desk.displayed.get(WIRE) is chosen_before
    chosen = opened.window.desk.chosen()
    assert chosen is not None
    assert chosen[0].article.path == WIRE


def test_the_chosen_sentence_stays_when_its_article_is_put_right(opened: Hearsay, qtbot: QtBot) -> None:
    opened.window.desk.choose(WIRE, 1)
    before = opened.window.desk.chosen_sentence()
    put_right(opened, qtbot, byline="Jo Sand")
    assert before is not None
    assert opened.window.desk.chosen_sentence() == before


def test_the_articles_own_word_stays_in_view_and_can_stand_again(opened: Hearsay, qtbot: QtBot) -> None:
    own = pane_of(opened).article.title
    put_right(opened, qtbot, title="Another headline", byline="Jo Sand")
    dialog = dialog_of(opened)
    assert dialog.said[TITLE].text() == f"The article says: {own}"
    assert dialog.said[TITLE].isVisible()
    assert dialog.said[BYLINE].text() == "The article names no byline."
    assert not dialog.said[OUTLET].isVisible()
    assert not dialog.keep.isEnabled()
    dialog.take_back[TITLE].click()
    assert dialog.changes == {TITLE: None}
    with qtbot.waitSignal(opened.folder_session.analysed, timeout=10_000):
        dialog.accept()
    settle()
    assert library_row(opened)[0] == own
    assert [(each.field, each.value) for each in opened.notes_session.metadata] == [(BYLINE, "Jo Sand")]


def test_what_cannot_be_kept_is_told_in_the_dialogue(opened: Hearsay) -> None:
    dialog = dialog_of(opened)
    dialog.fields[ADDRESS].setText("file:///etc/passwd")
    assert "http" in dialog.refusal.text()
    assert dialog.refusal.isVisible()
    assert not dialog.keep.isEnabled()
    assert not dialog.open_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.fields[ADDRESS].setText(PAGE)
    assert dialog.keep.isEnabled()
    assert not dialog.refusal.isVisible()
    dialog.reject()


def test_what_was_begun_is_there_when_the_reader_comes_back(opened: Hearsay) -> None:
    dialog = dialog_of(opened)
    assert not dialog.fields[TITLE].hasSelectedText(), "the first key would replace the headline"
    dialog.fields[OUTLET].setText("The Valley P")
    dialog.reject()
    again = dialog_of(opened)
    assert again.fields[OUTLET].text() == "The Valley P"
    assert again.changes == {OUTLET: "The Valley P"}
    again.fields[OUTLET].setText(pane_of(opened).article.outlet)
    again.reject()
    assert dialog_of(opened).changes == {}


def test_the_original_is_opened_only_after_a_question_that_shows_all_of_its_address(
    opened: Hearsay, browser: Browser, monkeypatch: pytest.MonkeyPatch, unexpected_questions: list[str]
) -> None:
    dialog = dialog_of(opened)
    dialog.fields[ADDRESS].setText(PAGE)
    dialog.open_button.click()
    assert len(unexpected_questions) == 1
    assert browser.opened == []
    shown: list[str] = []

    def agree(box: QMessageBox) -> int:
        shown.append(box.informativeText())
        next(button for button in box.buttons() if "Open" in button.text()).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    dialog.open_button.click()
    assert shown == [PAGE]
    assert browser.opened == [PAGE]
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == PAGE
    for wrong in ("file:///etc/passwd", "javascript:alert(1)", "https://bank.example@evil.example/", "//host/share"):
        opened.window.facts.open_address(wrong)
    opened.window.facts.open_address("https://раypal.example/")
    assert "xn--" in shown[-1]
    assert len(shown) == 2


def test_a_language_put_right_has_the_article_read_as_one_in_it(opened: Hearsay, qtbot: QtBot) -> None:
    before = opened.window.desk.displayed.get(WIRE)
    assert before is not None
    put_right(opened, qtbot, language="de")
    now = opened.window.desk.displayed.get(WIRE)
    assert now is not None
    assert "German" in now.notice
    assert "German" not in before.notice
    assert pane_of(opened).annotated == now


def test_it_is_reached_from_the_panes_head_the_library_and_the_keys(opened: Hearsay) -> None:
    window = opened.window
    model, facts = window.library.list.model(), window.facts
    window.panes.activate(BLOG)
    asked = []
    for ask in (
        pane_of(opened, BLOG).about_button.click,
        window.actions_.article_facts.trigger,
        lambda: next(
            action
            for action in window.library.menu_for(
                next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == "Bridge of lies")
            ).actions()
            if "About" in action.text()
        ).trigger(),
    ):
        ask()
        assert facts.dialog is not None
        asked.append(facts.dialog.value(TITLE))
        facts.dialog.reject()
        assert facts.dialog is None
    assert asked == ["Bridge of lies"] * 3
