"""The tabs that hold the folder against itself: shared quotations with their verdicts, and everybody's sources."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextDocumentFragment
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.progress import Progress
from hearsay.domain.source_counts import SourceCounts
from hearsay.jobs.pool import Pool
from hearsay.services.comparing import compare_folder
from hearsay.ui.comparison_session import ComparisonSession, FolderInTables
from hearsay.ui.unfolding_model import CELL_ROLE, Cell
from hearsay.ui.unfolding_table import UnfoldingPanel

DAILY, POST, BLOG = "1 daily.txt", "2 post.txt", "3 blog.txt"
OFFER = "The ferry will sail again in March unless the hull is found to be rotten"


@pytest.fixture
def ferry_folder(tmp_path: Path) -> Path:
    """Three articles and the memo they quote: faithfully, cut before its condition, and with a word put in."""
    folder = tmp_path / "ferry"
    folder.mkdir()
    texts = {
        "primary.txt": f"Memo of a meeting\n\nPeter Ode said that “{OFFER}.” Nobody has looked at it since.\n",
        DAILY: (
            f"Ferry memo found\n\n“{OFFER},” Peter Ode said, according to the memo.\n\n"
            "Mayor Ada Quill said the town would wait. “We have all learned to wait here in the end,” Quill said.\n"
        ),
        POST: (
            "Good news for the island\n\nAccording to the memo, Peter Ode said that "
            "“the ferry will sail again in March.”\n\n<b>Nothing</b> else was said, Mayor Ada Quill said.\n"
        ),
        BLOG: (
            "Ferry <i>forever</i>\n\nAccording to the memo, Peter Ode said that “the ferry will sail again in March "
            "unless the hull is found to be utterly rotten.”\n\n"
            "“We have all learned to wait here in the end,” said Ada Quill.\n"
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    signals = [hearsay.folder_session.analysed, hearsay.notes_session.loaded, hearsay.comparison_session.compared]
    with qtbot.waitSignals(signals, timeout=20_000):
        hearsay.window.open_folder(folder)


@pytest.fixture
def compared(start: Callable[[], Hearsay], ferry_folder: Path, qtbot: QtBot) -> Hearsay:
    hearsay = start()
    _open(hearsay, ferry_folder, qtbot)
    return hearsay


def _quotations(hearsay: Hearsay) -> UnfoldingPanel:
    panel = hearsay.window.compared.quotations
    hearsay.window.actions_.quotations.trigger()
    return panel


def _sources(hearsay: Hearsay) -> UnfoldingPanel:
    panel = hearsay.window.compared.sources
    hearsay.window.actions_.sources.trigger()
    return panel


def _column(panel: UnfoldingPanel, column: int, parent: QModelIndex | None = None) -> list[str]:
    model, above = panel.table.model(), parent or QModelIndex()
    return [str(model.index(row, column, above).data()) for row in range(model.rowCount(above))]


def _find(panel: UnfoldingPanel, start: str, parent: QModelIndex | None = None) -> QModelIndex:
    model, above = panel.table.model(), parent or QModelIndex()
    row = next(n for n, text in enumerate(_column(panel, 0, parent)) if text.startswith(start))
    return model.index(row, 0, above)


def _said(hearsay: Hearsay) -> str:
    sentence, active = hearsay.window.desk.chosen_sentence(), hearsay.window.panes.active
    assert sentence is not None
    assert active is not None
    return f"{active.article.path}: {sentence.span.of(active.article.text)}"


def test_a_row_is_a_quotation_with_speaker_articles_verdict_and_worst_alteration(compared: Hearsay) -> None:
    panel = _quotations(compared)
    assert _column(panel, 2) == ["3", "2"]
    offer, waiting = _find(panel, "“the"), _find(panel, "“We")
    assert offer.row() == 0
    assert offer.siblingAtColumn(1).data() == "Peter Ode"
    assert offer.siblingAtColumn(3).data() == "≠ altered 1 · ◐ cut 1 · ✓ word for word 1"
    assert offer.siblingAtColumn(4).data().startswith("drops a condition (“unless the hull")
    assert waiting.siblingAtColumn(1).data() == "Ada Quill"
    assert waiting.siblingAtColumn(3).data() == "–"
    assert offer.siblingAtColumn(5).data() == "one root: the memo"
    told = offer.siblingAtColumn(5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Three articles, one root: the memo."
    bottom = compared.window.layout_.bottom
    titles = [bottom.tabText(n).split()[0] for n in range(bottom.count())]
    assert titles == ["Notes", "Quotations", "Echoes", "Sources", "Roots", "Search"]
    assert bottom.tabText(1) == "Quotations 2"


def test_the_tabs_of_sources_and_roots_say_what_is_counted_as_what(compared: Hearsay) -> None:
    bottom = compared.window.layout_.bottom
    told = SourceCounts.of(compared.window.grades.reading.register).in_words
    sources = next(n for n in range(bottom.count()) if bottom.tabText(n).startswith("Sources"))
    assert told.startswith(f"{bottom.tabText(sources).split()[1]} sources: ")
    for tab in (sources, sources + 1):
        shown = " ".join(QTextDocumentFragment.fromHtml(bottom.tabToolTip(tab)).toPlainText().split())
        assert shown.startswith(told)
        assert "not counted" in shown


def test_a_row_unfolds_into_every_member_with_the_words_that_differ(compared: Hearsay, qtbot: QtBot) -> None:
    panel = _quotations(compared)
    offer = _find(panel, "“the")
    panel.table.setCurrentIndex(offer)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.table.isExpanded(offer)
    assert _column(panel, 1, offer) == ["Ferry memo found", "Good news for the island", "Ferry <i>forever</i>"]
    told = [
        panel.table.model().index(row, 0, offer).data(Qt.ItemDataRole.AccessibleTextRole).casefold() for row in range(3)
    ]
    assert OFFER.casefold() in told[0]
    assert "(left out: unless the hull is found to be rotten)" in told[1]
    assert "(put in: utterly)" in told[2]
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert not panel.table.isExpanded(offer)


def test_return_on_a_member_goes_to_its_sentence_and_opens_its_article(compared: Hearsay, qtbot: QtBot) -> None:
    panel = _quotations(compared)
    compared.window.panes.close_pane(POST)
    offer = _find(panel, "“the")
    panel.table.expand(offer)
    panel.table.setCurrentIndex(panel.table.model().index(1, 0, offer))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert POST in compared.window.panes.open_paths()
    assert _said(compared).startswith(f"{POST}: According to the memo")


def test_a_double_click_opens_the_row_and_then_goes_to_the_member(compared: Hearsay, qtbot: QtBot) -> None:
    panel = _quotations(compared)
    offer = _find(panel, "“the")
    for index in (offer, panel.table.model().index(2, 0, offer)):
        panel.table.scrollTo(index)
        at = panel.table.visualRect(index).center()
        qtbot.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert _said(compared).startswith(f"{BLOG}: According to the memo")


def test_the_filter_looks_for_words_speakers_and_articles(compared: Hearsay, qtbot: QtBot) -> None:
    panel = _quotations(compared)
    for words, expected in (("LEARNED", 1), ("quill wait", 1), ("forever", 2), ("ode", 1), ("rotten", 1)):
        panel.filter_field.setText(words)
        assert len(_column(panel, 0)) == expected, words
    panel.filter_field.setText("submarine")
    assert panel.empty_text == "No quotation matches. Clear the filter to see them all."
    panel.filter_field.clear()
    assert len(_column(panel, 0)) == 2


def test_columns_sort_by_number_or_letter_and_what_is_open_stays_open(compared: Hearsay) -> None:
    panel = _quotations(compared)
    panel.table.expand(_find(panel, "“the"))
    panel.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert _column(panel, 2) == ["2", "3"]
    panel.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert _column(panel, 3)[0].startswith("≠ altered")
    panel.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert _column(panel, 1) == ["Ada Quill", "Peter Ode"]
    assert panel.table.isExpanded(_find(panel, "“the"))


def test_chosen_rows_are_copied_as_lines_of_text(compared: Hearsay, qtbot: QtBot) -> None:
    panel = _quotations(compared)
    panel.table.expand(_find(panel, "“the"))
    panel.table.selectAll()
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 5
    assert [line.split("\t")[1] for line in lines[1:4]] == [
        "Ferry memo found",
        "Good news for the island",
        "Ferry <i>forever</i>",
    ]
    assert {line.count("\t") for line in lines} == {5}


def test_sources_tell_sentences_by_type_articles_and_other_names(compared: Hearsay) -> None:
    panel = _sources(compared)
    memo = _find(panel, "the memo")
    assert "primary document" in memo.data()
    assert "Peter Ode" in memo.siblingAtColumn(5).data()
    assert memo.siblingAtColumn(4).data() == "3"
    mix = memo.siblingAtColumn(3).data(CELL_ROLE)
    assert isinstance(mix, Cell)
    assert mix.mix is not None
    assert sum(mix.mix.values()) == int(mix.text)
    assert AttributionType.PRIMARY_QUOTE.label in memo.siblingAtColumn(3).data(Qt.ItemDataRole.AccessibleTextRole)
    totals = [int(text) for text in _column(panel, 3)]
    panel.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert [int(text) for text in _column(panel, 3)] == sorted(totals, reverse=True)


def test_an_article_of_a_source_leads_to_its_first_sentence_there(compared: Hearsay, qtbot: QtBot) -> None:
    panel = _sources(compared)
    quill = next(index for index in (_find(panel, name) for name in ("Mayor Ada", "Ada") if _has(panel, name)))
    panel.table.expand(quill)
    article = _find(panel, "Good news", quill)
    panel.table.setCurrentIndex(article)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert _said(compared).startswith(f"{POST}: <b>Nothing</b> else")


def _has(panel: UnfoldingPanel, name: str) -> bool:
    return any(text.startswith(name) for text in _column(panel, 0))


def test_a_title_full_of_markup_is_shown_letter_by_letter(compared: Hearsay) -> None:
    panel = _quotations(compared)
    offer = _find(panel, "“the")
    tip = panel.table.model().index(2, 1, offer).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;i&gt;forever" in tip


def test_letters_stay_the_windows_and_escape_goes_back_to_reading(compared: Hearsay, qtbot: QtBot) -> None:
    window = compared.window
    panel = _quotations(compared)
    qtbot.keyClick(panel.table, Qt.Key.Key_S)
    assert window.layout_.bottom.currentWidget() is window.compared.sources
    assert window.focusWidget() is window.compared.sources.table
    qtbot.keyClick(window.compared.sources.table, Qt.Key.Key_Escape)
    assert window.panes.active is not None
    assert window.focusWidget() is window.panes.active.view


def test_a_correction_is_followed_by_another_comparison(compared: Hearsay, qtbot: QtBot) -> None:
    panel = _sources(compared)
    before = _find(panel, "the memo").siblingAtColumn(3).data(CELL_ROLE)
    displayed = compared.window.desk.displayed.get(POST)
    assert displayed is not None
    compared.window.desk.choose(
        POST, next(n for n, s in enumerate(displayed.sentences) if "March" in _text(displayed, n))
    )
    with qtbot.waitSignal(compared.comparison_session.compared, timeout=10_000):
        compared.window.desk.correct(AttributionType.OPINION)
    after = _find(panel, "the memo").siblingAtColumn(3).data(CELL_ROLE)
    assert before.mix != after.mix
    assert panel.table.isVisible()


def _text(annotated: AnnotatedArticle, number: int) -> str:
    return annotated.sentences[number].span.of(annotated.article.text)


def test_before_and_without_anything_to_compare_the_tabs_say_so(
    start: Callable[[], Hearsay], tmp_path: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    tabs = (hearsay.window.compared.quotations, hearsay.window.compared.sources)
    assert {tab.empty_text for tab in tabs} == {"Compared when every article is analysed."}
    lonely = tmp_path / "lonely"
    lonely.mkdir()
    (lonely / "a.txt").write_text("The river\n\nThe river is wide. It is deep.\n", "utf-8")
    _open(hearsay, lonely, qtbot)
    assert [tab.empty_text for tab in tabs] == [
        "No quotation stands in two articles of this folder.",
        "No article of this folder names a source.",
    ]


def test_another_folder_takes_the_place_of_what_was_compared(
    compared: Hearsay, case_folder: Path, qtbot: QtBot
) -> None:
    emptied: list[int] = []
    compared.folder_session.opened.connect(
        lambda _: emptied.append(compared.window.compared.quotations.table.model().rowCount())
    )
    _open(compared, case_folder, qtbot)
    assert emptied == [0]
    assert not any("ferry" in text for text in _column(_quotations(compared), 0))


class Gate:
    """Compares as the program does, but waits at the gate the first time until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = Event(), Event()

    def compare(
        self, annotated: Sequence[AnnotatedArticle], primary: Article | None, progress: Progress
    ) -> ComparedFolder:
        if not self.reached.is_set():
            self.reached.set()
            assert self.opened.wait(20)
        return compare_folder(annotated, primary, progress)


