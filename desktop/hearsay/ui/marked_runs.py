"""A rendering of a quotation as runs of one look each: words that it shares with another one, and words that differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from html import escape


class Mark(Enum):
    SHARED = auto()
    INSERTED = auto()
    """bold: words that the other text has not"""
    DELETED = auto()
    """struck: words of the other text that are missing here"""
    OPEN = auto()
    """italic: words that are moved or stand in brackets"""
    COMMON = auto()
    """bold: words that both texts have, where most words differ"""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    mark: Mark = Mark.SHARED


def runs_html(runs: Sequence[Run], *, muted: str) -> str:
    """Return the runs, escaped, for a label that takes rich text; ``muted`` is the colour of struck words."""
    ways = {
        Mark.SHARED: "{}",
        Mark.INSERTED: "<b>{}</b>",
        Mark.DELETED: f"<s style='color:{muted}'>{{}}</s>",
        Mark.OPEN: "<i>{}</i>",
        Mark.COMMON: "<b>{}</b>",
    }
    return "".join(ways[run.mark].format(escape(run.text)) for run in runs)


def runs_in_words(runs: Sequence[Run]) -> str:
    """Return the runs for a screen reader, which shows neither bold nor struck letters."""
    ways = {Mark.INSERTED: "(put in: {})", Mark.DELETED: "(left out: {})"}
    return "".join(ways.get(run.mark, "{}").format(run.text) for run in runs)
