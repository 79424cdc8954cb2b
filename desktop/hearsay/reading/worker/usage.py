"""What another process has used: processor time and memory, asked of the system, on each system in its own way.

Kernel limits do the work where there are any; this is for where there are none (memory on macOS, both on Windows),
and costs some microseconds each time. psutil does the same for more systems, at the price of a compiled dependency
for thirty lines.
"""

import os
import sys
from typing import NamedTuple


class Usage(NamedTuple):
    """Seconds of processor time and bytes of memory that a process has used so far."""

    cpu_s: float
    memory: int


def usage_of(pid: int) -> Usage | None:
    """Return what a process of ours has used; None where it is gone or the system does not tell."""
    try:
        return _asked(pid)
    except (OSError, ValueError, IndexError, AttributeError):
        return None


if sys.platform == "linux":

    def _asked(pid: int) -> Usage:
        from pathlib import Path

        # The process's name, in brackets, may hold blanks and brackets.
        after_name = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        user, system, pages = int(after_name[11]), int(after_name[12]), int(after_name[21])
        return Usage((user + system) / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE"))

elif sys.platform == "darwin":

    def _asked(pid: int) -> Usage:
        import ctypes

        # struct rusage_info_v0: 16 bytes of identifier, then numbers of 64 bits.
        told = (ctypes.c_uint64 * 64)()
        if ctypes.CDLL("/usr/lib/libproc.dylib").proc_pid_rusage(pid, 0, told):
            raise OSError
        user, system, footprint = told[2], told[3], told[9]
        tick = (ctypes.c_uint32 * 2)()  # nanoseconds, as a fraction
        ctypes.CDLL(None).mach_timebase_info(tick)
        return Usage((user + system) * tick[0] / tick[1] / 1e9, footprint)

elif sys.platform == "win32":

    def _asked(pid: int) -> Usage:
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            _fields_ = [
                ("cb", wintypes.DWORD),
                ("faults", wintypes.DWORD),
                *((f"size{number}", ctypes.c_size_t) for number in range(8)),
            ]

        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = wintypes.HANDLE
        query_limited = 0x1000
        handle = wintypes.HANDLE(kernel.OpenProcess(query_limited, False, pid))
        if not handle:
            raise OSError
        try:
            times = (ctypes.c_uint64 * 4)()  # created, ended, kernel, user, in units of 100 ns
            places = [ctypes.byref(times, 8 * number) for number in range(4)]
            counters = Counters(cb=ctypes.sizeof(Counters))
            if not kernel.GetProcessTimes(handle, *places):
                raise OSError
            if not kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb):
                raise OSError
        finally:
            kernel.CloseHandle(handle)
        return Usage((times[2] + times[3]) / 1e7, int(counters.size7))  # PagefileUsage: what it has committed

else:

    def _asked(pid: int) -> Usage:
        raise OSError(f"this system does not tell what process {pid} uses")