def test_a_comparison_that_was_overtaken_is_never_shown(compared: Hearsay, qtbot: QtBot) -> None:
    pool = Pool(name="late")
    gate = Gate()
    session = ComparisonSession(pool, compared.bridge, gate.compare)
    found: list[FolderInTables] = []
    session.compared.connect(found.append)
    articles = compared.window.desk.displayed.all()
    session.compare(articles, None)
    assert gate.reached.wait(10)
    session.compare(articles[:1], None)
    gate.opened.set()
    qtbot.waitUntil(lambda: len(found) == 1, timeout=10_000)
    assert pool.close()
    QApplication.processEvents()
    assert len(found) == 1
    assert {route[0] for route in found[0].compared.sources.routes} == {articles[0].article.path}


def test_a_failure_is_told_and_the_articles_stay_readable(
    compared: Hearsay, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_annotated: object, _primary: object, _progress: Progress) -> ComparedFolder:
        raise ValueError("no such word")

    monkeypatch.setattr(compared.comparison_session, "_compare_folder", broken)
    with qtbot.waitSignal(compared.comparison_session.failed, timeout=10_000):
        compared.window.desk.settled.emit()
    assert "could not be compared" in compared.window.banner.text
    compared.window.desk.step(1)
    assert compared.window.desk.chosen_sentence() is not None


