"""Several windows, and several threads of one, on the same notes."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor, Note
from hearsay.services.annotations import Annotations

ARTICLE = Article("a.txt", "One sentence.", ())
PROCESSES, NOTES = 4, 8

WRITER = f"""
import sys
from pathlib import Path
from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
article = Article("a.txt", {ARTICLE.text!r}, ())
sys.stdin.readline()  # all open a store that is not there yet, at the same moment
annotations = Annotations.open(Path(sys.argv[1]))
for number in range({NOTES}):
    note = annotations.add_note(article, Anchor(""), f"{{sys.argv[2]}} {{number}}", root="/r")
    annotations.edit_note(note.id, body=note.body + "!", tags=["t"])
annotations.close()
"""


def bodies(annotations: Annotations) -> set[str]:
    return {placed.note.body for placed in annotations.notes_of([ARTICLE])}


def test_processes_that_make_the_store_and_write_together_lose_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(data), str(number)], stdin=subprocess.PIPE)
        for number in range(PROCESSES)
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0] * PROCESSES
    annotations = Annotations.open(data)
    assert bodies(annotations) == {f"{number} {note}!" for number in range(PROCESSES) for note in range(NOTES)}
    annotations.close()


def test_notes_may_be_written_on_one_thread_and_closed_on_another(tmp_path: Path) -> None:
    annotations = Annotations.open(tmp_path)

    def write(number: int) -> Note | None:
        try:
            return annotations.add_note(ARTICLE, Anchor(""), str(number))
        except StoreProblem:
            return None

    with ThreadPoolExecutor(4) as threads:
        written = [threads.submit(write, number) for number in range(60)]
        next(iter(written)).result()
        annotations.close()
    acknowledged = {note.body for future in written if (note := future.result()) is not None}
    with pytest.raises(StoreProblem, match="closed"):
        annotations.undo_state()
    again = Annotations.open(tmp_path)
    assert bodies(again) == acknowledged
    again.close()
