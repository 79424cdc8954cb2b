"""``hearsay notes import`` and ``merge``: notes that come from elsewhere."""

import argparse

from hearsay.cli.note_store import opened_store
from hearsay.cli.streams import say
from hearsay.domain.notes import AnchorStatus
from hearsay.services.exporting import notes_in
from hearsay.services.opening import open_folder


def import_notes(options: argparse.Namespace) -> int:
    """Take in Web Annotations; what was not understood in them is told, and is no failure."""
    folder = open_folder(options.folder)
    notes, left_out = notes_in(options.file)
    for line in left_out:
        say(f"{options.file}: {line}")
    with opened_store() as store:
        imported = store.import_notes(notes, folder.with_primary, root=folder.root)
        placed = store.notes_of(folder.with_primary, root=folder.root)
    say(imported.in_words)
    ids = frozenset(imported.note_ids)
    if lost := sum(each.note.id in ids and each.status is AnchorStatus.ORPHAN for each in placed):
        say(f"{lost} of them found no place in the articles of {folder.root}; they are kept without one.")
    return 0


def merge(options: argparse.Namespace) -> int:
    with opened_store() as store:
        merged, kept = store.merge(options.file)
    for line in merged.own_grades:
        say(line)
    say(f"{merged.in_words} What was here before is kept in {kept}.")
    return 1 if merged.unreadable else 0
