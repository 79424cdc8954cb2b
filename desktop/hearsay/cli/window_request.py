"""What the command line asks of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hearsay.domain.links import HearsayLink


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """Open a window on ``folder``, the sample, or what was open last; or draw it, or test it, and leave.

    ``size`` is in pixels, width and height. ``link`` is a place to open, in a folder that it names itself.
    """

    folder: Path | None = None
    sample: bool = False
    screenshot: Path | None = None
    size: tuple[int, int] = (1440, 900)
    dark: bool = False
    self_test: bool = False
    link: HearsayLink | None = None


OpenWindow = Callable[[WindowRequest], int]
"""opens the window and returns the exit status"""
