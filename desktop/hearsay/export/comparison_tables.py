"""The tables of quotations and sources as files: CSV that spreadsheets read and do not obey, and Markdown."""

import csv
import io
import re
from collections.abc import Sequence

from hearsay.domain.tables import Table
from hearsay.domain.unicode import well_formed
from hearsay.export.markdown_text import inline, table_cell

_BYTE_ORDER_MARK = "\ufeff"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
_FORMULA = re.compile(r"(?P<before>(?:^|;)[\s\"]*)(?P<sign>[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""a sign that begins a formula where a cell begins, or may begin: some languages' spreadsheets divide cells at ;"""


def table_csv(table: Table) -> str:
    """Return the table as CSV after RFC 4180, every cell in quotation marks, with a byte order mark for Excel.

    A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, quoted or not (CWE-1236).
    There the sign itself is put in quotation marks, ``“=”1+1``, which every reader sees for what they are; the usual
    apostrophe looks like the article's own in every other program, and a spreadsheet that saves the file drops it.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (table.columns, *table.rows):
        writer.writerow([_inert(text) for text in row])
    return _BYTE_ORDER_MARK + stream.getvalue()


def table_markdown(table: Table) -> str:
    """Return the table as a Markdown document of its own, whose cells show exactly what they hold."""
    rule = f"|{':---|' * len(table.columns)}"
    lines = (_line(table.columns), rule, *map(_line, table.rows))
    return f"## {inline(table.heading)}\n\n" + "\n".join(lines) + "\n"


def _inert(text: str) -> str:
    line = " ".join(_CONTROL.sub("", well_formed(text)).split())
    return _FORMULA.sub(lambda found: f"{found['before']}“{found['sign']}”", line)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(table_cell, cells))} |"
