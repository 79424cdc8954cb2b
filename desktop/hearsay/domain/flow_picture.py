"""What the picture of who has it from whom is drawn with where it leaves the window: its frame and its colours."""

from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.domain.attribution import AttributionType

MARGIN, HEADING = 24.0, 30.0
"""pixels of paper around the picture, and of the words above its columns"""


@dataclass(frozen=True, slots=True)
class FlowColours:
    """Colours as ``#rrggbb``; ``types`` are those of the ribbons."""

    paper: str
    box: str
    line: str
    ink: str
    muted: str
    seal: str
    types: Mapping[AttributionType, str]
