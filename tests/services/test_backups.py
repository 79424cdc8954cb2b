"""A copy can be taken at any time, looked into, and brought back; what it replaces is kept."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations
from hearsay.services.backups import backup, describe, restore
from hearsay.services.locations import StorePlaces, data_dir

ARTICLE = Article("a.txt", "One sentence.", ())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def annotations(data: Path) -> Iterator[Annotations]:
    opened = Annotations.open(data)
    yield opened
    opened.close()


def bodies(annotations: Annotations) -> list[str]:
    return [placed.note.body for placed in annotations.notes_of([ARTICLE])]


def test_a_copy_holds_everything_and_comes_back_while_the_store_is_open(
    annotations: Annotations, data: Path, tmp_path: Path
) -> None:
    kept = annotations.add_note(ARTICLE, Anchor(""), "kept")
    dropped = annotations.add_note(ARTICLE, Anchor(""), "in the trash")
    annotations.delete_note(dropped.id)
    annotations.correct(ARTICLE, Span(0, 13), AttributionType.OPINION)
    contents = backup(data, tmp_path / "copy.db")
    assert (contents.notes, contents.trashed, contents.corrections, contents.articles) == (1, 1, 1, 1)
    assert contents.last_change is not None
    assert contents.last_change >= kept.created
    annotations.edit_note(kept.id, body="changed since, and at length", tags=())
    annotations.add_note(ARTICLE, Anchor(""), "added since")
    restored = restore(data, tmp_path / "copy.db")
    assert restored.contents == contents
    assert bodies(annotations) == ["kept"]
    assert annotations.undo() == "Change type to Author opinion"
    assert restored.previous is not None
    assert restored.previous.parent == StorePlaces(data).backups
    assert describe(restored.previous).notes == 2
    restore(data, restored.previous)
    assert bodies(annotations) == ["changed since, and at length", "added since"]


def test_a_copy_is_one_file_and_replaces_nothing_unasked(annotations: Annotations, data: Path, tmp_path: Path) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "one")
    there = tmp_path / "there" / "copy.db"
    there.parent.mkdir()
    there.write_text("something else")
    with pytest.raises(StoreProblem, match="exists already"):
        backup(data, there)
    assert there.read_text() == "something else"
    assert backup(data, there, replace=True).notes == 1
    assert [file.name for file in there.parent.iterdir()] == ["copy.db"]
    with pytest.raises(StoreProblem, match="could not be written"):
        backup(data, tmp_path / "nowhere" / "copy.db")
    with pytest.raises(StoreProblem, match="itself"):
        backup(data, StorePlaces(data).store, replace=True)


def test_without_notes_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="no notes yet"):
        backup(tmp_path, tmp_path / "copy.db")


def test_a_damaged_store_is_set_aside_when_a_copy_comes_back(data: Path, tmp_path: Path) -> None:
    opened = Annotations.open(data)
    opened.add_note(ARTICLE, Anchor(""), "kept")
    opened.close()
    backup(data, tmp_path / "copy.db")
    store = StorePlaces(data).store
    damaged = b"\x00" * 50 + os.urandom(5000)
    store.write_bytes(damaged)
    previous = restore(data, tmp_path / "copy.db").previous
    assert previous is not None
    assert "damaged" in previous.name
    assert previous.read_bytes() == damaged
    again = Annotations.open(data)
    assert bodies(again) == ["kept"]
    again.close()


def test_a_copy_comes_back_where_there_is_no_store_yet(annotations: Annotations, data: Path, tmp_path: Path) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "kept")
    backup(data, tmp_path / "copy.db")
    assert restore(tmp_path / "new", tmp_path / "copy.db").previous is None
    moved = Annotations.open(tmp_path / "new")
    assert bodies(moved) == ["kept"]
    moved.close()


@pytest.mark.parametrize("wrong", ["missing", "text", "empty", "cut", "newer", "self"])
def test_what_is_no_sound_copy_does_not_come_back(
    annotations: Annotations, data: Path, tmp_path: Path, wrong: str
) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "kept")
    copy = tmp_path / "copy.db"
    backup(data, copy)
    if wrong == "missing":
        copy.unlink()
    elif wrong == "text":
        copy.write_text("no database " * 500)
    elif wrong == "empty":
        copy.write_bytes(b"")
    elif wrong == "cut":
        copy.write_bytes(copy.read_bytes()[:9000])
    elif wrong == "newer":
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9001'")
    else:
        copy = StorePlaces(data).store
    with pytest.raises(StoreProblem, match=r"no file|damaged|not one of|newer|itself"):
        restore(data, copy)
    assert bodies(annotations) == ["kept"]


def test_the_data_directory_is_the_one_named_or_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEARSAY_DATA", str(tmp_path / "mine"))
    assert data_dir() == tmp_path / "mine"
    monkeypatch.setenv("HEARSAY_DATA", "")
    assert data_dir().name == "Hearsay" or "Hearsay" in data_dir().parts
    assert data_dir().is_absolute()
