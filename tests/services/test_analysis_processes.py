"""Analysing on several processes where the machine grants none: slower, never without an answer."""

import subprocess
import sys
from pathlib import Path

import pytest

# Each runs as a program of its own: a spawned process imports it under another name, and comes to its else.
BEGIN = """
import os
import sys

from hearsay.domain.article import Article, Block, BlockKind, Folder
from hearsay.services.analysis import Analysis

SAID = "Ana Ruiz said the pier was closed."


def article(number):
    return Article(f"{number}.txt", f"{SAID} {number}", (Block(0, len(SAID) + 2, BlockKind.PARAGRAPH),))


class Told:
    steps = []

    def step(self, done, total, what):
        self.steps.append(done)


FOLDER = Folder("/case", tuple(article(number) for number in range(4)))

if __name__ == "__main__":
    # Beforehand, so that every module, word list and the model are loaded when the machine gets tight.
    ANALYSIS = Analysis()
    EXPECTED = ANALYSIS.analyse_folder(FOLDER)
"""
END = """
if __name__ == "__main__":
    told = Told()
    found = ANALYSIS.analyse_folder(FOLDER, jobs=3, progress=told)
    assert found == EXPECTED, "several processes and one disagree"
    print(sorted(set(told.steps)), len(found))
"""
PROCESSES_DIE = """
if __name__ != "__main__":
    os._exit(3)
"""
NO_PROCESSES = """
import concurrent.futures.process
import resource

# One more file than the standard streams: too little for a pipe to another process.
resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))
"""


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param("", id="no trouble"),
        pytest.param(PROCESSES_DIE, id="every process dies"),
        pytest.param(
            NO_PROCESSES,
            id="no process can be made",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits"),
        ),
    ],
)
def test_every_article_is_analysed_whatever_becomes_of_the_processes(tmp_path: Path, trouble: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(f"{BEGIN}{trouble}{END}", encoding="utf-8")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, timeout=60, check=False)
    assert done.stdout.decode().strip() == "[0, 1, 2, 3] 4", done.stderr.decode()
    assert done.returncode == 0
