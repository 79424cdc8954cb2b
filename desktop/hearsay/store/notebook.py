"""What the reader wrote, in and out of the database: notes, corrections, undo. Domain values on both sides."""

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.changes import UndoState
from hearsay.domain.imported_notes import Imported, ImportedNote
from hearsay.domain.meeting_edits import Written, joined
from hearsay.domain.notes import Anchor, AnchorInText, Correction, CorrectionContext, Note, PlacedCorrection, PlacedNote
from hearsay.domain.spans import Span
from hearsay.domain.tags import tidy_tags
from hearsay.domain.unicode import well_formed
from hearsay.store import journal
from hearsay.store.clock import now_utc, stamp
from hearsay.store.database import Database
from hearsay.store.grade_book import GRADE_TABLES, GradeBook
from hearsay.store.journal import RowChange, Step
from hearsay.store.metadata_book import MetadataBook
from hearsay.store.models import CorrectionRow, MetadataRow, NoteRow
from hearsay.store.note_import import import_notes
from hearsay.store.tag_book import TagBook
from hearsay.store.whereabouts import anchor_of, find, opened, remember, sightings_of, texts_akin
from hearsay.store.written_rows import appearance, given_way, known_row, place_on, placed_at, put_away, rows_here

RUN_PAUSE = timedelta(seconds=60)
"""a pause in writing after which the next save is an undo step of its own"""

RUN_CUT = 20
"""code points that one save may take away and still count as the same run of writing"""

ADD_NOTE = "Add note"
EDIT_NOTE = "Edit note"
DELETE_NOTE = "Delete note"
RESTORE_NOTE = "Bring back note"
CONFIRM_PLACE = "Confirm place of note"
ATTACH_NOTE = "Attach note"
WITHDRAW_CORRECTION = "Withdraw change of type"

_PLACE = ("article_id", "root", "path", "exact", "prefix", "suffix", "start", "end")


@dataclass(frozen=True, slots=True)
class _Run:
    """The command that this Notebook made last, if a further save of the same note may still join it."""

    command_id: int
    note_id: str


@dataclass(frozen=True, slots=True)
class Undone:
    """A command that was taken back or done again: its name, its notes and grades, the articles of its corrections.

    ``described_ids`` are the articles whose metadata it was about.
    """

    label: str
    note_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    grading_ids: tuple[str, ...]
    described_ids: tuple[str, ...]


