"""Searching a folder: its sentences and the notes on it at once, grouped by article."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.failures import StoreProblem
from hearsay.domain.progress import NoProgress, Progress
from hearsay.domain.search import FoundInArticle, SearchedFolder, SearchResults
from hearsay.domain.search_query import Misunderstood, Query, parse_query
from hearsay.services.locations import CachePlaces
from hearsay.services.search_hits import StandingNote, note_hit, sentence_hit, standing_notes

if TYPE_CHECKING:
    from hearsay.services.search_entries import NoteEntries
    from hearsay.store.search_expressions import Expressions
    from hearsay.store.search_index import SearchIndex

# The index is loaded with the first search: SQLite and what is said of it have no part in reading.

Answer = TypeVar("Answer")

_KEPT_SECONDS = 90 * 24 * 3600.0
"""how long the index of a folder stays that nobody opens"""
MOST_SHOWN = 500
"""hits shown at once"""


class _Searched(NamedTuple):
    """A folder with the numbers that its articles and notes have in the index."""

    folder: SearchedFolder
    articles: Mapping[int, AnnotatedArticle]
    notes: Mapping[int, StandingNote]
    paths: Mapping[int, str]
    """of both"""
    order: Mapping[str, int]
    """of the paths, as they are listed"""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one file has: numbers of notes, and numbers and places of sentences."""

    notes: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.notes) + len(self.sentences)


class Searching:
    """Searches the folder that was shown last. Any thread may call, one at a time.

    A folder's index lies in the data directory's cache: opened again, the folder is not indexed again. It holds
    nothing that cannot be made anew; where it is damaged, that is done without a word.
    """

    def __init__(self, data_dir: Path) -> None:
        self._places = CachePlaces(data_dir)
        self._index: SearchIndex | None = None
        self._note_entries: NoteEntries | None = None
        self._root: str | None = None
        self._searched: _Searched | None = None
        self._complete = False

    def show(self, folder: SearchedFolder, progress: Progress | None = None) -> None:
        """Search this folder from now on; what is new in it is indexed.

        Raises Cancelled, and then what is indexed so far stays; StoreProblem where SQLite cannot search texts.
        """
        self._twice(lambda: self._show(folder, progress or NoProgress()))

    def search(self, text: str, *, unfinished: bool = False) -> SearchResults | Misunderstood:
        """Return what is found, or what is wrong with the query; nothing for an empty one.

        ``unfinished`` as for ``parse_query``. Raises StoreProblem as ``show`` does.
        """
        query = parse_query(text, unfinished=unfinished)
        if isinstance(query, Misunderstood):
            return query
        if not query.terms or self._searched is None:
            return SearchResults()
        return self._twice(lambda: self._find(query))

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
        self._index = self._searched = None

    def _twice(self, work: Callable[[], Answer]) -> Answer:
        """Do it; where the index fails, do it again with a new one."""
        from hearsay.store.search_index import IndexLost

        try:
            return work()
        except IndexLost:
            self._complete = False
        try:
            return work()
        except IndexLost as error:
            self._complete = False
            raise StoreProblem(str(error)) from error

    def _show(self, folder: SearchedFolder, progress: Progress) -> None:
        from hearsay.services.search_entries import NoteEntries, article_entry
        from hearsay.store.search_file import discard_old
        from hearsay.store.search_index import SearchIndex

        if self._index is None or self._root != folder.root:
            self.close()
            discard_old(self._places.search_indexes, written_before=time.time() - _KEPT_SECONDS)
            self._index, self._root = SearchIndex(self._places.search_index(folder.root)), folder.root
        if self._note_entries is None:
            self._note_entries = NoteEntries()
        articles = [_with_sentences(each) for each in folder.articles]
        notes = standing_notes(folder.notes, articles)
        entries = [article_entry(each) for each in articles]
        digests = {each.article.path: entry.digest for each, entry in zip(articles, entries, strict=True)}
        numbers, note_numbers = self._index.put(entries, self._note_entries.of(notes, digests), progress)
        paths = {number: each.article.path for number, each in zip(numbers, articles, strict=True)}
        paths |= {number: each.placed.note.path for number, each in zip(note_numbers, notes, strict=True)}
        self._searched = _Searched(
            folder,
            dict(zip(numbers, articles, strict=True)),
            dict(zip(note_numbers, notes, strict=True)),
            paths,
            {path: place for place, path in enumerate(dict.fromkeys(paths.values()))},
        )
        self._complete = True

    def _find(self, query: Query) -> SearchResults:
        from hearsay.store.search_expressions import expressions_of
        from hearsay.store.search_index import MOST_MATCHES

        index, searched = self._index, self._searched
        if index is None or searched is None:
            return SearchResults()
        if not self._complete or not index.is_whole():
            self._show(searched.folder, NoProgress())
            searched = self._searched or searched
        wanted = expressions_of(query)
        with index.reading():
            sentences, notes = index.sentences(wanted), index.notes(wanted)
            found = _grouped(searched, sentences, notes)
            articles = _told(searched, index, wanted, found)
        return SearchResults(
            articles,
            sum(each.count for each in found.values()),
            uncounted=MOST_MATCHES in (len(sentences), len(notes)),
        )


