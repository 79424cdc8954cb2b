"""A folder of many files is shown with its first articles at once; the others are listed, and read meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.cli import run
from hearsay.domain.article import Folder

Start = Callable[[], Hearsay]
FILES = 30


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "primary.txt").write_text("MEMO\n\nThe pier will be closed in May.\n", "utf-8")
    for number in range(1, FILES + 1):
        words = f"Story {number}\n\n“The pier will be closed in May,” said Ines Abreu. It was built in 19{number}.\n"
        (folder / f"{number}.txt").write_text(words, "utf-8")
    return folder


def names(hearsay: Hearsay) -> list[str]:
    return [row.article.path for row in hearsay.window.desk._library.rows()]


def test_all_files_are_listed_with_the_first_and_read_in_the_end(qtbot: QtBot, start: Start, many: Path) -> None:
    hearsay = start()
    seen: list[Folder] = []
    hearsay.folder_session.opened.connect(seen.append)
    listed: list[list[str]] = []
    hearsay.folder_session.opened.connect(lambda _: listed.append(names(hearsay)))
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=60_000):
        hearsay.window.open_folder(many)
    expected = ["primary.txt", *(f"{number}.txt" for number in range(1, FILES + 1))]
    assert 0 < len(seen[0].articles) < FILES
    assert len(seen[0].articles) + len(seen[0].unread) == FILES
    assert listed == [expected]
    assert names(hearsay) == expected
    assert not any(row.unread for row in hearsay.window.desk._library.rows())
    assert hearsay.folder_session.uncoloured == 0
    assert hearsay.folder_session.folder is not None
    assert len(hearsay.folder_session.folder.articles) == FILES
    assert all(row.mix.total() for row in hearsay.window.desk._library.rows()[1:])


def test_a_report_saved_beside_its_articles_is_never_open_in_their_place(
    qtbot: QtBot, start: Start, many: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    command = ["analyze", str(many), "--format", "json", "-o", str(report)]
    assert run(command, open_window=lambda _: 9) == 0
    report.rename(many / "0 report.json")
    hearsay = start()
    seen: list[Folder] = []
    hearsay.folder_session.opened.connect(seen.append)
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=60_000):
        hearsay.window.open_folder(many)
    assert [article.path for article in seen[0].articles][:2] == ["1.txt", "2.txt"]
    assert [pane.article.path for pane in hearsay.window.panes.panes()][:2] == ["1.txt", "2.txt"]


def test_what_was_open_is_read_first(qtbot: QtBot, start: Start, many: Path) -> None:
    first = start()
    with qtbot.waitSignal(first.folder_session.analysed, timeout=60_000):
        first.window.open_folder(many)
    first.window.panes.close_all()
    first.window.desk.open_article("29.txt")
    first.window.close()
    first.close()
    again = start()
    seen: list[Folder] = []
    again.folder_session.opened.connect(seen.append)
    with qtbot.waitSignal(again.folder_session.analysed, timeout=60_000):
        again.window.open_folder(many)
    assert "29.txt" in {article.path for article in seen[0].articles}
    assert again.window.panes.open_paths() == ["29.txt"]


def test_reading_that_was_stopped_goes_on(qtbot: QtBot, start: Start, many: Path) -> None:
    hearsay = start()
    hearsay.folder_session.opened.connect(lambda _: hearsay.folder_session.stop())
    with qtbot.waitSignal(hearsay.folder_session.stopped, timeout=60_000):
        hearsay.window.open_folder(many)
    assert hearsay.folder_session.uncoloured > 0
    hearsay.window.desk.open_article("30.txt")  # not read yet: nothing to open, and nothing breaks
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=60_000):
        hearsay.folder_session.analyse([])
    assert hearsay.folder_session.uncoloured == 0
    hearsay.window.desk.open_article("30.txt")
    assert "30.txt" in hearsay.window.panes.open_paths()
