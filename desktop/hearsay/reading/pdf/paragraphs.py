"""Rows of a column become paragraphs, headings, lists, block quotes and tables; halves of paragraphs meet again."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from hearsay.domain.article import BlockKind
from hearsay.reading.pdf.columns import gaps_of
from hearsay.reading.pdf.hyphens import joined_lines
from hearsay.reading.pdf.rows import Row
from hearsay.reading.sentence_ends import is_complete

_HEADING = 1.12
"""of the size of the text"""
SMALL = 0.9
"""of the size of the text: below it are footnotes"""
_OTHER_SIZE = 0.08
_WIDE_LEADING = 1.3
"""of the usual distance of two lines: a wider one parts paragraphs"""
_INDENT = 0.8
_QUOTE_INDENT = 1.4
"""of the size"""
_CELL_GAP = 1.5
_LONGEST_CELL = 80
"""code points"""
_LONGEST_BOLD_HEADING = 120
_SHORT_LINE = 0.85
"""of a column's width: a line that ends before it and with a full stop ends its paragraph"""
_BULLET = re.compile(r"[•‣◦▪●∙⁃–*\uf0b7-]$")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]$")


class Paragraph(NamedTuple):
    """Rows that belong together. ``indent`` is in points from the column's left edge; ``fills`` says that the last
    line reaches the column's right edge, so that it may go on elsewhere."""

    rows: tuple[Row, ...]
    kind: BlockKind | None
    indent: float
    fills: bool

    @property
    def size(self) -> float:
        return median(row.size for row in self.rows)

    def text(self, vocabulary: frozenset[str]) -> str:
        """Return the words; hyphens at line ends are undone where ``vocabulary`` (words of the file) allows it."""
        if self.kind is BlockKind.TABLE:
            return "\n".join("\t".join(cells_of(row, self.size)) for row in self.rows)
        lines = [row.text for row in self.rows]
        if self.kind is BlockKind.LIST_ITEM:
            lines[0] = _without_bullet(lines[0])
        return joined_lines(lines, vocabulary)


def paragraphs_of(rows: Sequence[Row], size: float) -> list[Paragraph]:
    """Return the paragraphs of one column from top to bottom; ``size`` in points is that of the text."""
    if not rows:
        return []
    column = _Column(rows, size)
    groups: list[list[Row]] = []
    tables = _table_rows(rows, size)
    for index, row in enumerate(rows):
        if index and (tables[index] == tables[index - 1]) and (tables[index] or column.goes_on(groups[-1], row)):
            groups[-1].append(row)
        else:
            groups.append([row])
    starts = accumulate((len(group) for group in groups), initial=0)
    return [column.paragraph(group, is_table=tables[start] > 0) for group, start in zip(groups, starts, strict=False)]


