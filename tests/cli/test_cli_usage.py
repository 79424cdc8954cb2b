"""Asking the program what it can do, asking it wrongly, and asking for a window where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hearsay import __version__
from hearsay.cli import WindowRequest, run
from hearsay.domain.links import HearsayLink


class Window:
    """Stands where the window would open, and remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[WindowRequest] = []

    def open(self, request: WindowRequest) -> int:
        self.asked.append(request)
        return 0


@pytest.fixture
def window() -> Window:
    return Window()


def test_help_tells_a_newcomer_every_command(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"], window.open) == 0
    told = capsys.readouterr().out
    for words in ("hearsay analyze", "hearsay notes export", "notes add|list|backup|restore", "--sample", "secondhand"):
        assert words in told
    assert run(["analyze", "--help"], window.open) == 0
    told = capsys.readouterr().out
    for words in ("FOLDER", "--primary", "--format", "--output", "--jobs", "--lines", "exit status"):
        assert words in told
    assert run(["notes", "--help"], window.open) == 0
    told = capsys.readouterr().out
    assert all(command in told for command in ("export", "add", "list", "backup", "restore"))
    assert window.asked == []


def test_version_is_the_packages(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], window.open) == 0
    assert capsys.readouterr().out == f"hearsay {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyze", ".", "--lines", "-"],
        ["analyze", "--lines", "-", "--format", "html"],
        ["analyze", "--lines", "-", "--primary", "memo.txt"],
        ["analyze", ".", "--format", "pdf"],
        ["analyze", ".", "--jobs", "0"],
        ["analyze", ".", "--jobs", "many"],
        ["analyze", ".", "--no-such-option"],
        ["notes"],
        ["notes", "burn", "."],
        ["notes", "export"],
        ["--sample", "."],
        ["--screenshot", "window.png"],
        ["--screenshot", "window.png", "--size", "wide", "--sample"],
        ["--screenshot", "window.png", "--size", "16385x900", "--sample"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_is_status_2_and_says_what_is_wrong(
    window: Window, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(arguments, window.open) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "error:" in told.err
    assert window.asked == []


def test_the_window_gets_what_was_asked_for(window: Window, tmp_path: Path) -> None:
    assert run([], window.open) == 0
    assert run([str(tmp_path)], window.open) == 0
    assert run(["--sample"], window.open) == 0
    assert run(["--screenshot", "a.png", "--size", "1024x700", "--dark", str(tmp_path)], window.open) == 0
    assert run(["--self-test"], window.open) == 0
    assert window.asked == [
        WindowRequest(),
        WindowRequest(folder=tmp_path),
        WindowRequest(sample=True),
        WindowRequest(folder=tmp_path, screenshot=Path("a.png"), size=(1024, 700), dark=True),
        WindowRequest(self_test=True),
    ]


def test_a_folder_that_is_gone_opens_no_window(
    window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(tmp_path / "gone")], window.open) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert str(tmp_path / "gone") in line
    assert window.asked == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_window_refuses_in_one_line_that_names_analyze(tmp_path: Path) -> None:
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in gone}
    refused = subprocess.run(
        [sys.executable, "-m", "hearsay"],
        capture_output=True,
        env={**environment, "HEARSAY_DATA": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert refused.returncode == 1
    assert refused.stdout == b""
    (line,) = refused.stderr.decode("utf-8").splitlines()
    assert "analyze" in line or "apt-get install" in line


BLOCKED = """\
import sys

class NoWindowLibraries:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, NoWindowLibraries())
from hearsay.__main__ import main

status = main(["analyze", sys.argv[1]])
heavy = {"sqlalchemy", "alembic", "lxml", "markdown", "jinja2", "PySide6"}
sys.stderr.write(" ".join(sorted(heavy & set(sys.modules))))
sys.exit(status)
"""


def test_analyze_needs_no_qt_and_loads_no_library_that_text_files_do_not_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Ruiz said the pier was closed.\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", BLOCKED, str(tmp_path)], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"secondhand"' in done.stdout


def test_no_file_name_can_forge_a_line_or_steer_the_terminal(
    window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(tmp_path / "a\nhearsay: all is well \x1b[2J\u202e")], window.open) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert r"a\nhearsay: all is well \x1b[2J\u202e" in line


@pytest.mark.skipif(sys.platform == "win32", reason="~nobody is POSIX")
def test_a_data_directory_of_nobody_is_told_in_one_line(case_folder: Path) -> None:
    environment = {**os.environ, "HEARSAY_DATA": "~no-such-user/x"}
    command = [sys.executable, "-m", "hearsay", "notes", "list", str(case_folder)]
    refused = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert (refused.returncode, refused.stdout) == (1, b"")
    (line,) = refused.stderr.decode().splitlines()
    assert "HEARSAY_DATA" in line


@pytest.mark.skipif(sys.platform == "win32", reason="the shell that closes a stream is POSIX")
def test_a_report_for_a_closed_standard_output_is_not_done(case_folder: Path) -> None:
    command = ["/bin/sh", "-c", '"$0" -m hearsay analyze "$1" >&-', sys.executable, str(case_folder)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert b"could not be written" in done.stderr


def test_a_picture_that_cannot_be_saved_is_told_in_one_line(case_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    command = [sys.executable, "-m", "hearsay", "--screenshot", str(tmp_path / "file" / "a.png"), str(case_folder)]
    refused = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert refused.returncode == 1
    assert refused.stderr.decode().splitlines()[-1].startswith("hearsay: The picture could not be written to")


def test_a_link_or_the_url_of_a_folder_opens_the_window_there(window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "dam case"
    folder.mkdir()
    link = HearsayLink(str(folder), "dam.txt", "ab" * 16, "The dam", 4)
    assert run([link.url], window.open) == 0
    assert run([folder.as_uri()], window.open) == 0
    assert window.asked == [WindowRequest(link=link), WindowRequest(folder=folder)]
    assert run(["hearsay://delete?folder=/a"], window.open) == 1
    assert len(window.asked) == 2
