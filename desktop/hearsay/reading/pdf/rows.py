"""Words become rows, and the rows that every page repeats are told from those of the text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from hearsay.reading.pdf.page_words import Word

_EDGE_ROWS = 3
"""rows at the top and at the foot of a page that may be a running head"""
_SAME_HEIGHT = 3.0
"""points"""
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite|página|pagina)?\s*#(?:\s*(?:/|of|von|de|sur|di)\s*#)?\W*")
_PRINTED_ADDRESS = re.compile(r"((?:https?|file)://\S+) #/#")
_PRINTED_DATE = re.compile(r"#[/.-]#[/.-]#,? #:#")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class Row(NamedTuple):
    """Words side by side, in the order of reading."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def bottom(self) -> float:
        return min(word.bottom for word in self.words)

    @property
    def top(self) -> float:
        return max(word.top for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows from top to bottom: words whose heights overlap by more than half of the smaller."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: -(each.top + each.bottom)):
        # The newest rows are the nearest: a word lower than those belongs to none.
        for row in reversed(rows[-3:]):
            first = row[0]
            overlap = min(first.top, word.top) - max(first.bottom, word.bottom)
            if overlap > 0.5 * min(first.size, word.size):
                row.append(word)
                break
        else:
            rows.append([word])
    return [_in_order(row) for row in rows]


def _in_order(words: list[Word]) -> Row:
    text = "".join(word.text for word in words)
    leftwards = 2 * len(_RIGHT_TO_LEFT.findall(text)) > len(text)
    return Row(tuple(sorted(words, key=lambda word: -word.right if leftwards else word.left)))


def body_size(pages: Iterable[Sequence[Row]]) -> float:
    """Return the size, in points, of most of the text."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(row.size * 2) / 2] += len(row.text)
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def without_running_heads(pages: list[list[Row]]) -> tuple[list[list[Row]], str]:
    """Return the pages without what stands at the same height on many of them, and the address a browser printed."""
    edges = [_edges(len(rows)) for rows in pages]
    repeated: Counter[tuple[str, int]] = Counter()
    for rows, places in zip(pages, edges, strict=True):
        repeated.update({key for index in places for key in _keys(rows[index])})
    shown = [rows for rows in pages if rows]
    address = ""
    kept = []
    for rows, places in zip(pages, edges, strict=True):
        running = {index for index in places if _is_running(rows, index, repeated, len(shown))}
        for index in running:
            printed = _PRINTED_ADDRESS.search(_pattern(rows[index].text))
            if printed and not address:
                address = rows[index].text.split()[0]
        kept.append([row for index, row in enumerate(rows) if index not in running])
    return kept, address if address.startswith("http") else ""


def _edges(rows: int) -> list[int]:
    """Return the places, among so many rows, at which a running head may stand."""
    return [*range(min(_EDGE_ROWS, rows)), *range(max(_EDGE_ROWS, rows - _EDGE_ROWS), rows)]


def _pattern(text: str) -> str:
    """Return the text with ``#`` for every number, so that "Page 3" is the same on every page."""
    return re.sub(r"\d+", "#", text) if not text.startswith(("http", "file")) else re.sub(r"\d+/\d+$", "#/#", text)


def _keys(row: Row) -> set[tuple[str, int]]:
    # Two cells for each height, so that heights that differ by a little share one of them.
    height = row.bottom / _SAME_HEIGHT
    return {(_pattern(row.text.casefold()), int(height)), (_pattern(row.text.casefold()), int(height + 0.5) + 100_000)}


def _is_running(rows: Sequence[Row], index: int, repeated: Counter[tuple[str, int]], pages: int) -> bool:
    row = rows[index]
    pattern = _pattern(row.text.casefold())
    outermost = index in {0, len(rows) - 1}
    if outermost and (_PAGE_NUMBER.fullmatch(pattern) or _PRINTED_ADDRESS.fullmatch(pattern)):
        return len(rows) > 1
    if index == 0 and _PRINTED_DATE.match(pattern) and _PRINTED_ADDRESS.fullmatch(_pattern(rows[-1].text)):
        # A browser prints the day and the title above a page, and the address below it.
        return True
    times = max(repeated[key] for key in _keys(row))
    # A chapter's head stands on its pages alone; lower down, only what a third of all pages repeat is one.
    return times >= 2 and (outermost or times >= pages / 3)
