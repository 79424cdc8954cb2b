"""The bars that engines are held to, in one place."""

from collections.abc import Mapping
from types import MappingProxyType

from hearsay.attribution.rule_finder import RuleFinder
from scoring.figures import Figures, Measure, value

Bars = Mapping[Measure, float]

RULES: Bars = MappingProxyType(
    {
        Measure.EXACT_SOURCE: 0.63,
        Measure.EXACT_CUE: 0.61,
        Measure.EXACT_CONTENT: 0.53,
        Measure.OVERLAP_SOURCE: 0.70,
        Measure.OVERLAP_CUE: 0.57,
        Measure.OVERLAP_CONTENT: 0.82,
        Measure.SPEECH: 0.83,
        Measure.SPEECH_BY_TYPES: 0.82,
        Measure.TYPES: 0.67,
        Measure.LAST_LINK: 0.52,
        Measure.WHOLE_CHAIN: 0.48,
        Measure.CALIBRATION: 0.17,
        Measure.SUBJECTIVITY: 0.63,
        Measure.MEMORY: 40.0,
    }
)
"""a little below what the rules reach: they are the baseline, and are not to get worse unnoticed"""

TRAINED: Bars = MappingProxyType(
    {
        Measure.EXACT_SOURCE: 0.77,
        Measure.EXACT_CUE: 0.70,
        Measure.EXACT_CONTENT: 0.63,
        Measure.OVERLAP_SOURCE: 0.86,
        Measure.OVERLAP_CUE: 0.76,
        Measure.OVERLAP_CONTENT: 0.91,
        Measure.SPEECH: 0.90,
        Measure.TYPES: 0.75,
        Measure.LAST_LINK: 0.80,
        Measure.CALIBRATION: 0.05,
        Measure.SUBJECTIVITY: 0.74,
        Measure.SPEED_AGAINST_FULL: 2.0,
        Measure.MEMORY: 350.0,
    }
)
"""what a trained engine is worth having for"""


def bars_of(engine: str) -> Bars:
    """Return the bars of an engine by the name that its annotated articles carry, e.g. ``rules 1``."""
    return RULES if engine == RuleFinder().name else TRAINED


def missed(figures: Figures, bars: Bars) -> tuple[str, ...]:
    """Return in words each bar that a measured figure does not reach; what was not measured misses none."""
    return tuple(
        f"{measure.strip()}: {value(figures[measure]):.3f}, {'at most' if measure.less_is_better else 'at least'} {bar}"
        for measure, bar in bars.items()
        if measure in figures and not _reaches(measure, value(figures[measure]), bar)
    )


def _reaches(measure: Measure, reached: float, bar: float) -> bool:
    return reached <= bar if measure.less_is_better else reached >= bar
