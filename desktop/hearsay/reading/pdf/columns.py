"""Columns: the white space between them is found, and rows are put into the order of reading.

A gutter is a stretch of x that no word touches on several rows in a row, with text on both sides. This is the idea of
the recursive X-Y cut (Nagy and Seth, *Hierarchical representation of optically scanned documents*, 1984), cut along
bands of rows, so that a blank line which two columns share by chance is not taken for the end of both.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
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
    widths = [_Widths(row) for row in rows]
    start = 0
    while start < len(rows):
        band = _band(widths, free, start, size) if deepest else None
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


class _Widths:
    """How many characters of a row stand on either side of any place."""

    def __init__(self, row: Row) -> None:
        words = sorted(row.words, key=lambda word: word.left)
        self._lefts = [word.left for word in words]
        self._sums = list(accumulate((len(word.text) + 1 for word in words), initial=0))

    def sides(self, middle: float) -> tuple[int, int]:
        left = self._sums[bisect_left(self._lefts, middle)]
        return left, self._sums[-1] - left


def _band(widths: Sequence[_Widths], free: Sequence[list[Gap]], start: int, size: float) -> tuple[int, Gap] | None:
    """Return the end of the longest run of rows from ``start`` on that share a gutter, and the gutter.

    ``free`` is what ``_free`` gives for each row, ``widths`` where its characters stand.
    """
    shared = free[start]
    inner: list[Gap] = []
    end = start + 1
    while end < len(free):
        shared = common_gaps(shared, free[end], size)
        # Both ends are words' edges, so that text stands on both sides.
        still = [gap for gap in shared if isfinite(gap.left) and isfinite(gap.right)]
        if not shared or (inner and not still):
            break
        inner = still
        end += 1
    widest_first = sorted(inner, key=lambda gap: gap.left - gap.right)
    gutter = next((gap for gap in widest_first if _is_gutter(widths[start:end], gap)), None)
    return None if gutter is None else (end, gutter)


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
    """Return where the gaps of both, each from left to right, overlap by at least ``narrowest``."""
    common = []
    here = there = 0
    while here < len(first) and there < len(second):
        a, b = first[here], second[there]
        gap = Gap(max(a.left, b.left), min(a.right, b.right))
        if gap.right - gap.left >= narrowest:
            common.append(gap)
        if a.right <= b.right:
            here += 1
        else:
            there += 1
    return common


def _is_gutter(widths: Sequence[_Widths], gap: Gap) -> bool:
    """True where text stands on both sides, wide enough for columns of text, in enough rows."""
    middle = (gap.left + gap.right) / 2
    sides = [row.sides(middle) for row in widths]
    if sum(1 for left, right in sides if left and right) < _FEWEST_ROWS:
        return False
    lefts = [left for left, _ in sides if left]
    rights = [right for _, right in sides if right]
    return min(sum(lefts) / len(lefts), sum(rights) / len(rights)) >= _NARROWEST_COLUMN
