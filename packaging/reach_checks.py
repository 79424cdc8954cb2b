"""Checks, by strace, that a frozen program reaches nothing outside: no network, no other program, no file astray."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from frozen_program import FrozenProgram, need

_FORBIDDEN = ("/etc/hearsay-bait", "/etc/shadow")
# -ff: a file for each process, so that no call is torn apart by another's.
_STRACE = ("-ff", "-qq", "-s", "300", "-e", "trace=connect,sendto,sendmsg,bind,open,openat,openat2,creat,execve,mkdir")
_SERVER = "192.0.2.7"  # for documentation: it is nobody's
_BAIT = f"""<!DOCTYPE html><html><head><title>Ferry sold</title><base href="http://{_SERVER}/">
<link rel="stylesheet" href="http://{_SERVER}/a.css"><script src="http://{_SERVER}/a.js"></script>
<style>@font-face {{ font-family: x; src: url(file://{_FORBIDDEN[0]}.ttf); }} body {{ font-family: x; }}</style></head>
<body><article><h1>Ferry sold</h1><p>The ferry was sold on Monday, the mayor said. <img src="http://{_SERVER}/1.png">
<img src="file://{_FORBIDDEN[0]}.png"></p><object data="file://{_FORBIDDEN[1]}"></object>
<p>Ines Abreu said that “the pier stays” in the end.</p></article></body></html>"""
# What any program with fonts, a display and a C library looks at.
_SYSTEM = (
    *("/usr/lib/", "/usr/lib32", "/usr/lib64", "/usr/share/", "/usr/local/share/", "/lib", "/proc/", "/sys/", "/dev/"),
    *("/etc/ld.so", "/etc/fonts", "/etc/localtime", "/etc/mime", "/etc/ssl/openssl.cnf", "/etc/xdg", "/etc/machine-id"),
    *("/etc/passwd", "/etc/nsswitch.conf", "/etc/os-release", "/var/cache/fontconfig", "/var/lib/dbus"),
)
_OPENED = re.compile(r'(?:open(?:at2?)?|creat|mkdir)\(.*?"([^"]*)"')
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|\bcreat\(|\bmkdir\(")
_PYTHON = re.compile(r"/(?:lib)?python[\d.]*(?:/|$)|/libpython", re.IGNORECASE)


class Reached(NamedTuple):
    """What a program's calls reached that it had no business with, each as strace writes it."""

    network: list[str]
    programs: list[str]
    read: list[str]
    written: list[str]


def check_reach(program: FrozenProgram, strace: str) -> None:
    folder = program.work / "bait"
    folder.mkdir()
    (folder / "page.html").write_text(_BAIT, "utf-8")
    (folder / "page.md").write_text(f"# Sold\n\n![](http://{_SERVER}/1.png)\n\nThe ferry was sold, he said.\n", "utf-8")
    for arguments in (
        ("analyze", str(folder)),
        ("--screenshot", str(program.work / "bait.png"), str(folder)),
        ("--self-test",),
    ):
        records = program.work / f"calls-{arguments[0].strip('-')}"
        records.mkdir()
        done = program.run(*arguments, before=(strace, *_STRACE, "-o", str(records / "of")))
        need(done.returncode == 0, f"watched by strace, {arguments[0]} fails: {done.stderr[-2000:]}")
        calls = [call for record in records.iterdir() for call in record.read_text("utf-8", "replace").splitlines()]
        need(any("--reading-worker" in call and call.endswith("= 0") for call in calls), "no reader was started")
        reached = reach(calls, program.path, program.place)
        for kind, what in zip(Reached._fields, reached, strict=True):
            need(not what, f"{arguments[0]} reaches outside ({kind}): " + "; ".join(what[:5]))


def check_home(program: FrozenProgram) -> None:
    """After everything: nothing lies in the home but the program's data. What libraries tell their makers would."""
    known = (program.data, program.home / ".cache" / "fontconfig", program.home / ".cache" / "mesa_shader_cache")
    left = [path for path in program.home.rglob("*") if path.is_file() and not _lies_in(path, known)]
    need(not left, f"left in the home: {', '.join(map(str, left[:5]))}")


def reach(calls: Iterable[str], program: Path, place: Path) -> Reached:
    """Judge calls, a line each as strace writes them, of a program that may write in ``place`` and nowhere else."""
    reached = Reached([], [], [], [])
    for call in calls:
        if re.search(r"AF_INET6?\b", call):
            reached.network.append(call)
        if "execve(" in call and call.endswith("= 0") and f'execve("{program}"' not in call:
            reached.programs.append(call)
        name = _OPENED.search(call)
        if name is None or not name[1].startswith("/"):
            continue
        path = os.path.normpath(name[1])
        if _WRITING.search(call):
            if not path.startswith((f"{place}/", "/dev/null")):
                reached.written.append(call)
        elif path.startswith(_FORBIDDEN) or (_was_opened(call) and _is_astray(path, program.parent, place)):
            reached.read.append(call)
    return reached


def _was_opened(call: str) -> bool:
    # Libraries are looked for where they were on the building machine, too: where there is nothing, nothing is reached.
    return re.search(r"= -1 E", call) is None


def _is_astray(path: str, own: Path, place: Path) -> bool:
    if path.startswith((f"{own}/", f"{place}/")) or path in {str(own), str(place)}:
        return False
    return not path.startswith(_SYSTEM) or _PYTHON.search(path) is not None


def _lies_in(path: Path, folders: Iterable[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)
