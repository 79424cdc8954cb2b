"""The words of a folder's sentences and notes, to be found at once: SQLite's FTS5 in a file of its own.

Why beside the store and not in it, with triggers: nothing that is there to search may stand in the way of writing a
note, as a damaged full-text table would. And why it can neither show what a note no longer says nor miss a note: an
entry is known by a digest of all it says and never altered. A note that is edited is another entry; whoever searches
brings the digests of what there is now, adds those that the file lacks, and counts no match of any other.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from hearsay.domain.failures import HearsayError
from hearsay.domain.progress import Progress
from hearsay.domain.search_query import MARK_BEGIN, MARK_END
from hearsay.store.failures import DAMAGED, code_of
from hearsay.store.search_expressions import Expressions
from hearsay.store.search_file import PRIVATE, discard, open_file

MOST_MATCHES = 10_000
"""matches that are counted, of sentences and of notes each"""
MOST_RANKED = 2_500
"""matches up to which the best come first (bm25): beyond, a word is so common that it tells next to nothing of the
sentence, and ranking takes longer than a reader waits"""

_PLACE_BITS = 24
"""the lowest bits of a sentence's row number are its place in the article, those above them the article's number"""
_ARTICLES_AT_ONCE, _NOTES_AT_ONCE = 50, 2000
"""what one transaction adds, so that another program never waits long"""
_KEPT_SECONDS = 3 * 24 * 3600.0
"""how long an entry stays that nobody has shown"""
_TOUCHED_SECONDS = 3600.0
"""how old the time in an entry may be, so that opening a folder again writes nothing"""
_WITHIN = "AND rowid >> 24 IN (SELECT rowid FROM articles WHERE articles MATCH ?)"
_WITHOUT = "AND rowid >> 24 NOT IN (SELECT rowid FROM articles WHERE articles MATCH ?)"
_KNOWN = "SELECT number, digest, used FROM entries"


class IndexLost(HearsayError):
    """The index failed and is empty now, in a new file or in none: what was put there has to be put again."""


class SentenceWords(NamedTuple):
    """``source`` is everything the sentence's sources are called; ``type`` as ``search_expressions.type_word`` has it.

    ``text`` is one line.
    """

    text: str
    source: str
    type: str


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """``sentences`` are made when they are needed: most articles are in the index already."""

    digest: bytes
    article: str
    outlet: str
    sentences: Callable[[], Sequence[SentenceWords]]


class NoteWords(NamedTuple):
    """All lines; ``source`` and ``type`` are those of the sentence that the note stands on."""

    body: str
    tags: str
    words: str
    source: str
    type: str
    article: str
    outlet: str


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """``words`` are made when they are needed."""

    digest: bytes
    words: Callable[[], NoteWords]


Entry = ArticleEntry | NoteEntry


class _Table(NamedTuple):
    """What is asked of a table. ``rank`` tells what a match in each column counts.

    In ``marked``, the plus keeps SQLite from searching anew for each of the rows, and the last of them ends the search.
    """

    matching: str
    rank: str
    marked: str


_SENTENCES = _Table(
    "SELECT rowid FROM sentences WHERE sentences MATCH ?",
    "bm25(sentences, 1.0, 0.2, 0.0)",
    "SELECT rowid, highlight(sentences, 0, ?, ?) FROM sentences"
    " WHERE sentences MATCH ? AND rowid <= ? AND +rowid IN (SELECT value FROM json_each(?))",
)
_NOTES = _Table(
    "SELECT rowid FROM notes WHERE notes MATCH ?",
    "bm25(notes, 1.0, 1.0, 0.5, 0.2, 0.0, 0.0, 0.0)",
    "SELECT rowid, highlight(notes, 0, ?, ?) FROM notes"
    " WHERE notes MATCH ? AND rowid <= ? AND +rowid IN (SELECT value FROM json_each(?))",
)


class SearchIndex:
    """The index of one folder. Any thread may call, one at a time. Methods raise IndexLost."""

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file, self._now = file, now
        self._connection: sqlite3.Connection | None = None
        self._dropped = 0

    def put(
        self, articles: Sequence[ArticleEntry], notes: Sequence[NoteEntry], progress: Progress
    ) -> tuple[list[int], list[int]]:
        """Add what is not there yet, and let go what nobody showed for three days; return the number of each entry.

        Raises Cancelled between two transactions.
        """
        with self._told() as connection:
            self._dropped = _dropped(connection)
            there = {digest: (number, used) for number, digest, used in connection.execute(_KNOWN)}
            of_articles = self._put(connection, there, articles, _ARTICLES_AT_ONCE, progress)
            of_notes = self._put(connection, there, notes, _NOTES_AT_ONCE, progress)
            with _transaction(connection):
                if _drop(connection, used_before=self._now() - _KEPT_SECONDS):
                    self._dropped += 1
        return of_articles, of_notes

    def is_whole(self) -> bool:
        """Tell whether everything that was put is still there: another program may have let some of it go."""
        with self._told() as connection:
            return _dropped(connection) == self._dropped

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the index as it is now until the block ends, whatever other programs do."""
        with self._told() as connection:
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.rollback()

    def sentences(self, wanted: Expressions) -> list[tuple[int, int]]:
        """Return the matching sentences as number of the article and place in it: best first, or as they stand."""
        if wanted.sentences is None:
            return []
        condition, values = _in_articles(wanted)
        return [_place(row) for row in self._matches(_SENTENCES, (wanted.sentences, *values), condition)]

    def notes(self, wanted: Expressions) -> list[int]:
        """Return the numbers of the matching notes: best first, or as they were added."""
        return [] if wanted.notes is None else self._matches(_NOTES, (wanted.notes,))

    def marked_sentences(self, wanted: Expressions, chosen: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
        """Return the texts of some of the matches, with marks around the words that were found."""
        rows = [number << _PLACE_BITS | place for number, place in chosen]
        return {_place(row): text for row, text in self._marked(_SENTENCES, wanted.sentences, rows)}

    def marked_notes(self, wanted: Expressions, chosen: Iterable[int]) -> dict[int, str]:
        """Return the bodies of some of the matches, with marks around the words that were found."""
        return dict(self._marked(_NOTES, wanted.notes, list(chosen)))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _put(
        self,
        connection: sqlite3.Connection,
        there: Mapping[bytes, tuple[int, float]],
        entries: Sequence[Entry],
        at_once: int,
        progress: Progress,
    ) -> list[int]:
        now = self._now()
        wanted = {entry.digest: entry for entry in entries}
        old = [there[digest][0] for digest in wanted if digest in there and there[digest][1] < now - _TOUCHED_SECONDS]
        if old:
            with _transaction(connection):
                connection.executemany("UPDATE entries SET used = ? WHERE number = ?", [(now, each) for each in old])
        known = {digest: number for digest, (number, _) in there.items()}
        missing = [entry for digest, entry in wanted.items() if digest not in there]
        for done in range(0, len(missing), at_once):
            progress.step(done, len(missing), "")
            with _transaction(connection):
                for entry in missing[done : done + at_once]:
                    known[entry.digest] = _add(connection, entry, now)
        return [known[entry.digest] for entry in entries]

    def _matches(self, table: _Table, values: tuple[str, ...], condition: str = "") -> list[int]:
        with self._told() as connection:
            in_order = f"{table.matching} {condition} LIMIT {MOST_MATCHES}"
            found = connection.execute(in_order, values).fetchall()
            if len(found) <= MOST_RANKED:
                best_first = f"{table.matching} {condition} ORDER BY {table.rank}, rowid"
                found = connection.execute(best_first, values).fetchall()
        return [row for (row,) in found]

    def _marked(self, table: _Table, expression: str | None, rows: list[int]) -> Iterable[tuple[int, str]]:
        if expression is None or not rows:
            return []
        with self._told() as connection:
            return connection.execute(
                table.marked, (MARK_BEGIN, MARK_END, expression, max(rows), json.dumps(rows))
            ).fetchall()

    @contextmanager
    def _told(self) -> Iterator[sqlite3.Connection]:
        try:
            if self._connection is None:
                self._connection = open_file(self._file)
            yield self._connection
        except sqlite3.Error as error:
            self.close()
            if code_of(error) in DAMAGED or code_of(error) == sqlite3.SQLITE_ERROR:
                discard(self._file)  # as where a table is missing
            else:
                self._file = PRIVATE
            raise IndexLost(f"The search index failed ({error}). Articles and notes are untouched.") from error


def _add(connection: sqlite3.Connection, entry: Entry, now: float) -> int:
    """Add an entry, unless another program just has; return its number, which is never given twice."""
    is_article = isinstance(entry, ArticleEntry)
    added = connection.execute(
        "INSERT INTO entries (is_article, digest, rows, used) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING",
        (is_article, entry.digest, now),
    )
    if added.rowcount == 0:
        known = connection.execute("SELECT number FROM entries WHERE digest = ?", (entry.digest,)).fetchone()
        return int(known[0])
    number = int(added.lastrowid or 0)
    if isinstance(entry, NoteEntry):
        connection.execute(
            "INSERT INTO notes (rowid, body, tags, words, source, type, article, outlet)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, *entry.words()),
        )
        return number
    title = (number, entry.article, entry.outlet)
    connection.execute("INSERT INTO articles (rowid, article, outlet) VALUES (?, ?, ?)", title)
    rows = [(number << _PLACE_BITS | place, *words) for place, words in enumerate(entry.sentences())]
    connection.executemany("INSERT INTO sentences (rowid, text, source, type) VALUES (?, ?, ?, ?)", rows)
    connection.execute("UPDATE entries SET rows = ? WHERE number = ?", (len(rows), number))
    return number


def _drop(connection: sqlite3.Connection, *, used_before: float) -> bool:
    """Delete entries by the time (seconds) they were last put; tell whether there were any."""
    old = connection.execute("SELECT number, is_article, rows FROM entries WHERE used < ?", (used_before,)).fetchall()
    for number, is_article, rows in old:
        if is_article:
            first = number << _PLACE_BITS
            connection.execute("DELETE FROM sentences WHERE rowid BETWEEN ? AND ?", (first, first + rows - 1))
            connection.execute("DELETE FROM articles WHERE rowid = ?", (number,))
        else:
            connection.execute("DELETE FROM notes WHERE rowid = ?", (number,))
        connection.execute("DELETE FROM entries WHERE number = ?", (number,))
    if old:
        connection.execute("UPDATE dropped SET times = times + 1")
    return bool(old)


def _dropped(connection: sqlite3.Connection) -> int:
    """Return how often any program has let entries go."""
    return int(connection.execute("SELECT times FROM dropped").fetchone()[0])


def _in_articles(wanted: Expressions) -> tuple[str, list[str]]:
    """Return the condition that a sentence stands in an article that was asked for, and what is bound to it."""
    conditions, values = [], []
    for condition, expression in ((_WITHIN, wanted.within), (_WITHOUT, wanted.without)):
        if expression is not None:
            conditions.append(condition)
            values.append(expression)
    return " ".join(conditions), values


def _place(row: int) -> tuple[int, int]:
    return row >> _PLACE_BITS, row & (1 << _PLACE_BITS) - 1


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
