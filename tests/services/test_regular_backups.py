"""A copy a day without being asked, as long as there is something new; old ones go, but never the last good one."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.services.backups import back_up_at_start, back_up_now, describe, kept_copies, named_copy, restore
from hearsay.services.locations import StorePlaces
from hearsay.store.dated_copies import new_name

ARTICLE = Article("a.txt", "One sentence.", ())
NOW = datetime(2026, 11, 22, 14, 0).astimezone()
DAY = timedelta(days=1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def annotations(data: Path) -> Iterator[Annotations]:
    opened = Annotations.open(data)
    yield opened
    opened.close()


def test_one_copy_a_day_and_none_while_nothing_changed(annotations: Annotations, data: Path) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "one")
    first = back_up_at_start(data, NOW)
    assert first is not None
    assert describe(first).notes == 1
    annotations.add_note(ARTICLE, Anchor(""), "two")
    assert back_up_at_start(data, NOW + timedelta(hours=2)) is None
    second = back_up_at_start(data, NOW + DAY)
    assert second is not None
    assert describe(second).notes == 2
    assert back_up_at_start(data, NOW + 2 * DAY) is None
    annotations.undo()
    assert back_up_at_start(data, NOW + 3 * DAY) is not None
    assert len(kept_copies(data)) == 3
    assert {copy.purpose for copy in kept_copies(data)} == {"at a start"}


def test_where_nothing_was_written_nothing_is_made(data: Path) -> None:
    assert back_up_at_start(data, NOW) is None
    assert not data.exists()
    assert kept_copies(data) == ()


def test_old_copies_go_but_not_the_last_good_one_nor_what_is_not_ours(annotations: Annotations, data: Path) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "one")
    good = back_up_at_start(data, NOW)
    assert good is not None
    annotations.close()
    backups = StorePlaces(data).backups
    later = NOW + 200 * DAY
    damaged = new_name(backups, "start", (later - DAY).replace(tzinfo=None))
    damaged.write_bytes(b"no database")
    stale = backups / ".hearsay-2026-11-22-140000-start.db.77.part"
    fresh = backups / ".hearsay-2026-11-22-140000-start.db.78.part"
    for file in (stale, fresh, backups / "letters.db"):
        file.write_bytes(b"half")
    os.utime(stale, (0, 0))
    os.utime(fresh, (later.timestamp(), later.timestamp()))
    assert back_up_at_start(data, later) is None
    assert {file.name for file in backups.iterdir()} == {good.name, damaged.name, fresh.name, "letters.db"}
    with_trouble = next(copy for copy in kept_copies(data) if copy.contents is None)
    assert with_trouble.file == damaged
    assert "damaged" in with_trouble.trouble


def test_what_the_reader_asked_for_stays_and_comes_back_by_its_name(annotations: Annotations, data: Path) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "one")
    asked = back_up_now(data, NOW)
    annotations.add_note(ARTICLE, Anchor(""), "two")
    assert back_up_at_start(data, NOW + 300 * DAY) is not None
    assert [copy.purpose for copy in kept_copies(data)] == ["at a start", "you asked for it"]
    assert named_copy(data, Path(asked.file.stem)) == asked.file
    assert named_copy(data, Path(asked.file.name)) == asked.file
    assert named_copy(data, Path("nothing")) == Path("nothing")
    restored = restore(data, named_copy(data, Path(asked.file.stem)))
    assert [placed.note.body for placed in annotations.notes_of([ARTICLE])] == ["one"]
    assert restored.previous is not None
    assert describe(restored.previous).notes == 2


def test_a_link_among_the_copies_is_neither_listed_nor_removed_nor_written_through(
    annotations: Annotations, data: Path, tmp_path: Path
) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "one")
    treasure = tmp_path / "treasure.db"
    treasure.write_bytes(b"somebody else's")
    backups = StorePlaces(data).backups
    backups.mkdir()
    link = new_name(backups, "start", NOW.replace(tzinfo=None))
    link.symlink_to(treasure)
    old = new_name(backups, "start", (NOW - 300 * DAY).replace(tzinfo=None))
    old.symlink_to(treasure)
    made = back_up_at_start(data, NOW)
    assert made is not None
    assert made != link
    assert link.is_symlink()
    assert old.is_symlink()
    assert treasure.read_bytes() == b"somebody else's"
    assert [copy.file for copy in kept_copies(data)] == [made]


def test_backups_that_cannot_be_written_are_told_and_the_notes_go_on(annotations: Annotations, data: Path) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "one")
    StorePlaces(data).backups.write_text("a file where the folder should be")
    with pytest.raises(StoreProblem, match="cannot be made"):
        back_up_at_start(data, NOW)
    annotations.add_note(ARTICLE, Anchor(""), "two")
    assert len(annotations.notes_of([ARTICLE])) == 2


def test_a_copy_of_an_older_form_comes_back_under_an_open_window(annotations: Annotations, data: Path) -> None:
    annotations.add_note(ARTICLE, Anchor(""), "one")
    older = Path(__file__).parents[1] / "store" / "stores" / "schema_2.db"
    before = older.read_bytes()
    restore(data, older)
    assert older.read_bytes() == before
    assert annotations.undo_state().undo is not None
    annotations.add_note(ARTICLE, Anchor(""), "goes on")
    assert [placed.note.body for placed in annotations.notes_of([ARTICLE])] == ["goes on"]
