"""Grades of sources and claims: kept, superseded, undone, and found again wherever their files went."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hearsay.domain.article import Folder
from hearsay.domain.changes import Change, GradesChanged, UndoState
from hearsay.domain.failures import StoreProblem
from hearsay.domain.grades import ClaimGrade, GradedSource, Grades, SourceGrade
from hearsay.domain.notes import AnchorStatus
from hearsay.domain.sources import SourceKind
from hearsay.services.annotations import Annotations
from hearsay.services.backups import backup, restore
from hearsay.services.note_commands import find_quote
from hearsay.services.opening import open_folder

MILL = "The mill stands still\n\nThe miller said that the wheel was sound. Nobody has looked at the wheel since.\n"
FAIR = "A quiet fair\n\nA visitor said the bread was dear. It rained on the second day.\n"
CLAIM = "The miller said that the wheel was sound."

MILLER = GradedSource(SourceKind.NAMED, "Jo Sand", ("Jo Sand", "Sand"))
OTHER_SAND = GradedSource(SourceKind.NAMED, "Kit Sand", ("Kit Sand",))


class Desk:
    """Notes opened with a clock of the test's own, and all that was announced."""

    def __init__(self, directory: Path) -> None:
        self.heard: list[Change] = []
        self._time = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.store = Annotations.open(directory, self.heard.append, now=self._now)

    def _now(self) -> datetime:
        self._time += timedelta(seconds=1)
        return self._time

    def grades(self, root: Path) -> Grades:
        folder = open_folder(root)
        return self.store.grades_of(folder.with_primary, root=folder.root)

    def sources(self, root: Path) -> list[tuple[str, str]]:
        return [(each.source.name, each.grade.value) for each in self.grades(root).sources]

    def claims(self, root: Path) -> list[tuple[str, str, str]]:
        return [(p.grading.path, p.grading.grade.value, p.status.value) for p in self.grades(root).claims]

    def grade(self, root: Path, source: GradedSource, grade: SourceGrade, reason: str = "") -> str:
        folder = open_folder(root)
        return self.store.grade_source(source, grade, reason=reason, root=folder.root, beside=folder.with_primary).id

    def grade_claim(self, root: Path, grade: ClaimGrade, reason: str = "") -> str:
        folder = open_folder(root)
        article = next(each for each in folder.articles if CLAIM in each.text)
        span = find_quote(article, CLAIM)
        given = self.store.grade_claim(
            article, span, grade, reason=reason, root=folder.root, beside=folder.with_primary
        )
        return given.id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "data")
    yield desk
    desk.store.close()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    (case / "mill.txt").write_text(MILL, "utf-8")
    (case / "fair.txt").write_text(FAIR, "utf-8")
    return case


def unnamed(folder: Folder, path: str) -> GradedSource:
    """Return the source that the article at this path alone knows."""
    article = next(each for each in folder.articles if each.path == path)
    return GradedSource(SourceKind.UNNAMED, "A visitor", ("A visitor",), path, article.id)


def test_grading_again_supersedes_and_undo_brings_the_earlier_grade_back(desk: Desk, case: Path) -> None:
    desk.grade(case, MILLER, SourceGrade.C, "heard once")
    desk.grade(case, MILLER, SourceGrade.A)
    assert desk.sources(case) == [("Jo Sand", "A")]
    assert desk.store.undo(root=str(case)) == "Grade Jo Sand A"
    assert [(each.grade, each.reason) for each in desk.grades(case).sources] == [(SourceGrade.C, "heard once")]
    assert desk.store.undo_state(root=str(case)) == UndoState("Grade Jo Sand C", "Grade Jo Sand A")
    assert desk.store.redo(root=str(case)) == "Grade Jo Sand A"
    assert desk.sources(case) == [("Jo Sand", "A")]


def test_a_source_that_is_now_known_by_a_fuller_name_keeps_one_grade(desk: Desk, case: Path) -> None:
    desk.grade(case, GradedSource(SourceKind.NAMED, "Sand", ("Sand",)), SourceGrade.D)
    desk.grade(case, MILLER, SourceGrade.B)
    assert desk.sources(case) == [("Jo Sand", "B")]


def test_sources_that_merely_share_a_name_are_graded_apart(desk: Desk, case: Path) -> None:
    desk.grade(case, MILLER, SourceGrade.C)
    desk.grade(case, OTHER_SAND, SourceGrade.E)
    desk.grade(case, GradedSource(SourceKind.NAMED, "Sand", ("Sand",)), SourceGrade.F)
    assert desk.sources(case) == [("Jo Sand", "C"), ("Kit Sand", "E"), ("Sand", "F")]


