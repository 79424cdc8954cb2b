"""Checks that a frozen program reads files in a process of its own, within limits, and survives that process's end."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from frozen_program import PATIENCE_S, FrozenProgram, need

_MEMORY = 512 * 1024 * 1024
_CALM = b"<html><body><article><h1>Ferry sold</h1><p>The ferry was sold, the mayor said.</p></article></body></html>"
_HUNGRY = b"<p>a" * 3_000_000
"""a page of 12 MB whose tree takes more memory than a file may"""
_SLOW = b"<html><body>" + b"<div><p>The ferry was sold, he said.</p></div>\n" * 400_000
"""a page of 19 MB that takes longer than a file may"""
_SURELY_READING_S = 1.0
"""seconds of processor time after which a process that reads has the slow page before it, and not yet too long"""


def check_limits(program: FrozenProgram) -> None:
    """Pages that take too much are given up, each with its limit, and the others are read."""
    folder = _folder(program, "limits", {"1.html": _CALM, "2.html": _HUNGRY, "3.html": _SLOW, "4.html": _CALM[:-7]})
    read, skipped = _outcome(program.answer("analyze", str(folder), status=1))
    # The last is what the first is, but for its end: it is there to be read after all the harm.
    need(read == ["1.html", "4.html"], f"beside pages that take too much, {read} are read")
    need("memory" in skipped.get("2.html", ""), f"no limit of memory is in force: {skipped}")
    need("processor" in skipped.get("3.html", ""), f"no limit of time is in force: {skipped}")


def check_killed_reader(program: FrozenProgram) -> None:
    """On Linux: the reader is this program's child, bound by the kernel; its crash or death costs one file."""
    for sent, word in ((signal.SIGSEGV, "brought down"), (signal.SIGKILL, "memory")):
        folder = _folder(program, f"killed-{sent.name}", {"1.html": _CALM, "2.html": _SLOW, "3.html": _CALM[:-7]})
        process = program.start("analyze", str(folder))
        try:
            reader = _wait_for(lambda pid=process.pid: _confined_reader(pid), process)  # type: ignore[misc]
            _check_reader(reader, program)
            began = _processor_time(reader)
            _wait_for(lambda: _processor_time(reader) - began > _SURELY_READING_S, process)  # noqa: B023 - called here
            os.kill(reader, sent)
            answer, _ = process.communicate(timeout=PATIENCE_S)
        finally:
            process.kill()
            process.wait()
        read, skipped = _outcome(answer)
        need(read == ["1.html", "3.html"], f"after {sent.name} to the reader only {read} are read")
        need(word in skipped.get("2.html", ""), f"after {sent.name} to the reader it says {skipped}")
        need(process.returncode == 1, f"after {sent.name} to the reader the exit status is {process.returncode}")


def _check_reader(reader: int, program: FrozenProgram) -> None:
    place = Path("/proc", str(reader))
    need((place / "exe").readlink() == program.path, f"files are read by {(place / 'exe').readlink()}")
    command = (place / "cmdline").read_bytes().split(b"\0")[1:-1]
    need(command == [b"--reading-worker"], f"the reader is started with {command}")
    need(_limit(reader, "Max core file size") == "0", "the reader may leave a core file")
    need(_limit(reader, "Max address space") == str(4 * _MEMORY), "the reader's address space is not bound")


def _confined_reader(parent: int) -> int:
    """Return the child of ``parent`` whose memory is limited as a reader's is, 0 while there is none."""
    children: set[str] = set()
    for listed in Path("/proc", str(parent), "task").glob("*/children"):
        children.update(listed.read_text().split())
    for child in map(int, children):
        if _limit(child, "Max data size") == str(_MEMORY):
            return child
    return 0


def _limit(pid: int, name: str) -> str:
    """Return a limit of a process in bytes, as the kernel writes it."""
    for line in Path("/proc", str(pid), "limits").read_text().splitlines():
        if line.startswith(name):
            return line.removeprefix(name).split()[0]
    return ""


def _processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    after_name = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def _wait_for(found: Callable[[], int], process: "subprocess.Popen[str]") -> int:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            answer = found()
        except OSError:  # a process that was there a moment ago
            answer = 0
        if answer:
            return answer
        time.sleep(0.01)
    need(False, "no process of the program's own reads its files")
    return 0


def _folder(program: FrozenProgram, name: str, files: dict[str, bytes]) -> Path:
    folder = program.work / name
    folder.mkdir()
    for file, content in files.items():
        (folder / file).write_bytes(content)
    return folder


def _outcome(answer: str) -> tuple[list[str], dict[str, str]]:
    """Return the paths that were read, and of those that were not the reasons."""
    analysis = json.loads(answer)
    skipped = {each["path"]: each["reason"] for each in analysis["skipped"]}
    return [article["path"] for article in analysis["articles"]], skipped
