from scoring.bars import RULES, TRAINED, bars_of, missed
from scoring.calibration import Bin
from scoring.engines import engines
from scoring.figures import Figure, Measure
from scoring.measures import Score
from scoring.tables import confusion_table, reliability_table, side_by_side


def test_a_figure_below_its_bar_is_told() -> None:
    figures: dict[Measure, Figure] = {Measure.TYPES: 0.70, Measure.EXACT_CUE: Score(7, 10, 10)}
    assert missed(figures, {Measure.TYPES: 0.75, Measure.EXACT_CUE: 0.70, Measure.SUBJECTIVITY: 0.74}) == (
        "types, macro-F1: 0.700, at least 0.75",
    )


def test_of_memory_and_calibration_error_less_is_better() -> None:
    figures = {Measure.MEMORY: 360.0, Measure.CALIBRATION: 0.04}
    assert missed(figures, {Measure.MEMORY: 350.0, Measure.CALIBRATION: 0.05}) == (
        "peak memory of analyze, MB: 360.000, at most 350.0",
    )


def test_the_rules_are_the_baseline_and_every_other_engine_is_to_be_better() -> None:
    baseline, *_ = engines()
    assert bars_of(baseline) is RULES
    assert bars_of("another 1") is TRAINED
    for measure in (RULES.keys() & TRAINED.keys()) - {Measure.MEMORY}:
        better = TRAINED[measure] <= RULES[measure] if measure.less_is_better else TRAINED[measure] >= RULES[measure]
        assert better, measure


def test_engines_stand_side_by_side_with_their_bars() -> None:
    table = side_by_side(
        {
            "rules 1": {Measure.EXACT_CUE: Score(1, 2, 4), Measure.SPEED: 3000.4},
            "another 1": {Measure.EXACT_CUE: Score(3, 4, 4), Measure.MEMORY: 120.0},
        }
    )
    head, cue, speed, memory = table.splitlines()
    assert head.split() == ["rules", "1", "bar", "another", "1", "bar"]
    assert "0.333 (P 0.500 R 0.250)" in cue
    assert cue.endswith("0.750 (P 0.750 R 0.750)  ≥ 0.7")
    assert speed.split() == ["sentences", "a", "second", "3000", "–"]
    assert memory.split()[-3:] == ["120", "≤", "350"]


def test_types_that_are_never_labelled_have_a_column_and_no_row() -> None:
    table = confusion_table({("quote", "opinion"): 2, ("opinion", "opinion"): 2}, ("quote", "opinion", "none"))
    head, *rows = (line.split() for line in table.splitlines())
    assert head == ["labelled", "\\", "found", "quote", "opinion", "none", "F1"]
    assert rows == [["quote", "0", "2", "0", "0.000"], ["opinion", "0", "2", "0", "0.667"]]


def test_a_bin_is_a_row() -> None:
    assert reliability_table([Bin(4, 0.72, 0.5)]).splitlines()[1].split() == ["0.720", "0.500", "4"]
