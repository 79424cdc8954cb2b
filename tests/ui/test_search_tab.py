"""The search tab: found while typing, walked with the arrow keys, remembered with the folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType
from hearsay.domain.notes import Anchor
from hearsay.domain.search import FoundInArticle, Hit, SearchResults
from hearsay.domain.spans import Span
from hearsay.ui.marked_runs import Mark
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.search_panel import SearchPanel
from hearsay.ui.search_rows import counts_in_words, search_rows

WIRE, COLUMN = "1 wire.txt", "2 column.md"


@pytest.fixture
def panel(opened: Hearsay, qtbot: QtBot) -> SearchPanel:
    opened.window.activateWindow()
    opened.window.actions_.search.trigger()
    qtbot.waitUntil(opened.search.panel.field.hasFocus)
    return opened.search.panel


def _type(panel: SearchPanel, text: str) -> None:
    panel.field.clear()
    QTest.keyClicks(panel.field, text)


def _listed(panel: SearchPanel) -> list[tuple[str, list[str]]]:
    """Return what is listed: each article's name with its hits."""
    model = panel.table.model()
    listed = []
    for number in range(model.rowCount()):
        article = model.index(number, 0)
        listed.append(
            (str(article.data()), [str(model.index(n, 0, article).data()) for n in range(model.rowCount(article))])
        )
    return listed


def _find(panel: SearchPanel, qtbot: QtBot, text: str, first: str) -> None:
    """Type a query and wait until the first hit is this one."""
    _type(panel, text)
    qtbot.waitUntil(lambda: bool(_listed(panel)) and _listed(panel)[0][1][0] == first)


def test_an_empty_field_tells_how_to_search(panel: SearchPanel) -> None:
    assert all(
        f"{field}:" in panel.empty_text for field in ("tag", "type", "source", "article", "outlet", "note", "in")
    )


def test_hits_come_while_typing_grouped_by_article(panel: SearchPanel, qtbot: QtBot) -> None:
    _find(panel, qtbot, "disgr", "Of course this is a disgrace.")
    ((name, hits),) = _listed(panel)
    assert (name, hits) == ("A bridge too tired", ["Of course this is a disgrace."])
    assert panel.count_text == "1 hit in 1 file"
    assert panel.table.isExpanded(panel.table.model().index(0, 0))


def test_the_document_is_searched_too(panel: SearchPanel, qtbot: QtBot) -> None:
    _type(panel, "tank")
    qtbot.waitUntil(lambda: [name for name, _ in _listed(panel)] == ["MEMO"])


def test_arrow_keys_walk_the_hits_and_the_pane_follows(opened: Hearsay, panel: SearchPanel, qtbot: QtBot) -> None:
    _type(panel, "bridge in:articles article:wire*")
    qtbot.waitUntil(lambda: len(_listed(panel)) == 1)
    hits = _listed(panel)[0][1]
    assert len(hits) >= 3
    QTest.keyClick(panel.field, Qt.Key.Key_Return)  # what still waits is searched at once
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.table.hasFocus)
    seen = []
    for _ in hits:
        chosen = opened.window.desk.chosen()
        assert chosen is not None
        annotated, sentence = chosen
        assert annotated.article.path == WIRE
        seen.append(sentence.span.of(annotated.article.text))
        assert panel.table.hasFocus()
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert seen == hits
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    active = opened.window.panes.active
    assert active is not None
    assert active.article.path == WIRE
    qtbot.waitUntil(active.view.hasFocus)


def test_up_from_the_first_hit_goes_back_to_the_field_and_escape_to_the_articles(
    opened: Hearsay, panel: SearchPanel, qtbot: QtBot
) -> None:
    _find(panel, qtbot, "disgrace ", "Of course this is a disgrace.")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.table.hasFocus)
    QTest.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.waitUntil(panel.field.hasFocus)
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    active = opened.window.panes.active
    assert active is not None
    qtbot.waitUntil(active.view.hasFocus)


def test_a_hit_in_an_article_that_is_closed_opens_it(opened: Hearsay, panel: SearchPanel, qtbot: QtBot) -> None:
    opened.window.panes.close_pane(COLUMN)
    _find(panel, qtbot, "disgrace ", "Of course this is a disgrace.")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: COLUMN in opened.window.panes.open_paths())


