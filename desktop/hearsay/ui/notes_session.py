"""The reader's notes, corrections and grades, read and written on the store's own thread."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.changes import Change, CorrectionsChanged, GradesChanged, MetadataChanged, NotesChanged, UndoState
from hearsay.domain.failures import HearsayError
from hearsay.domain.grade_words import grade_in_words
from hearsay.domain.grades import ClaimGrade, GradedSource, Grades, SourceGrade
from hearsay.domain.meeting_edits import Written
from hearsay.domain.metadata import MetadataCorrection, MetadataField
from hearsay.domain.notes import Anchor, CorrectionContext, PlacedCorrection, PlacedNote
from hearsay.domain.placed_notes import PlacedNotes
from hearsay.domain.progress import Progress
from hearsay.domain.spans import Span
from hearsay.domain.tags import Tag, TagColour
from hearsay.jobs.pool import JobPool
from hearsay.services.annotations import Annotations
from hearsay.ui.job_bridge import JobBridge
from hearsay.ui.note_draft import NoteDraft

Answer = TypeVar("Answer")
Answered = TypeVar("Answered", covariant=True)

_DELETED = "Note deleted. Ctrl+Z brings it back."

_BESIDE = "This note was changed in another window meanwhile. Both are kept: the other as it was, yours beside it."
WATCH_MS = 1500
"""how often another program's changes are looked for"""

MOST_READ_ALONE = 500
"""changed notes up to which these alone are read again: more are found sooner by reading all, off the GUI thread"""

OpenAnnotations = Callable[[Callable[[Change], None]], Annotations]


class _Written(NamedTuple):
    """What the store holds for the open articles, and what can be undone."""

    notes: PlacedNotes
    corrections: tuple[PlacedCorrection, ...]
    grades: Grades
    metadata: tuple[MetadataCorrection, ...]
    undo: UndoState


class _Read(Protocol[Answered]):
    """How a part of what the store holds is asked for, e.g. ``Annotations.notes_of``."""

    def __call__(self, store: Annotations, articles: Sequence[Article], /, *, root: str) -> Answered: ...


def _nothing() -> None:
    """For a caller that need not hear that it is done."""