def test_a_claim_is_graded_once_and_undo_brings_the_earlier_grade_back(desk: Desk, case: Path) -> None:
    desk.grade_claim(case, ClaimGrade.POSSIBLY_TRUE)
    desk.grade_claim(case, ClaimGrade.IMPROBABLE, "the wheel is cracked")
    assert desk.claims(case) == [("mill.txt", "5", "exact")]
    assert desk.store.undo(root=str(case)) == "Grade claim 5"
    assert desk.claims(case) == [("mill.txt", "3", "exact")]


def test_withdrawing_takes_the_grade_away_until_undo(desk: Desk, case: Path) -> None:
    for grading_id in (desk.grade(case, MILLER, SourceGrade.C), desk.grade_claim(case, ClaimGrade.DOUBTFUL)):
        desk.store.withdraw_grade(grading_id)
        desk.heard.clear()
        desk.store.withdraw_grade(grading_id)
        assert desk.heard == [], "withdrawn twice, announced twice"
    assert desk.grades(case) == Grades()
    assert [desk.store.undo(root=str(case)) for _ in range(2)] == ["Withdraw grade", "Withdraw grade"]
    assert (desk.sources(case), desk.claims(case)) == ([("Jo Sand", "C")], [("mill.txt", "4", "exact")])
    with pytest.raises(StoreProblem, match="no-such-id"):
        desk.store.withdraw_grade("no-such-id")


def test_every_change_is_announced_and_the_undo_of_it_too(desk: Desk, case: Path) -> None:
    source, claim = desk.grade(case, MILLER, SourceGrade.C), desk.grade_claim(case, ClaimGrade.DOUBTFUL)
    desk.store.withdraw_grade(source)
    assert desk.heard == [GradesChanged((source,)), GradesChanged((claim,)), GradesChanged((source,))]
    desk.heard.clear()
    desk.store.undo(root=str(case))
    desk.store.redo(root=str(case))
    assert desk.heard == [GradesChanged((source,)), GradesChanged((source,))]


def test_undo_in_one_folder_leaves_the_grades_of_another(desk: Desk, case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "fair.txt").write_text("Another fair\n\nNobody came.\n", "utf-8")
    desk.grade(case, MILLER, SourceGrade.C)
    desk.grade(other, MILLER, SourceGrade.E)
    assert desk.store.undo(root=str(case)) == "Grade Jo Sand C"
    assert (desk.sources(case), desk.sources(other)) == ([], [("Jo Sand", "E")])


def test_of_two_windows_the_later_grade_stands_and_the_earlier_is_kept(desk: Desk, case: Path, tmp_path: Path) -> None:
    second = Desk(tmp_path / "data")
    desk.grade(case, MILLER, SourceGrade.C, "from the first window")
    second.grade(case, MILLER, SourceGrade.E, "from the second")
    assert desk.sources(case) == second.sources(case) == [("Jo Sand", "E")]
    assert second.store.undo(root=str(case)) == "Grade Jo Sand E"
    assert [each.reason for each in desk.grades(case).sources] == ["from the first window"]
    second.store.close()


def test_windows_that_grade_at_the_same_moment_leave_one_grade_and_lose_none(case: Path, tmp_path: Path) -> None:
    windows = [Annotations.open(tmp_path / "data") for _ in range(2)]
    folder = open_folder(case)

    def grade(number: int) -> str:
        store = windows[number % 2]
        return store.grade_source(MILLER, SourceGrade.B, reason=str(number), root=folder.root).id

    with ThreadPoolExecutor(4) as pool:
        given = set(pool.map(grade, range(12)))
    (standing,) = windows[0].grades_of(folder.with_primary, root=folder.root).sources
    seen = {standing.id}
    while windows[1].undo(root=folder.root):
        seen.update(each.id for each in windows[1].grades_of(folder.with_primary, root=folder.root).sources)
    assert seen == given
    for window in windows:
        window.close()


