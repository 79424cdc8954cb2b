"""The reader's commands, in the order they were done: what undo takes back and redo does again.

A command holds, for each row it changed, the fields before and after. Taking back an addition marks the row as
deleted; no row is ever removed, those of commands included.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true, update
from sqlalchemy.orm import Session, aliased

from hearsay.domain.changes import UndoState
from hearsay.store.command_names import MERGE
from hearsay.store.models import ClaimGradeRow, CommandRow, CorrectionRow, MetadataRow, NoteRow, SourceGradeRow, TagRow

DONE, UNDONE, SUPERSEDED = "done", "undone", "superseded"

_TABLES: dict[str, type[NoteRow | CorrectionRow | SourceGradeRow | ClaimGradeRow | TagRow | MetadataRow]] = {
    table.__tablename__: table for table in (NoteRow, CorrectionRow, SourceGradeRow, ClaimGradeRow, TagRow, MetadataRow)
}


@dataclass(frozen=True, slots=True)
class RowChange:
    """The fields of one row before and after a command, as JSON has them."""

    table: str
    id: str
    before: dict[str, Any]
    after: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        return {"table": self.table, "id": self.id, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Step:
    """A command that was taken back or done again: its name in words and the rows it touched."""

    label: str
    changes: tuple[RowChange, ...]


def record(session: Session, label: str, changes: Sequence[RowChange], now: str) -> CommandRow:
    """Keep a new command; what could have been done again in its folder until now no longer can."""
    session.flush()  # so that a row just made can be asked for its folder
    touched: Any = session.get_one(_TABLES[changes[0].table], changes[0].id)
    folder = None if label == MERGE else touched.root
    superseded = update(CommandRow).where(CommandRow.state == UNDONE, _made_in(folder)).values(state=SUPERSEDED)
    session.execute(superseded, execution_options={"synchronize_session": "fetch"})
    row = CommandRow(label=label, made=now, touched=now, state=DONE, changes=[c.as_json() for c in changes])
    session.add(row)
    session.flush()
    return row


def last_done(session: Session, root: str | None = None) -> CommandRow | None:
    """Return the last command of a folder, or of all where ``root`` is None."""
    wanted = select(CommandRow).where(CommandRow.state == DONE, _made_in(root))
    return session.scalars(wanted.order_by(CommandRow.id.desc()).limit(1)).first()


def undo(session: Session, root: str | None) -> Step | None:
    command = last_done(session, root)
    if command is None:
        return None
    step = _step(command)
    for change in reversed(step.changes):
        _set_fields(session, change, change.before)
    command.state = UNDONE
    return step


def redo(session: Session, root: str | None) -> Step | None:
    command = _first_undone(session, root)
    if command is None:
        return None
    step = _step(command)
    for change in step.changes:
        _set_fields(session, change, change.after)
    command.state = DONE
    return step


def state(session: Session, root: str | None) -> UndoState:
    done, undone = last_done(session, root), _first_undone(session, root)
    return UndoState(undo=done.label if done else None, redo=undone.label if undone else None)


def _first_undone(session: Session, root: str | None) -> CommandRow | None:
    wanted = select(CommandRow).where(CommandRow.state == UNDONE, _made_in(root))
    return session.scalars(wanted.order_by(CommandRow.id).limit(1)).first()


def _made_in(root: str | None) -> ColumnElement[bool]:
    """Return the condition that a command touched a row of this folder: undo in one must not reach into another.

    A merge was made in each, as long as nothing was done since in another: where it was skipped, undo would take back
    what the reader wrote before it.
    """
    if root is None:
        return true()
    later = aliased(CommandRow)
    merged = and_(CommandRow.label == MERGE, ~exists().where(later.id > CommandRow.id, later.state == DONE))
    touched = func.json_extract(CommandRow.changes, "$[0].id")
    # Asked row by row, by its key: a list of all that was ever written in the folder would be made for each answer.
    return or_(merged, *(exists().where(table.id == touched, table.root == root) for table in _TABLES.values()))


def _step(command: CommandRow) -> Step:
    return Step(command.label, tuple(RowChange(**change) for change in command.changes))


def _set_fields(session: Session, change: RowChange, fields: dict[str, Any]) -> None:
    row = session.get_one(_TABLES[change.table], change.id)
    for name, value in fields.items():
        setattr(row, name, value)
