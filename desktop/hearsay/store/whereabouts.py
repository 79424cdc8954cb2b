"""Which of the opened articles a note, a correction or a claim's grade belongs to, though files move and texts change.

An article is its content, so the same text carries its notes under any name. For a text that changed, the places
where articles were seen tell which texts followed each other: what was written on one is looked for in the others.
What is found in neither way stays with the file where it was last known, and is told as an orphan of that file.
"""

from collections import defaultdict, namedtuple
from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from functools import partial
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar, cast

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from hearsay.domain.anchoring import place
from hearsay.domain.article import Article
from hearsay.domain.notes import CONTEXT_LENGTH, Anchor, AnchorStatus
from hearsay.domain.searched_text import SearchedText
from hearsay.domain.spans import Span
from hearsay.store.conditions import among
from hearsay.store.models import Anchored, ArticleRow, ClaimGradeRow, CorrectionRow, MetadataRow, NoteRow, PlaceRow
from hearsay.store.moved_folders import FilesNow, moved_here

_FETCHED = 2000
"""rows that are there twice, as the driver gives them, at a time"""

_REPEATED = ("article_id", "root", "path")
"""columns that many rows have alike, and the driver gives anew for each"""
_QUOTED = ("exact", "prefix", "suffix")
"""columns that nearly all rows have as their article has them"""
_CHANGED = "modified"
"""a column that many notes have as they have ``created``"""

Row = TypeVar("Row", NoteRow, CorrectionRow, ClaimGradeRow, MetadataRow)


class Kinship(IntEnum):
    """Why an article may hold what was written on an earlier text; the closer comes first."""

    SAME_TEXT = 0
    SAME_PLACE = 1
    """this file held the earlier text"""
    LATER_TEXT = 2
    """some file held the earlier text and, later, this one"""


class Opened(NamedTuple):
    """An opened article with its id, which is worked out once."""

    article_id: str
    article: Article


class Home(NamedTuple):
    kinship: Kinship
    opened: Opened


class Found(NamedTuple, Generic[Row]):
    """A row held against the article it belongs to now; ``vanished`` where that is not among the opened ones.

    ``path`` and ``article_id`` are then those last known.
    """

    row: Row
    path: str
    article_id: str
    status: AnchorStatus
    span: Span | None
    vanished: bool = False


class Sighting(NamedTuple):
    """That what was written on ``article_id`` is to be looked for in the file ``path`` below ``root``."""

    root: str
    path: str
    article_id: str


class Move(NamedTuple):
    """That a row belongs from now on to the file ``path`` of the opened folder; the file it belonged to is gone."""

    row_id: str
    path: str


def opened(articles: Iterable[Article]) -> tuple[Opened, ...]:
    return tuple(Opened(article.id, article) for article in articles)


def find(session: Session, model: type[Row], articles: Sequence[Opened], root: str) -> list[Found[Row]]:
    """Return the rows of one table that belong to the opened folder, in the articles' order, then by place.

    Orphans come last, and of these the vanished ones. Rows in the trash are among them, for they too must be found
    again when their files have moved meanwhile. ``root`` is the folder, ``articles`` all of its articles;
    with ``root`` empty, only the very same text counts and nothing is known to have vanished.
    """
    homes = _Homes(session, articles, root)
    rows = session.scalars(select(model).where(among(model.article_id, homes.written_on())))
    return _settled(homes, rows, articles)


def look_up(
    session: Session, model: type[Row], articles: Sequence[Opened], root: str, ids: Collection[str] | None = None
) -> list[Found[Row]]:
    """Return what ``find`` does, of all rows or those with ``ids``, to be read alone: a fifth of the time and space.

    The rows have the fields of ``model``, but no session takes note of what happens to them. A note whose words and
    context are just those that its article has there lacks them: its ``exact`` is None.
    """
    homes = _Homes(session, articles, root, lean=model is NoteRow)
    first = (*_REPEATED, *_QUOTED, _CHANGED)
    columns = sorted(model.__table__.columns, key=lambda c: first.index(c.name) if c.name in first else len(first))
    wanted = select(*columns).where(among(model.article_id, homes.written_on()))
    if ids is not None:
        wanted = wanted.where(among(model.id, ids))
    # The fields of each are looked at some thirty times: a named tuple answers six times as fast as the driver's row.
    plain = namedtuple("plain", (column.name for column in columns))  # type: ignore[misc] # which, the table says
    parts = session.connection().execute(wanted).partitions(_FETCHED)
    rows = (row for part in parts for row in map(partial(tuple.__new__, plain), part))
    return _settled(homes, cast("Iterable[Row]", rows), articles)


