"""A note that was acknowledged is there, whatever happens to the program the next moment."""

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROUNDS = 15

WRITER = """
import sys
from pathlib import Path
from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
article = Article("a.txt", "One sentence.", ())
annotations = Annotations.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    note = annotations.add_note(article, Anchor(""), f"note {number}", root="/r")
    if number % 3 == 0:
        note = annotations.edit_note(note.id, body=f"note {number}, edited", tags=["t"])
    print(note.id, note.body, sep="\\t", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_no_acknowledged_note_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    chance = random.Random(2)  # noqa: S311 (moments to be killed at, no secret)
    acknowledged: dict[str, str] = {}
    for _ in range(ROUNDS):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(1, 12)):
                note_id, body = writer.stdout.readline().rstrip("\n").split("\t")
                acknowledged[note_id] = body
            writer.kill()
            for line in writer.stdout.read().splitlines(keepends=True):
                if line.endswith("\n"):
                    note_id, body = line.rstrip("\n").split("\t")
                    acknowledged[note_id] = body
        with closing(sqlite3.connect(tmp_path / "hearsay.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            stored = dict(connection.execute("SELECT id, body FROM notes WHERE deleted_at IS NULL"))
        assert {known: stored.get(known) for known in acknowledged} == acknowledged
    assert len(acknowledged) > ROUNDS
