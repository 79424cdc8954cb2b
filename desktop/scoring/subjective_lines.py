"""Lines labelled as their author's subjective view or not, and what an engine makes of each by itself."""

from pathlib import Path
from typing import NamedTuple

from hearsay.attribution.engine import Engine
from hearsay.domain.attribution import AttributionType
from hearsay.reading.passages import read_passage

SUBJECTIVE, OBJECTIVE = "SUBJ", "OBJ"


class LabelledLine(NamedTuple):
    label: str
    text: str


def read_lines(path: Path) -> tuple[LabelledLine, ...]:
    """Return the lines of a file of shared/subjectivity: a head, then label, tab, sentence.

    Quotation marks stand for themselves. Raises OSError, and ValueError for a line that is no such pair.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")[1:], start=2):
        label, tab, text = line.partition("\t")
        if tab and label in (SUBJECTIVE, OBJECTIVE):
            found.append(LabelledLine(label, text))
        elif line:
            raise ValueError(f"{path.name}, line {number}: not a label, a tab and a sentence")
    return tuple(found)


def subjectivity_of(engine: Engine, line: str) -> str:
    """Return SUBJ where the engine finds an opinion of the author in the line, read by itself, else OBJ."""
    found = engine.annotate(read_passage(line, "line"))
    opinion = any(sentence.type is AttributionType.OPINION for sentence in found.sentences)
    return SUBJECTIVE if opinion else OBJECTIVE
