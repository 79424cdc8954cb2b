"""Code points to UTF-16 units and back: Hearsay counts the first, Qt the second."""

from bisect import bisect_left, bisect_right


class Utf16Map:
    """The positions of one text in both countings.

    Every character beyond U+FFFF (an emoji, say) takes two UTF-16 units and one code point.
    """

    def __init__(self, text: str) -> None:
        self._astral = [index for index, char in enumerate(text) if ord(char) > 0xFFFF]
        self._astral_units = [index + before for before, index in enumerate(self._astral)]

    def units(self, code_points: int) -> int:
        """Return the UTF-16 position of a position in code points."""
        return code_points + bisect_left(self._astral, code_points)

    def code_points(self, units: int) -> int:
        """Return the code point position of a UTF-16 position; inside a surrogate pair, that of the pair's start."""
        begun = bisect_right(self._astral_units, units - 1)
        return units - begun
