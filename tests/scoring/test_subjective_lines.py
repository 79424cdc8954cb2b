from pathlib import Path

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from scoring.figures import Measure
from scoring.quality import subjectivity_figures
from scoring.subjective_lines import LabelledLine, read_lines, subjectivity_of


def test_quotation_marks_in_a_line_stand_for_themselves(tmp_path: Path) -> None:
    path = tmp_path / "lines.tsv"
    path.write_text('label\tsentence\nOBJ\t"It held," he said.\nSUBJ\tA shame\u2028indeed.\n', "utf-8")
    assert read_lines(path) == (
        LabelledLine("OBJ", '"It held," he said.'),
        LabelledLine("SUBJ", "A shame\u2028indeed."),
    )


@pytest.mark.parametrize("line", ["MAYBE\tIt held.", "OBJ It held.", "SUBJ"])
def test_a_line_without_a_label_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lines.tsv"
    path.write_text(f"label\tsentence\nOBJ\tIt held.\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"lines\.tsv, line 3"):
        read_lines(path)


def test_a_line_is_subjective_where_any_of_its_sentences_is_an_opinion() -> None:
    engine = Engine(RuleFinder())
    assert subjectivity_of(engine, "The bridge opened in 1931. Of course this is an outrageous disgrace.") == "SUBJ"
    assert subjectivity_of(engine, "The bridge opened in 1931.") == "OBJ"
    assert subjectivity_of(engine, "“Of course this is an outrageous disgrace,” said the mayor.") == "OBJ"


def test_both_labels_weigh_the_same() -> None:
    lines = [LabelledLine("OBJ", "The bridge opened in 1931.")] * 9 + [LabelledLine("SUBJ", "The bridge is 9 m long.")]
    reached = subjectivity_figures(Engine(RuleFinder()), lines)[Measure.SUBJECTIVITY]
    assert reached == pytest.approx((18 / 19 + 0) / 2)
