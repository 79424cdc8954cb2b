"""What the reader puts right in an article's metadata: kept, undone, copied, merged, found again wherever files go."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hearsay.domain.article import Article, Folder
from hearsay.domain.changes import Change, MetadataChanged
from hearsay.domain.metadata import MetadataField, folder_with_metadata
from hearsay.services.annotations import Annotations
from hearsay.services.backups import backup, describe, restore
from hearsay.services.locations import StorePlaces
from hearsay.services.opening import open_folder

MILL = "The mill stands still\n\nThe miller said that the wheel was sound. Nobody has looked at the wheel since.\n"
FAIR = "A quiet fair\n\nA visitor said the bread was dear. It rained on the second day.\n"
BYLINE, OUTLET, ADDRESS, LANGUAGE = (
    MetadataField.BYLINE,
    MetadataField.OUTLET,
    MetadataField.ADDRESS,
    MetadataField.LANGUAGE,
)


class Desk:
    """A store with a clock of its own, and all that it announced."""

    def __init__(self, directory: Path) -> None:
        self.heard: list[Change] = []
        self._time = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.store = Annotations.open(directory, self.heard.append, now=self._now)

    def _now(self) -> datetime:
        self._time += timedelta(seconds=1)
        return self._time

    def folder(self, root: Path) -> Folder:
        """Return the folder as the reader has it."""
        folder = open_folder(root)
        return folder_with_metadata(folder, self.store.metadata_of(folder.with_primary, root=folder.root))

    def bylines(self, root: Path) -> dict[str, str]:
        return {each.path: each.byline for each in self.folder(root).articles}

    def correct(self, root: Path, path: str, **values: str | None) -> None:
        folder = open_folder(root)
        article = next(each for each in folder.articles if each.path == path)
        told = {MetadataField(name): value for name, value in values.items()}
        self.store.correct_metadata(article, told, root=folder.root, beside=folder.with_primary)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "data")
    yield opened
    opened.store.close()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    root = tmp_path / "case"
    root.mkdir()
    (root / "mill.txt").write_text(MILL)
    (root / "fair.txt").write_text(FAIR)
    return root


def article(root: Path, path: str, folder: Folder | None = None) -> Article:
    return next(each for each in (folder or open_folder(root)).articles if each.path == path)


def test_several_facts_put_right_at_once_are_one_step_to_undo(desk: Desk, case: Path) -> None:
    before = article(case, "mill.txt")
    desk.correct(case, "mill.txt", byline="  Jo \n Sand\u202e ", outlet="The Valley Post", title="The mill is silent")
    now = article(case, "mill.txt", desk.folder(case))
    assert now == replace(before, byline="Jo Sand", outlet="The Valley Post", title="The mill is silent")
    assert now.id == before.id
    assert desk.heard == [MetadataChanged((before.id,))]
    root = open_folder(case).root
    label = "Correct byline, outlet and headline of “The mill stands still”"
    assert desk.store.undo(root=root) == label
    assert desk.folder(case) == open_folder(case)
    assert desk.store.redo(root=root) == label
    assert article(case, "mill.txt", desk.folder(case)) == now
    assert desk.heard == [MetadataChanged((before.id,))] * 3


def test_a_later_correction_gives_way_to_an_earlier_one_by_undo_and_can_be_withdrawn(desk: Desk, case: Path) -> None:
    root = open_folder(case).root
    desk.correct(case, "mill.txt", byline="J. Sand")
    desk.correct(case, "mill.txt", byline="Jo Sand")
    assert desk.bylines(case)["mill.txt"] == "Jo Sand"
    assert desk.store.undo(root=root) == "Correct byline of “The mill stands still”"
    assert desk.bylines(case)["mill.txt"] == "J. Sand"
    desk.correct(case, "mill.txt", byline=None)
    assert desk.bylines(case)["mill.txt"] == ""
    assert desk.store.undo_state(root=root).undo == "Withdraw correction of byline of “The mill stands still”"
    desk.store.undo(root=root)
    assert desk.bylines(case)["mill.txt"] == "J. Sand"


def test_what_changes_nothing_is_no_step(desk: Desk, case: Path) -> None:
    desk.correct(case, "mill.txt", byline=None)
    desk.correct(case, "mill.txt", byline="Jo Sand")
    before = desk.store.undo_state()
    desk.correct(case, "mill.txt", byline=" Jo  Sand", outlet=None)
    assert desk.store.undo_state() == before
    assert len(desk.heard) == 1


def test_an_empty_value_says_that_there_is_none(desk: Desk, case: Path) -> None:
    (case / "mill.txt").write_text("---\nauthor: The wrong one\n---\n" + MILL)
    (case / "mill.txt").rename(case / "mill.md")
    assert desk.bylines(case)["mill.md"] == "The wrong one"
    desk.correct(case, "mill.md", byline="")
    assert desk.bylines(case)["mill.md"] == ""


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (ADDRESS, "file:///etc/passwd", "http"),
        (ADDRESS, "javascript:alert(1)", "http"),
        (ADDRESS, r"\\server\share", "http"),
        (ADDRESS, "https://bank.example@evil.example/", "password"),
        (LANGUAGE, "English", "tag"),
        (LANGUAGE, "en; DROP", "tag"),
    ],
)
def test_what_is_no_address_and_no_language_is_refused(
    desk: Desk, case: Path, field: MetadataField, value: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        desk.store.correct_metadata(article(case, "mill.txt"), {OUTLET: "The Post", field: value})
    assert desk.store.metadata_of([article(case, "mill.txt")]) == ()


def test_corrections_go_along_with_edited_texts_and_moved_files_and_folders(desk: Desk, case: Path) -> None:
    desk.correct(case, "mill.txt", byline="Jo Sand")
    (case / "mill.txt").write_text(MILL + "\nThe wheel has turned since.\n")
    assert desk.bylines(case) == {"fair.txt": "", "mill.txt": "Jo Sand"}
    (case / "mill.txt").rename(case / "wheel.txt")
    assert desk.bylines(case) == {"fair.txt": "", "wheel.txt": "Jo Sand"}
    moved = case.with_name("elsewhere")
    case.rename(moved)
    assert desk.bylines(moved) == {"fair.txt": "", "wheel.txt": "Jo Sand"}


def test_of_two_files_with_the_same_text_each_keeps_its_own(desk: Desk, case: Path) -> None:
    shutil.copy(case / "mill.txt", case / "again.txt")
    desk.correct(case, "mill.txt", byline="Jo Sand")
    desk.correct(case, "again.txt", byline="Kit Sand")
    assert desk.bylines(case) == {"again.txt": "Kit Sand", "fair.txt": "", "mill.txt": "Jo Sand"}


def test_backups_count_them_and_bring_them_back(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk.correct(case, "mill.txt", byline="Jo Sand", outlet="The Valley Post")
    contents = backup(tmp_path / "data", tmp_path / "copy.db")
    assert (contents.metadata, contents.corrections) == (2, 0)
    desk.correct(case, "mill.txt", byline=None)
    assert describe(StorePlaces(tmp_path / "data").store).metadata == 1
    restore(tmp_path / "data", tmp_path / "copy.db")
    assert desk.bylines(case)["mill.txt"] == "Jo Sand"


def test_merging_takes_them_over_once_and_leaves_out_fields_that_are_none(
    desk: Desk, case: Path, tmp_path: Path
) -> None:
    other = Desk(tmp_path / "other")
    other.correct(case, "mill.txt", byline="Jo Sand", outlet="The Valley Post")
    other.store.close()
    file = StorePlaces(tmp_path / "other").store
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE metadata_corrections SET field = 'text' WHERE field = 'outlet'")
    merged, _ = desk.store.merge(file)
    assert (merged.others, merged.unreadable) == (1, 1)
    assert article(case, "mill.txt", desk.folder(case)).byline == "Jo Sand"
    assert article(case, "mill.txt", desk.folder(case)).text == article(case, "mill.txt").text
    assert desk.store.merge(file)[0].others == 0
    assert desk.store.undo() == "Merge notes"
    assert desk.bylines(case)["mill.txt"] == ""
