"""What the reader has switched on for all panes."""

from dataclasses import dataclass

from hearsay.domain.attribution import AttributionType

DEFAULT_TEXT_SIZE = 11.5
SMALLEST_TEXT, LARGEST_TEXT = 7.0, 30.0


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Text size in points, tints and underlines on or off, and the types picked in the legend (none: all)."""

    text_size: float = DEFAULT_TEXT_SIZE
    tints: bool = True
    underlines: bool = True
    picked: frozenset[AttributionType] = frozenset()

    def dims(self, kind: AttributionType) -> bool:
        """Tell whether the legend dims sentences of this type."""
        return bool(self.picked) and kind not in self.picked
