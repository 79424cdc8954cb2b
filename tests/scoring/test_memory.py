import subprocess
import sys

import pytest

from scoring.memory import peak_memory

pytest.importorskip("resource", reason="Windows does not tell the memory of a process that has ended")


def test_memory_that_was_given_back_counts() -> None:
    program = "held = b'x' * 150_000_000; del held"
    assert 150 < peak_memory([sys.executable, "-S", "-c", program]) < 250


def test_memory_of_the_process_that_asks_does_not_count() -> None:
    own = b"x" * 200_000_000
    assert peak_memory([sys.executable, "-S", "-c", "pass"]) < 100
    assert own


def test_what_the_command_prints_is_no_figure() -> None:
    assert peak_memory([sys.executable, "-S", "-c", "print('9' * 30)"]) < 100


def test_a_command_that_fails_has_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        peak_memory([sys.executable, "-S", "-c", "raise SystemExit(3)"])
