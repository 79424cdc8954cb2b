"""Not a test: the program that ``test_crash`` kills. It forks a writer for every line it reads, and names its id.

The writer acknowledges each note, once the service has, as a line of JSON: id, body, tags, the commands it took.
A line is one write to a pipe, so that it arrives as a whole or not at all.
"""

import itertools
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations

ARTICLE = Article("a.txt", "One sentence. And another.", ())


def write(data: Path, numbers: Iterable[int], told_to: int) -> None:
    annotations = Annotations.open(data, busy_seconds=30)
    for number in numbers:
        body, tags, labels = f"note {number} — ünïcode 🌉", ["first"], ["Add note"]
        note = annotations.add_note(ARTICLE, Anchor("One", "", " sentence", 0, 3), body, tags, root="/r")
        if number % 3 == 1:  # joins the command before: one run of writing
            note = annotations.edit_note(note.id, body=f"{body}, edited", tags=["first", "second"])
        if number % 3 == 2:
            annotations.delete_note(note.id)
            annotations.undo(root="/r")
            labels.append("Delete note")
        told = {"id": note.id, "body": note.body, "tags": note.tags, "labels": labels}
        os.write(told_to, json.dumps(told).encode() + b"\n")
    annotations.close()


def warm_up() -> None:
    """Write a few notes elsewhere: what is loaded and compiled for that, no writer need wait for."""
    with TemporaryDirectory() as elsewhere, Path(os.devnull).open("wb") as nobody:
        write(Path(elsewhere), range(6), nobody.fileno())


def main() -> None:
    warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            write(Path(line.strip()), itertools.count(), 1)
        os.write(1, f"{child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    main()
