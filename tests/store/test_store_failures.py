"""Whatever is wrong with the database, the reader hears of it in words, and what is there stays there."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from hearsay.domain.article import Article
from hearsay.domain.changes import Change, UndoState
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.store.database import CHECKED_SIZE, Database
from hearsay.store.notebook import Notebook

STORE = Path(__file__).parent / "stores" / "schema_2.db"
ARTICLE = Article("a.txt", "One sentence. And another.", ())


@contextmanager
def opened(directory: Path, *, busy_seconds: float = 0.05) -> Iterator[Annotations]:
    annotations = Annotations.open(directory, busy_seconds=busy_seconds)
    try:
        yield annotations
    finally:
        annotations.close()


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another program that has the store locked for itself."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_store_held_by_another_program_is_told_and_works_once_it_is_free(tmp_path: Path) -> None:
    shutil.copy(STORE, tmp_path / "hearsay.db")
    with held(tmp_path / "hearsay.db"), pytest.raises(StoreProblem, match="held by another program"):
        Annotations.open(tmp_path, busy_seconds=0.05)
    with opened(tmp_path) as annotations:
        assert annotations.undo_state().undo


def test_a_writer_elsewhere_delays_only_writing_and_leaves_no_half_a_note(tmp_path: Path) -> None:
    heard: list[Change] = []
    annotations = Annotations.open(tmp_path, heard.append, busy_seconds=0.05)
    with closing(sqlite3.connect(tmp_path / "hearsay.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match=r"held by another program.*nothing is lost"):
            annotations.add_note(ARTICLE, Anchor(""), "kept in the editor")
        assert annotations.notes_of([ARTICLE]) == ()
    assert not heard
    assert annotations.undo_state() == UndoState(None, None)
    annotations.add_note(ARTICLE, Anchor(""), "kept in the editor")
    assert [placed.note.body for placed in annotations.notes_of([ARTICLE])] == ["kept in the editor"]
    annotations.close()


@pytest.mark.parametrize("damage", ["header", "page", "cut", "text"])
def test_a_damaged_store_is_left_as_it_is_and_the_backups_named(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "hearsay.db"
    data = bytearray(STORE.read_bytes())
    if damage == "header":
        data[:100] = b"\xff" * 100
    elif damage == "page":
        data[4096 * 2 : 4096 * 10] = os.urandom(4096 * 8)
    elif damage == "cut":
        del data[len(data) // 2 :]
    else:
        data[:] = b"Dear diary, this is no database.\n" * 100
    file.write_bytes(data)
    with pytest.raises(StoreProblem, match="is damaged") as told:
        Annotations.open(tmp_path)
    assert str(tmp_path / "backups") in str(told.value)
    assert file.read_bytes() == bytes(data)


def test_damage_in_a_store_too_large_to_check_is_told_when_it_is_read(tmp_path: Path) -> None:
    with opened(tmp_path) as annotations:
        for number in range(9):
            annotations.add_note(ARTICLE, Anchor(""), f"{number}" * (CHECKED_SIZE // 8))
    file = tmp_path / "hearsay.db"
    assert file.stat().st_size > CHECKED_SIZE
    with file.open("r+b") as stream:
        stream.seek(CHECKED_SIZE // 2)
        stream.write(os.urandom(CHECKED_SIZE // 4))
    with opened(tmp_path) as annotations, pytest.raises(StoreProblem, match="is damaged"):
        annotations.notes_of([ARTICLE])


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "hearsay.db")) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = (tmp_path / "hearsay.db").read_bytes()
    with pytest.raises(StoreProblem, match="not one of Hearsay's"):
        Annotations.open(tmp_path)
    assert (tmp_path / "hearsay.db").read_bytes() == before


def test_a_folder_in_the_place_of_the_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "hearsay.db").mkdir()
    with pytest.raises(StoreProblem, match="cannot be opened"):
        Annotations.open(tmp_path)


def test_a_data_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreProblem, match=r"cannot be made.*HEARSAY_DATA"):
        Annotations.open(tmp_path / "file" / "data")


def test_a_full_disk_refuses_the_note_and_keeps_all_others(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "hearsay.db", tmp_path / "backups")

    @event.listens_for(database._writing, "connect")
    def _full(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    database._writing.dispose()
    annotations = Annotations(Notebook(database))
    saved = annotations.add_note(ARTICLE, Anchor(""), "small")
    with pytest.raises(StoreProblem, match=r"disk is full.*Everything saved before is safe"):
        annotations.add_note(ARTICLE, Anchor(""), "x" * 100_000)
    with pytest.raises(StoreProblem, match="disk is full"):
        annotations.edit_note(saved.id, body="x" * 100_000, tags=())
    assert [placed.note for placed in annotations.notes_of([ARTICLE])] == [saved]
    assert annotations.edit_note(saved.id, body="smaller", tags=()).body == "smaller"
    annotations.close()


READ_THEN_WRITE = """
import os
import sys
from pathlib import Path
from hearsay.domain.article import Article
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.services.backups import describe
import hearsay.store.restoring
article = Article("a.txt", "The harbour will close, the mayor said. It is a scandal.", ())
Annotations.open(Path(sys.argv[2])).close()  # imports everything while it still may
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
annotations = Annotations.open(Path(sys.argv[1]))
print(len(annotations.notes_of([article], root="/elsewhere")))
try:
    annotations.add_note(article, Anchor(""), "not here")
except StoreProblem as problem:
    print(problem)
print(len(annotations.notes_of([article])))
annotations.close()
print(describe(Path(sys.argv[1]) / "hearsay.db").notes)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are POSIX")
@pytest.mark.parametrize(("file_mode", "directory_mode"), [(0o444, 0o777), (0o444, 0o555)])
def test_notes_that_may_not_be_changed_can_still_be_read(tmp_path: Path, file_mode: int, directory_mode: int) -> None:
    # Outside tmp_path, whose parents are closed to others: root, who may write anywhere, becomes nobody for this.
    directory = Path(tempfile.mkdtemp(prefix="hearsay-read-only-"))
    try:
        file = directory / "hearsay.db"
        shutil.copy(STORE, file)
        with opened(directory):
            pass  # in write-ahead mode now, as every store in use
        file.chmod(file_mode)
        directory.chmod(directory_mode)
        run = subprocess.run(
            [sys.executable, "-c", READ_THEN_WRITE, str(directory), str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.stderr == ""
        found, message, still, described = run.stdout.splitlines()
        assert (found, still, described) == ("2", "2", "2")
        assert "can be read but not changed" in message
    finally:
        directory.chmod(0o755)
        shutil.rmtree(directory)


def test_closed_notes_refuse_in_words(tmp_path: Path) -> None:
    annotations = Annotations.open(tmp_path)
    annotations.close()
    annotations.close()
    with pytest.raises(StoreProblem, match="closed"):
        annotations.notes_of([ARTICLE])
