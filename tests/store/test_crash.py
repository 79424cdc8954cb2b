"""A note that was acknowledged is there, whatever happens to the program the next moment.

``make crash`` kills the writer 500 times; HEARSAY_KILLS, HEARSAY_CRASH_SEED and HEARSAY_CRASH_OFFSET set how often,
which moments, and with which round to go on.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest

from hearsay.domain.article import Article
from hearsay.services.annotations import Annotations

KILLS = int(os.environ.get("HEARSAY_KILLS", "25"))
SEED = int(os.environ.get("HEARSAY_CRASH_SEED", "2"))
OFFSET = int(os.environ.get("HEARSAY_CRASH_OFFSET", "0"))
LONGEST_S = 0.4
"""how long a writer may live: opening the store takes some 30 ms, a note some 20"""
ROUNDS_A_STORE = 50
"""kills that one store goes through: the more it holds, the longer it takes to look at all of it"""

ARTICLE = Article("a.txt", "One sentence. And another.", ())
WRITER = Path(__file__).with_name("crash_writer.py")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork and SIGKILL here")


@dataclass(slots=True)
class Nursery:
    """Forks a writer for every round, so that the libraries need not be loaded again."""

    process: "subprocess.Popen[bytes]"
    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)

    def let_live(self, data: Path, seconds: float) -> None:
        """Let a new writer write for so long, kill it, and take in what it had acknowledged."""
        asked, answers = self._pipes
        asked.write(f"{data}\n".encode())
        asked.flush()
        lines = iter(answers.readline, b"ended\n")
        early = []
        while not (first := next(lines)).strip().isdigit():  # the writer may be faster than the word of its birth
            early.append(first)
        time.sleep(seconds)
        os.kill(int(first), signal.SIGKILL)
        for line in (*early, *lines):
            told = json.loads(line)
            self.acknowledged[told["id"]] = told

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        return self.process.stdin, self.process.stdout


@contextmanager
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, str(WRITER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Nursery(process)


def test_no_acknowledged_note_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    written, without_any = 0, 0
    with nursery() as writers:
        for number in range(OFFSET, KILLS):
            chance = random.Random(f"{SEED} {number}")  # noqa: S311 (moments to be killed at, no secret)
            data = tmp_path / f"store {number // ROUNDS_A_STORE}"
            if not data.exists():
                data.mkdir()
                writers.acknowledged.clear()
            before = len(writers.acknowledged)
            writers.let_live(data, chance.uniform(0, LONGEST_S))
            written += len(writers.acknowledged) - before
            without_any += len(writers.acknowledged) == before
            check(data / "hearsay.db", writers.acknowledged)
            if (number + 1) % ROUNDS_A_STORE == 0 or number + 1 == KILLS:
                check_through_the_service(data, writers.acknowledged)
                sys.stdout.write(f"{number + 1} kills, {written} notes acknowledged, none lost\n")
                sys.stdout.flush()
    assert written > KILLS - OFFSET, "killed before anything was written, nothing is tried"
    assert without_any < KILLS - OFFSET


def check(file: Path, acknowledged: dict[str, dict[str, Any]]) -> None:
    """Hold a store, opened as the next start would, against what was acknowledged: notes, tags, what undo knows."""
    if not file.exists():
        assert not acknowledged
        return
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if not acknowledged:
            return
        stored = {
            row[0]: (row[1], json.loads(row[2]))
            for row in connection.execute("SELECT id, body, tags FROM notes WHERE deleted_at IS NULL")
        }
        labels: dict[str, list[str]] = {}
        for note_id, label in connection.execute(
            "SELECT json_extract(changes, '$[0].id'), label FROM commands ORDER BY id"
        ):
            labels.setdefault(note_id, []).append(label)
    assert {known: stored.get(known) for known in acknowledged} == {
        known: (told["body"], told["tags"]) for known, told in acknowledged.items()
    }
    assert {known: labels.get(known) for known in acknowledged} == {
        known: told["labels"] for known, told in acknowledged.items()
    }


def check_through_the_service(data: Path, acknowledged: dict[str, dict[str, Any]]) -> None:
    """Read it all as the window would, and take back what was done last."""
    annotations = Annotations.open(data)
    found = {placed.note.id: placed.note.body for placed in annotations.notes_of([ARTICLE], root="/r")}
    assert {known: found.get(known) for known in acknowledged} == {k: told["body"] for k, told in acknowledged.items()}
    assert annotations.undo(root="/r") is not None
    assert annotations.redo(root="/r") is not None
    annotations.close()
