"""The reader's commands, in the order they were done: what undo takes back and redo does again.

A command holds, for each row it changed, the fields before and after. Taking back an addition marks the row as
deleted; no row is ever removed, those of commands included.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hearsay.domain.changes import UndoState
from hearsay.store.models import CommandRow, CorrectionRow, NoteRow

DONE, UNDONE, SUPERSEDED = "done", "undone", "superseded"

_TABLES: dict[str, type[NoteRow | CorrectionRow]] = {
    NoteRow.__tablename__: NoteRow,
    CorrectionRow.__tablename__: CorrectionRow,
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
    """Keep a new command; what could have been done again until now no longer can."""
    session.execute(update(CommandRow).where(CommandRow.state == UNDONE).values(state=SUPERSEDED))
    row = CommandRow(label=label, made=now, touched=now, state=DONE, changes=[c.as_json() for c in changes])
    session.add(row)
    session.flush()
    return row


def last_done(session: Session) -> CommandRow | None:
    return session.scalars(
        select(CommandRow).where(CommandRow.state == DONE).order_by(CommandRow.id.desc()).limit(1)
    ).first()


def undo(session: Session) -> Step | None:
    command = last_done(session)
    if command is None:
        return None
    step = _step(command)
    for change in reversed(step.changes):
        _set_fields(session, change, change.before)
    command.state = UNDONE
    return step


def redo(session: Session) -> Step | None:
    command = _first_undone(session)
    if command is None:
        return None
    step = _step(command)
    for change in step.changes:
        _set_fields(session, change, change.after)
    command.state = DONE
    return step


def state(session: Session) -> UndoState:
    done, undone = last_done(session), _first_undone(session)
    return UndoState(undo=done.label if done else None, redo=undone.label if undone else None)


def _first_undone(session: Session) -> CommandRow | None:
    return session.scalars(
        select(CommandRow).where(CommandRow.state == UNDONE).order_by(CommandRow.id).limit(1)
    ).first()


def _step(command: CommandRow) -> Step:
    return Step(command.label, tuple(RowChange(**change) for change in command.changes))


def _set_fields(session: Session, change: RowChange, fields: dict[str, Any]) -> None:
    row = session.get_one(_TABLES[change.table], change.id)
    for name, value in fields.items():
        setattr(row, name, value)
