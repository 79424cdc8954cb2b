"""Tables of text documents: data becomes one piece of rows and cells, a page's layout the pieces of its cells."""

from collections.abc import Sequence

from hearsay.domain.article import BlockKind
from hearsay.reading.draft import Piece

_LONGEST_CELL = 200
"""code points: tables with longer cells lay a page out instead of showing data"""

Cell = Sequence[Piece]


def table_pieces(rows: Sequence[Sequence[Cell]]) -> list[Piece]:
    """Return the pieces that a table's cells make up: one table, or all that is in it where it is none."""
    texts = [[" ".join(piece.text.strip() for piece in cell) for cell in row] for row in rows]
    wide = any(sum(bool(text.strip()) for text in row) > 1 for row in texts)
    if wide and all(len(text) <= _LONGEST_CELL for row in texts for text in row):
        lines = ("\t".join(" ".join(text.split()) for text in row) for row in texts)
        return [Piece("\n".join(lines), BlockKind.TABLE)]
    return [piece for row in rows for cell in row for piece in cell]
