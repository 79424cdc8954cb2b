"""What a reader hands on before the parts of an article have their names: pieces of text in order.

Named tuples, for a large file makes hundreds of thousands of them, and they cost a quarter of a frozen dataclass.
"""

from typing import NamedTuple

from hearsay.domain.article import BlockKind


class Piece(NamedTuple):
    """A stretch of text that will become one block.

    ``kind`` is what the mark-up says it is, None where only its words can tell. ``level`` is that of a heading, 0 for
    anything else. A ``tight`` piece stands on the line right below the piece before it, with no blank line between.
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0
    tight: bool = False


class Metadata(NamedTuple):
    """What the file says about itself outside the text that is read; empty strings where it says nothing."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    address: str = ""
    """where the original was found: http or https"""
    headline: str = ""
    """the title in full where the file names it as its headline: it outranks what the text shows"""


class Draft(NamedTuple):
    """The pieces of one article, in the order of reading, with the metadata its mark-up gave.

    ``properties`` are what the program that wrote the file noted of it: whoever saved a document is not always its
    author, so they are told only where neither mark-up nor text says more. ``named`` says that every piece has its
    kind already, so that none is to be made out from its words.
    """

    pieces: list[Piece]
    metadata: Metadata = Metadata()
    properties: Metadata = Metadata()
    named: bool = False


class Part(NamedTuple):
    """One article of a file that holds several; ``name`` tells it apart there, as ``chapter-03`` does."""

    name: str
    draft: Draft
