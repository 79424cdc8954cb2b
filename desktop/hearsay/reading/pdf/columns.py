"""Columns: the white space between them is found, and rows are put into the order of reading.

A gutter is a stretch of x that no word touches on several rows in a row, with text on both sides. This is the idea of
the recursive X-Y cut (Nagy and Seth, *Hierarchical representation of optically scanned documents*, 1984), cut along
bands of rows, so that a blank line which two columns share by chance is not taken for the end of both.
"""

from collections.abc import Sequence
from math import inf, isfinite
from typing import NamedTuple

from hearsay.reading.pdf.rows import Row, rows_of

_FEWEST_ROWS = 4
"""rows with text on both sides of a gutter"""
_NARROWEST_COLUMN = 14
"""characters a row, on average: what is narrower is a table's column"""
_DEEPEST = 6


class Gap(NamedTuple):
    """A stretch of x, in points, that no word touches."""

    left: float
    right: float


def columns_of(rows: Sequence[Row], size: float) -> list[list[Row]]:
    """Return the rows of a page as columns in the order of reading; what runs across is a column of its own.

    ``size`` is that of the text in points: a gutter is at least as wide.
    """
    return _columns(list(rows), size, _DEEPEST)


def _columns(rows: list[Row], size: float, deepest: int) -> list[list[Row]]:
    columns: list[list[Row]] = []
    across: list[Row] = []
    free = [_free(row, size) for row in rows]
    start = 0
    while start < len(rows):
        band = _band(rows, free, start, size) if deepest else None
        if band is None:
            across.append(rows[start])
            start += 1
            continue
        end, gap = band
        if across:
            columns.append(across)
            across = []
        middle = (gap.left + gap.right) / 2
        words = [word for row in rows[start:end] for word in row.words]
        for side in (
            rows_of(word for word in words if word.right <= middle),
            rows_of(word for word in words if word.left >= middle),
        ):
            columns += _columns(side, size, deepest - 1)
        start = end
    if across:
        columns.append(across)
    return columns


def _band(rows: Sequence[Row], free: Sequence[list[Gap]], start: int, size: float) -> tuple[int, Gap] | None:
    """Return the end of the longest run of rows from ``start`` on that share a gutter, and the gutter.

    ``free`` is what ``_free`` gives for each row.
    """
    shared = free[start]
    inner: list[Gap] = []
    end = start + 1
    while end < len(rows):
        shared = common_gaps(shared, free[end], size)
        # Both ends are words' edges, so that text stands on both sides.
        still = [gap for gap in shared if isfinite(gap.left) and isfinite(gap.right)]
        if not shared or (inner and not still):
            break
        inner = still
        end += 1
    gutters = [gap for gap in inner if _is_gutter(rows[start:end], gap)]
    return (end, max(gutters, key=lambda gap: gap.right - gap.left)) if gutters else None


def _free(row: Row, narrowest: float) -> list[Gap]:
    """Return where no word of the row stands, the margins without end among it."""
    return [Gap(-inf, row.left), *gaps_of(row, narrowest), Gap(row.right, inf)]


def gaps_of(row: Row, narrowest: float) -> list[Gap]:
    """Return the stretches between a row's words that are at least ``narrowest`` wide."""
    words = sorted(row.words, key=lambda word: word.left)
    gaps = []
    right = words[0].right
    for word in words[1:]:
        if word.left - right >= narrowest:
            gaps.append(Gap(right, word.left))
        right = max(right, word.right)
    return gaps


def common_gaps(first: Sequence[Gap], second: Sequence[Gap], narrowest: float) -> list[Gap]:
    """Return where the gaps of both overlap by at least ``narrowest``."""
    overlaps = (Gap(max(a.left, b.left), min(a.right, b.right)) for a in first for b in second)
    return [gap for gap in overlaps if gap.right - gap.left >= narrowest]


def _is_gutter(rows: Sequence[Row], gap: Gap) -> bool:
    """True where text stands on both sides, wide enough for columns of text, in enough rows."""
    middle = (gap.left + gap.right) / 2
    left: list[int] = []
    right: list[int] = []
    both = 0
    for row in rows:
        widths = [0, 0]
        for word in row.words:
            widths[word.left >= middle] += len(word.text) + 1
        if widths[0]:
            left.append(widths[0])
        if widths[1]:
            right.append(widths[1])
        both += bool(widths[0] and widths[1])
    if both < _FEWEST_ROWS:
        return False
    return min(sum(left) / len(left), sum(right) / len(right)) >= _NARROWEST_COLUMN
