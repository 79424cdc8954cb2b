"""Notes of elsewhere beside the notes here, by their ids: nothing twice, and nothing lost.

Of two versions of a note the one that was modified later stands. The other is kept as a note of its own, unless the
later one was made from it: then it is history, which the journal has. What was deleted on one side only stays as it is
here, but that a note which was written on after it was deleted here comes back.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from hearsay.domain.imported_notes import OTHER_VERSION, Imported
from hearsay.store.conditions import among
from hearsay.store.journal import RowChange
from hearsay.store.models import CommandRow, NoteRow
from hearsay.store.written_rows import appearance

Fields = dict[str, Any]
"""a row by the names of its columns"""

_WHERE_AND_WHEN = frozenset({"id", "root", "path", "article_id", "created", "modified", "deleted_at"})
_CONTENT = tuple(column.key for column in NoteRow.__table__.columns if column.key not in _WHERE_AND_WHEN)


class Versions:
    """What the notes of a store said at any time, as its journal has it."""

    def __init__(self, session: Session) -> None:
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._tags: dict[str, set[str]] = defaultdict(set)
        for changes in session.scalars(select(CommandRow.changes)):
            for change in changes:
                if change["table"] == NoteRow.__tablename__:
                    self._keep(change["id"], change["before"])
                    self._keep(change["id"], change["after"])
        for note_id, body, tags in session.execute(select(NoteRow.id, NoteRow.body, NoteRow.tags)):
            self._keep(note_id, {"body": body, "tags": tags})

    def has(self, fields: Fields) -> bool:
        """Tell whether the note said this once."""
        return fields["body"] in self._bodies[fields["id"]] and json.dumps(fields["tags"]) in self._tags[fields["id"]]

    def _keep(self, note_id: str, fields: Fields) -> None:
        if "body" in fields:
            self._bodies[note_id].add(fields["body"])
        if "tags" in fields:
            self._tags[note_id].add(json.dumps(fields["tags"]))


@dataclass
class Reconciled:
    """What a command changed, and what became of the notes."""

    changes: list[RowChange] = field(default_factory=list)
    added: int = 0
    renewed: int = 0
    same: int = 0
    beside: int = 0

    def told(self, *, unreadable: int = 0, others: int = 0, own_grades: tuple[str, ...] = ()) -> Imported:
        notes = dict.fromkeys(each.id for each in self.changes if each.table == NoteRow.__tablename__)
        counts = (self.added, self.renewed, self.same, self.beside, unreadable, others)
        return Imported(*counts, note_ids=tuple(notes), own_grades=own_grades)


def reconcile_notes(session: Session, incoming: Sequence[Fields], there: Versions | None) -> Reconciled:
    """Take notes in, whose articles the store knows. ``there`` is what was said where they come from, if that is known.

    Where it is not, a version here that gives way to a later one is kept by the journal alone.
    """
    return _Reconciling(session, incoming, there).done()


class _Reconciling:
    def __init__(self, session: Session, incoming: Sequence[Fields], there: Versions | None) -> None:
        self._session, self._incoming, self._there = session, incoming, there
        ids = [fields["id"] for fields in incoming]
        self._here = {row.id: row for row in session.scalars(select(NoteRow).where(among(NoteRow.id, ids)))}
        self._versions = Versions(session) if self._here else None
        self._done = Reconciled()

    def done(self) -> Reconciled:
        for fields in self._incoming:
            row = self._here.get(fields["id"])
            if row is None:
                self._add(fields)
                self._done.added += fields["deleted_at"] is None
            elif _content(fields) == (standing := _content(fields_of(row))):
                self._done.same += 1
                self._change(row, _revived(row, fields))
            elif fields["modified"] > row.modified:
                self._give_way(row, fields, standing)
            else:
                self._keep_other(row, fields)
        return self._done

    def _add(self, fields: Fields) -> NoteRow:
        row = NoteRow(**fields)
        self._session.add(row)
        self._here[row.id] = row
        if row.deleted_at is None:
            self._done.changes.append(appearance(row))
        return row

    def _change(self, row: NoteRow, after: Fields) -> None:
        if after:
            before = {name: getattr(row, name) for name in after}
            for name, value in after.items():
                setattr(row, name, value)
            self._done.changes.append(RowChange(NoteRow.__tablename__, row.id, before, after))

    def _give_way(self, row: NoteRow, fields: Fields, standing: Fields) -> None:
        ours = fields_of(row)
        after = {name: value for name, value in _content(fields).items() if value != standing[name]}
        place = {"article_id": fields["article_id"]} if row.article_id != fields["article_id"] else {}
        self._change(row, after | place | {"modified": fields["modified"]} | _revived(row, fields))
        self._done.renewed += 1
        if self._there is not None and not _says_the_same(ours, fields) and not self._there.has(ours):
            self._put_beside(ours)

    def _keep_other(self, row: NoteRow, fields: Fields) -> None:
        assert self._versions is not None  # noqa: S101 (there is a row)
        self._change(row, _revived(row, fields))
        if _says_the_same(fields_of(row), fields) or self._versions.has(fields):
            self._done.same += 1
        else:
            self._put_beside(fields)

    def _put_beside(self, fields: Fields) -> None:
        said = json.dumps([fields["id"], fields["body"], fields["tags"]])
        other = fields | {
            "id": uuid5(NAMESPACE_OID, said).hex,
            "tags": list(dict.fromkeys([*fields["tags"], OTHER_VERSION])),
            "deleted_at": None,
        }
        if other["id"] not in self._here and self._session.get(NoteRow, other["id"]) is None:
            self._add(other)
            self._done.beside += 1


def fields_of(row: Any) -> Fields:
    """Return a row of any table by the names of its columns."""
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def comes_back(deleted_at: str | None, fields: Fields, written: str) -> bool:
    """Tell whether what was deleted here was written on elsewhere since, or came from there and was undone."""
    return deleted_at is not None and fields["deleted_at"] is None and written >= deleted_at


def _revived(row: NoteRow, fields: Fields) -> Fields:
    return {"deleted_at": None} if comes_back(row.deleted_at, fields, fields["modified"]) else {}


def _content(fields: Fields) -> Fields:
    return {name: fields[name] for name in _CONTENT}


def _says_the_same(one: Fields, other: Fields) -> bool:
    return (one["body"], one["tags"]) == (other["body"], other["tags"])