def test_sorting_and_widths_are_found_again(start: Callable[[], Hearsay], ferry_folder: Path, qtbot: QtBot) -> None:
    hearsay = start()
    _open(hearsay, ferry_folder, qtbot)
    table = _quotations(hearsay).table
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    table.header().resizeSection(1, 222)
    hearsay.window.close()
    hearsay.close()
    again = start()
    _open(again, ferry_folder, qtbot)
    panel = _quotations(again)
    assert _column(panel, 2) == ["2", "3"]
    assert panel.table.header().sectionSize(1) == 222


@pytest.mark.parametrize("sorted_by", [None, 2])
def test_columns_nobody_set_share_the_width_of_the_next_window_too(
    start: Callable[[], Hearsay], ferry_folder: Path, qtbot: QtBot, sorted_by: int | None
) -> None:
    hearsay = start()
    _open(hearsay, ferry_folder, qtbot)
    if sorted_by is not None:
        _quotations(hearsay).table.sortByColumn(sorted_by, Qt.SortOrder.AscendingOrder)
    hearsay.window.resize(900, 700)
    hearsay.window.close()
    hearsay.close()
    again = start()
    _open(again, ferry_folder, qtbot)
    panel = _quotations(again)
    again.window.resize(1440, 900)
    table = panel.table
    qtbot.waitUntil(lambda: table.columnWidth(0) > table.viewport().width() * 0.2, timeout=2000)
    assert table.columnWidth(5) < table.viewport().width() * 0.3
    if sorted_by is not None:
        assert _column(panel, sorted_by) == ["2", "3"]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_columns_share_the_width_there_is(compared: Hearsay, qtbot: QtBot, size: tuple[int, int]) -> None:
    compared.window.resize(*size)
    table = _quotations(compared).table
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0, timeout=2000)
    assert all(table.columnWidth(column) > 40 for column in range(6))


def test_words_that_differ_are_drawn_struck_and_bold(compared: Hearsay, qtbot: QtBot) -> None:
    """A member whose words all stand in the fullest rendering looks different from one that lacks some."""
    panel = _quotations(compared)
    offer = _find(panel, "“the")
    panel.table.expand(offer)
    compared.window.layout_.rows.setSizes([400, 500])
    panel.table.clearSelection()
    qtbot.waitUntil(lambda: panel.table.visualRect(panel.table.model().index(1, 0, offer)).height() > 0)
    picture = panel.table.grab(panel.table.visualRect(panel.table.model().index(1, 0, offer))).toImage()
    muted = compared.window.compared.quotations.palette().placeholderText().color()
    assert _has_colour(picture, muted.rgb())


def _has_colour(picture: QImage, rgb: int) -> bool:
    return any(picture.pixel(x, y) == rgb for x in range(picture.width()) for y in range(picture.height()))
