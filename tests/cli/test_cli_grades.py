"""`hearsay notes grade` and `notes grades`: a name that could be two people's is refused, and nothing goes unlisted."""

import json
from pathlib import Path
from typing import Any

import pytest

from hearsay.cli import run
from hearsay.services.locations import StorePlaces

PORT = (
    "The port closes\n\n"
    "The Quay Gazette reported that Mara Voss called the harbour unsafe. An official said the wall had cracked. "
    "Nobody has measured it.\n"
)
WALL = "The wall\n\nMara Voss said on Monday that the wall would hold. An official said the sea was rising.\n"
CLAIM = "the wall had cracked"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEARSAY_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def case(tmp_path: Path, data: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    (case / "port.txt").write_text(PORT, "utf-8")
    (case / "wall.txt").write_text(WALL, "utf-8")
    return case


def hearsay(*arguments: object) -> int:
    return run([str(each) for each in arguments], open_window=lambda _: 9)


def listed(case: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, Any]]]:
    capsys.readouterr()
    assert hearsay("notes", "grades", case, "--format", "json") == 0
    found: dict[str, list[dict[str, Any]]] = json.loads(capsys.readouterr().out)
    return found


def test_a_source_and_a_claim_are_graded_and_listed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hearsay("notes", "grade", case, "--source", "mara  voss", "--grade", "c", "--reason", "Was there.") == 0
    source_id = capsys.readouterr().out.strip()
    assert hearsay("notes", "grade", case, "--article", "port.txt", "--quote", CLAIM, "--grade", "4") == 0
    claim_id = capsys.readouterr().out.strip()
    grades = listed(case, capsys)
    (source,), (claim,) = grades["sources"], grades["claims"]
    assert (source["id"], source["grade"], source["reason"]) == (source_id, "C", "Was there.")
    assert (source["name"], source["now"], source["article"]) == ("Mara Voss", "Mara Voss", None)
    assert (claim["id"], claim["grade"], claim["article"]) == (claim_id, "4", "port.txt")
    assert (claim["quote"], claim["anchor"]["status"]) == ("An official said the wall had cracked.", "exact")
    assert hearsay("notes", "grades", case) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{source_id[:8]}  [C]  Mara Voss  fairly reliable  ")
    assert lines[1].startswith(f"{claim_id[:8]}  [4]  port.txt  “An official said the wall had cracked.”  doubtful  ")


def test_a_name_that_nobody_or_more_than_one_goes_by_is_refused_with_the_names(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hearsay("notes", "grade", case, "--source", "Ann Other", "--grade", "C") == 1
    told = capsys.readouterr().err
    assert "no source “Ann Other”" in told
    assert "Mara Voss" in told
    assert hearsay("notes", "grade", case, "--source", "An official", "--grade", "F") == 1
    told = capsys.readouterr().err
    assert "may be any of 2 sources" in told
    assert "An official in port.txt; An official in wall.txt" in told
    assert listed(case, capsys) == {"sources": [], "claims": []}


@pytest.mark.parametrize(
    "chosen", [("An official", "--article", "wall.txt"), ("an official in wall.txt",)], ids=["article", "full name"]
)
def test_a_source_that_one_article_alone_knows_is_named_with_its_article(
    chosen: tuple[str, ...], case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hearsay("notes", "grade", case, "--grade", "F", "--source", *chosen) == 0
    (source,) = listed(case, capsys)["sources"]
    assert (source["name"], source["article"], source["now"]) == ("An official", "wall.txt", "An official")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--source", "Mara Voss", "--grade", "4"), "from A to F, not “4”; no grade was given"),
        (("--article", "port.txt", "--quote", CLAIM, "--grade", "C"), "from 1 to 6, not “C”; no grade was given"),
        (("--article", "none.txt", "--quote", CLAIM, "--grade", "4"), "no article “none.txt”"),
        (("--article", "port.txt", "--quote", "not there", "--grade", "4"), "do not stand in port.txt; no grade was"),
        (("--article", "port.txt", "--quote", "cracked. Nobody", "--grade", "4"), "touch 2 sentences"),
    ],
)
def test_what_cannot_be_graded_is_said_and_nothing_is_kept(
    options: tuple[str, ...], told: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hearsay("notes", "grade", case, *options) == 1
    assert told in capsys.readouterr().err
    assert listed(case, capsys) == {"sources": [], "claims": []}


def test_a_claim_without_its_article_is_wrong_usage(case: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hearsay("notes", "grade", case, "--quote", CLAIM, "--grade", "4") == 2
    assert "--article" in capsys.readouterr().err
    assert hearsay("notes", "grade", case, "--source", "Mara Voss") == 2
    assert not data.exists()


def test_grades_that_fit_nothing_any_more_are_still_listed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hearsay("notes", "grade", case, "--source", "The Quay Gazette", "--grade", "D")
    hearsay("notes", "grade", case, "--article", "port.txt", "--quote", CLAIM, "--grade", "4")
    (case / "port.txt").unlink()
    grades = listed(case, capsys)
    assert [(each["name"], each["now"]) for each in grades["sources"]] == [("The Quay Gazette", None)]
    assert [(each["article"], each["anchor"]["status"]) for each in grades["claims"]] == [("port.txt", "orphan")]
    hearsay("notes", "grades", case)
    told = capsys.readouterr().out
    assert "The Quay Gazette (not among the sources now)" in told
    assert "cracked.” (without a place)" in told


def test_a_report_with_grades_leaves_the_store_as_it_is_and_makes_none(
    case: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hearsay("analyze", case, "--graded") == 0
    values = json.loads(capsys.readouterr().out)
    assert {source["grade"] for source in values["sources"]} == {None}
    assert not StorePlaces(data).store.exists()
    hearsay("notes", "grade", case, "--source", "Mara Voss", "--grade", "C")
    store = StorePlaces(data).store
    before = store.read_bytes()
    (case / "wall.txt").rename(case / "sea.txt")
    capsys.readouterr()
    assert hearsay("analyze", case, "--graded") == 0
    values = json.loads(capsys.readouterr().out)
    assert {source["name"] for source in values["sources"] if source["grade"]} == {"Mara Voss"}
    assert store.read_bytes() == before
    # SQLite may leave its two companions behind, which hold nothing; no copy is kept. The cache holds no grades.
    assert {each.name for each in data.iterdir()} <= {store.name, f"{store.name}-wal", f"{store.name}-shm", "cache"}
    assert sum(each.stat().st_size for each in data.glob("*-wal")) == 0


def test_an_outlet_that_no_article_names_is_graded_and_listed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (case / "pier.md").write_text("---\nsite: The Tidewater Herald\n---\n# The pier\n\nThe pier was sold.\n", "utf-8")
    assert hearsay("notes", "grade", case, "--source", "the tidewater herald", "--grade", "B") == 0
    (outlet,) = listed(case, capsys)["sources"]
    assert (outlet["name"], outlet["now"], outlet["grade"]) == ("The Tidewater Herald", "The Tidewater Herald", "B")
    assert hearsay("notes", "grades", case) == 0
    assert "not among" not in capsys.readouterr().out
    (case / "pier.md").unlink()
    assert listed(case, capsys)["sources"][0]["now"] is None
