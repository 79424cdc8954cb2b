"""What is searched, and what was found."""

from dataclasses import dataclass

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.notes import PlacedNote
from hearsay.domain.spans import Span


@dataclass(frozen=True, slots=True)
class SearchedFolder:
    """A folder as it is shown: its articles in order, with the reader's corrections, and the notes on them.

    An article that has no attributions, as the primary document or one that was not analysed, stands there by itself.
    """

    root: str
    articles: tuple[AnnotatedArticle | Article, ...] = ()
    notes: tuple[PlacedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence or a note that was found; ``marked`` are the found words, in code points of ``text``.

    ``text`` has one line, and of a long one what stands about the first found word. ``span`` is its place in the
    article, None for a note on the whole article or an orphan. ``type`` is that of the sentence, or of the one that
    the note stands on.
    """

    path: str
    span: Span | None
    text: str
    marked: tuple[Span, ...] = ()
    type: AttributionType | None = None
    note: PlacedNote | None = None


@dataclass(frozen=True, slots=True)
class FoundInArticle:
    """What one article has of it: ``count`` hits, the best of them in ``hits``, notes before sentences."""

    path: str
    name: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Articles with hits, in folder order; files that are gone and still have notes come last.

    ``count`` is the number of hits in all; with ``uncounted`` there are more than were counted.
    """

    articles: tuple[FoundInArticle, ...] = ()
    count: int = 0
    uncounted: bool = False

    @property
    def shown(self) -> int:
        return sum(len(article.hits) for article in self.articles)
