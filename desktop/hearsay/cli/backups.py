"""``hearsay notes backup``, ``backups`` and ``restore``."""

import argparse

from hearsay.cli.streams import out, say
from hearsay.services.backups import Contents, backup, describe, kept_copies, named_copy, restore
from hearsay.services.locations import data_dir


def back_up(options: argparse.Namespace) -> int:
    held = backup(data_dir(), options.file, replace=options.replace)
    say(f"{options.file} now holds {_in_words(held)}.")
    return 0


def list_backups(_options: argparse.Namespace) -> int:
    """Print a line for each copy in the backup folder, the latest first; 1 where one of them cannot come back."""
    copies = kept_copies(data_dir())
    for copy in copies:
        held = _in_words(copy.contents) if copy.contents is not None else f"cannot come back: {copy.trouble}"
        out(f"{copy.file.name}  {copy.purpose}: {held}\n")
    if not copies:
        say("There are no backups yet. Hearsay makes one a day when it starts; “notes backup FILE” makes one now.")
    return 0 if all(copy.contents is not None for copy in copies) else 1


def bring_back(options: argparse.Namespace) -> int:
    file = named_copy(data_dir(), options.file)
    say(f"{file} holds {_in_words(describe(file))}.")
    if options.look:
        return 0
    restored = restore(data_dir(), file)
    kept = f" What was there before is kept in {restored.previous}." if restored.previous else ""
    say(f"Its notes are back.{kept}")
    return 0


def _in_words(held: Contents) -> str:
    changed = f", last changed {held.last_change.astimezone():%Y-%m-%d %H:%M}" if held.last_change else ""
    trash = f" ({held.trashed} more in the trash)" if held.trashed else ""
    grades = f", {held.grades} grades of sources and claims" if held.grades else ""
    metadata = f", {held.metadata} corrections of metadata" if held.metadata else ""
    written = f"{held.notes} notes{trash} and {held.corrections} corrections on {held.articles} articles"
    return f"{written}{grades}{metadata}{changed}"