class Notebook:
    """Notes and corrections of one store, its ``grades``, ``tags`` and ``metadata``.

    Every change is one command in one transaction.

    An editor saves whenever the reader pauses. Saves of one note that follow each other within 60 seconds, with
    nothing else done in between and no more than 20 code points taken away at once, are one command: undo takes
    back a run of writing, not its last few letters, and a large deletion can always be taken back by itself.

    Every method raises StoreProblem, and then nothing was changed.
    """

    def __init__(self, database: Database, now: Callable[[], datetime] = now_utc) -> None:
        self._database = database
        self._now = now
        self._run: _Run | None = None
        self.grades = GradeBook(database, now)
        self.tags = TagBook(database, now)
        self.metadata = MetadataBook(database, now)

    def notes_of(
        self, articles: Sequence[Article], root: str, only: Collection[str] | None = None
    ) -> tuple[PlacedNote, ...]:
        with _much_made():
            found = rows_here(self._database, NoteRow, articles, root, ids=only)
            found.reverse()
            texts = {article.path: article.text for article in articles}
            tags: dict[tuple[str, ...], tuple[str, ...]] = {}
            notes = []
            while found:  # of very many, rows and notes need not all be there at once
                each = found.pop()
                note = _note(each.row, each.article_id, each.path, texts, tags)
                notes.append(PlacedNote(note, each.status, each.span, each.row.article_id))
            return tuple(notes)

    def corrections_of(self, articles: Sequence[Article], root: str) -> tuple[PlacedCorrection, ...]:
        found = rows_here(self._database, CorrectionRow, articles, root)
        return _latest(
            tuple(PlacedCorrection(_correction(f.row, f.article_id, f.path), f.status, f.span) for f in found)
        )

    def add_note(
        self,
        article: Article,
        anchor: Anchor,
        body: str,
        tags: Sequence[str],
        root: str,
        beside: Sequence[Article] = (),
    ) -> Note:
        now = stamp(self._now)
        with self._database.writing() as session:
            row = NoteRow(
                **placed_at(session, article, anchor, root, now),
                body=well_formed(body),
                tags=list(tidy_tags(tags)),
                modified=now,
            )
            session.add(row)
            if root:
                remember(session, sightings_of((), opened(beside), root))
            command = journal.record(session, ADD_NOTE, [appearance(row)], now)
        self._run = _Run(command.id, row.id)
        return _note(row)

    def edit_note(self, note_id: str, body: str, tags: Sequence[str], seen: Written | None = None) -> tuple[Note, bool]:
        """Return the note as it is now and whether that changed anything. A deleted note comes back with its edit.

        Where its body is not the ``seen`` one, because somebody else wrote there, it stays, and the edit is a new note.
        """
        mine, now = _as_stored(body, tags), stamp(self._now)
        with self._database.writing() as session:
            row = known_row(session, [NoteRow], note_id)
            theirs = Written(row.body, tuple(row.tags))
            both = mine if seen is None else joined(_as_stored(*seen), theirs, mine)
            if both is None:
                return self._kept_beside(session, row, mine, now), True
            wanted: dict[str, Any] = {"body": both.body, "tags": list(both.tags)}
            after = {name: value for name, value in wanted.items() if getattr(row, name) != value}
            if not after:
                return _note(row), False
            after["modified"] = now
            if row.deleted_at is not None:
                after["deleted_at"] = None
            before = {name: getattr(row, name) for name in after}
            for name, value in after.items():
                setattr(row, name, value)
            change = RowChange(NoteRow.__tablename__, note_id, before, after)
            command_id = self._join_run(session, change, now)
            if command_id is None:
                command_id = journal.record(session, EDIT_NOTE, [change], now).id
        self._run = _Run(command_id, note_id)
        return _note(row), True

    def _kept_beside(self, session: Session, row: NoteRow, written: Written, now: str) -> Note:
        """Keep an edit as a note of its own at the place of another."""
        place = {name: getattr(row, name) for name in _PLACE}
        own = NoteRow(
            **place,
            id=uuid4().hex,
            body=written.body,
            tags=list(written.tags),
            created=now,
            modified=now,
            deleted_at=None,
        )
        session.add(own)
        self._run = _Run(journal.record(session, ADD_NOTE, [appearance(own)], now).id, own.id)
        return _note(own)

    def delete_note(self, note_id: str) -> bool:
        """Put the note into the trash; return False where it lies there already."""
        now = stamp(self._now)
        with self._database.writing() as session:
            return put_away(session, known_row(session, [NoteRow], note_id), DELETE_NOTE, now)

    def trash_of(self, articles: Sequence[Article], root: str) -> tuple[PlacedNote, ...]:
        """Return the deleted notes of a folder, in the order of ``notes_of``."""
        found = rows_here(self._database, NoteRow, articles, root, trash=True)
        texts = {article.path: article.text for article in articles}
        return tuple(PlacedNote(_note(f.row, f.article_id, f.path, texts), f.status, f.span) for f in found)

    def restore_note(self, note_id: str) -> bool:
        """Take a note out of the trash; return False where it is not there."""
        now = stamp(self._now)
        with self._database.writing() as session:
            row = known_row(session, [NoteRow], note_id)
            return self._change(session, row, {"deleted_at": None}, RESTORE_NOTE, now)

    def anchor_note(self, note_id: str, article: Article, anchor: Anchor, label: str, root: str) -> bool:
        """Let a note belong to these words of an article; return False where it does already."""
        now = stamp(self._now)
        with self._database.writing() as session:
            row = known_row(session, [NoteRow], note_id)
            return self._change(session, row, place_on(session, article, anchor, root, now), label, now)

    def correct(
        self,
        article: Article,
        span: Span,
        type_: AttributionType,
        root: str,
        context: CorrectionContext | None = None,
    ) -> Correction:
        now = stamp(self._now)
        with self._database.writing() as session:
            found = find(session, CorrectionRow, opened([article]), root)
            earlier = [f.row for f in found if f.span == span and f.row.deleted_at is None]
            changes = [given_way(row, now) for row in earlier]
            place = placed_at(session, article, Anchor.at(article.text, span), root, now)
            row = CorrectionRow(**place, type=type_.value, context=asdict(context) if context else None)
            session.add(row)
            journal.record(session, f"Change type to {type_.label}", [*changes, appearance(row)], now)
        return _correction(row)

    def withdraw_correction(self, correction_id: str) -> tuple[str, ...]:
        """Return the ids of the articles that may have shown it, none where it was withdrawn already."""
        now = stamp(self._now)
        with self._database.writing() as session:
            row = known_row(session, [CorrectionRow], correction_id)
            changed = put_away(session, row, WITHDRAW_CORRECTION, now)
            return texts_akin(session, [row.article_id]) if changed else ()

    def import_notes(self, notes: Sequence[ImportedNote], articles: Sequence[Article], root: str) -> Imported:
        self._run = None
        return import_notes(self._database, notes, articles, root, self._now)

    def merge(self, file: Path) -> tuple[Imported, Path]:
        """Take another store in; return what came of it and the copy of this one that was made before."""
        # It looks into files and copies them: nothing that the first note need wait for.
        from hearsay.store.merging import merge

        self._run = None
        return merge(self._database, file, self._now)

    def undo(self, root: str | None) -> Undone | None:
        """Take back the last command of a folder, of all where ``root`` is None; None where there is none."""
        return self._step(partial(journal.undo, root=root))

    def redo(self, root: str | None) -> Undone | None:
        """Do again what was taken back last; None where there is nothing."""
        return self._step(partial(journal.redo, root=root))

    def undo_state(self, root: str | None) -> UndoState:
        with self._database.reading() as session:
            return journal.state(session, root)

    def others_wrote(self) -> bool:
        """Tell whether the store was changed by another Notebook or program since this was asked last."""
        return self._database.others_wrote()

    def close(self) -> None:
        self._database.close()

    def _change(self, session: Session, row: NoteRow, wanted: dict[str, Any], label: str, now: str) -> bool:
        """Set fields of a note, as a command of its own; return False where they are so already."""
        after = {name: value for name, value in wanted.items() if getattr(row, name) != value}
        if not after:
            return False
        before = {name: getattr(row, name) for name in after}
        for name, value in after.items():
            setattr(row, name, value)
        journal.record(session, label, [RowChange(NoteRow.__tablename__, row.id, before, after)], now)
        self._run = None
        return True

    def _step(self, take: Callable[[Session], Step | None]) -> Undone | None:
        with self._database.writing() as session:
            step = take(session)
            if step is None:
                return None
            notes = tuple(change.id for change in step.changes if change.table == NoteRow.__tablename__)
            corrected = _articles_of(session, step, CorrectionRow)
            described = _articles_of(session, step, MetadataRow)
            grades = tuple(change.id for change in step.changes if change.table in GRADE_TABLES)
            undone = Undone(step.label, notes, corrected, grades, described)
        self._run = None
        return undone

    def _join_run(self, session: Session, change: RowChange, now: str) -> int | None:
        """Return the command that this edit became part of, None where it has to be one of its own."""
        command = journal.last_done(session)
        if command is None or self._run != _Run(command.id, change.id):
            return None
        pause = datetime.fromisoformat(now) - datetime.fromisoformat(command.touched)
        if not timedelta(0) <= pause <= RUN_PAUSE or _taken_away(change) > RUN_CUT or "deleted_at" in change.after:
            return None
        command.touched = now
        if command.label == EDIT_NOTE:
            begun = RowChange(**command.changes[0])
            merged = RowChange(begun.table, begun.id, change.before | begun.before, begun.after | change.after)
            command.changes = [merged.as_json()]
        return command.id


