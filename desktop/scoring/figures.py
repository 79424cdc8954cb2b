"""What is measured of an engine, by name, in the order in which it is told."""

from collections.abc import Mapping
from enum import StrEnum

from scoring.measures import Score


class Measure(StrEnum):
    """One thing measured; its value is what a table calls it. Shares and F1 are 0–1."""

    EXACT_SOURCE = "exact spans, source, F1"
    EXACT_CUE = "exact spans, cue, F1"
    EXACT_CONTENT = "exact spans, content, F1"
    OVERLAP_SOURCE = "overlap by characters, source, F1"
    OVERLAP_CUE = "overlap by characters, cue, F1"
    OVERLAP_CONTENT = "overlap by characters, content, F1"
    SPEECH = "sentences by spans, macro-F1"
    SPEECH_QUOTE = "  quote, F1"
    SPEECH_SECONDHAND = "  secondhand, F1"
    SPEECH_NONE = "  none, F1"
    SPEECH_BY_TYPES = "sentences by types, macro-F1"
    TYPES = "types, macro-F1"
    TYPES_RIGHT = "types, share right"
    LAST_LINK = "chain, last link right"
    WHOLE_CHAIN = "chain, every link right"
    CALIBRATION = "calibration error, bins of equal width"
    CALIBRATION_BY_MASS = "calibration error, bins of equal mass"
    SUBJECTIVITY = "subjective lines, macro-F1"
    SPEED = "sentences a second"
    SPEED_AGAINST_FULL = "times as fast as the full network"
    MEMORY = "peak memory of analyze, MB"

    @property
    def less_is_better(self) -> bool:
        return self in (Measure.CALIBRATION, Measure.CALIBRATION_BY_MASS, Measure.MEMORY)


Figure = float | Score
Figures = Mapping[Measure, Figure]


def value(figure: Figure) -> float:
    """Return a figure as one number: of a score, its F1."""
    return figure.f1 if isinstance(figure, Score) else figure
