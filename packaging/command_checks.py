"""Checks of a frozen program's commands: files of each format, search, and notes from the first to another machine."""

import json
import shutil
from pathlib import Path
from typing import Any

from frozen_program import FILES, FrozenProgram, need

ONE_OF_EACH = (
    *("analysis.json", "atom.xml", "chapters.epub", "clipping.md", "ferry.docx", "ferry.odt", "ferry.pdf", "ferry.rtf"),
    *("letter.eml", "page.mhtml", "pier.html", "telegram_cp1251.txt", "wordpress.xml"),
)
"""files that become articles, one of each format"""
REFUSED = {"ferry.doc": "old format", "locked.pdf": "password", "scan.pdf": "scan"}
"""files that cannot become articles, and a word of the reason"""
_WORD = "frozenproof"


def check_formats(program: FrozenProgram) -> None:
    """Every format becomes coloured articles, and what cannot be read is named with its reason."""
    folder = copied_files(program)
    analysis = json.loads(program.answer("analyze", str(folder), status=1))
    skipped = {each["path"]: each["reason"] for each in analysis["skipped"]}
    need(skipped.keys() == REFUSED.keys(), f"analyze skips {skipped}")
    for name, word in REFUSED.items():
        need(word in skipped[name], f"{name} is refused because: {skipped[name]}")
    files = {article["path"].partition("#")[0] for article in analysis["articles"]}
    need(files == set(ONE_OF_EACH), f"analyze reads {sorted(files)}")
    for article in analysis["articles"]:
        need(article["sentences"], f"{article['path']} has no sentence")
    typed = {sentence["type"] for article in analysis["articles"] for sentence in article["sentences"]}
    need({"quote", "secondhand", "unattributed"} <= typed, f"of all formats only {sorted(typed)} was found")
    for form in ("markdown", "html"):
        need("Lantern" in program.answer("analyze", str(folder), "--format", form, status=1), f"no report in {form}")


def check_notes(program: FrozenProgram) -> None:
    """A note and two grades are kept, found, exported, backed up and taken in elsewhere."""
    folder = str(copied_files(program))
    quote = "It was a matter of four hundred pounds"
    place = ("--article", "pier.html", "--quote", quote)
    note = program.answer("notes", "add", folder, *place, "--body", f"A {_WORD} note", "--tag", "proof").strip()
    program.answer("notes", "grade", folder, *place, "--grade", "2", "--reason", "said on the record")
    program.answer("notes", "grade", folder, "--source", "Petra Anselm", "--grade", "B")
    grades = json.loads(program.answer("notes", "grades", folder, "--format", "json"))
    need(len(_values(grades, "grade")) == 2, f"grades are listed as {grades}")
    listed = program.answer("notes", "list", folder, "--format", "json")
    need(note in listed and _WORD in listed, f"notes are listed as {listed}")

    need(_WORD in program.answer("search", folder, _WORD), "search does not find the note")
    need("type" in program.answer("search", folder, "ferry type:quote", "--format", "json"), "search finds no sentence")
    for options in ((), ("--template", "obsidian"), ("--format", "jsonld"), ("--format", "csv")):
        need(_WORD in program.answer("notes", "export", folder, *options), f"notes export {options} lacks the note")
    split = program.work / "split"
    program.answer("notes", "export", folder, "--split", "notes", "-o", str(split))
    need(any(_WORD in path.read_text("utf-8") for path in split.rglob("*.md")), "no file of the split export has it")

    backup = str(program.work / "backup.db")
    program.answer("notes", "backup", backup)
    elsewhere = program.work / "elsewhere"
    program.answer("notes", "merge", backup, data=elsewhere)
    need(note in program.answer("notes", "list", folder, "--format", "json", data=elsewhere), "merge brought no note")
    program.answer("notes", "restore", backup)
    need(note in program.answer("notes", "list", folder, "--format", "json"), "restore brought no note")


def copied_files(program: FrozenProgram) -> Path:
    """Return a folder of one file of each format and of what cannot be read, made with the first call."""
    folder = program.work / "formats"
    if not folder.exists():
        folder.mkdir()
        for name in (*ONE_OF_EACH, *REFUSED):
            shutil.copy(FILES / name, folder)
        shutil.copytree(FILES / "pier_files", folder / "pier_files")
    return folder


def _values(tree: Any, key: str) -> list[Any]:
    """Return all that is called ``key`` in a tree of JSON."""
    if isinstance(tree, list):
        return [found for each in tree for found in _values(each, key)]
    if isinstance(tree, dict):
        return [found for name, each in tree.items() for found in ([each] if name == key else _values(each, key))]
    return []
