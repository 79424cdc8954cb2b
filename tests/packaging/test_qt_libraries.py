"""On a bare Debian the program names the packages Qt lacks: its list must know every library Qt asks for."""

import json
import re
import sys
from pathlib import Path

import pytest

from hearsay.resources import resource

PySide6 = pytest.importorskip("PySide6")

# A library's needs stand as NUL-terminated names in its table of strings.
NEEDED = re.compile(rb"(?<=\0)(lib[\w+.-]+\.so\.\d+)(?=\0)")
# Every machine that runs Python has these.
WITH_EVERY_SYSTEM = {
    "libc.so.6",
    "libm.so.6",
    "libdl.so.2",
    "libpthread.so.0",
    "libgcc_s.so.1",
    "libstdc++.so.6",
    "librt.so.1",
}
LOADED_BY = {
    "QtGui": (
        "lib/libQt6Core.so.6",
        "lib/libQt6DBus.so.6",
        "lib/libQt6Gui.so.6",
        "lib/libQt6Widgets.so.6",
        "lib/libQt6Svg.so.6",
        "plugins/platforms/libqoffscreen.so",
    ),
    "libqxcb": ("lib/libQt6XcbQpa.so.6", "plugins/platforms/libqxcb.so"),
    "libqwayland": (
        "lib/libQt6WaylandClient.so.6",
        "plugins/platforms/libqwayland.so",
        "plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the list is for Debian and its children")
@pytest.mark.parametrize("part", sorted(LOADED_BY))
def test_every_library_qt_asks_for_has_its_package(part: str) -> None:
    qt = Path(PySide6.__file__).parent / "Qt"
    packages: dict[str, dict[str, str]] = json.loads(resource("qt-libraries.json").read_text(encoding="utf-8"))
    bundled = {library.name for library in (qt / "lib").iterdir()}
    asked_for = {name.decode() for library in LOADED_BY[part] for name in NEEDED.findall((qt / library).read_bytes())}
    assert "libGL.so.1" in asked_for
    assert asked_for - bundled - WITH_EVERY_SYSTEM <= packages["QtGui"].keys() | packages[part].keys()


def test_package_names_can_be_handed_to_apt() -> None:
    groups: dict[str, dict[str, str]] = json.loads(resource("qt-libraries.json").read_text(encoding="utf-8"))
    for packages in groups.values():
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", package) for package in packages.values())
