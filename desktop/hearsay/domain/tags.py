"""Tags: each is one word, so that a line of them reads back as the tags it was made from."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hearsay.domain.unicode import well_formed


class TagColour(StrEnum):
    """The colours a tag may have; how each looks is the theme's."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    PINK = "pink"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that the reader has given a colour."""

    name: str
    colour: TagColour


_BETWEEN = str.maketrans({",": " ", "#": " "})


def tags_from(text: str) -> tuple[str, ...]:
    """Return the tags in a line that the reader typed, separated by commas, white space or ``#``."""
    return tidy_tags(text.translate(_BETWEEN).split())


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags that were given one by one, each once, in order; “two words” becomes “two-words”.

    What would separate tags in a line (commas, white space, ``#``) joins the words of a single one with a hyphen, and
    is left out at its ends; nothing is left of a tag without words.
    """
    words = (unicodedata.normalize("NFC", well_formed(tag)).translate(_BETWEEN).split() for tag in tags)
    return tuple(dict.fromkeys("-".join(each) for each in words if each))
