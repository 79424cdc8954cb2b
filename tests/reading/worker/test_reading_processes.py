"""A file that hangs, eats memory, crashes its reader or lies is skipped with its reason, and the next one is read."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.reading.folder import read_folder
from hearsay.reading.registry import Unreadable, read_here
from hearsay.reading.worker.limits import CRASHED, GARBLED, STUCK, TOO_HUNGRY, TOO_SLOW
from hearsay.reading.worker.pool import ReadingPool
from hearsay.reading.worker.process import ReadingProcess, own_command
from hearsay.reading.worker.usage import usage_of

HOSTILE = [sys.executable, "-P", str(Path(__file__).with_name("hostile_reader.py"))]
FILES = Path(__file__).parents[1] / "files"
PAGE = b"<html><body><article><h1>Ferry sold</h1><p>The ferry was sold, the mayor said.</p></article></body></html>"
posix_only = pytest.mark.skipif(os.name == "nt", reason="kernel limits are POSIX")


@pytest.fixture
def hostile() -> Iterator[ReadingPool]:
    with ReadingPool(start=lambda: ReadingProcess(HOSTILE)) as pool:
        yield pool


def reason_of(pool: ReadingPool, deed: bytes) -> str:
    with pytest.raises(Unreadable) as problem:
        pool.read(deed, ".html", "a.html", whole=False)
    return problem.value.reason


def told(pool: ReadingPool, deed: bytes) -> str:
    return pool.read(deed, ".html", "a.html", whole=False)[0].text


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        pytest.param(b"loop", TOO_SLOW, marks=posix_only),
        pytest.param(b"eat", TOO_HUNGRY, marks=posix_only),
        (b"abort", CRASHED),
        (b"exit", CRASHED),
        (b"segfault", CRASHED),
        (b"lie", GARBLED),
        (b"impostor", GARBLED),
    ],
)
def test_a_file_that_breaks_its_reader_is_skipped_and_the_next_is_read(
    hostile: ReadingPool, deed: bytes, reason: str
) -> None:
    assert reason_of(hostile, deed) == reason
    assert told(hostile, b"calm") == "calm"


def test_a_reader_that_is_silent_is_given_up() -> None:
    with ReadingPool(start=lambda: ReadingProcess(HOSTILE, patience_s=1.5)) as pool:
        assert reason_of(pool, b"sleep") == STUCK


def test_text_that_is_none_does_not_come_back(hostile: ReadingPool) -> None:
    reason_of(hostile, b"no text")
    assert told(hostile, b"calm") == "calm"


@pytest.mark.parametrize("deed", [b"connect", b"look up", b"run"])
def test_a_reader_reaches_no_network_and_starts_no_program(hostile: ReadingPool, deed: bytes) -> None:
    assert told(hostile, deed) == "refused"


def test_what_a_library_prints_is_no_answer(hostile: ReadingPool) -> None:
    assert told(hostile, b"shout") == "calm"


def test_a_page_comes_back_as_it_is_read_here() -> None:
    with ReadingPool() as pool:
        for whole in (False, True):
            expected = read_here(PAGE, ".html", "a.html", whole=whole)
            assert pool.read(PAGE, ".html", "a.html", whole=whole) == expected


def test_files_of_every_format_come_back_as_they_are_read_here() -> None:
    files = [path for path in sorted(FILES.glob("[!.]*")) if path.is_file()]
    assert len(files) > 10
    with ReadingPool() as pool:
        for path in files:
            file = (path.read_bytes(), path.suffix, path.name)
            try:
                expected = read_here(*file, whole=False)
            except Unreadable as problem:
                with pytest.raises(Unreadable, match=re.escape(problem.reason)):
                    pool.read(*file, whole=False)
            else:
                assert pool.read(*file, whole=False) == expected


def test_one_process_reads_many_files() -> None:
    started = []

    def start() -> ReadingProcess:
        started.append(ReadingProcess())
        return started[-1]

    with ReadingPool(start=start) as pool:
        for number in range(30):
            pool.read(PAGE, ".html", f"{number}.html", whole=False)
    assert len(started) == 1


def test_short_plain_text_starts_no_process() -> None:
    def refuse() -> ReadingProcess:
        raise AssertionError("a process for plain text")

    with ReadingPool(start=refuse) as pool:
        assert pool.read("Café closed.".encode(), ".txt", "a.txt", whole=False)[0].text == "Café closed."
        with pytest.raises(AssertionError):
            pool.read(PAGE, ".txt", "a.txt", whole=False)


@pytest.mark.parametrize("command", [["/no/such/program"], [sys.executable, "-c", "raise SystemExit(1)"]])
def test_where_no_process_can_be_had_files_are_read_all_the_same(command: list[str]) -> None:
    with ReadingPool(start=lambda: ReadingProcess(command)) as pool:
        assert pool.read(PAGE, ".html", "a.html", whole=False)[0].title == "Ferry sold"


def test_a_process_ends_with_the_program_that_started_it() -> None:
    with subprocess.Popen(own_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.read(8)
        process.stdin.close()
        assert process.wait(10) == 0


def test_a_large_request_to_a_process_that_dies_is_no_hang() -> None:
    with ReadingPool(start=lambda: ReadingProcess([sys.executable, "-c", _GREETS_AND_DIES])) as pool:
        assert reason_of(pool, b"x" * (8 << 20)) == CRASHED


_GREETS_AND_DIES = """
from hearsay.reading.worker.messages import Messages
import sys
Messages(sys.stdin.buffer, sys.stdout.buffer).greet()
"""


@pytest.mark.skipif(sys.platform not in {"linux", "darwin", "win32"}, reason="no way to ask this system")
def test_what_a_process_uses_is_known() -> None:
    before = usage_of(os.getpid())
    held = bytearray(os.urandom(1 << 20)) * 64
    until = time.process_time() + 0.3
    while time.process_time() < until:
        pass
    after = usage_of(os.getpid())
    assert before is not None
    assert after is not None
    assert 0.2 < after.cpu_s - before.cpu_s < 5
    assert after.memory - before.memory > len(held) // 2
    assert usage_of(2**22 + 1) is None


def test_a_folder_goes_on_after_a_crash(tmp_path: Path, hostile: ReadingPool) -> None:
    for name, deed in (("1.html", b"calm"), ("2.html", b"abort"), ("3.html", b"calm")):
        (tmp_path / name).write_bytes(deed)
    folder = read_folder(tmp_path, reading=hostile.read)
    assert [article.path for article in folder.articles] == ["1.html", "3.html"]
    assert [(file.path, file.reason) for file in folder.skipped] == [("2.html", CRASHED)]