def _settled(homes: "_Homes", rows: Iterable[Row], articles: Sequence[Opened]) -> list[Found[Row]]:
    """Return the rows in the order of ``find``."""
    placed: dict[str, list[Found[Row]]] = {each.article.path: [] for each in articles}
    orphans: list[Found[Row]] = []
    for row in rows:
        found = homes.settle(row)
        if found is not None:
            (orphans if found.status is AnchorStatus.ORPHAN else placed[found.path]).append(found)
    rank = {path: number for number, path in enumerate(placed)}
    orphans.sort(key=lambda found: (found.vanished, rank.get(found.path, 0), found.path, found.row.created))
    for here in placed.values():
        here.sort(key=_by_place)
    found_here = list(chain.from_iterable(placed.values()))
    found_here += orphans
    return found_here


def _by_place(found: Found[Row]) -> tuple[int, int, str]:
    start, end = (found.span.start, found.span.end) if found.span is not None else (-1, -1)
    return start, end, found.row.created


def strayed(found: Iterable[Found[Row]], root: str) -> list[Found[Row]]:
    """Return the rows that are not at home: found on another text, or in another file, than they were written on."""
    return [
        each
        for each in found
        if each.row.path != each.path or each.row.article_id != each.article_id or each.row.root != root
    ]


def sightings_of(found: Iterable[Found[Row]], articles: Iterable[Opened], root: str) -> set[Sighting]:
    """Return what should be remembered, so that these rows are found again when their files move or change.

    The articles that nothing is written on are told by, too: by them the folder is known when it was moved.
    """
    places = {(each.path, each.row.article_id, each.article_id) for each in found}
    sightings = {Sighting(root, path, article_id) for path, *texts in places for article_id in texts}
    return sightings.union(Sighting(root, each.article.path, each.article_id) for each in articles)


def unknown(session: Session, sightings: set[Sighting]) -> list[Sighting]:
    """Return those that the store does not hold yet, in order."""
    roots = {sighting.root for sighting in sightings}
    known = session.execute(
        select(PlaceRow.root, PlaceRow.path, PlaceRow.article_id).where(among(PlaceRow.root, roots))
    )
    return sorted(sightings.difference(Sighting(*row) for row in known))


def remember(session: Session, sightings: set[Sighting]) -> None:
    session.add_all(PlaceRow(**sighting._asdict()) for sighting in unknown(session, sightings))


def textless(session: Session, articles: Iterable[Opened]) -> frozenset[str]:
    """Return those articles that were written on and whose text the store has not kept."""
    ids = {each.article_id for each in articles}
    unkept = select(ArticleRow.id).where(among(ArticleRow.id, ids), ArticleRow.text.is_(None))
    return frozenset(session.scalars(unkept))


def moves_of(found: Iterable[Found[Row]], root: str) -> list[Move]:
    """Return the rows that were found in another file than where they were last known, that file being gone.

    While it is there, the other is a copy, and what the reader wrote stays with the original.
    """
    files = FilesNow()
    return [
        Move(each.row.id, each.path)
        for each in found
        if (root, each.path) != (each.row.root, each.row.path) and not files.has(each.row.root, each.row.path)
    ]


def follow(session: Session, model: type[Row], moves: Iterable[Move], root: str) -> None:
    by_path: dict[str, list[str]] = defaultdict(list)
    for move in moves:
        by_path[move.path].append(move.row_id)
    for path, ids in by_path.items():
        session.execute(
            update(model).where(among(model.id, ids)).values(root=root, path=path),
            execution_options={"synchronize_session": False},
        )


