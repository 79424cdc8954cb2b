"""What a Linux desktop gets to see of the program: its menu entry, its icons and its page in software centres."""

import configparser
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hearsay import __version__
from hearsay.resources import resource

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
METAINFO = LINUX / "app.hearsay.Hearsay.metainfo.xml"
needs_bash = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("bash") is None, reason="the script installs on Linux, with bash"
)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder laid out as build.sh leaves it, at a path as awkward as readers' folders are."""
    folder = tmp_path / 'My "best" $HOME 100%' / "hearsay"
    (folder / "share").mkdir(parents=True)
    program = folder / "hearsay"
    program.write_text("#!/bin/sh\necho started\n", encoding="utf-8")
    program.chmod(0o755)
    shutil.copy(LINUX / "install.sh", folder)
    shutil.copy(LINUX / "hearsay.desktop", folder / "share")
    shutil.copy(METAINFO, folder / "share")
    shutil.copytree(resource("icons"), folder / "_internal" / "hearsay" / "_resources" / "icons")
    return folder


def _install(built: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
    script = ["bash", str(built / "install.sh"), *arguments]
    return subprocess.run(script, env=environment, capture_output=True, encoding="utf-8", check=False)


def _files(home: Path) -> set[str]:
    # A desktop's own caches come and go with its tools.
    return {
        str(path.relative_to(home))
        for path in home.rglob("*")
        if not path.is_dir() and path.name not in ("icon-theme.cache", "mimeinfo.cache")
    }


def _entry(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


@needs_bash
def test_installing_puts_the_program_into_the_menu(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = _install(built, home)
    assert done.returncode == 0, done.stderr
    placed = _files(home)
    assert ".local/share/applications/hearsay.desktop" in placed
    assert ".local/share/icons/hicolor/48x48/apps/hearsay.png" in placed
    assert ".local/share/icons/hicolor/scalable/apps/hearsay.svg" in placed
    started = subprocess.run([str(home / ".local/bin/hearsay")], capture_output=True, encoding="utf-8", check=True)
    assert started.stdout == "started\n"


@needs_bash
def test_the_menu_entry_names_the_program_whatever_its_folder_is_called(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    _install(built, home)
    line = _entry(home / ".local/share/applications/hearsay.desktop")["Exec"]
    # Desktop Entry Specification 1.5: first the string's escapes, then the quoting, then the field codes.
    quoted, code = line.replace(r"\\", "\\").rsplit(" ", 1)
    assert code == "%u"
    unquoted = quoted.removeprefix('"').removesuffix('"')
    for mark in '"$`':
        unquoted = unquoted.replace("\\" + mark, mark)
    assert unquoted.replace("%%", "%") == str(built / "hearsay")


@needs_bash
def test_removing_takes_away_what_installing_put_there_and_nothing_else(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    notes = home / ".local/share/Hearsay/hearsay.db"
    notes.parent.mkdir(parents=True)
    notes.write_bytes(b"notes")
    _install(built, home)
    assert _install(built, home, "--remove").returncode == 0
    assert _files(home) == {".local/share/Hearsay/hearsay.db"}


@needs_bash
def test_a_command_of_the_readers_own_is_not_replaced(built: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    own = home / ".local/bin/hearsay"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    done = _install(built, home)
    assert done.returncode == 1
    assert str(own) in done.stderr
    assert own.read_text(encoding="utf-8") == "mine"


def test_the_entry_has_all_a_menu_needs() -> None:
    entry = _entry(LINUX / "hearsay.desktop")
    assert entry["Type"] == "Application"
    assert entry["Exec"].split()[0] == "hearsay"
    assert resource("icons", f"{entry['Icon']}.svg").is_file()
    for listed in ("Categories", "Keywords", "MimeType"):
        assert entry[listed].endswith(";")


def test_software_centres_are_told_the_version_at_hand() -> None:
    root = ElementTree.parse(METAINFO).getroot()  # noqa: S314 - our own file
    newest = root.find("releases/release")
    launchable = root.find("launchable")
    assert newest is not None
    assert newest.get("version") == __version__
    assert launchable is not None
    assert launchable.text == "hearsay.desktop"


@pytest.mark.parametrize("size", [16, 22, 24, 32, 48, 64, 128, 256, 512])
def test_icons_are_as_large_as_their_names_say(size: int) -> None:
    head = resource("icons", f"hearsay-{size}.png").read_bytes()[:24]
    assert struct.unpack(">II", head[16:24]) == (size, size)


def test_ui_icons_can_be_recoloured() -> None:
    icons = sorted(resource("icons", "ui").glob("*.svg"))
    assert len(icons) >= 10
    for icon in icons:
        root = ElementTree.fromstring(icon.read_text(encoding="utf-8"))  # noqa: S314 - our own file
        assert root.get("viewBox") == "0 0 16 16"
        colours = {node.get(name) for node in root.iter() for name in ("stroke", "fill")}
        assert colours <= {None, "none", "#1D2126"}, icon.name
