"""What the reader writes: notes anchored to articles, and corrections of the engine's types."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hearsay.domain.attribution import AttributionType
from hearsay.domain.spans import Span

CONTEXT_LENGTH = 32
"""code points of context kept on each side of an anchored stretch"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note belongs: the exact words, up to 32 code points each side, and the position they had.

    After the W3C Web Annotation model's TextQuoteSelector and TextPositionSelector. An anchor with no words
    (``exact`` empty) belongs to the whole article.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0

    def _fields(self) -> tuple[str, str, str, int, int]:
        return self.exact, self.prefix, self.suffix, self.start, self.end

    @property
    def whole_article(self) -> bool:
        return not self.exact

    @classmethod
    def at(cls, text: str, span: Span) -> "Anchor":
        return cls(
            exact=span.of(text),
            prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            suffix=text[span.end : span.end + CONTEXT_LENGTH],
            start=span.start,
            end=span.end,
        )


class AnchorInText(Anchor):
    """What ``Anchor.at`` returns, and equal to it, but that its words are taken from the text when they are asked for.

    For a great many notes: words that are in memory with their article need not be there once more.
    """

    __slots__ = ("_text",)
    _text: str

    def __init__(self, text: str, start: int, end: int) -> None:
        keep = object.__setattr__  # as any frozen dataclass does it
        keep(self, "_text", text)
        keep(self, "start", start)
        keep(self, "end", end)

    @property
    def exact(self) -> str:
        return self._text[self.start : self.end]

    @property
    def prefix(self) -> str:
        return self._text[max(0, self.start - CONTEXT_LENGTH) : self.start]

    @property
    def suffix(self) -> str:
        return self._text[self.end : self.end + CONTEXT_LENGTH]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Anchor) and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash(self._fields())


class AnchorStatus(StrEnum):
    EXACT = "exact"
    """the words stand where they stood"""
    MOVED = "moved"
    """the same words stand elsewhere now"""
    CHANGED = "changed"
    """the words themselves changed; the place is an approximation to confirm"""
    ORPHAN = "orphan"
    """no place was found; the note is kept"""


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's note: Markdown body, tags, times in UTC. ``id`` never changes once given (a UUID in hex).

    ``deleted`` is when it was put into the trash; None where it is not there.
    """

    id: str
    article_id: str
    path: str
    anchor: Anchor
    body: str
    tags: tuple[str, ...]
    created: datetime
    modified: datetime
    deleted: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note held against an article's present text; ``span`` is None for an orphan or a note on the whole article.

    ``written_on`` is the SHA-256 of the text that the note's anchor is of, where that is known; ``note.article_id`` is
    that of the present one.
    """

    note: Note
    status: AnchorStatus
    span: Span | None
    written_on: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionContext:
    """What was overruled and the words around it, both as they were when the reader decided.

    ``engine`` is the name and version of the engine that gave ``type``, ``confidence`` (0–1) how sure it was.
    ``paragraph`` is the block that holds the sentence, of a very long one what stands near, and ``offset`` the code
    points of it before the sentence. ``before`` and ``after`` are the sentences of the article beside it, empty at
    its ends.
    """

    title: str
    engine: str
    type: AttributionType
    confidence: float
    paragraph: str
    offset: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Correction:
    """The reader overrules the engine: the sentence at ``anchor`` is of ``type``.

    ``context`` is None where none was kept, as by the first version of Hearsay.
    """

    id: str
    article_id: str
    path: str
    anchor: Anchor
    type: AttributionType
    created: datetime
    context: CorrectionContext | None = None


@dataclass(frozen=True, slots=True)
class PlacedCorrection:
    correction: Correction
    status: AnchorStatus
    span: Span | None
