"""Files that change on the disk while their folder is open are read again, and the reader's place stays."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay, settle
from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.ui.folder_watch import REST_MS
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.note_editor import NoteEditor

WIRE, COLUMN, BLOG = "1 wire.txt", "2 column.md", "10 blog.html"
MAYOR = "The mayor said that repairs would begin in May."
LONG = "\n\n".join(
    f"Paragraph {n} tells of pier {n}, which was inspected by somebody in {1900 + n}." for n in range(80)
)


@pytest.fixture
def watched(opened: Hearsay, qtbot: QtBot) -> Hearsay:
    """The small affair, its files known to the watch."""
    qtbot.waitUntil(lambda: opened.watch._known is not None, timeout=5000)
    return opened


def _texts(hearsay: Hearsay) -> dict[str, str]:
    folder = hearsay.window.desk.folder
    assert folder is not None
    return {article.path: article.text for article in folder.articles}


def _until_read(hearsay: Hearsay, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.refreshed, hearsay.folder_session.analysed], timeout=10_000):
        pass
    settle()


def _choose(hearsay: Hearsay, path: str, start_of: str) -> None:
    annotated = hearsay.window.desk.displayed.get(path)
    assert annotated is not None
    text = annotated.article.text
    hearsay.window.panes.activate(path)
    hearsay.window.desk.choose(
        path, next(n for n, s in enumerate(annotated.sentences) if s.span.of(text).startswith(start_of))
    )


def _chosen_words(hearsay: Hearsay) -> str:
    chosen = hearsay.window.desk.chosen()
    assert chosen is not None
    return chosen[1].span.of(chosen[0].article.text)


def test_an_edited_file_is_read_again_and_the_chosen_sentence_and_its_note_stay(
    watched: Hearsay, case_folder: Path, qtbot: QtBot
) -> None:
    panes = watched.window.panes
    _choose(watched, WIRE, "The mayor")
    watched.window.start_note()
    editor = watched.window.inspector.findChildren(NoteEditor)[-1]
    editor.body.setPlainText("half a thou")
    before, others = panes.open_paths(), {p: panes.pane(p) for p in panes.open_paths() if p != WIRE}
    file = case_folder / WIRE
    file.write_text(file.read_text("utf-8").replace("Bridge memo leaks\n", "Bridge memo leaks\n\nAn aside.\n"), "utf-8")
    _until_read(watched, qtbot)
    assert "An aside." in _texts(watched)[WIRE]
    assert panes.open_paths() == before
    assert all(panes.pane(path) is pane for path, pane in others.items())
    pane = panes.pane(WIRE)
    assert pane is not None
    assert pane.annotated is not None
    assert "An aside." in pane.view.article_text
    assert _chosen_words(watched) == MAYOR
    assert editor.isVisible()
    assert editor.body.toPlainText() == "half a thou"
    watched.window.inspector.flush()
    qtbot.waitUntil(lambda: len(watched.notes_session.notes) == 1, timeout=5000)
    (placed,) = watched.notes_session.notes
    assert placed.span is not None
    assert placed.span.of(pane.view.article_text) == MAYOR


def test_the_place_in_a_long_article_stays(watched: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    file = case_folder / WIRE
    file.write_text(f"Bridge memo leaks\n\n{LONG}\n", "utf-8")
    _until_read(watched, qtbot)
    pane = watched.window.panes.pane(WIRE)
    assert pane is not None
    pane.view.scroll_to_position(pane.view.article_text.index("Paragraph 40"))
    settle()
    file.write_text(f"Bridge memo leaks\n\nNew here.\n\n{LONG.replace('Paragraph 3 ', 'Section 3 ')}\n", "utf-8")
    _until_read(watched, qtbot)
    now = watched.window.panes.pane(WIRE)
    assert now is not None
    text = now.view.article_text
    assert "New here." in text
    assert text[now.view.first_visible_position() :].startswith("Paragraph 40")


def test_files_come_go_and_take_another_name(watched: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    (case_folder / "3 late.txt").write_text("A late word\n\nThe council met on Monday.\n", "utf-8")
    _until_read(watched, qtbot)
    assert "3 late.txt" in _texts(watched)
    assert watched.window.status.text == "On disk: 3 late.txt added."
    assert watched.window.desk.displayed.get("3 late.txt") is not None
    at = watched.window.panes.open_paths().index(COLUMN)
    (case_folder / COLUMN).rename(case_folder / "2 essay.md")
    _until_read(watched, qtbot)
    assert watched.window.panes.open_paths()[at] == "2 essay.md"
    assert watched.window.status.text == "On disk: 2 column.md → 2 essay.md renamed."
    (case_folder / WIRE).unlink()
    _until_read(watched, qtbot)
    assert WIRE not in watched.window.panes.open_paths()
    assert [row.article.path for row in watched.window.library_model.rows()] == [
        "primary.txt",
        "2 essay.md",
        BLOG,
        "3 late.txt",
    ]
    assert watched.window.desk.displayed.get(WIRE) is None


def test_notes_are_anchored_anew(watched: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    _choose(watched, WIRE, "The mayor")
    chosen = watched.window.desk.chosen()
    assert chosen is not None
    anchor = Anchor.at(chosen[0].article.text, chosen[1].span)
    with qtbot.waitSignal(watched.notes_session.loaded, timeout=5000):
        watched.notes_session.save(NoteDraft(chosen[0].article, anchor, body="Which May?"))
    file = case_folder / WIRE
    file.write_text(file.read_text("utf-8").replace("repairs would", "most repairs should"), "utf-8")
    _until_read(watched, qtbot)
    qtbot.waitUntil(lambda: watched.notes_session.notes[0].status is AnchorStatus.CHANGED, timeout=5000)
    assert _chosen_words(watched).startswith("The mayor said that most repairs should")


def test_a_file_that_is_only_touched_or_no_article_disturbs_nothing(
    watched: Hearsay, case_folder: Path, qtbot: QtBot
) -> None:
    pane = watched.window.panes.pane(WIRE)
    os.utime(case_folder / WIRE)
    (case_folder / ".hidden.swp").write_text("editor's own", "utf-8")
    with qtbot.assertNotEmitted(watched.folder_session.refreshed, wait=4 * REST_MS):
        pass
    assert watched.window.panes.pane(WIRE) is pane


def test_what_the_system_does_not_tell_is_found_when_the_reader_comes_back(
    watched: Hearsay, case_folder: Path, qtbot: QtBot
) -> None:
    watched.watch._watcher.removePaths([*watched.watch._watcher.files(), *watched.watch._watcher.directories()])
    file = case_folder / COLUMN
    file.write_text(file.read_text("utf-8") + "\nIt was closed on Sunday.\n", "utf-8")
    with qtbot.waitSignal(watched.folder_session.analysed, timeout=10_000):
        watched.window.came_back.emit()
    assert "closed on Sunday" in _texts(watched)[COLUMN]


def test_a_folder_that_loses_its_last_article_stays_on_the_desk(
    watched: Hearsay, case_folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watched.folder_session.article_failed, timeout=10_000):
        for name in (WIRE, COLUMN, BLOG):
            (case_folder / name).unlink()
    assert WIRE in watched.window.panes.open_paths()
    assert "could not be read again" in watched.window.banner.text
