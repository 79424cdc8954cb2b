"""The engine serves scripts and servers: it imports, and passes its own tests, on a machine without PySide6."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

_BLOCKER = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"{name} is blocked", name=name)

sys.meta_path.insert(0, NoQt())
"""

_OPTIONS = "[pytest]\naddopts = --import-mode=importlib -p no:pytest-qt -p no:cacheprovider -p no:benchmark\n"


def test_engine_passes_its_tests_without_qt(tmp_path: Path) -> None:
    (tmp_path / "no_qt.py").write_text(_BLOCKER, "utf-8")
    (tmp_path / "engine.ini").write_text(_OPTIONS, "utf-8")
    engine = [f"tests/{floor}" for floor in ("attribution", "domain")]
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-c", str(tmp_path / "engine.ini"), "--rootdir", str(CHECKOUT)),
            *("-p", "no_qt", "-q"),
            *engine,
        ],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(CHECKOUT / "desktop")])},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-2000:]
    assert " passed" in ran.stdout
