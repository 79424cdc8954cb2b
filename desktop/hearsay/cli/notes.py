"""``hearsay notes``: export, corrections, add, list; ``cli.grades`` has those of grades, ``cli.backups`` of backups,
``cli.incoming`` what comes from elsewhere.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from hearsay.cli.backups import back_up, bring_back, list_backups
from hearsay.cli.grades import grade, list_grades
from hearsay.cli.incoming import import_notes, merge
from hearsay.cli.note_store import opened_store, with_own_metadata
from hearsay.cli.streams import out, say, visible
from hearsay.domain.article import Folder
from hearsay.domain.corrections import with_corrections
from hearsay.domain.failures import HearsayError
from hearsay.domain.notes import AnchorStatus
from hearsay.services.analysis import Analysis
from hearsay.services.annotations import Annotations
from hearsay.services.exporting import (
    corrections_lines,
    notes_csv,
    notes_files,
    notes_json,
    notes_markdown,
    save,
    save_files,
    update,
)
from hearsay.services.note_commands import NoteRequest, add_note, listing, listing_lines
from hearsay.services.opening import open_folder


def export_notes(options: argparse.Namespace) -> int:
    if options.output is None and (options.split is not None or options.update):
        say("notes export needs -o to know what --update or --split shall write")
        return 2
    if options.format != "markdown" and (options.split or options.update or options.template):
        say("notes export knows --template, --split and --update for Markdown alone")
        return 2
    folder = open_folder(options.folder)
    with opened_store() as store:
        articles = folder.with_primary
        notes = store.notes_of(articles, root=folder.root)
        corrections = store.corrections_of(articles, root=folder.root)
        grades = store.grades_of(articles, root=folder.root)
        folder = with_own_metadata(folder, store)
    if options.format != "markdown":
        _write(options, notes_json(folder, notes) if options.format == "jsonld" else notes_csv(folder, notes))
        return 0
    annotated = [with_corrections(found, corrections) for found in Analysis().analyse_folder(folder)]
    if options.split is not None:
        files = notes_files(folder, annotated, notes, split=options.split, grades=grades, template=options.template)
        say(save_files(options.output, files, replace=options.replace, renew=options.update))
        return 0
    document = notes_markdown(folder, annotated, notes, grades=grades, template=options.template)
    if options.update and options.output.exists():
        say(f"{options.output}: {update(options.output, document)}")
    else:
        _write(options, document)
    return 0


def _write(options: argparse.Namespace, text: str) -> None:
    if options.output is None or options.output == Path("-"):
        out(text)
    else:
        save(options.output, text, replace=options.replace)


def export_corrections(options: argparse.Namespace) -> int:
    folder = open_folder(options.folder)
    with opened_store() as store:
        corrections = store.corrections_of(folder.with_primary, root=folder.root)
    lines = corrections_lines(folder, corrections, Analysis())
    _write(options, lines)
    if not corrections:
        say(f"There are no corrections in {folder.root}: no type was overruled there yet.")
    if lost := sum(placed.status is AnchorStatus.ORPHAN for placed in corrections):
        say(
            f"{lost} of {len(corrections)} corrections lost their place in the articles ({AnchorStatus.ORPHAN.value}); "
            "they are given with the words they kept."
        )
    return 0


def add_notes(options: argparse.Namespace) -> int:
    """Print the id of each note once it is safely stored."""
    if not options.stdin and (options.article is None or options.body is None):
        say("notes add needs --article and --body, or --stdin")
        return 2
    folder = open_folder(options.folder)
    with opened_store() as store:
        if options.stdin:
            return _add_from_stdin(store, folder)
        request = NoteRequest(options.article, options.body, options.quote, tuple(options.tags))
        out(f"{add_note(store, folder, request).id}\n")
    return 0


def _add_from_stdin(store: Annotations, folder: Folder) -> int:
    """Answer every line in order and at once: the id of its note, or an empty line where none could be made."""
    status = 0
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        line = raw.decode("utf-8", errors="replace").strip()
        if not line:
            continue
        try:
            out(f"{add_note(store, folder, NoteRequest.from_json(line)).id}\n")
        except HearsayError as problem:
            out("\n")
            say(f"line {number}: {problem}")
            status = 1
    return status


def list_notes(options: argparse.Namespace) -> int:
    folder = open_folder(options.folder)
    with opened_store() as store:
        notes = store.notes_of(folder.with_primary, root=folder.root)
    if options.format == "json":
        out(json.dumps(listing(folder, notes), ensure_ascii=False, indent=1) + "\n")
    else:
        out("".join(f"{visible(line)}\n" for line in listing_lines(folder, notes).split("\n")[:-1]))
    return 0


NOTE_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "export": export_notes,
    "corrections": export_corrections,
    "add": add_notes,
    "list": list_notes,
    "grade": grade,
    "grades": list_grades,
    "backup": back_up,
    "backups": list_backups,
    "restore": bring_back,
    "import": import_notes,
    "merge": merge,
}
