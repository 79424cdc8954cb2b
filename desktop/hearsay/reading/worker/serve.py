"""The process that reads: it takes a file's bytes from a pipe, and its articles go back through another.

It is started as ``hearsay --reading-worker``, so that frozen builds, which are no Python, can start it too. It never
opens the files themselves, and ends with the program that started it, for then its input does.
"""

import gc
import os

from hearsay.reading.registry import Reading, read_here
from hearsay.reading.unreadable import Unreadable
from hearsay.reading.worker.confinement import confine, limit_processor_time, own_pipes
from hearsay.reading.worker.limits import CPU_S, MEMORY, TOO_HUNGRY
from hearsay.reading.worker.messages import Answer, Garbled, Messages, Request
from hearsay.reading.worker.usage import usage_of

_MOST_FILES = 500
"""files after which a fresh process is cheaper than what this one may have kept"""
_GROWN = MEMORY // 2
"""bytes of memory with which a process is replaced, so that one file does not pay for another"""


def serve(reading: Reading = read_here, cpu_s: float = CPU_S) -> int:
    """Read files, each within ``cpu_s`` seconds, until nobody asks or another process is to go on; return 0."""
    incoming, outgoing = own_pipes()
    confine()
    gc.freeze()  # what the start made stays
    messages = Messages(incoming, outgoing)
    try:
        messages.greet()
        for done in range(1, _MOST_FILES + 1):
            answer = _answered(messages.next_request(), reading, cpu_s)
            last = answer.last or done == _MOST_FILES or _has_grown()
            messages.answer(answer._replace(last=last))
            if last:
                break
    except (EOFError, Garbled, OSError):
        pass  # nobody asks any more
    return 0


def _answered(request: Request, reading: Reading, cpu_s: float) -> Answer:
    limit_processor_time(cpu_s)
    try:
        return Answer(reading(request.content, request.suffix, request.path, whole=request.whole))
    except (Unreadable, MemoryError) as problem:
        if isinstance(problem, Unreadable) and not isinstance(problem.__cause__, MemoryError):
            return Answer(reason=problem.reason)
        return Answer(reason=TOO_HUNGRY, last=True)
    finally:
        limit_processor_time(0.0)


def _has_grown() -> bool:
    # What it uses now: the most it ever used begins, on Linux, with what the program that started it used.
    usage = usage_of(os.getpid())
    return usage is not None and usage.memory > _GROWN
