"""What the reader corrected in the metadata of articles, in and out of the database: one row a field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from hearsay.domain.article import Article
from hearsay.domain.metadata import MetadataCorrection, MetadataField, tidy_value
from hearsay.domain.notes import Anchor
from hearsay.store import journal
from hearsay.store.clock import stamp
from hearsay.store.command_names import short_name
from hearsay.store.database import Database
from hearsay.store.models import MetadataRow
from hearsay.store.whereabouts import Opened, find, opened, remember, sightings_of
from hearsay.store.written_rows import appearance, given_way, placed_at, rows_here


class MetadataBook:
    """Corrections of metadata of one store. Every change is one command in one transaction, with its undo.

    They belong to the whole of an article, as a note on the whole of it does: they go along with a file that was
    moved, and stay with one whose text was edited. Every method raises StoreProblem, and then nothing was changed.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def metadata_of(self, articles: Sequence[Article], root: str) -> tuple[MetadataCorrection, ...]:
        found = rows_here(self._database, MetadataRow, articles, root)
        latest: dict[object, MetadataCorrection] = {}
        for each in sorted(found, key=lambda f: f.row.created):
            latest[each.path, each.row.field] = _correction(each.row, each.article_id, each.path)
        return tuple(latest.values())

    def correct(
        self, article: Article, values: Mapping[MetadataField, str | None], root: str, beside: Sequence[Article]
    ) -> bool:
        """Return whether that changed anything. None withdraws what was corrected."""
        now, known = stamp(self._now), opened(beside or [article])
        wanted = {field: None if value is None else tidy_value(value) for field, value in values.items()}
        with self._database.writing() as session:
            changed, changes = [], []
            for field, rows in _live(session, article, wanted, root, known).items():
                value = wanted[field]
                if [row.value for row in rows] == ([] if value is None else [value]):
                    continue
                changed.append(field)
                changes += [given_way(row, now) for row in rows]
                if value is not None:
                    row = MetadataRow(**placed_at(session, article, Anchor(""), root, now), field=field, value=value)
                    session.add(row)
                    changes.append(appearance(row))
            if not changes:
                return False
            if root:
                remember(session, sightings_of((), known, root))
            withdrawn = all(wanted[field] is None for field in changed)
            journal.record(session, _label(article, changed, withdrawn=withdrawn), changes, now)
        return True


def _live(
    session: Session, article: Article, fields: Iterable[MetadataField], root: str, known: Sequence[Opened]
) -> dict[MetadataField, list[MetadataRow]]:
    """Return for each of the fields the live rows that correct it in this article: one, unless two windows wrote."""
    here = [f.row for f in find(session, MetadataRow, known, root) if f.path == article.path and not f.vanished]
    return {field: [row for row in here if row.field == field and row.deleted_at is None] for field in fields}


def _label(article: Article, fields: Sequence[MetadataField], *, withdrawn: bool) -> str:
    named = " and ".join(", ".join(field.label for field in fields).rsplit(", ", 1))
    verb = "Withdraw correction of" if withdrawn else "Correct"
    return f"{verb} {named} of “{short_name(article.name)}”"


def _correction(row: MetadataRow, article_id: str, path: str) -> MetadataCorrection:
    return MetadataCorrection(
        row.id, article_id, path, MetadataField(row.field), row.value, datetime.fromisoformat(row.created)
    )
