"""Which of the opened articles a note or correction belongs to, though files move and texts change.

An article is its content, so the same text carries its notes under any name. For a text that changed, the places
where articles were seen tell which texts followed each other: what was written on one is looked for in the others.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from hearsay.domain.anchoring import place
from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.domain.spans import Span
from hearsay.store.models import CorrectionRow, NoteRow, PlaceRow

Row = TypeVar("Row", NoteRow, CorrectionRow)


class Kinship(IntEnum):
    """Why an article may hold what was written on an earlier text; the closer comes first."""

    SAME_TEXT = 0
    SAME_PLACE = 1
    """this file held the earlier text"""
    LATER_TEXT = 2
    """some file held the earlier text and, later, this one"""


class Home(NamedTuple):
    kinship: Kinship
    article: Article


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """A row held against the article it belongs to now."""

    row: Row
    article: Article
    status: AnchorStatus
    span: Span | None


class Sighting(NamedTuple):
    """That what was written on ``article_id`` is to be looked for in the file ``path`` below ``root``."""

    root: str
    path: str
    article_id: str


def find(session: Session, model: type[Row], articles: Sequence[Article], root: str) -> list[Found[Row]]:
    """Return the live rows of one table that belong to the articles, in the articles' order, then by place.

    Orphans come last. ``root`` is the opened folder; empty, only the very same text counts.
    """
    homes = _Homes(session, articles, root)
    written_on = session.scalars(select(model.article_id).where(model.deleted_at.is_(None)).distinct())
    wanted = {known: near for known in written_on if (near := homes.of(known))}
    rows = session.scalars(
        select(model).where(among(model.article_id, wanted), model.deleted_at.is_(None)).order_by(model.created)
    )
    found_rows = [found for row in rows if (found := _settle(row, wanted[row.article_id], root)) is not None]
    rank = {article.path: number for number, article in enumerate(articles)}
    return sorted(found_rows, key=lambda f: (f.status is AnchorStatus.ORPHAN, rank[f.article.path], *_order(f)))


def among(column: InstrumentedAttribute[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that ``column`` is one of any number of values."""
    return column.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))


def sightings_of(found: Iterable[Found[Row]], root: str) -> set[Sighting]:
    """Return what should be remembered, so that these rows are found again when their files move or change."""
    return {
        Sighting(root, each.article.path, article_id)
        for each in found
        for article_id in (each.row.article_id, each.article.id)
    }


def unknown(session: Session, sightings: set[Sighting]) -> list[Sighting]:
    """Return those that the store does not hold yet, in order."""
    roots = {sighting.root for sighting in sightings}
    known = session.execute(
        select(PlaceRow.root, PlaceRow.path, PlaceRow.article_id).where(among(PlaceRow.root, roots))
    )
    return sorted(sightings.difference(Sighting(*row) for row in known))


def remember(session: Session, sightings: set[Sighting]) -> None:
    session.add_all(PlaceRow(**sighting._asdict()) for sighting in unknown(session, sightings))


def texts_akin(session: Session, article_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the articles and every text that was seen in a file of theirs, in order."""
    given = set(article_ids)
    files = select(PlaceRow.root, PlaceRow.path).where(among(PlaceRow.article_id, given)).distinct().subquery()
    akin = session.scalars(
        select(PlaceRow.article_id).join(files, (PlaceRow.root == files.c.root) & (PlaceRow.path == files.c.path))
    )
    return tuple(sorted(given.union(akin)))


class _Homes:
    """For each article ever written on: which of the opened articles may hold what was written."""

    def __init__(self, session: Session, articles: Sequence[Article], root: str) -> None:
        self._same: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            self._same[article.id].append(article)
        self._here: dict[str, list[Article]] = defaultdict(list)
        self._later: dict[str, list[Article]] = defaultdict(list)
        if root:
            self._read_places(session, articles, root)

    def of(self, article_id: str) -> list[Home]:
        if article_id in self._same:
            return [Home(Kinship.SAME_TEXT, article) for article in self._same[article_id]]
        here = [Home(Kinship.SAME_PLACE, article) for article in self._here.get(article_id, ())]
        return here + [Home(Kinship.LATER_TEXT, article) for article in self._later.get(article_id, ())]

    def _read_places(self, session: Session, articles: Sequence[Article], root: str) -> None:
        by_path = {article.path: article for article in articles}
        texts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for place_root, path, article_id in session.execute(select(PlaceRow.root, PlaceRow.path, PlaceRow.article_id)):
            texts[place_root, path].append(article_id)
        for (place_root, path), ids in texts.items():
            if place_root == root and path in by_path:
                for article_id in ids:
                    self._here[article_id].append(by_path[path])
            present = [article for article_id in ids for article in self._same.get(article_id, ())]
            for article_id in ids:
                self._later[article_id].extend(present)


def _settle(row: Row, homes: list[Home], root: str) -> Found[Row] | None:
    """Return the row in the closest article where its words stand, else as an orphan of the file it belongs to."""
    anchor = anchor_of(row)
    nearest = sorted(homes, key=lambda home: (home.kinship, (root, home.article.path) != (row.root, row.path)))
    for kinship, article in nearest:
        status, span = place(anchor, article.text, same_text=kinship is Kinship.SAME_TEXT)
        if status is not AnchorStatus.ORPHAN:
            return Found(row, article, status, span)
    if nearest[0].kinship is Kinship.LATER_TEXT:
        return None
    return Found(row, nearest[0].article, AnchorStatus.ORPHAN, None)


def anchor_of(row: NoteRow | CorrectionRow) -> Anchor:
    return Anchor(row.exact, row.prefix, row.suffix, row.start, row.end)


def _order(found: Found[Row]) -> tuple[int, int]:
    return (found.span.start, found.span.end) if found.span else (-1, -1)
