"""What proves a frozen program must itself see what is wrong: calls astray, files left behind, an empty screen."""

import importlib
import runpy
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hearsay.reading.registry import SUFFIXES

PACKAGING = Path(__file__).parents[2] / "packaging"
PROGRAM = Path("/opt/hearsay/hearsay")
PLACE = Path("/tmp/proof")  # noqa: S108 - named, never made


@pytest.fixture(autouse=True)
def checks_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))


def module(name: str) -> ModuleType:
    return importlib.import_module(name)


def opened(path: str, *, how: str = "O_RDONLY", answer: str = "= 3") -> str:
    return f'openat(AT_FDCWD, "{path}", {how}|O_CLOEXEC) {answer}'


@pytest.mark.parametrize(
    ("kind", "call"),
    [
        ("network", 'connect(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.7")}, 16) = 0'),
        ("network", "bind(9, {sa_family=AF_INET6, sin6_port=htons(0)}, 28) = 0"),
        ("programs", 'execve("/usr/bin/python3", ["python3"], 0x7ffe /* 9 vars */) = 0'),
        ("read", opened("/home/ana/notes.txt")),
        ("read", opened("/usr/lib/python3.11/json/__init__.py")),
        ("read", opened("/lib/x86_64-linux-gnu/libpython3.11.so.1.0")),
        ("read", opened("/etc/shadow", answer="= -1 EACCES (Permission denied)")),
        ("read", opened("/opt/hearsay/../other/hearsay.conf")),
        ("written", opened("/home/ana/.cache/Maker/deviceid", how="O_RDWR|O_CREAT")),
        ("written", opened("/opt/hearsay/_internal/kept", how="O_WRONLY")),
        ("written", 'mkdir("/home/ana/.cache/Maker", 0700) = 0'),
    ],
)
def test_a_call_that_reaches_outside_is_seen(kind: str, call: str) -> None:
    reached: dict[str, list[str]] = module("reach_checks").reach([call], PROGRAM, PLACE)._asdict()
    assert {name: calls for name, calls in reached.items() if calls} == {kind: [call]}


@pytest.mark.parametrize(
    "call",
    [
        f'execve("{PROGRAM}", ["{PROGRAM}", "--reading-worker"], 0x7ffe /* 9 vars */) = 0',
        'connect(5, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}, 20) = 0',
        opened("/opt/hearsay/_internal/libpython3.11.so.1.0"),
        opened("/usr/share/fonts/truetype/noto/NotoSans.ttf"),
        opened("/builder/python3.11/lib/libm.so.6", answer="= -1 ENOENT (No such file or directory)"),
        opened(f"{PLACE}/home/data/hearsay.db", how="O_RDWR|O_CREAT"),
        opened("relative.txt"),
    ],
)
def test_what_every_program_does_is_no_reaching_outside(call: str) -> None:
    assert not any(module("reach_checks").reach([call], PROGRAM, PLACE))


def test_what_a_library_leaves_in_the_home_is_seen(tmp_path: Path) -> None:
    program = module("frozen_program").FrozenProgram(PROGRAM, tmp_path)
    for kept in (program.data / "hearsay.db", program.home / ".cache" / "fontconfig" / "a.cache"):
        kept.parent.mkdir(parents=True)
        kept.touch()
    checks = module("reach_checks")
    checks.check_home(program)
    record = program.home / ".cache" / "Maker" / "deviceid"
    record.parent.mkdir()
    record.touch()
    with pytest.raises(module("frozen_program").Broken, match="deviceid"):
        checks.check_home(program)


def test_coloured_sentences_are_told_from_a_grey_window() -> None:
    tinted, grey, dark = b"\xf8\xe0\xc0\x00", b"\xf0\xf1\xf0\x00", b"\x10\x10\x80\x00"
    lines = [tinted * 3 + grey, grey * 4, dark * 4]
    header = [0] * 25
    header[0], header[4], header[5], header[12], header[19] = 160, 4, 3, 16, 2
    picture = struct.pack(">25I", *header) + bytes(60) + bytes(24) + b"".join(lines)
    assert module("window_checks").tinted_pixels(picture) == 3


def test_a_file_of_every_format_is_tried() -> None:
    tried = {Path(name).suffix for name in module("command_checks").ONE_OF_EACH}
    other_names = {".markdown", ".htm", ".xhtml", ".mht", ".rss"}
    assert tried >= set(SUFFIXES) - other_names


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of the shell's")
def test_a_program_that_does_nothing_is_broken(tmp_path: Path) -> None:
    program = tmp_path / "hearsay"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    proof = [sys.executable, str(PACKAGING / "smoke_test.py"), str(program)]
    done = subprocess.run(proof, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("The frozen program is broken. --version answers")


@pytest.mark.parametrize("before", [None, "/opt/readers/lib"])
def test_programs_that_the_frozen_one_starts_get_the_readers_libraries(before: str | None) -> None:
    launch: dict[str, Any] = runpy.run_path(str(PACKAGING / "linux" / "launch.py"))
    environment = {"HOME": "/home/ana", "LD_LIBRARY_PATH": "/opt/hearsay/_internal"}
    if before is not None:
        environment["LD_LIBRARY_PATH_ORIG"] = before
    launch["free_children"](environment)
    expected = {"HOME": "/home/ana", "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    assert environment == expected | ({} if before is None else {"LD_LIBRARY_PATH": before})
