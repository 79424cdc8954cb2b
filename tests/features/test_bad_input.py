"""Whatever is wrong with what it is given, the window says so, and nothing is lost."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hearsay.app import Hearsay
from hearsay.domain.attribution import AttributionType
from hearsay.services.exporting import save
from hearsay.ui.export_dialog import ExportDialog

WIRE = "1 wire.txt"


def _open(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(folder)


def _refused(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> str:
    """Open what cannot be opened and return what the banner says."""
    with qtbot.waitSignal(hearsay.folder_session.failed, timeout=20_000):
        hearsay.window.open_folder(folder)
    assert hearsay.window.banner.isVisible()
    return hearsay.window.banner.text


def _read_without_store(hearsay: Hearsay, folder: Path, qtbot: QtBot) -> str:
    """Open a folder with a store that refuses; the articles are coloured, and the banner says what is wrong."""
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.unavailable], timeout=30_000):
        hearsay.window.open_folder(folder)
    assert hearsay.window.desk.displayed.counts().total() > 4
    hearsay.window.desk.step(1)
    assert hearsay.window.desk.chosen_sentence() is not None
    assert hearsay.window.banner.isVisible()
    return hearsay.window.banner.text


def _store_with_a_note(start: Callable[[], Hearsay], folder: Path, qtbot: QtBot) -> None:
    hearsay = start()
    _open(hearsay, folder, qtbot)
    hearsay.window.desk.step(1)
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=5000):
        hearsay.window.desk.correct(AttributionType.OPINION)
    hearsay.window.close()
    hearsay.close()


@contextmanager
def _locked(database: Path) -> Iterator[None]:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_folder_that_is_gone_is_told_and_forgotten(
    start: Callable[[], Hearsay], case_folder: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    _open(hearsay, case_folder, qtbot)
    moved = case_folder.rename(case_folder.with_name("elsewhere"))
    told = _refused(hearsay, case_folder, qtbot)
    assert str(case_folder) in told
    assert "new place" in told
    assert hearsay.window.recent_folders() == []
    # What was open before is still there to read.
    assert len(hearsay.window.panes.panes()) == 3
    _open(hearsay, moved, qtbot)
    assert hearsay.window.recent_folders() == [str(moved)]


def test_a_folder_that_goes_while_another_is_analysed_leaves_that_one_complete(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    hearsay = start()
    with qtbot.waitSignal(hearsay.folder_session.opened, timeout=20_000):
        hearsay.window.open_folder(case_folder)
    with qtbot.waitSignals([hearsay.folder_session.failed, hearsay.folder_session.analysed], timeout=20_000):
        hearsay.window.open_folder(tmp_path / "nowhere")
    assert all(pane.annotated is not None for pane in hearsay.window.panes.panes())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told_and_kept_in_the_list(
    opened: Hearsay, tmp_path: Path, qtbot: QtBot
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    assert "permission" in _refused(opened, closed, qtbot)
    closed.chmod(0o700)


def test_a_folder_without_an_article_is_told(opened: Hearsay, tmp_path: Path, qtbot: QtBot) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "article" in _refused(opened, empty, qtbot)
    assert len(opened.window.panes.panes()) == 3


def test_a_folder_of_unreadable_files_says_why(opened: Hearsay, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "binary"
    folder.mkdir()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0" * 40)
    (folder / "empty.txt").write_text("", "utf-8")
    told = _refused(opened, folder, qtbot)
    assert "picture.txt" in told
    assert "empty.txt" in told


def test_a_file_named_as_folder_is_told(opened: Hearsay, case_folder: Path, qtbot: QtBot) -> None:
    assert str(case_folder) in _refused(opened, case_folder / WIRE, qtbot)


def test_with_a_locked_store_reading_works_and_trying_again_brings_the_notes(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _store_with_a_note(start, case_folder, qtbot)
    hearsay = start()
    with _locked(tmp_path / "data" / "hearsay.db"):
        told = _read_without_store(hearsay, case_folder, qtbot)
        assert "another program" in told.lower()
        hearsay.window.start_note()
        editor = hearsay.window.focusWidget()
        assert editor is not None
        qtbot.keyClicks(editor, "written meanwhile")
    with qtbot.waitSignal(hearsay.notes_session.loaded, timeout=20_000):
        hearsay.window.banner.act()
    hearsay.window.inspector.flush()
    qtbot.waitUntil(lambda: [p.note.body for p in hearsay.notes_session.notes] == ["written meanwhile"], timeout=20_000)
    assert len(hearsay.notes_session.corrections) == 1
    assert not hearsay.window.banner.isVisible()


def test_with_a_damaged_store_reading_works_and_the_file_is_left_as_it_is(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    database = tmp_path / "data" / "hearsay.db"
    database.parent.mkdir()
    database.write_bytes(b"this was a database once" * 500)
    hearsay = start()
    told = _read_without_store(hearsay, case_folder, qtbot)
    assert str(database) in told
    assert database.read_bytes() == b"this was a database once" * 500


def test_with_a_store_from_a_newer_version_reading_works(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _store_with_a_note(start, case_folder, qtbot)
    database = sqlite3.connect(tmp_path / "data" / "hearsay.db")
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()
    told = _read_without_store(start(), case_folder, qtbot)
    assert "newer" in told


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_with_a_read_only_store_reading_works(
    start: Callable[[], Hearsay], case_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _store_with_a_note(start, case_folder, qtbot)
    data = tmp_path / "data"
    (data / "hearsay.db").chmod(0o400)
    data.chmod(0o500)
    hearsay = start()
    with qtbot.waitSignal(hearsay.folder_session.analysed, timeout=20_000):
        hearsay.window.open_folder(case_folder)
    assert hearsay.window.desk.displayed.counts().total() > 4
    data.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to set on how much may be written")
def test_a_disk_that_fills_up_while_exporting_is_told_and_leaves_no_half_file(
    opened: Hearsay, tmp_path: Path, qtbot: QtBot
) -> None:
    import resource

    target = tmp_path / "out" / "notes.md"
    target.parent.mkdir()
    dialog = ExportDialog(
        "# Notes\n" * 5000, "", target, lambda path, text, replace: save(path, text, replace=replace), opened.window
    )
    qtbot.addWidget(dialog)
    dialog.show()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        dialog.save()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.saved_to is None
    assert list(target.parent.iterdir()) == []
    dialog.save()
    assert target.read_text("utf-8").startswith("# Notes")


def test_an_export_into_a_folder_that_is_gone_is_told(opened: Hearsay, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "gone" / "notes.md"
    target.parent.mkdir()
    shutil.rmtree(target.parent)
    dialog = ExportDialog(
        "# Notes", "", target, lambda path, text, replace: save(path, text, replace=replace), opened.window
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert not target.parent.exists()
