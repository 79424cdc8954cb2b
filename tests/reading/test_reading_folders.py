"""A folder is read whole, in natural order; what cannot be read is named and stops nothing."""

import os
import sys
from pathlib import Path

import pytest

from hearsay.domain.failures import FolderProblem
from hearsay.domain.progress import Cancelled
from hearsay.reading.folder import read_folder

WORDS = "The harbour board met on Tuesday.\n"


class Watch:
    """Notes every step; asks to stop at step ``stop_at``."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if done == self._stop_at:
            raise Cancelled


def fill(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WORDS)


def test_natural_order_through_all_folders_hidden_ones_left_out(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "b10.txt",
        "B2.md",
        "a.txt",
        "part 10/x.txt",
        "part 9/x.txt",
        ".hidden.txt",
        ".git/x.txt",
        "part 9/.x.txt",
    )
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == [
        "a.txt",
        "B2.md",
        "b10.txt",
        "part 9/x.txt",
        "part 10/x.txt",
    ]
    assert folder.skipped == ()
    assert folder.root == str(tmp_path.resolve())


def test_what_cannot_be_read_is_listed_with_its_reason(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "picture.png")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01")
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == ["a.txt"]
    assert [file.path for file in folder.skipped] == ["binary.txt", "empty.txt", "picture.png"]
    assert all(file.reason for file in folder.skipped)


def test_files_beside_a_saved_page_belong_to_it(tmp_path: Path) -> None:
    fill(tmp_path, "page.html", "page_files/frame.html", "page_files/readme.txt", "case_files/a.txt")
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == ["case_files/a.txt", "page.html"]
    assert folder.skipped == ()


def test_a_file_called_primary_is_the_primary_document_and_a_second_one_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "Primary.md", "primary.txt", "primary.pdf")
    folder = read_folder(tmp_path)
    assert folder.primary is not None
    assert folder.primary.path == "Primary.md"
    assert [article.path for article in folder.articles] == ["a.txt"]
    assert [file.path for file in folder.skipped] == ["primary.pdf", "primary.txt"]
    assert "Primary.md" in folder.skipped[1].reason


def test_an_unreadable_primary_gives_way_to_the_next(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "primary.txt")
    (tmp_path / "primary.md").touch()
    folder = read_folder(tmp_path)
    assert folder.primary is not None
    assert folder.primary.path == "primary.txt"


@pytest.mark.parametrize("named", ["cable.txt", "sub/cable.txt"])
def test_the_reader_names_the_primary_document(tmp_path: Path, named: str) -> None:
    fill(tmp_path, "a.txt", "primary.txt", named)
    for given in (Path(named), tmp_path / named):
        folder = read_folder(tmp_path, primary=given)
        assert folder.primary is not None
        assert folder.primary.path == named
        assert [article.path for article in folder.articles] == ["a.txt", "primary.txt"]


def test_the_named_primary_document_may_lie_elsewhere(tmp_path: Path) -> None:
    fill(tmp_path, "folder/a.txt", "elsewhere/cable.txt")
    folder = read_folder(tmp_path / "folder", primary=tmp_path / "elsewhere" / "cable.txt")
    assert folder.primary is not None
    assert folder.primary.path == "../elsewhere/cable.txt"
    assert len(folder.articles) == 1


def test_a_named_primary_document_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "cable.xls")
    with pytest.raises(FolderProblem, match=r"nothing\.txt is gone"):
        read_folder(tmp_path, primary=Path("nothing.txt"))
    with pytest.raises(FolderProblem, match="cannot be read"):
        read_folder(tmp_path, primary=Path("cable.xls"))


def test_links_to_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    folder = read_folder(tmp_path)
    assert len(folder.articles) == 1
    assert [file.path for file in folder.skipped] == ["loop"]


def test_progress_is_told_file_by_file_and_can_stop_the_work(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    watch = Watch()
    read_folder(tmp_path, progress=watch)
    assert watch.steps == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]
    with pytest.raises(Cancelled):
        read_folder(tmp_path, progress=Watch(stop_at=1))


def test_a_folder_that_is_gone_or_a_file_says_what_to_do(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    with pytest.raises(FolderProblem, match="There is no folder"):
        read_folder(tmp_path / "nowhere")
    with pytest.raises(FolderProblem, match="Open the folder it lies in"):
        read_folder(tmp_path / "a.txt")


def test_a_folder_without_articles_names_what_was_skipped(tmp_path: Path) -> None:
    fill(tmp_path, *(f"{n}.xls" for n in range(5)))
    with pytest.raises(FolderProblem, match=r"no article .* 5 files were skipped\. 0\.xls: Hearsay does not read .* …"):
        read_folder(tmp_path)


def test_a_folder_with_nothing_but_the_primary_document_holds_no_article(tmp_path: Path) -> None:
    fill(tmp_path, "primary.txt")
    with pytest.raises(FolderProblem, match="beside the primary document"):
        read_folder(tmp_path)


def test_a_primary_document_elsewhere_is_never_taken_for_the_article_of_the_same_name(tmp_path: Path) -> None:
    fill(tmp_path / "folder", "a.txt")
    fill(tmp_path / "elsewhere", "a.txt")
    folder = read_folder(tmp_path / "folder", primary=tmp_path / "elsewhere" / "a.txt")
    assert folder.primary is not None
    assert (folder.primary.path, [article.path for article in folder.articles]) == ("../elsewhere/a.txt", ["a.txt"])


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names are Unicode there")
def test_names_that_are_no_unicode_stay_apart_and_can_be_stored(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    fill(root, os.fsdecode(b"x\xff.txt"), os.fsdecode(b"x\xfe.txt"), "é 100%.txt")
    folder = read_folder(root)
    assert {article.path for article in folder.articles} == {"x%FF.txt", "x%FE.txt", "é 100%.txt"}
    assert folder.root == str(tmp_path / "caf%E9")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names are Unicode there")
def test_of_two_files_that_would_be_told_by_one_name_the_second_is_skipped(tmp_path: Path) -> None:
    fill(tmp_path, "x%FF.txt", os.fsdecode(b"x\xff.txt"))
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == ["x%FF.txt"]
    assert [(file.path, "same name" in file.reason) for file in folder.skipped] == [("x%FF.txt", True)]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_that_cannot_be_followed_is_named_and_stops_nothing(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "far.txt").symlink_to("n" * 300)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "under.txt").symlink_to("a.txt/b.txt")
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == ["a.txt"]
    assert [file.path for file in folder.skipped] == ["far.txt", "loop.txt", "under.txt"]
    assert all("link" in file.reason for file in folder.skipped)
    with pytest.raises(FolderProblem, match="is gone"):
        read_folder(tmp_path, primary=Path("n" * 300))