def test_a_note_is_found_as_soon_as_it_is_stored_and_as_it_is_now(
    opened: Hearsay, panel: SearchPanel, qtbot: QtBot
) -> None:
    _type(panel, "tag:verify")
    qtbot.waitUntil(lambda: "Nothing found" in panel.empty_text)
    annotated = opened.window.desk.displayed.get(COLUMN)
    assert annotated is not None
    anchor = Anchor.at(annotated.article.text, annotated.sentences[1].span)
    draft = NoteDraft(annotated.article, anchor, body="Who says so?", tags=("verify",))
    opened.notes_session.save(draft)
    qtbot.waitUntil(lambda: [hits for _, hits in _listed(panel)] == [["Who says so?"]])
    draft.body = "Ask the mayor"
    opened.notes_session.save(draft)
    qtbot.waitUntil(lambda: [hits for _, hits in _listed(panel)] == [["Ask the mayor"]])


def test_a_corrected_sentence_is_found_by_its_corrected_type(opened: Hearsay, panel: SearchPanel, qtbot: QtBot) -> None:
    _type(panel, "disgrace type:secondhand")
    qtbot.waitUntil(lambda: "Nothing found" in panel.empty_text)
    annotated = opened.window.desk.displayed.get(COLUMN)
    assert annotated is not None
    sentence = next(s for s in annotated.sentences if "disgrace" in s.span.of(annotated.article.text))
    opened.notes_session.correct(annotated.article, sentence.span, AttributionType.SECONDHAND, None)
    qtbot.waitUntil(lambda: [hits for _, hits in _listed(panel)] == [["Of course this is a disgrace."]])


def test_what_was_not_understood_and_what_was_not_found_are_told(panel: SearchPanel, qtbot: QtBot) -> None:
    _type(panel, "colour:red")
    qtbot.waitUntil(lambda: "“colour:”" in panel.empty_text)
    _type(panel, "<b>zeppelin</b>")
    qtbot.waitUntil(lambda: "Nothing found for  <b>zeppelin</b>" in panel.empty_text)
    assert "4 files and 0 notes" in panel.empty_text
    _type(panel, "")
    QTest.keyClick(panel.field, Qt.Key.Key_Backspace)
    panel.typed.emit("", False)
    assert "tag:" in panel.empty_text


def test_the_query_is_remembered_with_its_folder(
    opened: Hearsay, panel: SearchPanel, start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    _find(panel, qtbot, "disgrace ", "Of course this is a disgrace.")
    opened.window.close()
    again = start()
    with qtbot.waitSignal(again.folder_session.analysed, timeout=20_000):
        again.window.open_folder(case_folder)
    assert again.search.panel.field.text() == "disgrace "
    again.window.actions_.search.trigger()
    qtbot.waitUntil(lambda: [hits for _, hits in _listed(again.search.panel)] == [["Of course this is a disgrace."]])


def test_a_folder_that_is_opened_next_finds_its_own(
    opened: Hearsay, panel: SearchPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    _find(panel, qtbot, "disgrace ", "Of course this is a disgrace.")
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Rain\n\nThe rain was a disgrace to the whole valley.\n", "utf-8")
    with qtbot.waitSignal(opened.folder_session.analysed, timeout=20_000):
        opened.window.open_folder(other)
    assert panel.field.text() == ""
    assert _listed(panel) == []
    _find(panel, qtbot, "disgrace ", "The rain was a disgrace to the whole valley.")


def test_rows_tell_types_counts_and_found_words() -> None:
    hit = Hit("a.txt", Span(0, 9), "🌉 It rains", (Span(5, 10),), AttributionType.OPINION)
    results = SearchResults((FoundInArticle("a.txt", "Rain", 1200, (hit,)),), 1200, uncounted=True)
    (row,) = search_rows(results)
    assert [cell.text for cell in row.cells] == ["Rain", "1,200 hits, 1,199 not listed", ""]
    (child,) = row.children
    assert [(run.text, run.mark) for run in child.cells[0].runs] == [("🌉 It ", Mark.SHARED), ("rains", Mark.INSERTED)]
    assert child.cells[0].told == "🌉 It rains"
    assert child.cells[1].text == "Author opinion"
    assert counts_in_words(results) == "more than 1,200 hits in 1 file · 1 listed: add a word to see others"


def test_each_hit_has_the_sign_and_the_colour_of_its_type(opened: Hearsay, panel: SearchPanel, qtbot: QtBot) -> None:
    _find(panel, qtbot, "disgrace ", "Of course this is a disgrace.")
    model = panel.table.model()
    cell: QModelIndex = model.index(0, 1, model.index(0, 0))
    style = opened.window.theme.types[AttributionType.OPINION]
    assert cell.data() == f"{style.glyph}  Author opinion"
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == style.ink
