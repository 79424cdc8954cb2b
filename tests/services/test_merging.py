"""Two stores become one: no note twice, none lost, and merging again changes nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.failures import StoreProblem
from hearsay.domain.grades import ClaimGrade, GradedSource, SourceGrade
from hearsay.domain.notes import Anchor
from hearsay.domain.sources import SourceKind
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations
from hearsay.services.backups import backup, describe, kept_copies

TEXT = "The pier was sold, a letter says. What a folly. It rained for a week on the empty quay."
PIER = Article("pier.txt", TEXT, (), title="The Pier")
ROOT = "/cases/bay"

TABLES = (
    "notes",
    "corrections",
    "source_grades",
    "claim_grades",
    "articles",
    "places",
    "commands",
    "tags",
    "metadata_corrections",
)

Steps = list[tuple[str, int]]
"""what a reader does: a verb, and which note it is done to"""
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "tag", "delete", "undo", "redo"]), st.integers(0, 9)), max_size=8
)


class Clock:
    """A time that goes on by two minutes at each look, so that no two saves are one run of writing."""

    def __init__(self) -> None:
        self._now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=2)
        return self._now


class Reader:
    """A store with somebody who writes in it, and all that was ever read there."""

    def __init__(self, directory: Path, name: str, clock: Callable[[], datetime]) -> None:
        self.directory, self.name = directory, name
        self.store = Annotations.open(directory, now=clock)
        self._count = 0

    def does(self, steps: Steps) -> None:
        for verb, number in steps:
            notes = [placed.note for placed in self.store.notes_of([PIER], root=ROOT)]
            self._count += 1
            said = f"{self.name} {self._count}"
            note = notes[number % len(notes)] if notes else None
            if verb == "add":
                self.store.add_note(PIER, Anchor.at(TEXT, Span(number, number + 5)), said, root=ROOT)
            elif verb == "undo":
                self.store.undo(root=ROOT)
            elif verb == "redo":
                self.store.redo(root=ROOT)
            elif note is not None and verb == "edit":
                self.store.edit_note(note.id, body=said, tags=note.tags)
            elif note is not None and verb == "tag":
                self.store.edit_note(note.id, body=note.body, tags=(*note.tags, f"t{self._count}"))
            elif note is not None:
                self.store.delete_note(note.id)

    def takes_in(self, other: "Reader") -> None:
        copy = self.directory / "copy.db"
        backup(other.directory, copy, replace=True)
        self.store.merge(copy)

    def bodies(self) -> set[str]:
        return {placed.note.body for placed in self.store.notes_of([PIER], root=ROOT)}

    def everything(self) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.directory / "hearsay.db")) as connection:
            return [row for table in TABLES for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")]  # noqa: S608 (named above)


@given(common=STEPS, mine=STEPS, theirs=STEPS, later=STEPS)
@settings(max_examples=40)
def test_nothing_is_lost_and_nothing_is_there_twice(common: Steps, mine: Steps, theirs: Steps, later: Steps) -> None:
    with TemporaryDirectory() as directory:
        clock = Clock()
        here, there = (Reader(Path(directory) / name, name, clock) for name in ("here", "there"))
        here.does(common)
        there.takes_in(here) if common else None
        here.does(mine)
        there.does(theirs)
        before, shown_there = here.bodies(), there.bodies()
        if (there.directory / "hearsay.db").exists():
            here.takes_in(there)
        ids = [placed.note.id for placed in here.store.notes_of([PIER], root=ROOT)]
        assert len(ids) == len(set(ids))
        with closing(sqlite3.connect(here.directory / "hearsay.db")) as connection:
            journal = " ".join(row[0] for row in connection.execute("SELECT changes FROM commands"))
            stored = {row[0] for row in connection.execute("SELECT body FROM notes")}
        for body in before | shown_there:
            assert body in stored or f'"{body}"' in journal, body
        standing = here.everything()
        here.takes_in(there)
        assert here.everything() == standing

        there.does(later)
        here.takes_in(there)
        standing = here.everything()
        here.takes_in(there)
        assert here.everything() == standing
        here.store.close()
        there.store.close()


@pytest.fixture
def readers(tmp_path: Path) -> Iterator[tuple[Reader, Reader]]:
    clock = Clock()
    here, there = (Reader(tmp_path / name, name, clock) for name in ("here", "there"))
    yield here, there
    here.store.close()
    there.store.close()


def test_a_note_changed_on_both_sides_is_kept_in_both_versions(readers: tuple[Reader, Reader]) -> None:
    here, there = readers
    here.does([("add", 0)])
    there.takes_in(here)
    here.does([("edit", 0)])
    there.does([("edit", 0)])
    here.takes_in(there)
    notes = {p.note.body: p.note.tags for p in here.store.notes_of([PIER], root=ROOT)}
    assert notes == {"there 1": (), "here 2": ("other-version",)}
    assert here.store.undo(root=ROOT) == "Merge notes"
    assert here.bodies() == {"here 2"}


def test_undo_after_a_merge_takes_back_the_merge_not_ones_own_note(readers: tuple[Reader, Reader]) -> None:
    here, there = readers
    elsewhere = Article("quay.txt", "Nobody saw the quay again.", (), title="The Quay")
    there.store.add_note(elsewhere, Anchor(""), "of another folder", (), root="/home/colleague/quay")
    here.does([("add", 0)])
    here.takes_in(there)
    assert here.store.undo_state(root=ROOT).undo == "Merge notes"
    assert here.store.undo(root=ROOT) == "Merge notes"
    assert here.bodies() == {"here 1"}
    assert here.store.redo(root=ROOT) == "Merge notes"
    here.store.undo(root=ROOT)
    assert here.store.undo(root=ROOT) == "Add note"
    here.takes_in(there)
    assert here.store.undo_state(root=ROOT).redo is None, "what was taken back before a merge is not done again over it"


def test_undo_in_one_folder_leaves_a_merge_that_was_written_on_in_another(readers: tuple[Reader, Reader]) -> None:
    here, there = readers
    quay, quays = Article("quay.txt", "Nobody saw the quay again.", (), title="The Quay"), "/cases/quay"
    there.store.add_note(quay, Anchor(""), "theirs", (), root=quays)
    here.does([("add", 0)])
    here.takes_in(there)
    (merged,) = here.store.notes_of([quay], root=quays)
    here.store.edit_note(merged.note.id, body="written on", tags=())
    assert here.store.undo(root=ROOT) == "Add note"
    assert [placed.note.body for placed in here.store.notes_of([quay], root=quays)] == ["written on"]


def test_a_version_made_from_mine_takes_its_place_without_a_copy(readers: tuple[Reader, Reader]) -> None:
    here, there = readers
    here.does([("add", 0)])
    there.takes_in(here)
    there.does([("edit", 0), ("edit", 0)])
    here.takes_in(there)
    assert here.bodies() == {"there 2"}
    there.takes_in(here)
    assert there.bodies() == {"there 2"}


def test_what_was_deleted_here_stays_deleted_unless_it_was_written_on_since(readers: tuple[Reader, Reader]) -> None:
    here, there = readers
    here.does([("add", 0), ("add", 20)])
    there.takes_in(here)
    here.does([("delete", 0), ("delete", 0)])
    here.takes_in(there)
    assert here.bodies() == set()
    there.does([("edit", 0)])
    here.takes_in(there)
    assert here.bodies() == {"there 1"}


def test_corrections_and_grades_come_along_and_a_copy_is_made_before(readers: tuple[Reader, Reader]) -> None:
    here, there = readers
    there.store.correct(PIER, Span(0, 33), AttributionType.OPINION, root=ROOT)
    there.store.grade_claim(PIER, Span(0, 33), ClaimGrade.DOUBTFUL, reason="thin", root=ROOT)
    there.does([("add", 0)])
    here.does([("add", 40)])
    here.takes_in(there)
    assert len(here.store.corrections_of([PIER], root=ROOT)) == 1
    assert [each.grading.reason for each in here.store.grades_of([PIER], root=ROOT).claims] == ["thin"]
    (kept,) = (here.directory / "backups").glob("hearsay-*-before-merge.db")
    assert describe(kept).notes == 1
    assert [(copy.file, copy.purpose) for copy in kept_copies(here.directory)] == [(kept, "before a merge")]
    here.store.undo(root=ROOT)
    assert here.bodies() == {"here 1"}
    assert here.store.corrections_of([PIER], root=ROOT) == ()


IDA = GradedSource(SourceKind.NAMED, "Ida Lund", ("Ida Lund", "Lund"))


@pytest.mark.parametrize("theirs", [ROOT, "/home/colleague/bay"])
def test_ones_own_grade_stays_and_the_others_is_told(readers: tuple[Reader, Reader], theirs: str) -> None:
    here, there = readers
    here.store.grade_source(IDA, SourceGrade.B, reason="was there", root=ROOT, beside=[PIER])
    here.store.grade_claim(PIER, Span(0, 33), ClaimGrade.CONFIRMED, root=ROOT)
    there.store.grade_source(IDA, SourceGrade.D, reason="paid for it", root=theirs, beside=[PIER])
    there.store.grade_claim(PIER, Span(0, 33), ClaimGrade.DOUBTFUL, root=theirs)
    copies = {}
    for reader in readers:
        copies[reader.name] = reader.directory / "copy.db"
        backup(reader.directory, copies[reader.name], replace=True)
    merged, _ = here.store.merge(copies["there"])
    assert merged.own_grades == (
        "Ida Lund: kept your B; theirs is D, “paid for it”",
        "“The pier was sold, a letter says.”: kept your 1; theirs is 4",
    )
    assert merged.others == 0
    assert "2 put away because your own grade of the same stands" in merged.in_words
    standing = here.store.grades_of([PIER], root=ROOT)
    assert [each.grade for each in standing.sources] == [SourceGrade.B]
    assert [each.grading.grade for each in standing.claims] == [ClaimGrade.CONFIRMED]

    assert there.store.merge(copies["here"])[0].own_grades[0] == "Ida Lund: kept your D; theirs is B, “was there”"
    assert [each.grade for each in there.store.grades_of([PIER], root=theirs).sources] == [SourceGrade.D]

    here.store.withdraw_grade(standing.sources[0].id)
    assert here.store.merge(copies["there"])[0].others == 1
    rows = {row for row in here.everything() if "paid for it" in row}
    assert [row[-1] for row in rows] == [None]


def test_grades_of_sources_of_another_folder_come_beside_ones_own(readers: tuple[Reader, Reader]) -> None:
    here, there = readers
    here.store.grade_source(IDA, SourceGrade.B, root=ROOT, beside=[PIER])
    other = Article("mill.txt", "The mill burnt down, Ida Lund said.", ())
    there.store.grade_source(IDA, SourceGrade.D, root="/cases/mill", beside=[other])
    copy = there.directory / "copy.db"
    backup(there.directory, copy)
    merged, _ = here.store.merge(copy)
    assert (merged.own_grades, merged.others) == ((), 1)
    assert [each.grade for each in here.store.grades_of([other], root="/cases/mill").sources] == [SourceGrade.D]
    assert [each.grade for each in here.store.grades_of([PIER], root=ROOT).sources] == [SourceGrade.B]


@pytest.mark.parametrize("content", [b"", b"no store at all", b"SQLite format 3\0" + b"\xff" * 200])
def test_what_is_no_store_is_refused(readers: tuple[Reader, Reader], tmp_path: Path, content: bytes) -> None:
    here, _ = readers
    here.does([("add", 0)])
    standing = here.everything()
    file = tmp_path / "foreign.db"
    file.write_bytes(content)
    for refused in (file, tmp_path / "missing.db", here.directory / "hearsay.db"):
        with pytest.raises(StoreProblem):
            here.store.merge(refused)
    assert here.everything() == standing


def test_rows_that_would_break_the_store_stay_out(readers: tuple[Reader, Reader], tmp_path: Path) -> None:
    here, there = readers
    there.does([("add", number) for number in range(4)])
    copy = tmp_path / "copy.db"
    backup(there.directory, copy)
    damage = ("modified = 'yesterday'", "tags = '{\"a\": 1}'", '"end" = -4')
    with closing(sqlite3.connect(copy)) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM notes ORDER BY start")]
        for id_, change in zip(ids, damage, strict=False):
            connection.execute(f"UPDATE notes SET {change} WHERE id = ?", (id_,))  # noqa: S608 (named above)
        connection.commit()
    merged, _ = here.store.merge(copy)
    assert (merged.added, merged.unreadable) == (1, 3)
    assert len(here.bodies()) == 1
