"""`hearsay notes backups` lists the copies that Hearsay keeps, and `restore` takes one by its name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearsay.cli.arguments import notes_parser
from hearsay.cli.backups import bring_back, list_backups
from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
from hearsay.services.backups import back_up_at_start
from hearsay.services.locations import StorePlaces

ARTICLE = Article("a.txt", "One sentence.", ())


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARSAY_DATA", str(tmp_path))
    return tmp_path


def test_copies_are_listed_and_brought_back_by_name(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list_backups(notes_parser().parse_args(["backups"])) == 0
    assert "no backups yet" in capsys.readouterr().err
    annotations = Annotations.open(data)
    annotations.add_note(ARTICLE, Anchor(""), "one")
    made = back_up_at_start(data, datetime(2026, 3, 1, 8, 15, tzinfo=UTC))
    assert made is not None
    annotations.add_note(ARTICLE, Anchor(""), "two")
    assert list_backups(notes_parser().parse_args(["backups"])) == 0
    listed = capsys.readouterr().out
    assert listed.startswith("hearsay-2026-03-01-081500-start.db  at a start: 1 notes and 0 corrections")
    name = listed.split()[0]
    assert bring_back(notes_parser().parse_args(["restore", name, "--look"])) == 0
    assert len(annotations.notes_of([ARTICLE])) == 2
    assert bring_back(notes_parser().parse_args(["restore", name])) == 0
    assert [placed.note.body for placed in annotations.notes_of([ARTICLE])] == ["one"]
    annotations.close()


def test_a_copy_that_cannot_come_back_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backups = StorePlaces(data).backups
    backups.mkdir()
    (backups / "hearsay-2026-03-01-081500-start.db").write_text("no database")
    assert list_backups(notes_parser().parse_args(["backups"])) == 1
    assert "cannot come back" in capsys.readouterr().out
