"""How long work reports what it has done, and how it is told to stop."""

from typing import Protocol


class Cancelled(Exception):
    """The reader asked for the work to stop; raised at the next step of the work."""


class Progress(Protocol):
    def step(self, done: int, total: int, what: str) -> None:
        """Tell that ``done`` of ``total`` steps are done and ``what`` comes next.

        Raises Cancelled when the work shall stop.
        """


class NoProgress:
    """For work that nobody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        pass