def _with_sentences(article: AnnotatedArticle | Article) -> AnnotatedArticle:
    """Return the article; where it has no sentences, its blocks stand for them."""
    if isinstance(article, AnnotatedArticle):
        if article.sentences:
            return article
        article = article.article
    blocks = tuple(Sentence(block.start, block.end, AttributionType.NONE, 1.0) for block in article.blocks)
    return AnnotatedArticle(article, blocks, (), (), "none")


def _grouped(searched: _Searched, sentences: Iterable[tuple[int, int]], notes: Iterable[int]) -> dict[str, _Found]:
    """Return what was found by path, in folder order, then the files that are gone; earlier entries left out."""
    paths = searched.paths
    by_path: defaultdict[str, _Found] = defaultdict(_Found)
    for number, place in sentences:
        if number in paths:
            by_path[paths[number]].sentences.append((number, place))
    for number in notes:
        if number in paths:
            by_path[paths[number]].notes.append(number)
    return dict(sorted(by_path.items(), key=lambda item: searched.order[item[0]]))


def _chosen(found: Mapping[str, _Found]) -> dict[str, _Found]:
    """Return the hits to show: as many of each article, so that none is hidden behind another's many."""
    share = share_of([each.count for each in found.values()], MOST_SHOWN)
    chosen = {}
    left = MOST_SHOWN
    for path, each in found.items():
        notes = each.notes[: min(share, left)]
        sentences = each.sentences[: min(share, left) - len(notes)]
        left -= len(notes) + len(sentences)
        chosen[path] = _Found(notes, sentences)
    return chosen


def share_of(counts: Sequence[int], most: int) -> int:
    """Return how many each may have, at least 1, so that all together have ``most`` at most and little is left over."""
    left, waiting = most, len(counts)
    for count in sorted(counts):
        if count * waiting > left:
            return max(1, left // waiting)
        left -= count
        waiting -= 1
    return most


def _told(
    searched: _Searched, index: "SearchIndex", wanted: "Expressions", found: Mapping[str, _Found]
) -> tuple[FoundInArticle, ...]:
    names = {each.article.path: each.article.name for each in searched.articles.values()}
    chosen = _chosen(found)
    sentences = index.marked_sentences(wanted, [each for some in chosen.values() for each in some.sentences])
    notes = index.marked_notes(wanted, [number for some in chosen.values() for number in some.notes])
    told = []
    for path, some in chosen.items():
        hits = [note_hit(searched.notes[number], notes[number]) for number in some.notes]
        hits += [
            sentence_hit(searched.articles[number], place, sentences[number, place]) for number, place in some.sentences
        ]
        told.append(FoundInArticle(path, names.get(path, path), found[path].count, tuple(hits)))
    return tuple(told)
