"""An article as it was read: canonical text and the blocks it consists of."""

from dataclasses import dataclass
from enum import StrEnum

from hearsay.domain.spans import Span


class BlockKind(StrEnum):
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BLOCK_QUOTE = "block_quote"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    TABLE = "table"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    COMMENT = "comment"

    @property
    def is_prose(self) -> bool:
        """True where the article itself speaks, so that its sentences get an attribution type."""
        return self in _PROSE


_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, block quote, list item, piece of furniture …: a range of code points of one kind."""

    start: int
    end: int
    kind: BlockKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """One article, known by the SHA-256 of its text; its path is a hint.

    ``path`` is relative to the opened folder, with forward slashes. ``text`` is Unicode NFC with ``\\n`` line ends,
    blocks separated by ``\\n\\n``, no markup. ``blocks`` cover it in order without overlap. Metadata is as the
    article itself gives it, empty where it gives none; ``language`` is a BCP 47 tag, ``address`` where on the web the
    original was found (http or https), which is shown and never opened unasked. One of several articles in a file has
    a ``path`` of the file's and its own name: ``book.epub#chapter-03``.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    language: str = "en"
    address: str = ""

    @property
    def id(self) -> str:
        import hashlib  # 5 ms that an article which is only read need not wait for

        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def published_in_words(self) -> str:
        """An ISO date as a day to read; any other wording as the article has it."""
        from datetime import datetime  # an article that is only read does without

        try:
            day = datetime.fromisoformat(self.published.strip())
        except ValueError:
            return self.published
        return f"{day.day} {day:%B %Y}"

    @property
    def name(self) -> str:
        """What to call it: the title, the headline alone where a site's name stands behind it, or the file's name."""
        first = next((block for block in self.blocks if block.kind is BlockKind.HEADLINE), None)
        headline = "" if first is None else first.span.of(self.text)
        behind = self.title[len(headline) :].lstrip()
        if headline and self.title.startswith(headline) and not behind[:1].isalnum():
            return headline
        return self.title or self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that could not be read, and why, in words for the reader."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What the reader opened. ``root`` is an absolute path; the primary document is not among the articles.

    ``unread`` names the files that are still to be read where only the first ones were, in natural order.
    """

    root: str
    articles: tuple[Article, ...]
    primary: Article | None = None
    skipped: tuple[SkippedFile, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def with_primary(self) -> tuple[Article, ...]:
        """Everything that can be read and noted on: the articles, and the primary document where there is one."""
        return self.articles if self.primary is None else (*self.articles, self.primary)
