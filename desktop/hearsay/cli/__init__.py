"""The command line: the whole program without a window, and the request for a window with one. Never Qt."""

from hearsay.cli.program import run
from hearsay.cli.window_request import OpenWindow, WindowRequest

__all__ = ["OpenWindow", "WindowRequest", "run"]
