"""Tags as a whole: their colours, and renaming one in every note of a folder."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from hearsay.domain.tags import Tag, TagColour, tidy_tags
from hearsay.store import journal
from hearsay.store.clock import stamp
from hearsay.store.database import Database
from hearsay.store.journal import RowChange
from hearsay.store.models import NoteRow, TagRow
from hearsay.store.written_rows import appearance, given_way


class TagBook:
    """Colours and names of tags. Every change is one command of its folder in one transaction, with its undo.

    Every method raises StoreProblem, and then nothing was changed.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def tags(self, root: str) -> tuple[Tag, ...]:
        """Return the tags that have a colour: this folder's own, else the one given last in another folder."""
        with self._database.reading() as session:
            rows = session.scalars(select(TagRow).where(TagRow.deleted_at.is_(None)).order_by(TagRow.created)).all()
        colours = {row.name: row.colour for row in sorted(rows, key=lambda row: row.root == root)}
        return tuple(Tag(name, TagColour(colour)) for name, colour in sorted(colours.items()))

    def colour(self, name: str, colour: TagColour, root: str) -> bool:
        """Give a tag its colour in a folder; return False where it has it already."""
        now = stamp(self._now)
        with self._database.writing() as session:
            earlier = _coloured(session, name, root)
            if [row.colour for row in earlier] == [colour.value]:
                return False
            changes = [given_way(row, now) for row in earlier]
            row = TagRow(id=uuid4().hex, root=root, name=name, colour=colour.value, created=now, deleted_at=None)
            session.add(row)
            journal.record(session, f"Colour tag {name}", [*changes, appearance(row)], now)
        return True

    def rename(self, old: str, new: str, root: str) -> tuple[str, ...]:
        """Rename a tag in every note of a folder, those in the trash too; return the notes' ids.

        Where the new name is in use the two become one. Nothing happens where ``new`` is no tag, or the same.
        """
        (wanted,) = tidy_tags([new]) or (old,)
        if wanted == old:
            return ()
        now = stamp(self._now)
        with self._database.writing() as session:
            rows = [row for row in session.scalars(select(NoteRow).where(NoteRow.root == root)) if old in row.tags]
            changes = [_renamed(row, old, wanted, now) for row in rows]
            changes += self._recoloured(session, old, wanted, root, now)
            if changes:
                journal.record(session, f"Rename tag {old} to {wanted}", changes, now)
        return tuple(row.id for row in rows)

    def _recoloured(self, session: Session, old: str, new: str, root: str, now: str) -> list[RowChange]:
        """Let a tag's colour go along with its new name, unless that has one."""
        given_up = _coloured(session, old, root)
        changes = [given_way(row, now) for row in given_up]
        if given_up and not _coloured(session, new, root):
            colour = given_up[-1].colour
            row = TagRow(id=uuid4().hex, root=root, name=new, colour=colour, created=now, deleted_at=None)
            session.add(row)
            changes.append(appearance(row))
        return changes


def _coloured(session: Session, name: str, root: str) -> list[TagRow]:
    live = select(TagRow).where(TagRow.root == root, TagRow.name == name, TagRow.deleted_at.is_(None))
    return list(session.scalars(live.order_by(TagRow.created)))


def _renamed(row: NoteRow, old: str, new: str, now: str) -> RowChange:
    tags = list(dict.fromkeys(new if tag == old else tag for tag in row.tags))
    change = RowChange(
        row.__tablename__,
        row.id,
        {"tags": row.tags, "modified": row.modified},
        {"tags": tags, "modified": now},
    )
    row.tags, row.modified = tags, now
    return change
