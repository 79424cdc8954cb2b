"""Rows that the reader writes, of whatever table: placed, found again, and put away as commands that can be undone."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from hearsay.domain.article import Article
from hearsay.domain.failures import StoreProblem
from hearsay.domain.notes import Anchor
from hearsay.store import journal
from hearsay.store.database import Database
from hearsay.store.journal import RowChange
from hearsay.store.models import (
    ArticleRow,
    ClaimGradeRow,
    CorrectionRow,
    MetadataRow,
    NoteRow,
    SourceGradeRow,
    TagRow,
)
from hearsay.store.whereabouts import (
    Found,
    Move,
    Opened,
    Row,
    Sighting,
    follow,
    look_up,
    moves_of,
    opened,
    remember,
    sightings_of,
    strayed,
    textless,
    unknown,
)

Written = NoteRow | CorrectionRow | SourceGradeRow | ClaimGradeRow | TagRow | MetadataRow


def placed_at(session: Session, article: Article, anchor: Anchor, root: str, now: str) -> dict[str, Any]:
    """Return what every anchored row has, for a new one; its article is known to the store from now on."""
    return {"id": uuid4().hex, **place_on(session, article, anchor, root, now), "created": now, "deleted_at": None}


def place_on(session: Session, article: Article, anchor: Anchor, root: str, now: str) -> dict[str, Any]:
    """Return the fields that say where an anchored row belongs; its article is known to the store from now on."""
    known = session.get(ArticleRow, article.id)
    if known is None:
        session.add(ArticleRow(id=article.id, title=article.title, first_seen=now, text=article.text))
        session.flush()
    elif known.text is None:
        known.text = article.text
    if root:
        remember(session, {Sighting(root, article.path, article.id)})
    return {
        "article_id": article.id,
        "root": root,
        "path": article.path,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
    }


def rows_here(
    database: Database,
    model: type[Row],
    articles: Sequence[Article],
    root: str,
    *,
    trash: bool = False,
    ids: Collection[str] | None = None,
) -> list[Found[Row]]:
    """Return the live rows of the opened folder, or those in the ``trash``; keep where all of them are now.

    They are to be read alone. With ``ids``, those of them.
    """
    known = opened(articles)
    with database.reading() as session:
        found = look_up(session, model, known, root, ids)
        away = strayed(found, root)
        unseen = unknown(session, sightings_of(away, known, root)) if root and found else []
        moves = moves_of(away, root) if root else []
        missing = textless(session, known)
        unkept = [each for each in known if each.article_id in missing]
    if unseen or moves or unkept:
        _remember(database, model, unseen, moves, unkept, root)
    return [each for each in found if (each.row.deleted_at is not None) is trash]


def known_row(session: Session, models: Sequence[type[Any]], row_id: str) -> Any:
    """Return the row of the first table that has it. Raises StoreProblem where none has."""
    row = next((row for model in models if (row := session.get(model, row_id)) is not None), None)
    if row is None:
        raise StoreProblem(f"The notes' database holds nothing under the id {row_id}. Nothing was changed.")
    return row


def put_away(session: Session, row: Written, label: str, now: str) -> bool:
    """Mark a row as deleted, as a command; return False where it is already."""
    if row.deleted_at is not None:
        return False
    journal.record(session, label, [given_way(row, now)], now)
    return True


def given_way(row: Written, now: str) -> RowChange:
    """Mark a live row as deleted, as part of a command."""
    row.deleted_at = now
    return RowChange(row.__tablename__, row.id, {"deleted_at": None}, {"deleted_at": now})


def appearance(row: Written) -> RowChange:
    return RowChange(row.__tablename__, row.id, {"deleted_at": row.created}, {"deleted_at": None})


def _remember(
    database: Database,
    model: type[Row],
    sightings: list[Sighting],
    moves: list[Move],
    unkept: list[Opened],
    root: str,
) -> None:
    try:
        with database.writing() as session:
            remember(session, set(sightings))
            follow(session, model, moves, root)
            for each in unkept:
                session.get_one(ArticleRow, each.article_id).text = each.article.text
    except StoreProblem:
        # Only a hint for later: reading goes on where writing is refused, and the next reading tries again.
        return