class _Column:
    def __init__(self, rows: Sequence[Row], size: float) -> None:
        self.size = size
        text = [row for row in rows if abs(row.size - size) <= _OTHER_SIZE * size] or rows
        places = Counter(round(row.left) for row in text)
        # The edge that most lines share, or the one left of it that quite a few do.
        common = [place for place, times in places.items() if times >= 0.3 * max(places.values())]
        self.left = float(min(common))
        self.right = max(row.right for row in rows)
        distances = [upper.bottom - lower.bottom for upper, lower in pairwise(rows)]
        near = [distance for distance in distances if 0.8 * size < distance < 2.2 * size]
        self.leading = sorted(near)[len(near) // 3] if near else 1.3 * size

    def goes_on(self, group: Sequence[Row], row: Row) -> bool:
        """True where ``row`` belongs to the same paragraph as the rows right above it."""
        above = group[-1]
        if abs(above.size - row.size) > _OTHER_SIZE * max(above.size, row.size) or above.bold != row.bold:
            return False
        leading = max(self.leading, 1.15 * row.size) if row.size > _HEADING * self.size else self.leading
        if above.bottom - row.bottom > _WIDE_LEADING * leading or _is_marked(row):
            return False
        first = group[0]
        if _is_marked(first):
            return row.left > first.left + 0.3 * self.size
        if row.left - above.left > _INDENT * self.size:
            return False
        if above.left - row.left > _INDENT * self.size and len(group) > 1:
            return False
        ends = is_complete(above.text) and above.right - self.left < _SHORT_LINE * (self.right - self.left)
        return not ends

    def paragraph(self, group: Sequence[Row], *, is_table: bool) -> Paragraph:
        indent = min(row.left for row in group) - self.left
        fills = group[-1].right > self.left + _SHORT_LINE * (self.right - self.left)
        kind = BlockKind.TABLE if is_table else self._kind(group, indent)
        return Paragraph(tuple(group), kind, indent, fills)

    def _kind(self, group: Sequence[Row], indent: float) -> BlockKind | None:
        if _is_marked(group[0]):
            return BlockKind.LIST_ITEM
        size = median(row.size for row in group)
        length = sum(len(row.text) for row in group)
        if size >= _HEADING * self.size and length <= 3 * _LONGEST_BOLD_HEADING:
            return BlockKind.HEADING
        bold = all(row.bold for row in group) and length <= _LONGEST_BOLD_HEADING
        if bold and not group[-1].text.endswith((".", ",", ";", ":", "”")):
            return BlockKind.HEADING
        lefts = [row.left for row in group]
        even = max(lefts) - min(lefts) < 0.3 * self.size
        wide = group[0].right - group[0].left > 0.5 * (self.right - self.left)
        if len(group) > 1 and even and wide and indent >= _QUOTE_INDENT * self.size:
            return BlockKind.BLOCK_QUOTE
        return None


def _is_marked(row: Row) -> bool:
    """True for a line that begins with a bullet, or with a number and a space."""
    first = row.words[0].text
    return len(row.words) > 1 and bool(_BULLET.match(first) or _NUMBER.match(first))


def _without_bullet(line: str) -> str:
    first, _, rest = line.partition(" ")
    return rest if _BULLET.match(first) else line


def cells_of(row: Row, size: float) -> list[str]:
    """Return the texts between the wide gaps of a row."""
    starts = [gap.right for gap in gaps_of(row, _CELL_GAP * size)]
    cells: list[list[str]] = [[] for _ in range(len(starts) + 1)]
    for word in row.words:
        cells[bisect_right(starts, word.left)].append(word.text)
    return [" ".join(cell) for cell in cells if cell]


def _table_rows(rows: Sequence[Row], size: float) -> list[int]:
    """Return for each row the number of the table it belongs to, 0 for none.

    Two or more rows in a row are one whose cells, three or more (two in three rows), begin at the same places.
    """
    numbers = [0] * len(rows)
    start = table = 0
    while start < len(rows):
        places = _cell_places(rows[start], size)
        end = start + 1
        while places and end < len(rows) and _agree(places, _cell_places(rows[end], size), size):
            end += 1
        if places and end - start >= (2 if len(places) > 2 else 3):
            table += 1
            numbers[start:end] = [table] * (end - start)
        start = end if places else start + 1
    return numbers


def _cell_places(row: Row, size: float) -> list[float]:
    gaps = gaps_of(row, _CELL_GAP * size)
    if not gaps or _is_marked(row) or max(map(len, cells_of(row, size))) > _LONGEST_CELL:
        return []
    return [row.left, *(gap.right for gap in gaps)]


def _agree(first: Sequence[float], second: Sequence[float], size: float) -> bool:
    return len(first) == len(second) and all(abs(a - b) < 0.5 * size for a, b in zip(first, second, strict=True))


def joined_across(columns: Iterable[Sequence[Paragraph]]) -> list[Paragraph]:
    """Return the paragraphs of all columns of all pages, those joined that a column's or a page's end cut in two."""
    joined: list[Paragraph] = []
    for column in columns:
        below = list(column)
        if joined and below and _is_rest(joined[-1], below[0]):
            upper, lower = joined[-1], below.pop(0)
            kind = upper.kind or lower.kind
            joined[-1] = Paragraph((*upper.rows, *lower.rows), kind, upper.indent, lower.fills)
        joined += below
    return joined


def _is_rest(upper: Paragraph, lower: Paragraph) -> bool:
    text, rest = upper.rows[-1].text, lower.rows[0].text
    may = {BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE, None}
    if upper.kind not in may or lower.kind not in {None, BlockKind.BLOCK_QUOTE} or is_complete(text):
        return False
    if abs(upper.size - lower.size) > _OTHER_SIZE * upper.size:
        return False
    # A quotation's last line before the cut may look like a paragraph with an indent, being alone.
    quoted = lower.kind is BlockKind.BLOCK_QUOTE and upper.indent > _INDENT * upper.size
    cut = text.endswith(("-", "\xad")) or rest[:1].islower()
    if upper.kind is lower.kind or upper.kind is BlockKind.LIST_ITEM or quoted:
        return cut or (upper.fills and upper.kind is None and lower.indent < _INDENT * lower.size)
    return False


def split_notes(paragraphs: Sequence[Paragraph], size: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return a column's paragraphs, and the footnotes set in smaller type below them."""
    end = len(paragraphs)
    while end and paragraphs[end - 1].size < SMALL * size and paragraphs[end - 1].kind is not BlockKind.TABLE:
        end -= 1
    notes = list(paragraphs[end:])
    if not notes or notes[0].rows[0].text[:1] not in "0123456789*†‡[(":
        return list(paragraphs), []
    return list(paragraphs[:end]), notes
