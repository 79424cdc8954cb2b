"""Wrong files of every format are read or refused: none brings the reader down, hangs it or breaks a limit.

``python tests/reading/fuzzing/fuzz_readers.py`` does the same with a hundred thousand of them.
"""

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("fuzz_readers.py")


def fuzz(state: Path, inputs: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), "--inputs", str(inputs), "--state", str(state)]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def test_wrong_files_are_read_or_refused_and_fuzzing_goes_on_where_it_stopped(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    for inputs in (150, 400):
        done = fuzz(state, inputs)
        assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(state.read_text())
    assert told["next"] == 400
    assert told["counts"]["read"] + told["counts"]["refused"] == 400
    assert told["counts"]["read"] > 100
