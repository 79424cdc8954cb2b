"""What a reader hands on before the parts of an article have their names: pieces of text in order."""

from dataclasses import dataclass, field

from hearsay.domain.article import BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that will become one block.

    ``kind`` is what the mark-up says it is, None where only its words can tell. ``level`` is that of a heading, 0 for
    anything else. A ``tight`` piece stands on the line right below the piece before it, with no blank line between.
    """

    text: str
    kind: BlockKind | None = None
    level: int = 0
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself outside the text that is read; empty strings where it says nothing."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The pieces of one file, in the order of reading, with the metadata its mark-up gave."""

    pieces: list[Piece]
    metadata: Metadata = field(default_factory=Metadata)