def test_what_the_reader_writes_comes_back_as_it_was(desk: Desk, case: Path) -> None:
    reason = "“Seen”\n\nby half a boat: \ud83d\udea2 and \ud83d <b>"
    desk.grade(case, GradedSource(SourceKind.NAMED, "A\nname\u202e", ("A\nname\u202e",)), SourceGrade.C, reason)
    desk.grade_claim(case, ClaimGrade.DOUBTFUL, reason)
    told = "“Seen”\n\nby half a boat: 🚢 and \ufffd <b>"
    grades = desk.grades(case)
    assert [grades.sources[0].reason, grades.claims[0].grading.reason] == [told, told]
    desk.store.undo(root=str(case))
    assert desk.store.undo_state(root=str(case)).undo == "Grade A name C"


def test_grades_move_with_their_folder_and_stay_when_it_is_copied(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk.grade(case, MILLER, SourceGrade.C)
    desk.grade(case, unnamed(open_folder(case), "fair.txt"), SourceGrade.F)
    desk.grade_claim(case, ClaimGrade.DOUBTFUL)
    copy, moved = tmp_path / "copy", tmp_path / "moved"
    shutil.copytree(case, copy)
    assert desk.sources(copy) == []
    case.rename(moved)
    assert desk.sources(moved) == [("Jo Sand", "C"), ("A visitor", "F")]
    assert desk.claims(moved) == [("mill.txt", "4", "exact")]
    assert desk.sources(copy) == []
    assert desk.store.undo(root=str(moved)) == "Grade claim 4"
    assert desk.store.undo(root=str(moved)) == "Grade somebody unnamed in fair.txt F"
    assert desk.sources(moved) == [("Jo Sand", "C")]


def test_a_withdrawn_grade_moves_along_so_that_undo_finds_it(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk.store.withdraw_grade(desk.grade(case, MILLER, SourceGrade.C))
    moved = tmp_path / "moved"
    case.rename(moved)
    assert desk.sources(moved) == []
    assert desk.store.undo(root=str(moved)) == "Withdraw grade"
    assert desk.sources(moved) == [("Jo Sand", "C")]


def test_a_source_of_one_article_follows_its_file_renamed_and_its_text_edited(desk: Desk, case: Path) -> None:
    desk.grade(case, unnamed(open_folder(case), "fair.txt"), SourceGrade.F)
    (case / "fair.txt").rename(case / "market.txt")
    assert desk.grades(case).sources[0].source == unnamed(open_folder(case), "market.txt")
    (case / "market.txt").write_text(FAIR.replace("second", "third"), "utf-8")
    assert desk.grades(case).sources[0].source == unnamed(open_folder(case), "market.txt")
    (case / "market.txt").rename(case / "bread.txt")
    assert desk.grades(case).sources[0].source == unnamed(open_folder(case), "bread.txt")
    (case / "bread.txt").unlink()
    assert desk.sources(case) == [("A visitor", "F")]


def test_a_claim_follows_its_words_and_is_kept_when_they_are_gone(desk: Desk, case: Path) -> None:
    desk.grade_claim(case, ClaimGrade.DOUBTFUL, "nobody else tells it")
    (case / "mill.txt").write_text(MILL.replace("stands still", "stands still again"), "utf-8")
    assert desk.claims(case) == [("mill.txt", "4", "moved")]
    (case / "mill.txt").rename(case / "wheel.txt")
    assert desk.claims(case) == [("wheel.txt", "4", "moved")]
    (case / "wheel.txt").write_text("The mill stands still again\n\nIt is closed.\n", "utf-8")
    (orphan,) = desk.grades(case).claims
    assert (orphan.status, orphan.span) == (AnchorStatus.ORPHAN, None)
    assert (orphan.grading.anchor.exact, orphan.grading.reason) == (CLAIM, "nobody else tells it")
    (case / "wheel.txt").unlink()
    assert desk.claims(case) == [("wheel.txt", "4", "orphan")]


def test_a_copy_of_the_store_holds_the_grades_and_brings_them_back(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk.grade(case, MILLER, SourceGrade.C)
    desk.grade(case, MILLER, SourceGrade.B)
    desk.grade_claim(case, ClaimGrade.DOUBTFUL)
    assert backup(tmp_path / "data", tmp_path / "copy.db").grades == 2
    for _ in range(3):
        desk.store.undo(root=str(case))
    assert desk.grades(case) == Grades()
    desk.store.close()
    restore(tmp_path / "data", tmp_path / "copy.db")
    again = Desk(tmp_path / "data")
    assert (again.sources(case), again.claims(case)) == ([("Jo Sand", "B")], [("mill.txt", "4", "exact")])
    again.store.close()
