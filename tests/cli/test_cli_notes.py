"""`hearsay notes`, run as its user runs it: what is answered is stored, and comes back."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

DAM = "The dam held in May. “It will not hold twice,” said Réa Björk. The dam is old.\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "HEARSAY_DATA": str(tmp_path / "data")}


@pytest.fixture
def hearsay(environment: dict[str, str]) -> Run:
    def run(*arguments: str | Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", "hearsay", "notes", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=60, check=False)

    return run


@pytest.fixture
def case(tmp_path: Path) -> Path:
    root = tmp_path / "dam case"
    root.mkdir()
    (root / "dam.txt").write_text(DAM, encoding="utf-8")
    return root


def test_a_note_is_added_listed_exported_backed_up_and_brought_back(hearsay: Run, case: Path, tmp_path: Path) -> None:
    added = hearsay(
        "add", case, "--article", "dam.txt", "--quote", "It will not hold twice", "--body", "Twice?", "--tag", "dam"
    )
    assert (added.returncode, added.stderr) == (0, b"")
    note_id = added.stdout.decode().strip()
    copy = tmp_path / "copy.db"
    assert hearsay("backup", copy).returncode == 0
    later = hearsay("add", case, "--article", "dam.txt", "--body", "On all of it").stdout.decode().strip()

    listed = json.loads(hearsay("list", case, "--format", "json").stdout)
    assert {note["id"] for note in listed} == {note_id, later}
    (note,) = (note for note in listed if note["id"] == note_id)
    assert set(note) == {"id", "article", "quote", "body", "tags", "created", "modified", "anchor"}
    start = DAM.index("It will")
    assert note["anchor"] == {"start": start, "end": start + len("It will not hold twice"), "status": "exact"}
    assert (note["quote"], note["body"], note["tags"]) == ("It will not hold twice", "Twice?", ["dam"])

    document = tmp_path / "notes.md"
    assert hearsay("export", case, "-o", document).returncode == 0
    lines = document.read_text("utf-8").splitlines()
    assert lines[lines.index("> It will not hold twice") + 2].startswith("**Direct quote** · ")
    assert "Twice?" in lines
    refused = hearsay("export", case, "-o", document)
    assert refused.returncode == 1
    assert b"notes.md" in refused.stderr
    assert document.read_text("utf-8").splitlines() == lines

    restored = hearsay("restore", copy)
    assert restored.returncode == 0
    assert [note["id"] for note in json.loads(hearsay("list", case, "--format", "json").stdout)] == [note_id]


def test_each_line_on_standard_input_is_answered_before_the_next_is_written(
    hearsay: Run, environment: dict[str, str], case: Path
) -> None:
    requests = [{"article": "dam.txt", "quote": "The dam is old", "body": f"note {n}", "tags": ["t"]} for n in range(3)]
    ids = []
    command = [sys.executable, "-m", "hearsay", "notes", "add", str(case), "--stdin"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for request in requests:
            program.stdin.write(json.dumps(request).encode() + b"\n")
            program.stdin.flush()
            ids.append(program.stdout.readline().decode().strip())
            assert ids[-1]
        # What was answered is stored already, while the program still runs.
        stored = json.loads(hearsay("list", case, "--format", "json").stdout)
        assert {note["id"]: note["body"] for note in stored} == dict(
            zip(ids, ("note 0", "note 1", "note 2"), strict=True)
        )
        program.stdin.close()
        assert program.stdout.read() == b""
        assert program.wait(timeout=30) == 0


def test_a_line_that_makes_no_note_keeps_its_place_in_the_answers(hearsay: Run, case: Path) -> None:
    lines = [
        '{"article": "dam.txt", "body": "é 🚢"}',
        '{"article": "other.txt", "body": "lost"}',
        "no JSON",
        "",
        '{"article": "dam.txt", "quote": "words that do not stand there", "body": "lost"}',
        '{"article": "dam.txt", "body": "the last, without a line end"}',
    ]
    done = hearsay("add", case, "--stdin", stdin="\r\n".join(lines).encode("utf-8"))
    assert done.returncode == 1
    answers = done.stdout.decode().split("\n")
    assert [bool(answer) for answer in answers] == [True, False, False, False, True, False]
    said = done.stderr.decode("utf-8").splitlines()
    assert [line.split(":")[1].strip() for line in said] == ["line 2", "line 3", "line 5"]
    bodies = [note["body"] for note in json.loads(hearsay("list", case, "--format", "json").stdout)]
    assert sorted(bodies) == ["the last, without a line end", "é 🚢"]


@pytest.mark.parametrize(
    ("arguments", "status", "named"),
    [
        (["add", "{case}", "--article", "dam.txt"], 2, "--body"),
        (["add", "{case}", "--article", "no.txt", "--body", "x"], 1, "no.txt"),
        (["add", "{case}", "--article", "dam.txt", "--quote", "dam", "--body", "x"], 1, "dam"),
        (["list", "{case}/gone"], 1, "gone"),
        (["restore", "{case}/dam.txt"], 1, "dam.txt"),
        (["restore", "{case}/gone.db"], 1, "gone.db"),
        (["backup", "{case}/dam.txt"], 1, ""),
        (["export", "{case}", "--template", "no-such-template"], 1, "no-such-template"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line_and_nothing_is_changed(
    hearsay: Run, case: Path, arguments: list[str], status: int, named: str
) -> None:
    failed = hearsay(*(argument.format(case=case) for argument in arguments))
    assert failed.returncode == status
    assert failed.stdout == b""
    (line,) = failed.stderr.decode("utf-8").splitlines()
    assert line.startswith("hearsay: ")
    assert named in line
    assert (case / "dam.txt").read_text("utf-8") == DAM


def test_a_second_export_updates_its_own_parts_and_leaves_the_readers(hearsay: Run, case: Path, tmp_path: Path) -> None:
    hearsay("add", case, "--article", "dam.txt", "--quote", "The dam is old", "--body", "How old?")
    document = tmp_path / "notes.md"
    export = ("export", case, "--template", "obsidian", "-o", document, "--update")
    assert hearsay(*export).returncode == 0
    document.write_text(document.read_text("utf-8") + "\nI asked the keeper.\n", "utf-8")
    hearsay("add", case, "--article", "dam.txt", "--quote", "The dam held in May", "--body", "Did it?")
    told = hearsay(*export)
    assert told.returncode == 0
    assert "1 added" in told.stderr.decode()
    written = document.read_text("utf-8")
    assert "I asked the keeper.\n" in written
    assert written.count("> [!quote] ") == 2
    foreign = tmp_path / "mine.md"
    foreign.write_text("# Mine\n", "utf-8")
    refused = hearsay("export", case, "-o", foreign, "--update")
    assert refused.returncode == 1
    assert "no earlier export" in refused.stderr.decode()
    assert foreign.read_text("utf-8") == "# Mine\n"


def test_notes_are_split_into_files_of_a_folder(hearsay: Run, case: Path, tmp_path: Path) -> None:
    for quote in ("The dam is old", "The dam held in May"):
        hearsay("add", case, "--article", "dam.txt", "--quote", quote, "--body", "?")
    for split, count in (("articles", 1), ("notes", 2)):
        assert hearsay("export", case, "--split", split, "-o", tmp_path / split).returncode == 0
        assert len(list((tmp_path / split).iterdir())) == count
        assert hearsay("export", case, "--split", split, "-o", tmp_path / split).returncode == 1
        assert hearsay("export", case, "--split", split, "-o", tmp_path / split, "--update").returncode == 0
    assert hearsay("export", case, "--split", "notes").returncode == 2


def test_notes_travel_as_web_annotations_as_a_table_and_as_a_whole_store(
    hearsay: Run, environment: dict[str, str], case: Path, tmp_path: Path
) -> None:
    hearsay("add", case, "--article", "dam.txt", "--quote", "The dam is old", "--body", "=1+1", "--tag", "age")
    annotations, table, copy = (tmp_path / name for name in ("notes.jsonld", "notes.csv", "copy.db"))
    assert hearsay("export", case, "--format", "jsonld", "-o", annotations).returncode == 0
    assert hearsay("export", case, "--format", "csv", "-o", table).returncode == 0
    assert '"“=”1+1"' in table.read_text("utf-8-sig")
    assert hearsay("backup", copy).returncode == 0
    listed = hearsay("list", case, "--format", "json").stdout

    environment["HEARSAY_DATA"] = str(tmp_path / "another")
    imported = hearsay("import", case, annotations)
    assert (imported.returncode, imported.stdout) == (0, b"")
    assert b"1 new" in imported.stderr
    assert hearsay("list", case, "--format", "json").stdout == listed

    environment["HEARSAY_DATA"] = str(tmp_path / "a third")
    assert b"1 new" in hearsay("merge", copy).stderr
    assert b"1 here already" in hearsay("merge", copy).stderr
    assert hearsay("list", case, "--format", "json").stdout == listed
    annotations.write_text("\ufeff" + annotations.read_text("utf-8"), "utf-8")  # as Notepad and others save it
    environment["HEARSAY_DATA"] = str(tmp_path / "a fourth")
    assert b"1 new" in hearsay("import", case, annotations).stderr
    assert hearsay("list", case, "--format", "json").stdout == listed
    no_table = hearsay("import", case, table)
    assert no_table.returncode == 1
    assert b"JSON-LD" in no_table.stderr
    assert b"BOM" not in no_table.stderr

    for arguments in (("import", case, copy), ("merge", annotations), ("merge", tmp_path / "missing.db")):
        refused = hearsay(*arguments)
        assert refused.returncode == 1
        assert b"Traceback" not in refused.stderr
    assert hearsay("export", case, "--format", "csv", "--template", "plain").returncode == 2
