"""Grades go the whole way: given on the command line, shown along the chains of every report, and taken back."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from hearsay.services.annotations import Annotations

TOWER = (
    "Who closed the tower\n\n"
    "The Cape Courier reported that the letter quotes Nils Arden as saying “the tower is a ruin.” "
    "“The stairs are sound,” Nils Arden told reporters.\n"
)
CHAIN = "this article › The Cape Courier **\\[D▼\\]** › the letter › Nils Arden \\[B\\]"


class Program:
    """Hearsay as its user runs it, on a data directory of its own."""

    def __init__(self, directory: Path) -> None:
        self.data, self.case = directory / "data", directory / "tower case"
        self.case.mkdir()
        (self.case / "tower.txt").write_text(TOWER, "utf-8")

    def __call__(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "hearsay", *arguments]
        environment = {**os.environ, "HEARSAY_DATA": str(self.data)}
        return subprocess.run(
            command, check=True, timeout=60, capture_output=True, env=environment, encoding="utf-8"
        ).stdout

    def grade(self, *options: str) -> None:
        self("notes", "grade", str(self.case), *options)

    def report(self, form: str, *options: str) -> str:
        return self("analyze", str(self.case), "--format", form, *options)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    program = Program(tmp_path_factory.mktemp("grades"))
    program.grade("--source", "The Cape Courier", "--grade", "D", "--reason", "Twice <wrong> this year")
    program.grade("--source", "Nils Arden", "--grade", "B")
    program.grade(
        "--article", "tower.txt", "--quote", "the tower is a ruin", "--grade", "4", "--reason", "He denies it"
    )
    return program


def sentence_with(values: dict[str, Any], words: str) -> dict[str, Any]:
    (article,) = values["articles"]
    found = (each for each in article["sentences"] if words in article["text"][each["start"] : each["end"]])
    sentence: dict[str, Any] = next(found)
    return sentence


def test_grades_of_the_command_line_stand_in_every_report_and_undo_takes_them_back(program: Program) -> None:
    values = json.loads(program.report("json", "--graded"))
    ruin = sentence_with(values, "a ruin")
    assert (ruin["grade"]["grade"], ruin["grade"]["reason"]) == ("4", "He denies it")
    assert ruin["chain"][ruin["weakest"]] == "The Cape Courier"
    given = {source["name"]: source["grade"]["grade"] for source in values["sources"] if source["grade"]}
    assert given == {"The Cape Courier": "D", "Nils Arden": "B"}

    document = program.report("markdown", "--graded")
    assert CHAIN in document
    assert "Twice &lt;wrong> this year" in document
    page = lxml.html.document_fromstring(program.report("html", "--graded"))
    assert {each.text_content() for each in page.find_class("weakest")} == {"D▼"}
    assert "grade" not in sentence_with(json.loads(program.report("json")), "a ruin")

    store = Annotations.open(program.data)
    root = str(program.case)
    assert [store.undo(root=root), store.undo(root=root)] == ["Grade claim 4", "Grade Nils Arden B"]
    store.close()
    values = json.loads(program.report("json", "--graded"))
    assert sentence_with(values, "a ruin")["grade"] is None
    assert [source["name"] for source in values["sources"] if source["grade"]] == ["The Cape Courier"]
