"""Can a window be shown here? Asked before Qt is, whose own answer is an abort.

Libraries are imported where they are used: most starts need few of them, and this stands before the first article.
Run as ``python -m hearsay.ui.display_check``: exit status 0 where a window can be shown; with ``--missing`` it prints
the packages without which Qt cannot be loaded at all.
"""

import os
import sys
from pathlib import Path

from hearsay.resources import resource


def display_problem(platform: str = sys.platform, environment: dict[str, str] | None = None) -> str | None:
    """Return one line that says why no window can be shown, or None where one can."""
    env = dict(os.environ) if environment is None else environment
    if env.get("QT_QPA_PLATFORM"):
        return None  # whoever names a Qt platform knows what is there
    if not platform.startswith("linux"):
        return None
    if _wayland_answers(env):
        return missing_libraries("libqwayland")
    if _x11_answers(env.get("DISPLAY", "")):
        return missing_libraries("libqxcb")
    return "There is no display here, so no window can be shown; `hearsay analyze FOLDER` works without one."


def missing_libraries(part: str) -> str | None:
    """Return one line that names the packages to install so that a part of Qt can load, or None if none is missing."""
    packages = missing_packages(part)
    if not packages:
        return None
    names = " ".join(packages)
    return f"Libraries that the window needs are missing; on Debian or Ubuntu: sudo apt-get install {names}"


def missing_packages(part: str) -> list[str]:
    """Return the Debian packages of the shared libraries that a part of Qt needs and that do not load here.

    ``part`` is ``"QtGui"``, ``"libqxcb"`` or ``"libqwayland"``, a key of ``resources/qt-libraries.json``.
    """
    if not sys.platform.startswith("linux"):
        return []
    import json

    known: dict[str, dict[str, str]] = json.loads(resource("qt-libraries.json").read_text("utf-8"))
    return sorted({package for soname, package in known.get(part, {}).items() if not _loads(soname)})


def _loads(soname: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _wayland_answers(env: dict[str, str]) -> bool:
    name = env.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _connects(str(Path(env.get("XDG_RUNTIME_DIR", "/run/user/0")) / name))


def _x11_answers(display: str) -> bool:
    import re

    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return bool(display)  # a display elsewhere: Qt will say if it does not answer
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where every X server puts its socket
    return _connects(path) or _connects("\0" + path)


def _connects(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.settimeout(2)
        try:
            asked.connect(address)
        except OSError:
            return False
    return True


if __name__ == "__main__":
    if "--missing" in sys.argv:
        sys.stdout.write(" ".join(missing_packages("QtGui")))
        sys.exit()
    problem = display_problem()
    if problem:
        sys.stderr.write(problem + "\n")
    sys.exit(problem is not None)
