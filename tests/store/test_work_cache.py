"""The cache of work gives back what was kept or nothing, whatever happens to its file, and stays within its size."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from hearsay.store.work_cache import WorkCache


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    cache = WorkCache(tmp_path / "cache" / "cache.db")
    assert cache.result(b"a") is None
    cache.keep(b"a", b"words" * 99)
    cache.close()
    again = WorkCache(tmp_path / "cache" / "cache.db")
    assert again.result(b"a") == b"words" * 99
    again.forget(b"a")
    assert again.result(b"a") is None
    again.close()


def test_those_used_longest_ago_are_dropped_first(tmp_path: Path) -> None:
    def blob(number: int) -> bytes:
        return os.urandom(1000) + bytes([number])

    cache = WorkCache(tmp_path / "cache.db", most=12_000)
    for number in range(10):
        cache.keep(bytes([number]), blob(number))
    cache.close()
    cache.result(bytes([0]))
    for number in range(10, 16):
        cache.keep(bytes([number]), blob(number))
    cache.close()
    left = [number for number in range(16) if cache.result(bytes([number])) is not None]
    cache.close()
    assert 0 in left
    assert 15 in left
    assert 1 not in left
    assert 6 <= len(left) <= 9


@pytest.mark.parametrize("damage", [b"no database at all" * 500, b"", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "cache.db"
    file.write_bytes(damage)
    cache = WorkCache(file)
    assert cache.result(b"a") is None
    cache.keep(b"a", b"words")
    assert cache.result(b"a") == b"words"
    cache.close()


def test_damage_inside_the_file_costs_results_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    cache = WorkCache(file)
    for number in range(300):
        cache.keep(number.to_bytes(32, "big"), os.urandom(500))
    cache.close()
    whole = file.read_bytes()
    for place in range(200, len(whole), max(1, len(whole) // 25)):
        file.write_bytes(whole[:place] + os.urandom(64) + whole[place + 64 :])
        for each in file.parent.glob("cache.db-*"):
            each.unlink()
        cache = WorkCache(file)
        for number in range(300):
            found = cache.result(number.to_bytes(32, "big"))
            assert found is None or len(found) == 500
        cache.keep(b"a", b"words")
        cache.close()


def test_a_result_that_is_damaged_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    cache = WorkCache(file)
    cache.keep(b"a", b"words")
    cache.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE results SET value = x'00ff00'")
    connection.close()
    assert cache.result(b"a") is None
    cache.keep(b"a", b"other words")
    assert cache.result(b"a") == b"other words"
    cache.close()


def test_a_file_of_another_program_or_form_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE results (something)")
    connection.close()
    cache = WorkCache(file)
    cache.keep(b"a", b"words")
    assert cache.result(b"a") == b"words"
    cache.close()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = WorkCache(tmp_path / "file" / "cache.db")
    cache.keep(b"a", b"words")
    assert cache.result(b"a") is None
    cache.close()


_KEEPER = """
import sys
from pathlib import Path
from hearsay.store.work_cache import WorkCache
cache = WorkCache(Path(sys.argv[1]))
for number in range(400):
    cache.keep(f"{sys.argv[2]} {number}".encode(), b"words" * 100)
cache.close()
"""


def test_two_processes_share_it(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    keepers = [subprocess.Popen([sys.executable, "-c", _KEEPER, str(file), name]) for name in "ab"]
    assert [keeper.wait(60) for keeper in keepers] == [0, 0]
    cache = WorkCache(file)
    kept = sum(cache.result(f"{name} {number}".encode()) is not None for name in "ab" for number in range(400))
    cache.close()
    assert kept > 700  # one may have waited for the other too long, which costs a result
