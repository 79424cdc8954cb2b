"""Plain text is read without the libraries that only other files need: they would double the time to the first word."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from hearsay.reading.folder import read_folder
read_folder(Path(sys.argv[1]))
heavy = {"lxml", "markdown", "charset_normalizer", "natsort", "json", "xml.etree"}
heavy |= {"hearsay.reading.markdown_text", "hearsay.reading.markup_blocks", "hearsay.reading.html_page"}
print(*heavy.intersection(sys.modules))
"""


def loaded_by_reading(folder: Path) -> set[str]:
    run = subprocess.run([sys.executable, "-c", SCRIPT, str(folder)], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a10.txt").write_text("Pier closed\n\nThe “board” met, and voted & left.\n", encoding="utf-8")
    (tmp_path / "a9.txt").write_text("Pier closed\n\nThe board met.\n", encoding="utf-8")
    assert loaded_by_reading(tmp_path) == set()


def test_clean_markdown_does_without_lxml(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Pier closed\n\nThe [board](#) met.\n", encoding="utf-8")
    assert loaded_by_reading(tmp_path) == {
        *("markdown", "xml.etree", "hearsay.reading.markdown_text", "hearsay.reading.markup_blocks")
    }


def test_importing_the_reading_of_plain_text_compiles_hardly_a_pattern() -> None:
    script = (
        "import re._compiler as compiler, pathlib, dataclasses, hearsay.domain.article, hearsay.domain.progress\n"
        "made = []\n"
        "compile_it = compiler.compile\n"
        "compiler.compile = lambda pattern, flags=0: made.append(pattern) or compile_it(pattern, flags)\n"
        "import hearsay.reading.folder\n"
        "print(len(made))\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(run.stdout) <= 5
