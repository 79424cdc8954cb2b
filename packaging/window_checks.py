"""Checks of a frozen program's real window, on a display of Xvfb's: it must show sentences in colour."""

import json
import signal
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from frozen_program import SAMPLE, FrozenProgram, need

SCREEN = (1440, 900)
_TINTED = 40_000
"""pixels: what panes of coloured sentences have at least, and the tool bar and the library alone have not"""
_PATIENCE_S = 120


class Display(NamedTuple):
    """A display of its own: its name, and the file in which the server keeps what is on it."""

    name: str
    screen: Path


def check_window(program: FrozenProgram, xvfb: str) -> None:
    """The window shows the sample in colour; so does a link to an article of it, the folder being known by then."""
    program.data.mkdir(exist_ok=True)
    (program.data / "window.json").write_text(json.dumps({"recent": [str(SAMPLE)]}), "utf-8")
    link = f"hearsay://open?folder={quote(str(SAMPLE))}&article=02-opinion-column.md"
    for argument in (str(SAMPLE), link):
        with _display(xvfb, program.work) as display:
            process = program.start(argument, DISPLAY=display.name)
            try:
                _wait_for_colours(display.screen, process, argument)
                process.send_signal(signal.SIGINT)
                _, told = process.communicate(timeout=_PATIENCE_S)
            finally:
                process.kill()
                process.wait()
        need(not told, f"the window on {argument} says: {told}")


@contextmanager
def _display(xvfb: str, folder: Path) -> Iterator[Display]:
    command = [xvfb, "-displayfd", "1", "-nolisten", "tcp", "-fbdir", str(folder)]
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    with subprocess.Popen(  # noqa: S603 - the display server that was found on this machine
        [*command, "-screen", "0", size], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as server:
        try:
            assert server.stdout is not None  # noqa: S101 - it is a pipe
            number = server.stdout.readline().strip()
            need(number, "Xvfb starts no display")
            yield Display(f":{number}", folder / "Xvfb_screen0")
        finally:
            server.terminate()


def _wait_for_colours(screen: Path, process: "subprocess.Popen[str]", argument: str) -> None:
    until = time.monotonic() + _PATIENCE_S
    while tinted_pixels(screen.read_bytes()) < _TINTED:
        if process.poll() is not None:
            need(False, f"the window on {argument} ends by itself: {process.communicate()[1]}")
        need(time.monotonic() < until, f"the window on {argument} shows no coloured sentence")
        time.sleep(0.2)


def tinted_pixels(dump: bytes) -> int:
    """Count the light pixels of some colour in a picture in X's window dump format (XWD, 32 bits a pixel)."""
    header = struct.unpack(">25I", dump[:100])
    header_size, height, bytes_a_line, colours = header[0], header[5], header[12], header[19]
    pixels = dump[header_size + 12 * colours :][: height * bytes_a_line]
    blue, green, red = pixels[0::4], pixels[1::4], pixels[2::4]  # as the servers of small-endian machines have it
    return sum(max(pixel) > 190 and max(pixel) - min(pixel) > 20 for pixel in zip(red, green, blue, strict=True))
