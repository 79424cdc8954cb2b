"""Opening a folder: what the reader gets to read, and what is said of the rest."""

from pathlib import Path

import pytest

from hearsay.domain.failures import FolderProblem
from hearsay.domain.progress import Cancelled
from hearsay.services.opening import open_folder


class Watched:
    """Hears every step, and stops the work at the ``stop_at``-th."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if len(self.steps) == self._stop_at:
            raise Cancelled


@pytest.fixture
def case(tmp_path: Path) -> Path:
    for name in ("10 dam.txt", "2 pier.txt"):
        (tmp_path / name).write_text(f"The {name[:-4]} held.\n", encoding="utf-8")
    (tmp_path / "primary.txt").write_text("The order was to hold.\n", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("Nobody sees this.\n", encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 8)
    return tmp_path


def test_articles_come_in_natural_order_the_document_apart_and_the_unread_with_reasons(case: Path) -> None:
    folder = open_folder(case)
    assert folder.root == str(case.resolve())
    assert [article.path for article in folder.articles] == ["2 pier.txt", "10 dam.txt"]
    assert folder.primary is not None
    assert folder.primary.path == "primary.txt"
    assert [skipped.path for skipped in folder.skipped] == ["noise.txt"]
    assert folder.skipped[0].reason


def test_the_document_that_the_reader_names_takes_the_place_of_the_one_so_called(case: Path) -> None:
    folder = open_folder(case, primary=Path("10 dam.txt"))
    assert folder.primary is not None
    assert folder.primary.path == "10 dam.txt"
    assert "10 dam.txt" not in [article.path for article in folder.articles]


def test_every_file_is_a_step_and_a_step_can_stop_the_work(case: Path) -> None:
    watched = Watched()
    open_folder(case, progress=watched)
    assert [done for done, _, _ in watched.steps] == list(range(len(watched.steps)))
    assert {total for _, total, _ in watched.steps} == {len(watched.steps) - 1}
    stopped = Watched(stop_at=2)
    with pytest.raises(Cancelled):
        open_folder(case, progress=stopped)
    assert len(stopped.steps) == 2


@pytest.mark.parametrize("what", ["gone", "file", "empty", "only the document"])
def test_where_nothing_can_be_read_the_message_names_the_place(tmp_path: Path, what: str) -> None:
    place = tmp_path / what
    if what == "file":
        place.write_text("x", encoding="utf-8")
    elif what != "gone":
        place.mkdir()
    if what == "only the document":
        (place / "primary.txt").write_text("The order was to hold.\n", encoding="utf-8")
    with pytest.raises(FolderProblem, match=what):
        open_folder(place)
