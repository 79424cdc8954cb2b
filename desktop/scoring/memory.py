"""The most memory that a command of Hearsay ever holds."""

import subprocess
import sys
from collections.abc import Sequence

_WATCH = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False).returncode
unit = 1 if sys.platform == "darwin" else 1024
sys.stdout.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit))
sys.exit(status)
"""


def peak_memory(command: Sequence[str]) -> float:
    """Return the largest resident memory of a command run to its end, in MB (millions of bytes).

    A small process runs and watches it: what is started from a large one, such as a test run, counts the memory of
    that one as its own. Where the command starts processes itself, the largest single one counts. Raises
    CalledProcessError where the command fails, or the system cannot tell (Windows).
    """
    watched = subprocess.run(  # noqa: S603 - the caller's own command
        [sys.executable, "-S", "-c", _WATCH, *command], stdout=subprocess.PIPE, text=True, check=True
    )
    return int(watched.stdout) / 1_000_000
