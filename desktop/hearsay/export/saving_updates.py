"""Exports into files that stand there already: updated, and what was done told in words."""

import re
from collections.abc import Mapping
from pathlib import Path

from hearsay.domain.failures import ExportProblem
from hearsay.export.atomic import save_text
from hearsay.export.parts import MARK
from hearsay.export.updating import Updated, updated
from hearsay.export.updating import is_export as has_parts

_LARGEST = 1 << 30
"""bytes beyond which a file holds no notes"""
_NAMED = 5
_OUR_NAME = re.compile(r" (?:[0-9a-f]{12}|[0-9a-f]{32})\.md$")


def is_export(file: Path) -> bool:
    """Tell whether a file holds an export; one that cannot be read does not."""
    try:
        text = read_text(file)
    except ExportProblem:
        return False
    return MARK in text and has_parts(text)


def update_file(file: Path, document: str) -> str:
    """Update a file and return what was done in words. Raises ExportProblem; the file is then untouched."""
    made = _made(file, document)
    save_text(file, made.text, replace=True)
    return _in_words(made)


def save_files(folder: Path, documents: Mapping[str, str], *, replace: bool, renew: bool) -> str:
    """Write documents into a folder, made where there is none; return what was done in words.

    Raises ExportProblem before anything is written where a file stands in the way or cannot be updated, and should
    the disk refuse later, one that tells which were written.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportProblem(f"{folder} is a file. Name a folder for the notes' files.")
    standing = [name for name in documents if (folder / name).exists()]
    if standing and not (replace or renew):
        raise ExportProblem(
            f"{_files(len(standing))} with such a name ({_named(standing)}) in {folder} already; nothing was written. "
            "Choose another folder, or ask to update or to replace what is there."
        )
    made = {name: _made(folder / name, documents[name]) for name in standing if renew}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportProblem(f"The folder {folder} cannot be made: {error.strerror or error}.") from error
    written: list[str] = []
    for name, document in documents.items():
        try:
            save_text(folder / name, made[name].text if name in made else document, replace=replace or name in made)
        except ExportProblem as problem:
            before = f"Of {_files(len(documents))}, {len(written)} were written before that: {_named(written)}."
            raise ExportProblem(f"{problem} {before if written else 'No other file was written.'}") from problem
        written.append(name)
    told = [f"{_files(len(written))} written to {folder}."]
    if made:
        told.append(_in_words(_together(list(made.values()))))
    if renew and (left := _left(folder, documents)):
        told.append(f"Left as they are, since their notes are gone: {_named(left)}.")
    return " ".join(told)


def _left(folder: Path, documents: Mapping[str, str]) -> list[str]:
    """Return the earlier exports in a folder that nothing was written to now: removing files is the reader's."""
    others = (file for file in folder.glob("*.md") if _OUR_NAME.search(file.name) and file.name not in documents)
    return sorted(file.name for file in others if is_export(file))


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _made(file: Path, document: str) -> Updated:
    try:
        return updated(read_text(file), document)
    except ExportProblem as problem:
        raise ExportProblem(f"{file} was not updated: {problem}") from problem


def read_text(file: Path) -> str:
    """Return a file of UTF-8. Raises ExportProblem where it is missing, too large, or none."""
    try:
        if not file.is_file():
            raise ExportProblem("There is no such file.")
        if file.stat().st_size > _LARGEST:
            raise ExportProblem("It is too large for notes.")
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExportProblem("It is not text in UTF-8.") from error
    except (OSError, ValueError) as error:
        raise ExportProblem(f"It cannot be read: {getattr(error, 'strerror', None) or error}.") from error


def _together(made: list[Updated]) -> Updated:
    counts = [(m.renewed, m.added, m.removed, m.kept, m.beside) for m in made]
    return Updated("", *map(sum, zip(*counts, strict=True)))


def _in_words(made: Updated) -> str:
    counted = ((made.renewed, "brought up to date"), (made.added, "added"), (made.removed, "taken out"))
    told = ", ".join(f"{count} {what}" for count, what in counted if count) or "nothing was new"
    kept = f" {made.kept} that you changed were left as they are" if made.kept else ""
    beside = f"; below {made.beside} of them stands what would be there now" if made.beside else ""
    return f"Parts: {told}.{kept}{beside}{'.' if kept else ''}"


def _named(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
