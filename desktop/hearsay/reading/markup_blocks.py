"""A tree of elements becomes pieces: block quotes, headings, list items, captions and tables stay what they are."""

import re
from collections.abc import Iterator
from typing import Protocol

from hearsay.domain.article import BlockKind
from hearsay.reading.draft import Piece
from hearsay.reading.plain_text import split_plain_text
from hearsay.reading.sentence_ends import ends_sentence, is_cjk
from hearsay.reading.words import word_set

KIND_MARK = "data-hearsay-kind"
"""attribute by which the page reader says what a part of a page is: comments, furniture, a caption, a footnote …"""
_WHOLE = frozenset({BlockKind.COMMENT, BlockKind.FURNITURE})
"""kinds that everything within has"""
_MARKED = {str(kind): kind for kind in (*_WHOLE, BlockKind.CAPTION, BlockKind.BLOCK_QUOTE, BlockKind.FOOTNOTE)}


class Element(Protocol):
    """What lxml's elements and those of the standard library have in common."""

    @property
    def tag(self) -> object: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def get(self, key: str, /) -> str | None: ...
    def __iter__(self) -> "Iterator[Element]": ...


_INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt",
    "ruby s samp small",
    "span strike strong sub sup time tt u var wbr",
)
SKIPPED = word_set(
    "applet area audio base button canvas col colgroup command datalist dialog embed frame frameset head iframe",
    "input link map",
    "meta meter noframes noscript object optgroup option param picture progress script select",
    "source style svg template",
    "textarea title track video",
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "blockquote": BlockKind.BLOCK_QUOTE,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_LINE_BREAK = "\x00"
"""stands for <br> until a block is complete; no parser lets the character itself through"""
_LONGEST_CELL = 200
"""code points: tables with longer cells lay a page out instead of showing data"""
_BLOCKS_IN_CELLS = frozenset({"p", "div", "table", "ul", "ol", "blockquote", "article", "section", *_HEADINGS})


def pieces_of(root: Element) -> list[Piece]:
    """Return the text below ``root`` as pieces, in document order; walks without recursion, however deep the tree."""
    collector = _Collector()
    collector.enter(root)
    path: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
    while path:
        element, children = path[-1]
        child = next(children, None)
        if child is None:
            path.pop()
            collector.leave(element)
            if path:
                collector.add(element.tail)
        elif collector.takes_whole(child):
            collector.add(child.tail)
        else:
            collector.enter(child)
            path.append((child, iter(child)))
    collector.finish()
    return collector.pieces


def texts_below(root: Element) -> Iterator[str]:
    """Yield every text below ``root`` in document order, comments and scripts left out, without recursion."""
    if root.text:
        yield root.text
    path = [iter(root)]
    while path:
        child = next(path[-1], None)
        if child is None:
            path.pop()
            continue
        shown = isinstance(child.tag, str) and child.tag not in SKIPPED
        if shown and child.tag == "br":
            yield " "
        if shown and child.text:
            yield child.text
        if child.tail:
            yield child.tail
        if shown:
            path.append(iter(child))


class _Collector:
    """Gathers text until a block ends; knows which elements it is inside of."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._text: list[str] = []
        self._kinds: list[tuple[BlockKind | None, int]] = [(None, 0)]
        self._behind = ""
        """the inline element that ended right before, with nothing in between"""

    def add(self, text: str | None) -> None:
        if text:
            if self._behind and self._text and _are_apart(self._behind, self._text[-1], text):
                self._text.append(" ")
            self._behind = ""
            self._text.append(text.replace(_LINE_BREAK, ""))

    def takes_whole(self, element: Element) -> bool:
        """Take an element that is not walked into: a break, preformatted text, a data table, what is skipped."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return True
        if tag == "br":
            self._text.append(_LINE_BREAK)
        elif tag == "hr":
            self._flush()
        elif tag in {"pre", "listing", "xmp"}:
            self._flush()
            kind, level = self._kinds[-1]
            for piece in split_plain_text("".join(texts_below(element))):
                self.pieces.append(Piece(piece.text, kind or piece.kind, level, piece.tight))
        elif tag == "table" and (rows := _data_rows(element)):
            self._flush()
            captions = (caption for caption in element if caption.tag == "caption")
            self.pieces += [Piece(text, BlockKind.CAPTION) for text in map(_line_of, captions) if text]
            self.pieces.append(Piece("\n".join(rows), BlockKind.TABLE))
        else:
            return False
        return True

    def enter(self, element: Element) -> None:
        if element.tag not in _INLINE:
            self._flush()
            self._kinds.append(self._kind_inside(element))
        elif element.tag == "time":
            self._behind = "time"
        self.add(element.text)

    def leave(self, element: Element) -> None:
        if element.tag in {"span", "time"} and not element.tail:
            self._behind = str(element.tag)
        if element.tag not in _INLINE:
            self._flush()
            self._kinds.pop()

    def finish(self) -> None:
        self._flush()

    def _kind_inside(self, element: Element) -> tuple[BlockKind | None, int]:
        tag = str(element.tag)
        outer, level = self._kinds[-1]
        if outer in _WHOLE:
            return outer, 0
        marked = _MARKED.get(element.get(KIND_MARK) or "")
        if marked:
            return marked, 0
        if outer is BlockKind.BLOCK_QUOTE and tag not in {"figcaption", "caption"}:
            return outer, 0
        if outer is BlockKind.FOOTNOTE and tag not in _HEADINGS:
            return outer, 0
        if tag in _HEADINGS:
            return BlockKind.HEADING, _HEADINGS[tag]
        return (_KINDS[tag], 0) if tag in _KINDS else (outer, level)

    def _flush(self) -> None:
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if not text.strip():
            return
        kind, level = self._kinds[-1]
        if _LINE_BREAK not in text:
            self.pieces.append(Piece(text.strip(), kind, level))
            return
        for paragraph in re.split(rf"{_LINE_BREAK}(?:\s*{_LINE_BREAK})+", text):
            tight = False
            for line in _lines(paragraph):
                self.pieces.append(Piece(line, kind, level, tight))
                tight = True


def _line_of(element: Element) -> str:
    return " ".join(" ".join(texts_below(element)).split())


def _are_apart(tag: str, before: str, after: str) -> bool:
    """True for what a style sheet sets apart: "Credit" and "Ada Lund" in two spans, a name and a date."""
    if tag == "time":
        return before[-1].isalnum() and after[0].isalnum()
    return (before[-1].islower() and after[0].isupper()) or (is_cjk(before[-1]) and after[0].isdigit())


def _lines(paragraph: str) -> Iterator[str]:
    """Yield the lines that <br> sets apart, those that run on in lower case joined again."""
    current = ""
    for line in paragraph.split(_LINE_BREAK):
        text = line.strip()
        if current and text and text[0].islower() and not ends_sentence(current):
            current = f"{current} {text}"
            continue
        if current:
            yield current
        current = text
    if current:
        yield current


def _data_rows(table: Element) -> list[str]:
    """Return a data table's rows, cells parted by tabs; nothing for a table that lays out a page."""
    rows: list[list[str]] = []
    longest = 0
    path = [iter(table)]
    while path:
        child = next(path[-1], None)
        if child is None:
            path.pop()
            continue
        tag = child.tag
        if not isinstance(tag, str) or tag in SKIPPED or tag == "caption":
            continue
        if tag in _BLOCKS_IN_CELLS:
            return []
        if tag == "tr":
            rows.append([])
        if tag in {"td", "th"} and rows:
            cell = _line_of(child)
            longest = max(longest, len(cell))
            rows[-1].append(cell)
        path.append(iter(child))
    wide = any(len(row) > 1 for row in rows)
    return ["\t".join(row) for row in rows] if wide and longest <= _LONGEST_CELL else []
