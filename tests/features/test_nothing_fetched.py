"""A folder of pages that ask for everything is opened without a single call to the network or to a file elsewhere.

The whole program is watched from outside, by strace: the window and the command line, with all their processes.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hearsay import resources

CHECKOUT = Path(resources.__file__).parents[2]
BAIT = "/etc/hearsay-bait"
SECRET = "/etc/shadow"  # noqa: S105 - a file that no reader of articles has any business with
SERVER = "192.0.2.7"  # for documentation: it is nobody's
PAGE = f"""<!DOCTYPE html><html><head><title>Ferry sold</title>
<base href="http://{SERVER}/">
<link rel="stylesheet" href="http://{SERVER}/a.css"><link rel="preload" as="font" href="file://{BAIT}.woff">
<style>@import url("http://{SERVER}/b.css"); @font-face {{ font-family: x; src: url(file://{BAIT}.ttf); }}
body {{ background: url(//{SERVER}/c.png); font-family: x; }}</style>
<script src="http://{SERVER}/a.js"></script><script>fetch("http://{SERVER}/")</script>
<meta http-equiv="refresh" content="0; url=http://{SERVER}/"></head>
<body onload="fetch('http://{SERVER}/')"><article><h1>Ferry sold</h1>
<p>The ferry was sold on Monday, the mayor said. <img src="http://{SERVER}/1.png"><img src="file://{BAIT}.png">
<img src="//{SERVER}/share/2.png"><img src="\\\\{SERVER}\\share\\3.png"><img src="qrc:/x.png"></p>
<iframe src="http://{SERVER}/frame.html"></iframe><object data="file://{SECRET}"></object>
<embed src="http://{SERVER}/x.swf"><video src="http://{SERVER}/x.mp4" poster="file://{BAIT}.jpg"></video>
<p style="background-image: url(file://{BAIT}.gif)">Ines Abreu said that “the pier stays” in the end.</p>
</article></body></html>"""
FILES = {
    "page.html": PAGE,
    "page.md": f"# Ferry sold\n\n![](http://{SERVER}/1.png) ![](file://{BAIT}.png)\n\nThe ferry was sold, he said.\n\n"
    f'<img src="http://{SERVER}/2.png"> <iframe src="file://{SECRET}"></iframe>\n',
    "page.mhtml": f"From: <Saved>\nSnapshot-Content-Location: http://{SERVER}/\nSubject: Ferry\nMIME-Version: 1.0\n"
    f'Content-Type: multipart/related; type="text/html"; boundary="x"\n\n--x\nContent-Type: text/html\n'
    f"Content-Location: http://{SERVER}/\n\n{PAGE}\n--x\nContent-Type: message/external-body; "
    f'access-type=URL; URL="http://{SERVER}/body"\n\n\n--x--\n',
    "feed.xml": f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://{SERVER}/rss.dtd" [<!ENTITY x SYSTEM "file://{SECRET}">'
    f'<!ENTITY y SYSTEM "http://{SERVER}/y">]><rss version="2.0"><channel><title>N</title><item><title>T</title>'
    "<description>The ferry was sold &x; &y; he said.</description></item></channel></rss>",
    "plain.txt": f"Ferry sold\n\nSee http://{SERVER}/ and file://{SECRET} and \\\\{SERVER}\\share\\a.png, he said.\n",
}
STRACE = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=connect,sendto,sendmsg,bind,open,openat,openat2,execve"]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="watching the program needs strace"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    return folder


def watched(tmp_path: Path, *arguments: str) -> list[str]:
    """Run the program and return its calls."""
    record = tmp_path / "calls"
    environment = {**os.environ, "HEARSAY_DATA": str(tmp_path / "data"), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [*STRACE, "-o", str(record), sys.executable, "-m", "hearsay", *arguments],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        timeout=200,
        check=False,
    )
    if b"ptrace" in done.stderr.lower():
        pytest.skip("this system lets nobody be watched")
    assert done.returncode in {0, 1}, done.stderr.decode()
    return record.read_text("utf-8", "replace").splitlines()


def check(calls: list[str], tmp_path: Path) -> None:
    network = [call for call in calls if re.search(r"AF_INET6?\b", call)]
    assert not network
    started = {found[1] for call in calls if (found := re.search(r'execve\("([^"]+)".*= 0$', call))}
    assert len(started) == 1  # the program itself, as a process that reads too
    opened = {found[1] for call in calls if (found := re.search(r'open(?:at2?)?\(.*?"([^"]*)"', call))}
    absolute = {os.path.normpath(name) for name in opened if name.startswith("/")}
    assert absolute
    astray = {name for name in absolute if not name.startswith(_allowed(tmp_path))}
    assert not astray
    assert not any(SERVER in name or name.startswith((BAIT, SECRET)) for name in opened)


def _allowed(tmp_path: Path) -> tuple[str, ...]:
    """Return where the program may open files: the folder and its data, itself, Python, and the system's own places."""
    home = Path.home()
    own = [tmp_path, CHECKOUT, Path(sys.prefix), Path(sys.base_prefix)]
    system = ["/usr/", "/lib", "/proc/", "/sys/", "/dev/", "/etc/ld.so", "/etc/fonts", "/etc/localtime", "/etc/mime"]
    system += [
        "/etc/ssl/openssl.cnf",
        "/etc/xdg",
        "/etc/machine-id",
        "/etc/passwd",
        "/etc/nsswitch.conf",
        "/etc/gnutls",
    ]
    system += ["/var/cache/fontconfig", "/var/lib/dbus", "/etc/os-release", "/tmp/"]  # noqa: S108 - SQLite's own files
    fonts = [
        home / ".fonts",
        home / ".fontconfig",
        home / ".cache" / "fontconfig",
        home / ".local" / "share",
        home / ".config",
    ]
    return (*(str(path) for path in (*own, *fonts)), *system)


def test_analyze_reaches_nothing_outside(tmp_path: Path, folder: Path) -> None:
    calls = watched(tmp_path, "analyze", str(folder))
    check(calls, tmp_path)
    assert any("page.html" in call for call in calls)


def test_the_window_reaches_nothing_outside(tmp_path: Path, folder: Path) -> None:
    picture = tmp_path / "picture.png"
    check(watched(tmp_path, "--screenshot", str(picture), str(folder)), tmp_path)
    assert picture.stat().st_size > 10_000