def texts_akin(session: Session, article_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the articles and every text that was seen in a file of theirs, in order."""
    given = set(article_ids)
    return tuple(sorted(given.union(akin for _, akin in _seen_together(session, given))))


def _seen_together(session: Session, article_ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield each of the articles with each text that was seen in a file of its."""
    given, akin = aliased(PlaceRow), aliased(PlaceRow)
    rows = session.execute(
        select(given.article_id, akin.article_id)
        .join(akin, (given.root == akin.root) & (given.path == akin.path))
        .where(among(given.article_id, article_ids))
        .distinct()
    )
    return ((article_id, akin_id) for article_id, akin_id in rows)


class _Texts:
    """Texts that words are looked for in, each made ready for that once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._now: dict[str, SearchedText] = {}
        self._earlier: dict[str, SearchedText | None] = {}

    def now(self, article_id: str, article: Article) -> SearchedText:
        return self._now.setdefault(article_id, SearchedText(article.text))

    def earlier(self, article_id: str) -> SearchedText | None:
        """Return the text that was written on, None where it was not kept."""
        if article_id not in self._earlier:
            text = self._session.scalar(select(ArticleRow.text).where(ArticleRow.id == article_id))
            self._earlier[article_id] = None if text is None else SearchedText(text)
        return self._earlier[article_id]


class _Homes:
    """For each article ever written on: which of the opened articles may hold what was written."""

    def __init__(self, session: Session, articles: Sequence[Opened], root: str, *, lean: bool = False) -> None:
        self._root, self._lean = root, lean
        self._files = FilesNow()
        self._texts = _Texts(session)
        self._moved: frozenset[str] = frozenset()
        self._same: dict[str, list[Opened]] = defaultdict(list)
        for each in articles:
            self._same[each.article_id].append(each)
        self._here: dict[str, list[tuple[str, Opened | None]]] = defaultdict(list)
        self._later: dict[str, list[Opened]] = defaultdict(list)
        if root:
            self._moved = moved_here(session, root, articles, self._files)
            self._read_places(session, {each.article.path: each for each in articles})

    def written_on(self) -> set[str]:
        """Return every text whose notes may belong here."""
        return {*self._same, *self._here, *self._later}

    def settle(self, row: Row) -> Found[Row] | None:
        """Return the row in the closest article where its words stand, else as an orphan of the file it belongs to."""
        unchanged, exact, start = self._same.get(row.article_id, ()), row.exact, row.start
        if len(unchanged) == 1 and exact and row.end - start == len(exact):
            article_id, article = unchanged[0]
            if article.text.startswith(exact, start):  # nearly all, at once: ``place`` says the same
                if self._lean:
                    row = self._lightened(row, article_id, article)
                return Found(row, article.path, article_id, AnchorStatus.EXACT, Span(start, row.end))
        anchor, homes = anchor_of(row), self._of(row)
        changed: Found[Row] | None = None
        for kinship, (article_id, article) in homes:
            if kinship is Kinship.LATER_TEXT and anchor.whole_article and self._stays_elsewhere(row):
                continue  # no words tell whether that text is a later one, or took the earlier one's place
            same = kinship is Kinship.SAME_TEXT
            status, span = place(
                anchor,
                self._texts.now(article_id, article),
                same_text=same,
                earlier=None if same else self._texts.earlier(row.article_id),
            )
            if status is AnchorStatus.CHANGED:
                changed = changed or Found(row, article.path, article_id, status, span)
            elif status is not AnchorStatus.ORPHAN:
                return Found(row, article.path, article_id, status, span)
        if changed is not None:
            return changed
        if homes and (homes[0].kinship is not Kinship.LATER_TEXT or self._was_followed(row)):
            nearest = homes[0].opened
            return Found(row, nearest.article.path, nearest.article_id, AnchorStatus.ORPHAN, None)
        if self._belongs_here(row):
            return Found(row, row.path, row.article_id, AnchorStatus.ORPHAN, None, vanished=True)
        return None

    def _lightened(self, row: Any, article_id: str, article: Article) -> Any:
        """Return a note's row of ``look_up`` without the words and context that the article has where the row says.

        What it says like others, it has in common with them.
        """
        _, root, path, _, prefix, suffix, changed, *rest = row
        text, start, end, created = article.text, row.start, row.end, row.created
        if text[max(0, start - CONTEXT_LENGTH) : start] != prefix or text[end : end + CONTEXT_LENGTH] != suffix:
            return row
        root = self._root if root == self._root else root
        path = article.path if path == article.path else path
        changed = created if changed == created else changed
        return tuple.__new__(type(row), (article_id, root, path, None, None, None, changed, *rest))

    def _of(self, row: Row) -> list[Home]:
        same = self._same.get(row.article_id, ())
        if same:
            homes = [Home(Kinship.SAME_TEXT, each) for each in same]
        else:
            # What lives elsewhere by now was not taken along when this folder moved here.
            places = self._here.get(row.article_id, ())
            here = [each for root, each in places if each is not None and root in {self._root, row.root}]
            homes = [Home(Kinship.SAME_PLACE, each) for each in here]
            homes += [Home(Kinship.LATER_TEXT, each) for each in self._later.get(row.article_id, ())]
        last_known = row.path if self._belongs_here(row) else None
        return sorted(homes, key=lambda home: (home.kinship, home.opened.article.path != last_known))

    def _belongs_here(self, row: Row) -> bool:
        return bool(row.root) and (row.root == self._root or row.root in self._moved)

    def _stays_elsewhere(self, row: Row) -> bool:
        return not self._belongs_here(row) and self._files.has(row.root, row.path)

    def _was_followed(self, row: Row) -> bool:
        """Tell whether the row's file is gone from this folder, so that a file with its later text is that file."""
        return self._belongs_here(row) and not self._files.has(row.root, row.path)

    def _read_places(self, session: Session, by_path: dict[str, Opened]) -> None:
        seen_here = select(PlaceRow.root, PlaceRow.path, PlaceRow.article_id).where(
            among(PlaceRow.root, {self._root, *self._moved})
        )
        for place_root, path, article_id in session.execute(seen_here):
            self._here[article_id].append((place_root, by_path.get(path)))
        for article_id, akin in _seen_together(session, self._same):
            self._later[akin].extend(self._same[article_id])


def anchor_of(row: Anchored) -> Anchor:
    return Anchor(row.exact, row.prefix, row.suffix, row.start, row.end)
