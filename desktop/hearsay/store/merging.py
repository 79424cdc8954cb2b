"""Another store taken into this one: all that was written there, by id, as one command."""

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Column, Integer, select
from sqlalchemy.orm import Session

from hearsay.domain.attribution import AttributionType
from hearsay.domain.failures import StoreProblem
from hearsay.domain.grades import ClaimGrade, SourceGrade
from hearsay.domain.imported_notes import Imported
from hearsay.domain.metadata import MetadataField
from hearsay.domain.sources import SourceKind
from hearsay.store import journal
from hearsay.store.clock import stamp
from hearsay.store.command_names import MERGE
from hearsay.store.copies import copy_store
from hearsay.store.database import Database
from hearsay.store.dated_copies import new_name
from hearsay.store.journal import RowChange
from hearsay.store.meeting_grades import OwnGrades, told
from hearsay.store.models import (
    ArticleRow,
    ClaimGradeRow,
    CorrectionRow,
    MetadataRow,
    NoteRow,
    PlaceRow,
    SourceGradeRow,
    TagRow,
)
from hearsay.store.reconciling import Fields, Versions, comes_back, fields_of, reconcile_notes
from hearsay.store.restoring import inspect
from hearsay.store.written_rows import appearance

_WHOLE = (CorrectionRow, SourceGradeRow, ClaimGradeRow, MetadataRow)
"""tables whose rows are never edited, only put away"""

_ID = re.compile(r"[0-9a-f]{32}(?:[0-9a-f]{32})?")
"""a UUID, or the SHA-256 of a text"""

_KINDS: dict[str, Callable[[str], object]] = {
    "corrections.type": AttributionType,
    "source_grades.grade": SourceGrade,
    "source_grades.kind": SourceKind,
    "claim_grades.grade": ClaimGrade,
    "metadata_corrections.field": MetadataField,
}


@dataclass(frozen=True, slots=True)
class _There:
    """What the other store holds, as far as it can be read."""

    articles: list[Fields]
    places: list[Fields]
    tags: list[Fields]
    notes: list[Fields]
    whole: dict[type[Any], list[Fields]]
    versions: Versions
    unreadable: int


def merge(database: Database, file: Path, now: Callable[[], datetime]) -> tuple[Imported, Path]:
    """Take in the store ``file``, after a dated copy of this one; return what came of it, and that copy.

    Raises StoreProblem, and then nothing was changed.
    """
    inspect(file)
    if file.samefile(database.file):
        raise StoreProblem(f"{file} is the store itself. Nothing was changed.")
    with _opened(file) as other, other.reading() as session:
        there = _read(session)
    kept = _copied(database)
    moment = stamp(now)
    with database.writing() as session:
        own = OwnGrades(session, there.places)
        _take_in_articles(session, there)
        done = reconcile_notes(session, there.notes, there.versions)
        taken = [_take_in(session, table, rows, own) for table, rows in there.whole.items()]
        others = [change for each, _ in taken for change in each]
        changes = [*done.changes, *others]
        if changes:
            journal.record(session, MERGE, changes, moment)
    stayed = tuple(line for _, lines in taken for line in lines)
    return done.told(unreadable=there.unreadable, others=len(others), own_grades=stayed), kept


@contextmanager
def _opened(file: Path) -> Iterator[Database]:
    """Open a passing copy of a store in its newest form, so that nothing changes in it."""
    with tempfile.TemporaryDirectory(prefix="hearsay-") as directory:
        copy = Path(directory) / "hearsay.db"
        try:
            copy_store(file, copy)
        except OSError as error:
            raise StoreProblem(f"{file} could not be read: {error.strerror or error}. Nothing was changed.") from error
        database = Database.open(copy, Path(directory) / "backups")
        try:
            yield database
        finally:
            database.close()


def _copied(database: Database) -> Path:
    try:
        database.backups.mkdir(parents=True, exist_ok=True)
        kept = new_name(database.backups, "before-merge", datetime.now())
        copy_store(database.file, kept)
    except OSError as error:
        raise StoreProblem(
            f"A copy of your notes is made before others come in, and it cannot be written to {database.backups}: "
            f"{error.strerror or error}. Nothing was changed."
        ) from error
    return kept


