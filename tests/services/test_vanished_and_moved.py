"""Nothing the reader wrote goes out of sight: files deleted, edited and renamed, folders moved and copied, for real."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AttributionType
from hearsay.domain.notes import Anchor, AnchorStatus, PlacedCorrection, PlacedNote
from hearsay.services.annotations import Annotations
from hearsay.services.exporting import notes_markdown
from hearsay.services.note_commands import NoteRequest, add_note, find_quote, listing, listing_lines
from hearsay.services.opening import open_folder

MEMO = "MEMO\n\nThe weir must stay open until the last barge has passed.\n"
WIRE = "Weir memo leaks\n\nThe keeper said that the weir was never closed. Nobody asked him twice.\n"
COLUMN = "Close it\n\nWhat a shameful silence from the harbour board. They were warned in March.\n"
BLOG = "Mud everywhere\n\nReportedly the barges wait below the lock. It smells of tar.\n"
SILENCE = "What a shameful silence from the harbour board."
SINCE = COLUMN.replace("in March", "in March, and again in April")


@dataclass
class Desk:
    annotations: Annotations

    def note(self, root: Path, path: str, body: str, quote: str = "") -> str:
        return add_note(self.annotations, open_folder(root), NoteRequest(path, body, quote)).id

    def correct(self, root: Path, path: str, words: str) -> None:
        article = next(each for each in open_folder(root).with_primary if each.path == path)
        self.annotations.correct(article, find_quote(article, words), AttributionType.OPINION, root=str(root))

    def notes(self, root: Path) -> tuple[PlacedNote, ...]:
        folder = open_folder(root)
        return self.annotations.notes_of(folder.with_primary, root=folder.root)

    def corrections(self, root: Path) -> tuple[PlacedCorrection, ...]:
        folder = open_folder(root)
        return self.annotations.corrections_of(folder.with_primary, root=folder.root)

    def seen(self, root: Path) -> list[tuple[str, str, str]]:
        return [(p.note.body, p.note.path, p.status.value) for p in self.notes(root)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    annotations = Annotations.open(tmp_path / "data")
    yield Desk(annotations)
    annotations.close()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "case")


def make_case(root: Path) -> Path:
    root.mkdir()
    for name, text in (("primary.txt", MEMO), ("wire.txt", WIRE), ("column.txt", COLUMN), ("blog.txt", BLOG)):
        (root / name).write_text(text, "utf-8")
    return root


def edited_and_renamed(case: Path) -> None:
    (case / "column.txt").write_text(SINCE, "utf-8")
    (case / "column.txt").rename(case / "opinion.txt")


def deleted(case: Path) -> None:
    (case / "column.txt").unlink()


def unreadable(case: Path) -> None:
    (case / "column.txt").write_bytes(b"\x00\x01\x02" * 99)


@pytest.mark.parametrize("lose", [edited_and_renamed, deleted, unreadable])
def test_notes_of_an_article_that_is_gone_are_orphans_until_it_is_back(
    desk: Desk, case: Path, lose: Callable[[Path], None]
) -> None:
    desk.note(case, "wire.txt", "still placed", "Nobody asked him twice.")
    desk.note(case, "column.txt", "on words", SILENCE)
    desk.note(case, "column.txt", "on all of it")
    desk.correct(case, "column.txt", SILENCE)
    lose(case)
    for _ in range(2):
        assert desk.seen(case) == [
            ("still placed", "wire.txt", "exact"),
            ("on words", "column.txt", "orphan"),
            ("on all of it", "column.txt", "orphan"),
        ]
        assert all(placed.span is None for placed in desk.notes(case) if placed.status is AnchorStatus.ORPHAN)
        (lost,) = desk.corrections(case)
        assert (lost.correction.path, lost.status, lost.span) == ("column.txt", AnchorStatus.ORPHAN, None)
    (case / "column.txt").write_text(COLUMN, "utf-8")
    assert {status for _, _, status in desk.seen(case)} == {"exact"}
    assert [placed.correction.path for placed in desk.corrections(case)] == ["column.txt"]


def test_an_orphan_of_a_vanished_article_can_be_edited_deleted_and_brought_back(desk: Desk, case: Path) -> None:
    note_id = desk.note(case, "column.txt", "on words", SILENCE)
    deleted(case)
    desk.annotations.edit_note(note_id, body="thought again", tags=("later",))
    assert desk.seen(case) == [("thought again", "column.txt", "orphan")]
    desk.annotations.delete_note(note_id)
    assert desk.seen(case) == []
    desk.annotations.undo()
    assert desk.seen(case) == [("thought again", "column.txt", "orphan")]


def test_vanished_notes_are_listed_and_exported_with_their_words_and_their_file(desk: Desk, case: Path) -> None:
    desk.note(case, "column.txt", "on words", SILENCE)
    desk.note(case, "column.txt", "on all of it")
    desk.note(case, "blog.txt", "cannot be read", "It smells of tar.")
    deleted(case)
    (case / "blog.txt").write_bytes(b"\x00\x01")
    folder, notes = open_folder(case), desk.notes(case)
    listed = listing(folder, notes)
    assert [(each["article"], each["quote"]) for each in listed] == [
        ("blog.txt", "It smells of tar."),
        ("column.txt", SILENCE),
        ("column.txt", ""),
    ]
    assert all(each["anchor"] == {"start": None, "end": None, "status": "orphan"} for each in listed)
    assert f"column.txt  “{SILENCE}” (no longer among the articles)  on words\n" in listing_lines(folder, notes)
    assert "column.txt  (whole article) (no longer among the articles)  on all of it\n" in listing_lines(folder, notes)
    fenced = notes_markdown(folder, [], notes)
    document = re.sub(r"\[//\]: # \(hearsay [^)]*\)\n\n?", "", fenced)
    assert fenced != document
    assert "notes: 3\norphans: 3\n" in document
    gone = document.split("## column.txt\n")[1]
    assert gone.startswith(f"\ncolumn.txt\n\n### Without a place\n\n> {SILENCE}\n\n*This article is no longer in the")
    assert "on words" in gone
    assert "on all of it" in gone
    assert "*This article could not be read.*" in document.split("## column.txt\n")[0]


def test_a_file_that_was_moved_to_another_folder_leaves_no_orphan_behind(
    desk: Desk, case: Path, tmp_path: Path
) -> None:
    desk.note(case, "column.txt", "on words", SILENCE)
    other = tmp_path / "other"
    other.mkdir()
    (case / "column.txt").rename(other / "from case.txt")
    assert desk.seen(case) == [("on words", "column.txt", "orphan")]
    assert desk.seen(other) == [("on words", "from case.txt", "exact")]
    assert desk.seen(case) == []
    (other / "from case.txt").write_text(SINCE, "utf-8")
    (other / "from case.txt").rename(other / "again.txt")
    (other / "second.txt").write_text("Nothing of it.", "utf-8")
    assert desk.seen(other) == [("on words", "from case.txt", "orphan")]


def test_a_note_whose_words_are_gone_stays_with_its_renamed_file(desk: Desk, case: Path) -> None:
    desk.note(case, "column.txt", "on words", SILENCE)
    (case / "column.txt").write_text(SINCE.replace(SILENCE, "Silence."), "utf-8")
    assert desk.seen(case) == [("on words", "column.txt", "orphan")]
    (case / "column.txt").rename(case / "opinion.txt")
    assert desk.seen(case) == [("on words", "opinion.txt", "orphan")]
    (case / "opinion.txt").unlink()
    assert desk.seen(case) == [("on words", "opinion.txt", "orphan")]


@pytest.mark.parametrize("looked_in_between", [True, False])
def test_a_moved_folder_keeps_what_was_written_on_its_edited_articles(
    desk: Desk, case: Path, tmp_path: Path, looked_in_between: bool
) -> None:
    desk.note(case, "column.txt", "on words", SILENCE)
    desk.note(case, "column.txt", "on edited words", "They were warned in March.")
    desk.note(case, "column.txt", "on all of it")
    desk.note(case, "blog.txt", "deleted before the move", "It smells of tar.")
    desk.correct(case, "column.txt", SILENCE)
    (case / "blog.txt").unlink()
    (case / "column.txt").write_text(SINCE, "utf-8")
    if looked_in_between:
        desk.notes(case)
        desk.corrections(case)
    moved = case.rename(tmp_path / "case-moved")
    for _ in range(2):
        assert desk.seen(moved) == [
            ("on all of it", "column.txt", "exact"),
            ("on words", "column.txt", "exact"),
            ("on edited words", "column.txt", "changed"),
            ("deleted before the move", "blog.txt", "orphan"),
        ]
        assert [placed.correction.path for placed in desk.corrections(moved)] == ["column.txt"]
    for path in ("primary.txt", "wire.txt", "column.txt"):
        (moved / path).write_text(f"{(moved / path).read_text('utf-8')}\nAnd more.\n", "utf-8")
    assert len(desk.seen(moved)) == 4, "once it is known, the moved folder needs nothing of the old one"
    again = moved.rename(tmp_path / "case")
    assert len(desk.seen(again)) == 4


def test_what_lies_in_the_trash_moves_along(desk: Desk, case: Path, tmp_path: Path) -> None:
    note_id = desk.note(case, "column.txt", "on words", SILENCE)
    desk.annotations.delete_note(note_id)
    moved = case.rename(tmp_path / "case-moved")
    assert desk.seen(moved) == []
    for path in ("primary.txt", "wire.txt", "column.txt", "blog.txt"):
        (moved / path).write_text(f"{(moved / path).read_text('utf-8')}\nAnd more.\n", "utf-8")
    desk.annotations.undo()
    assert desk.seen(moved) == [("on words", "column.txt", "exact")]


def test_a_folder_whose_files_were_moved_out_of_it_has_moved(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk.note(case, "column.txt", "on words", SILENCE)
    (case / "column.txt").write_text(SINCE, "utf-8")
    moved = tmp_path / "moved"
    moved.mkdir()
    for file in list(case.iterdir()):
        file.rename(moved / file.name)
    assert desk.seen(moved) == [("on words", "column.txt", "exact")]


def test_an_edited_article_beside_one_document_is_known_by_its_headline(desk: Desk, tmp_path: Path) -> None:
    root = tmp_path / "small"
    root.mkdir()
    (root / "primary.txt").write_text(MEMO, "utf-8")
    (root / "column.txt").write_text(COLUMN, "utf-8")
    desk.note(root, "column.txt", "on all of it")
    (root / "column.txt").write_text(SINCE, "utf-8")
    moved = root.rename(tmp_path / "small-moved")
    assert open_folder(moved).articles[0].title == "Close it"
    assert desk.seen(moved) == [("on all of it", "column.txt", "exact")]


def test_a_copied_folder_takes_nothing_from_the_original_that_is_still_there(
    desk: Desk, case: Path, tmp_path: Path
) -> None:
    desk.note(case, "column.txt", "on words", SILENCE)
    desk.note(case, "column.txt", "on all of it")
    desk.note(case, "wire.txt", "same in both", "Nobody asked him twice.")
    desk.correct(case, "column.txt", SILENCE)
    copy = Path(shutil.copytree(case, tmp_path / "copy"))
    (copy / "column.txt").write_text(SINCE, "utf-8")
    (case / "blog.txt").unlink()
    assert desk.seen(copy) == [("same in both", "wire.txt", "exact")]
    assert desk.corrections(copy) == ()
    edited_and_renamed(case)
    (case / "wire.txt").unlink()
    assert sorted(desk.seen(case)) == [
        ("on all of it", "column.txt", "orphan"),
        ("on words", "column.txt", "orphan"),
        ("same in both", "wire.txt", "orphan"),
    ]
    shutil.rmtree(case)
    assert len(desk.seen(copy)) == 3, "with the original gone, the copy is all that is left of it"
    assert len(desk.corrections(copy)) == 1


def test_of_two_copies_the_one_opened_first_inherits_alone(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk.note(case, "column.txt", "on words", SILENCE)
    first, second = (Path(shutil.copytree(case, tmp_path / name)) for name in ("first", "second"))
    for number, copy in enumerate((first, second)):
        (copy / "column.txt").write_text(f"{COLUMN}\nEdition {number}.\n", "utf-8")
    shutil.rmtree(case)
    assert desk.seen(first) == [("on words", "column.txt", "exact")]
    assert desk.seen(second) == []
    assert desk.seen(first) == [("on words", "column.txt", "exact")]


@pytest.mark.parametrize("old_is_gone", [True, False])
def test_unrelated_folders_that_share_a_document_and_names_share_no_notes(
    desk: Desk, tmp_path: Path, old_is_gone: bool
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for root, text in ((old, COLUMN), (new, f"The board explains\n\n{SILENCE} So wrote a column; it was not so.")):
        root.mkdir()
        (root / "primary.txt").write_text(MEMO, "utf-8")
        (root / "article.txt").write_text(text, "utf-8")
    desk.note(old, "article.txt", "on words", SILENCE)
    desk.note(old, "article.txt", "on all of it")
    desk.note(old, "primary.txt", "on the document")
    desk.correct(old, "article.txt", SILENCE)
    if old_is_gone:
        shutil.rmtree(old)
    assert desk.seen(new) == [("on the document", "primary.txt", "exact")]
    assert desk.corrections(new) == ()


def test_a_note_on_a_whole_article_does_not_follow_the_text_that_took_its_place(
    desk: Desk, case: Path, tmp_path: Path
) -> None:
    desk.note(case, "primary.txt", "on the first memo")
    (case / "primary.txt").write_text(BLOG, "utf-8")
    assert desk.seen(case) == [("on the first memo", "primary.txt", "exact")]
    other = tmp_path / "other"
    other.mkdir()
    (other / "primary.txt").write_text(BLOG, "utf-8")
    (other / "article.txt").write_text("Nothing of it.", "utf-8")
    assert desk.seen(other) == []


def test_without_a_folder_nothing_is_missed(desk: Desk) -> None:
    desk.annotations.add_note(Article("a.txt", "One.", ()), Anchor(""), "loose")
    folder = Folder("", (Article("b.txt", "Two.", ()),))
    assert desk.annotations.notes_of(folder.articles) == ()
    assert desk.annotations.notes_of(folder.articles, root="/elsewhere") == ()
