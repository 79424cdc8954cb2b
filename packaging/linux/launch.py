"""Where the frozen program starts."""

import multiprocessing
import os
import sys
from collections.abc import MutableMapping

from hearsay.__main__ import main


def free_children(environment: MutableMapping[str, str]) -> None:
    """Undo, for the programs that this one starts, what its start did to the environment.

    The system's own (a file manager) want the system's libraries, not those in this folder. This program, started
    again to read files, is told to find its libraries anew. This process itself has found all of its already.
    """
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    environment.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if __name__ == "__main__":
    # A frozen worker process starts this very program again; this turns it into the worker it is meant to be.
    multiprocessing.freeze_support()
    free_children(os.environ)
    sys.exit(main())