def _read(session: Session) -> _There:
    unreadable = 0

    def rows(table: type[Any]) -> list[Fields]:
        nonlocal unreadable
        every = [fields_of(row) for row in session.scalars(select(table))]
        sound = [fields for fields in every if _is_sound(table, fields)]
        unreadable += len(every) - len(sound)
        return sound

    articles = rows(ArticleRow)
    known = {fields["id"] for fields in articles}

    def anchored(table: type[Any]) -> list[Fields]:
        return [fields for fields in rows(table) if table is SourceGradeRow or fields["article_id"] in known]

    return _There(
        articles,
        rows(PlaceRow),
        rows(TagRow),
        anchored(NoteRow),
        {table: anchored(table) for table in _WHOLE},
        Versions(session),
        unreadable,
    )


def _is_sound(table: type[Any], fields: Fields) -> bool:
    """Tell whether a row of a file that may come from anybody holds what its columns are for."""
    try:
        return all(_fits(column, fields[column.key]) for column in table.__table__.columns)
    except (TypeError, ValueError):
        return False


def _fits(column: "Column[Any]", value: Any) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Integer):
        return isinstance(value, int) and 0 <= value < 1 << 31
    if column.key in {"tags", "names"}:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if column.key == "context":
        return isinstance(value, dict) and isinstance(json.dumps(value), str)
    if not isinstance(value, str) or (column.key == "id" and not _ID.fullmatch(value)):
        return False
    if column.key in {"created", "modified", "deleted_at", "first_seen"}:
        return datetime.fromisoformat(value).tzinfo is not None
    kind = _KINDS.get(str(column))
    return kind is None or kind(value) is not None


def _take_in_articles(session: Session, there: _There) -> None:
    """Make known what the notes are written on and where it was seen; nothing of that is the reader's writing."""
    for fields in there.articles:
        row = session.get(ArticleRow, fields["id"])
        if row is None:
            session.add(ArticleRow(**fields))
        elif row.text is None:
            row.text = fields["text"]
    for fields in there.places:
        if session.get(PlaceRow, (fields["root"], fields["path"], fields["article_id"])) is None:
            session.add(PlaceRow(**fields))
    coloured = {(row.root, row.name) for row in session.scalars(select(TagRow).where(TagRow.deleted_at.is_(None)))}
    for fields in there.tags:
        if session.get(TagRow, fields["id"]) is None and (fields["root"], fields["name"]) not in coloured:
            session.add(TagRow(**fields))
    session.flush()


def _take_in(
    session: Session, table: type[Any], incoming: list[Fields], own_grades: OwnGrades
) -> tuple[list[RowChange], list[str]]:
    """Add rows that are not here; one with an id that means something else here gets another.

    A grade of what the reader graded here is put away, and comes in with a later merge once that one is withdrawn.
    Return what changed, and what to tell of grades that were put away.
    """
    changes: list[RowChange] = []
    stayed: list[str] = []
    for fields in incoming:
        own = own_grades.against(table, fields) if fields["deleted_at"] is None else None
        row = session.get(table, fields["id"])
        if row is not None and _judgement(fields_of(row)) != _judgement(fields):
            said = json.dumps(_judgement(fields), sort_keys=True)
            fields = fields | {"id": uuid5(NAMESPACE_OID, said).hex}
            row = session.get(table, fields["id"])
        is_new = row is None
        if row is None:
            row = table(**(fields if own is None else fields | {"deleted_at": fields["created"]}))
            session.add(row)
            changes += [appearance(row)] if row.deleted_at is None else []
        if own is not None:
            at_odds = is_new or comes_back(row.deleted_at, fields, fields["created"])
            stayed += filter(None, [told(table, own, fields)]) if at_odds else []
        elif not is_new and comes_back(row.deleted_at, fields, fields["created"]):
            changes.append(RowChange(table.__tablename__, row.id, {"deleted_at": row.deleted_at}, {"deleted_at": None}))
            row.deleted_at = None
    return changes, stayed


def _judgement(fields: Fields) -> Fields:
    """Return what a row says, leaving out where its file and its text are now."""
    return {name: value for name, value in fields.items() if name not in {"root", "path", "article_id", "deleted_at"}}
