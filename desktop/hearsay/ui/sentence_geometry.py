"""Where a stretch of text lies in a laid-out document, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath, QTextBlock, QTextDocument


@dataclass(frozen=True, slots=True)
class LinePiece:
    """The part of a stretch on one line, in document coordinates: its box, and the baseline's y."""

    rect: QRectF
    baseline: float


def line_pieces(document: QTextDocument, start: int, end: int) -> Iterator[LinePiece]:
    """Yield the boxes of document positions ``[start, end)``, one a line, from top to bottom."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _pieces_of_block(document, block, start, end)
        block = block.next()


def _pieces_of_block(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[LinePiece]:
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    first = max(0, start - block.position())
    last = min(block.length() - 1, end - block.position())
    format_iterator = block.begin()
    font = block.charFormat().font() if format_iterator.atEnd() else format_iterator.fragment().charFormat().font()
    metrics = QFontMetricsF(font)
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        line_start, line_end = line.textStart(), line.textStart() + line.textLength()
        if line_end <= first:
            continue
        if line_start >= last:
            break
        at_start, at_end = max(first, line_start), min(last, line_end)
        if at_end == line_end:
            # White space that hangs over the line's end is not worth a tint.
            tail = block.text()[at_start:at_end]
            at_end -= len(tail) - len(tail.rstrip())
        x1, x2 = _x(line.cursorToX(at_start)), _x(line.cursorToX(at_end))
        baseline = line.y() + line.ascent()
        top = baseline - metrics.ascent()
        rect = QRectF(QPointF(min(x1, x2), top), QPointF(max(x1, x2), baseline + metrics.descent()))
        if rect.width() > 0:
            yield LinePiece(rect.translated(origin), baseline + origin.y())


def _x(cursor_to_x: object) -> float:
    """Return the x of a ``cursorToX`` answer, which PySide6 gives with or without the position, by version."""
    return float(cursor_to_x[0] if isinstance(cursor_to_x, tuple) else cursor_to_x)  # type: ignore[arg-type]


def outline(pieces: list[LinePiece], margin: float) -> QPainterPath:
    """Return one path around all boxes, grown by ``margin`` pixels, joined where lines follow each other."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    previous: QRectF | None = None
    for piece in pieces:
        rect = piece.rect.adjusted(-margin, -margin, margin, margin)
        if previous is not None and rect.top() - previous.bottom() < rect.height():
            # The gap between two lines belongs to the stretch: neither line is boxed by itself.
            middle = (previous.bottom() + rect.top()) / 2
            path.addRect(
                QRectF(previous.left(), previous.bottom() - 2, previous.width(), middle - previous.bottom() + 2)
            )
            rect.setTop(middle - 1)
        path.addRect(rect)
        previous = rect
    return path.simplified()
