"""A table that leaves the program: text in rows and columns, and the kinds of file it can become."""

from dataclasses import dataclass
from enum import StrEnum


class TableForm(StrEnum):
    """The value is what a file of that kind ends with."""

    CSV = "csv"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has a text for every column."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