def _articles_of(session: Session, step: Step, model: type[CorrectionRow | MetadataRow]) -> tuple[str, ...]:
    """Return the articles that may show what a command changed in one table."""
    ids = [change.id for change in step.changes if change.table == model.__tablename__]
    return texts_akin(session, {known_row(session, [model], each).article_id for each in ids}) if ids else ()


@contextmanager
def _much_made() -> Iterator[None]:
    """Let the garbage collector rest: of a hundred thousand notes none is garbage, and it would look at each thrice."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


def _as_stored(body: str, tags: Sequence[str]) -> Written:
    return Written(well_formed(body), tidy_tags(tags))


def _taken_away(change: RowChange) -> int:
    """Return how many code points of the body an edit took away, in one stretch from first to last difference."""
    old, new = change.before.get("body", ""), change.after.get("body", "")
    shorter = min(len(old), len(new))
    same = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - same
    same_end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    return len(old) - same - same_end


def _latest(corrections: tuple[PlacedCorrection, ...]) -> tuple[PlacedCorrection, ...]:
    """Leave out corrections of a sentence that was corrected again since, in another window say."""
    newest: dict[object, PlacedCorrection] = {}
    for placed in sorted(corrections, key=lambda p: p.correction.created):
        newest[(placed.correction.path, placed.span) if placed.span else placed.correction.id] = placed
    kept = {placed.correction.id for placed in newest.values()}
    return tuple(placed for placed in corrections if placed.correction.id in kept)


def _note(
    row: NoteRow,
    article_id: str = "",
    path: str = "",
    texts: Mapping[str, str] = MappingProxyType({}),
    known_tags: dict[tuple[str, ...], tuple[str, ...]] | None = None,
) -> Note:
    """Return the row as a note on the article that holds it now; without one, on that where it is known.

    ``texts`` are those of the articles by path, for a row of ``look_up``, and ``known_tags`` those of other notes, as
    few tags are on many.
    """
    tags = tuple(row.tags)
    known = known_tags.get(tags) if known_tags else None
    if known is None:
        known = tuple(map(intern, tags))
        if known_tags is not None:
            known_tags[known] = known
    return Note(
        id=row.id,
        article_id=article_id or row.article_id,
        path=path or row.path,
        anchor=anchor_of(row) if row.exact is not None else AnchorInText(texts[path], row.start, row.end),
        body=row.body,
        tags=known,
        created=(created := datetime.fromisoformat(row.created)),
        modified=created if row.modified == row.created else datetime.fromisoformat(row.modified),
        deleted=datetime.fromisoformat(row.deleted_at) if row.deleted_at else None,
    )


def _correction(row: CorrectionRow, article_id: str = "", path: str = "") -> Correction:
    return Correction(
        id=row.id,
        article_id=article_id or row.article_id,
        path=path or row.path,
        anchor=anchor_of(row),
        type=AttributionType(row.type),
        created=datetime.fromisoformat(row.created),
        context=_context(row.context) if row.context else None,
    )


def _context(kept: dict[str, Any]) -> CorrectionContext:
    return CorrectionContext(**{**kept, "type": AttributionType(kept["type"])})