class NotesSession(QObject):
    loaded = Signal(object)
    """``notes``, ``corrections``, ``grades`` and ``metadata`` hold what the store holds for the open articles; all of
    them were read anew (None), or just what this Change tells of"""
    draft_saved = Signal(object)
    draft_failed = Signal(object, str)
    failed = Signal(str)
    """something else asked of the store was not done"""
    unavailable = Signal(str)
    """the store could not be opened; reading goes on without notes"""
    undo_changed = Signal(object)
    told = Signal(str)
    """something worth a line in the status bar, e.g. what was undone"""

    def __init__(self, worker: JobPool, bridge: JobBridge, open_annotations: OpenAnnotations) -> None:
        super().__init__()
        self._worker, self._bridge, self._open_annotations = worker, bridge, open_annotations
        self._annotations: Annotations | None = None
        self._opening = self._closed = self._looking = False
        self._articles: tuple[Article, ...] = ()
        self._root = ""
        self._unsaved: list[NoteDraft] = []
        self._placed = PlacedNotes()
        self.corrections: tuple[PlacedCorrection, ...] = ()
        self.grades = Grades()
        self.metadata: tuple[MetadataCorrection, ...] = ()
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self.refresh)

    @property
    def notes(self) -> tuple[PlacedNote, ...]:
        """The notes of the folder, in the order of ``Annotations.notes_of``."""
        return self._placed.all

    def note(self, note_id: str) -> PlacedNote | None:
        """Return a note of the folder by its id."""
        return self._placed.get(note_id)

    def notes_on(self, path: str) -> Sequence[PlacedNote]:
        """Return the notes of one article, its orphans last."""
        return self._placed.on(path)

    def note_counts(self) -> dict[str, int]:
        """Return how many notes each article has, by path."""
        return self._placed.counts()

    @property
    def unsaved(self) -> tuple[NoteDraft, ...]:
        """What the reader wrote and the store has not acknowledged."""
        return tuple(draft for draft in self._unsaved if draft.is_worth_saving)

    def open_store(self) -> None:
        """Open the notes' database; reading never waits for it."""
        if self._annotations is not None or self._opening or self._closed:
            return
        self._opening = True

        def opened(annotations: Annotations) -> None:
            self._opening = False
            if self._closed:
                annotations.close()
                return
            self._annotations = annotations
            self._reload()
            self._watch.start()
            self.retry_unsaved()

        def refused(error: BaseException) -> None:
            self._opening = False
            self.unavailable.emit(_message(error))
            for draft in self.unsaved:
                self.draft_failed.emit(draft, _message(error))

        self._bridge.run(
            self._worker, lambda _progress: self._open_annotations(self._announce), then=opened, failed=refused
        )

    def show_articles(self, articles: Sequence[Article], root: str) -> None:
        """Load the notes, corrections and grades of these articles of the folder ``root``."""
        if root != self._root:
            self._placed, self.corrections, self.grades, self.metadata = PlacedNotes(), (), Grades(), ()
        self._articles, self._root = tuple(articles), root
        self._reload()

    def save(self, draft: NoteDraft) -> None:
        """Store a draft, in the folder it was first saved in; it is kept here until the store has acknowledged it."""
        draft.root = draft.root or self._root
        if draft not in self._unsaved:
            self._unsaved.append(draft)
        if self._annotations is None:
            self.open_store()  # what is unsaved follows as soon as it is open
            return
        store, body, tags, root = self._annotations, draft.body, draft.tags, draft.root

        def write(_progress: Progress) -> bool:
            # The worker is one thread: a draft's id is there before its next save begins.
            before = draft.note_id
            if before is None:
                note = store.add_note(draft.article, draft.anchor, body, tags, root=root)
            else:
                note = store.edit_note(before, body=body, tags=tags, seen=draft.known)
            draft.note_id, draft.known = note.id, Written(body, tags)
            return before not in {None, note.id}

        def stored(beside: bool) -> None:
            draft.saved = (body, tags)
            if beside:
                self.told.emit(_BESIDE)
            if not draft.is_dirty and draft in self._unsaved:
                self._unsaved.remove(draft)
            self.draft_saved.emit(draft)

        def refused(error: BaseException) -> None:
            if draft in self._unsaved:  # else the reader deleted it meanwhile
                self.draft_failed.emit(draft, _message(error))

        self._bridge.run(self._worker, write, then=stored, failed=refused)

    @property
    def is_open(self) -> bool:
        return self._annotations is not None

    def retry_unsaved(self) -> None:
        for draft in self.unsaved:
            self.save(draft)

    def delete(self, note_id: str) -> None:
        self._unsaved = [draft for draft in self._unsaved if draft.note_id != note_id]
        self._change(lambda store: store.delete_note(note_id), _DELETED)

    def delete_draft(self, draft: NoteDraft) -> None:
        """Delete the note that a draft became, also where its first save is still on its way."""
        self._unsaved = [other for other in self._unsaved if other is not draft]

        def delete(store: Annotations) -> bool:
            # On the worker the saves asked for before are done, so that the note has its id.
            if draft.note_id is None:
                return False
            store.delete_note(draft.note_id)
            return True

        if self._annotations is not None or draft.note_id is not None:
            self._run(delete, lambda deleted: self.told.emit(_DELETED) if deleted else None)

    def confirm_place(self, note_id: str, article: Article, span: Span) -> None:
        """Let a note whose words changed belong to the words at ``span`` from now on."""
        root = self._root
        self._change(
            lambda store: store.confirm_place(note_id, article, span, root=root),
            "Note kept on the words as they are now. Ctrl+Z takes it back.",
        )

    def restore(self, note_id: str) -> None:
        """Take a note out of the trash."""
        self._change(lambda store: store.restore_note(note_id), "Note brought back. Ctrl+Z puts it into the trash.")

    def colour_tag(self, name: str, colour: TagColour) -> None:
        root = self._root
        self._change(lambda store: store.colour_tag(name, colour, root=root), f"“{name}” is {colour} now.")

    def rename_tag(self, old: str, new: str) -> None:
        """Rename a tag in every note of the folder, or join it with the one of that name."""
        root = self._root
        self._change(
            lambda store: store.rename_tag(old, new, root=root), f"“{old}” is “{new}” now. Ctrl+Z takes it back."
        )

    def with_tags(self, then: Callable[[tuple[Counter[str], tuple[Tag, ...]]], None]) -> None:
        """Call ``then`` with the tags of the folder's notes, how many have each, and those that have a colour."""
        notes, root = self.notes, self._root

        def read(store: Annotations) -> tuple[Counter[str], tuple[Tag, ...]]:
            return Counter(tag for placed in notes for tag in placed.note.tags), store.tags(root=root)

        self._run(read, then)

    def reattach(self, note_id: str, article: Article, anchor: Anchor) -> None:
        """Let a note belong to other words."""
        root = self._root
        self._change(
            lambda store: store.reattach(note_id, article, anchor, root=root),
            "Note attached to these words. Ctrl+Z takes it back.",
        )

    def correct(self, article: Article, span: Span, kind: AttributionType, context: CorrectionContext | None) -> None:
        root = self._root
        self._change(
            lambda store: store.correct(article, span, kind, root=root, context=context),
            f"Type changed to “{kind.label}”.",
        )

    def withdraw_correction(self, correction_id: str) -> None:
        self._change(lambda store: store.withdraw_correction(correction_id), "Correction withdrawn.")

    def grade_source(
        self, source: GradedSource, grade: SourceGrade, reason: str, then: Callable[[], None] = _nothing
    ) -> None:
        """Store a source's grade; ``then`` is called once it is safe, and not where it could not be stored."""
        root = self._root
        self._change(
            lambda store: store.grade_source(source, grade, reason=reason, root=root),
            f"“{source.name}” graded {grade_in_words(grade)}. Ctrl+Z takes it back.",
            then,
        )

    def grade_claim(
        self, article: Article, span: Span, grade: ClaimGrade, reason: str, then: Callable[[], None] = _nothing
    ) -> None:
        """Store a claim's grade, as ``grade_source`` does a source's."""
        root = self._root
        self._change(
            lambda store: store.grade_claim(article, span, grade, reason=reason, root=root),
            f"Claim graded {grade_in_words(grade)}. Ctrl+Z takes it back.",
            then,
        )

    def withdraw_grade(self, grading_id: str) -> None:
        self._change(lambda store: store.withdraw_grade(grading_id), "Grade withdrawn. Ctrl+Z brings it back.")

    def correct_metadata(
        self, article: Article, values: Mapping[MetadataField, str | None], then: Callable[[], None] = _nothing
    ) -> None:
        """Store what an article says of itself according to the reader, None where its own word is to stand again."""
        root, beside = self._root, self._articles
        named = ", ".join(field.label for field in values)
        withdrawn = all(value is None for value in values.values())
        told = f"What the article says stands again ({named})." if withdrawn else f"Corrected: {named}."
        self._change(
            lambda store: store.correct_metadata(article, values, root=root, beside=beside),
            f"{told} Ctrl+Z takes it back.",
            then,
        )

    def undo(self) -> None:
        root = self._root
        self._run(lambda store: store.undo(root=root), lambda what: self._tell("Undone", what))

    def redo(self) -> None:
        root = self._root
        self._run(lambda store: store.redo(root=root), lambda what: self._tell("Done again", what))

    def close(self) -> None:
        """Close the store once everything asked of it so far is written."""
        self._closed = True
        self._watch.stop()
        if self._annotations is not None:
            store, self._annotations = self._annotations, None
            self._bridge.run(self._worker, lambda _progress: store.close(), then=lambda _: None, failed=lambda _: None)

    def with_notes(
        self, work: Callable[[tuple[PlacedNote, ...], Grades], Answer], then: Callable[[Answer], None]
    ) -> None:
        """Call ``work``, off the GUI thread, with the notes and grades as they are once all asked for is stored."""
        articles, root = self._articles, self._root
        self._run(lambda store: work(store.notes_of(articles, root=root), store.grades_of(articles, root=root)), then)

    def take_in(
        self,
        work: Callable[[Annotations, Sequence[Article], str], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[str], None],
    ) -> None:
        """Have ``work`` take in what comes from elsewhere, given the store, the folder's articles and its root."""
        store, articles, root = self._annotations, self._articles, self._root
        if store is None:
            failed("The notes' database is not open, so nothing was changed.")
            return
        self._bridge.run(
            self._worker,
            lambda _progress: work(store, articles, root),
            then=then,
            failed=lambda error: failed(_message(error)),
        )

    def with_trash(self, then: Callable[[tuple[PlacedNote, ...]], None]) -> None:
        """Call ``then`` with the folder's deleted notes."""
        articles, root = self._articles, self._root
        self._run(lambda store: store.trash_of(articles, root=root), then)

    def with_corrections(
        self, work: Callable[[tuple[PlacedCorrection, ...]], Answer], then: Callable[[Answer], None]
    ) -> None:
        """Call ``work``, off the GUI thread, with the corrections as they are once everything asked for is stored."""
        articles, root = self._articles, self._root
        self._run(lambda store: work(store.corrections_of(articles, root=root)), then)

    def refresh(self) -> None:
        """Read again what the store holds, if somebody has written there."""
        if self._annotations is not None and not self._looking:
            self._looking = True
            store = self._annotations
            self._bridge.run(
                self._worker, lambda _progress: store.others_wrote(), then=self._looked, failed=self._looked_in_vain
            )

    def replace_store(
        self, replace: Callable[[], Answer], then: Callable[[Answer], None], failed: Callable[[str], None]
    ) -> None:
        """Close the store, have ``replace`` put another in its place off the GUI thread, and open that one.

        What is asked for meanwhile is refused; what is written waits, and is stored as soon as it is open.
        """
        store, self._annotations = self._annotations, None
        self._watch.stop()
        self._opening = True

        def work(_progress: Progress) -> Answer:
            if store is not None:
                store.close()
            return replace()

        def reopen() -> None:
            self._opening = False
            self.open_store()

        def replaced(answer: Answer) -> None:
            reopen()
            then(answer)

        def refused(error: BaseException) -> None:
            reopen()
            failed(_message(error))

        self._bridge.run(self._worker, work, then=replaced, failed=refused)

    def _looked(self, changed: bool) -> None:
        self._looking = False
        if changed:
            self._reload()

    def _looked_in_vain(self, _error: BaseException) -> None:
        self._looking = False  # the next thing asked of the store tells the reader

    def _tell(self, verb: str, what: str | None) -> None:
        self.told.emit(f"{verb}: {what}" if what else f"Nothing to {'undo' if verb == 'Undone' else 'redo'}.")

    def _announce(self, change: Change) -> None:
        self._bridge.post(partial(self._follow, change))

    def _follow(self, change: Change) -> None:
        """Read again what a change of this session's own tells of."""
        match change:
            case NotesChanged(note_ids) if 0 < len(note_ids) <= MOST_READ_ALONE:
                self._read_notes(change)
            case CorrectionsChanged():
                self._read_part(change, Annotations.corrections_of, self._take_corrections)
            case GradesChanged():
                self._read_part(change, Annotations.grades_of, self._take_grades)
            case MetadataChanged():
                self._read_part(change, Annotations.metadata_of, self._take_metadata)
            case _:
                self._reload()

    def _read_notes(self, change: NotesChanged) -> None:
        def take(placed: tuple[PlacedNote, ...]) -> None:
            self._placed.replace(change.note_ids, placed)

        self._read_part(change, partial(Annotations.notes_of, only=change.note_ids), take)

    def _take_corrections(self, corrections: tuple[PlacedCorrection, ...]) -> None:
        self.corrections = corrections

    def _take_grades(self, grades: Grades) -> None:
        self.grades = grades

    def _take_metadata(self, metadata: tuple[MetadataCorrection, ...]) -> None:
        self.metadata = metadata

    def _read_part(self, change: Change, read: "_Read[Answer]", take: Callable[[Answer], None]) -> None:
        articles, root = self._articles, self._root

        def loaded(answer: tuple[Answer, UndoState]) -> None:
            if articles is self._articles:
                take(answer[0])
                self.undo_changed.emit(answer[1])
                self.loaded.emit(change)

        if self._annotations is not None:
            self._run(lambda store: (read(store, articles, root=root), store.undo_state(root=root)), loaded)

    def _change(self, work: Callable[[Annotations], object], told: str, then: Callable[[], None] = _nothing) -> None:
        def done(_: object) -> None:
            then()
            self.told.emit(told)

        self._run(work, done)

    def _reload(self) -> None:
        articles, root = self._articles, self._root

        def read(store: Annotations) -> _Written:
            store.others_wrote()  # what is there by now is read below, and need not be looked for again
            return _Written(
                PlacedNotes(articles, store.notes_of(articles, root=root)),
                store.corrections_of(articles, root=root),
                store.grades_of(articles, root=root),
                store.metadata_of(articles, root=root),
                store.undo_state(root=root),
            )

        def loaded(written: _Written) -> None:
            if articles is self._articles:
                self._placed, self.corrections, self.grades = written.notes, written.corrections, written.grades
                self.metadata = written.metadata
                self.undo_changed.emit(written.undo)
                self.loaded.emit(None)

        if self._annotations is not None:
            self._run(read, loaded)

    def _run(self, work: Callable[[Annotations], Answer], then: Callable[[Answer], None]) -> None:
        store = self._annotations
        if store is None:
            if not self._closed:
                self.failed.emit("The notes' database is not open, so nothing was changed.")
            return

        def refused(error: BaseException) -> None:
            self.failed.emit(_message(error))
            self.loaded.emit(None)  # what was shown as done already is shown as it still is

        self._bridge.run(self._worker, lambda _progress: work(store), then=then, failed=refused)


def _message(error: BaseException) -> str:
    if isinstance(error, HearsayError):
        return str(error)
    return f"Something went wrong inside Hearsay ({type(error).__name__}: {error})."
