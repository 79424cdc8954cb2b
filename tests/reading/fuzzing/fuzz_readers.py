"""Reads files made wrong on purpose, in the process that reads, and counts what becomes of them.

    python tests/reading/fuzzing/fuzz_readers.py [--inputs 100000] [--first 0] [--state build/fuzz/readers.json]

It goes on where it stopped. Inputs that crash, hang or break a limit are kept beside the state, under their numbers.
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from mutations import Inputs  # type: ignore[import-not-found, unused-ignore]

from hearsay.reading.unreadable import Unreadable
from hearsay.reading.worker import limits
from hearsay.reading.worker.messages import Request
from hearsay.reading.worker.process import ReadingProcess

BREACHES = {
    limits.CRASHED: "crash",
    limits.GARBLED: "garbled",
    limits.STUCK: "hang",
    limits.TOO_SLOW: "over 5 s",
    limits.TOO_HUNGRY: "over 512 MB",
}
FAILED = "Hearsay itself failed"
_SAVE_EVERY = 100
_SLOW_S = 2.0


class Fuzzing:
    """What became of the inputs so far."""

    def __init__(self) -> None:
        self._inputs = Inputs()
        self._process: ReadingProcess | None = None
        self.counts: Counter[str] = Counter()

    def read(self, number: int) -> str:
        """Read one input and return what became of it; a fault is one of ``BREACHES`` or begins with "failed"."""
        content, suffix = self._inputs[number]
        if self._process is None or not self._process.alive:
            self._process = ReadingProcess()
        start = time.perf_counter()
        try:
            self._process.read(Request(content, suffix, f"{number}{suffix}", whole=number % 7 == 0))
            outcome = "read"
        except Unreadable as problem:
            failed = problem.reason.partition("(")[2][:80] if problem.reason.startswith(FAILED) else ""
            outcome = BREACHES.get(problem.reason) or (f"failed: {failed}" if failed else "refused")
        if time.perf_counter() - start > _SLOW_S and outcome in {"read", "refused"}:
            self.counts["slower than 2 s"] += 1
        self.counts[outcome] += 1
        return outcome

    def content(self, number: int) -> bytes:
        return bytes(self._inputs[number][0])

    def close(self) -> None:
        if self._process is not None:
            self._process.close()


def main() -> int:
    """Return 0 where every input was read or refused, 1 where one broke something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--state", type=Path, default=Path("build/fuzz/readers.json"))
    options = parser.parse_args()
    options.state.parent.mkdir(parents=True, exist_ok=True)
    fuzzing, number = Fuzzing(), options.first
    if options.state.exists():
        state = json.loads(options.state.read_text())
        number, fuzzing.counts = state["next"], Counter(state["counts"])
    try:
        while number < options.first + options.inputs:
            outcome = fuzzing.read(number)
            if outcome not in {"read", "refused"}:
                (options.state.parent / f"{number} {outcome[:20].replace(':', '').replace('/', '')}").write_bytes(
                    fuzzing.content(number)
                )
            number += 1
            if number % _SAVE_EVERY == 0:
                _save(options.state, number, fuzzing.counts)
    finally:
        _save(options.state, number, fuzzing.counts)
        fuzzing.close()
    sys.stdout.write(f"{number - options.first} inputs: {dict(fuzzing.counts)}\n")
    return 0 if set(fuzzing.counts) <= {"read", "refused", "slower than 2 s"} else 1


def _save(state: Path, number: int, counts: Counter[str]) -> None:
    draft = state.with_suffix(".draft")
    draft.write_text(json.dumps({"next": number, "counts": dict(counts)}, indent=1))
    draft.replace(state)


if __name__ == "__main__":
    sys.exit(main())
