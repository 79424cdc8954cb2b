"""The reader's notes, corrections and grades: kept, found again, undone."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from hearsay.domain.article import Article
from hearsay.domain.attribution import AttributionType
from hearsay.domain.changes import Change, CorrectionsChanged, GradesChanged, MetadataChanged, NotesChanged, UndoState
from hearsay.domain.failures import StoreProblem
from hearsay.domain.grades import ClaimGrade, ClaimGrading, GradedSource, Grades, SourceGrade, SourceGrading
from hearsay.domain.imported_notes import Imported, ImportedNote
from hearsay.domain.meeting_edits import Written
from hearsay.domain.metadata import MetadataCorrection, MetadataField, refusal_of, tidy_value
from hearsay.domain.notes import Anchor, Correction, CorrectionContext, Note, PlacedCorrection, PlacedNote
from hearsay.domain.spans import Span
from hearsay.domain.tags import Tag, TagColour
from hearsay.services.locations import StorePlaces

if TYPE_CHECKING:
    from hearsay.store.notebook import Notebook, Undone


def _unheard(_change: Change) -> None:
    """For a caller that need not hear of changes."""


class Annotations:
    """Everything the reader wrote. A method returns once its change is safely on the disk, and only then announces it.

    Methods may be called from any thread, one at a time; ``announce`` is called on the caller's thread. ``root`` is
    the opened folder (``Folder.root``): with it, what was written on a file is found again after the file's text
    changed; without it, only the very same text carries its notes. Every method raises StoreProblem with a message
    for the reader, and then nothing was changed.
    """

    def __init__(self, notebook: "Notebook", announce: Callable[[Change], None] = _unheard) -> None:
        self._notebook: Notebook | None = notebook
        self._announce = announce
        self._lock = RLock()

    @classmethod
    def open(
        cls,
        data_dir: Path,
        announce: Callable[[Change], None] = _unheard,
        *,
        busy_seconds: float = 5.0,
        now: Callable[[], datetime] | None = None,
    ) -> "Annotations":
        """Open the notes of a data directory, made where there are none.

        ``busy_seconds`` is how long to wait for another program that writes. Raises StoreProblem.
        """
        # The database is half of the program's import time: whoever only reads articles does without.
        from hearsay.store.clock import now_utc
        from hearsay.store.database import Database
        from hearsay.store.notebook import Notebook

        places = StorePlaces(data_dir)
        database = Database.open(places.store, places.backups, busy_seconds=busy_seconds)
        return cls(Notebook(database, now or now_utc), announce)

    def notes_of(
        self, articles: Sequence[Article], *, root: str = "", only: Collection[str] | None = None
    ) -> tuple[PlacedNote, ...]:
        """Return the notes of a folder, by article, then place; orphans last, of articles that are gone after those.

        With ``only``, those of the notes with these ids: after a change nothing else need be read again.

        ``articles`` are all of the folder's, its primary document included: a note that was last known in the folder,
        and is found in none of them, is an orphan with no span whose ``path``, the last known, none of them has. Its
        file was deleted, cannot be read, or was both edited and renamed.

        A note's ``path`` and ``article_id`` are those of the article that holds it now. When the folder was moved, what
        was written on it is found at the new place as it would be at the old one; a copy of a folder that is still
        there has the notes on the texts that are the same, and no others (see ``store.moved_folders``).
        """
        with self._lock:
            return self._open.notes_of(articles, root, only)

    def add_note(
        self,
        article: Article,
        anchor: Anchor,
        body: str,
        tags: Sequence[str] = (),
        *,
        root: str = "",
        beside: Sequence[Article] = (),
    ) -> Note:
        """Keep a new note. ``beside`` are the folder's other articles, by which the folder is known when it has moved.

        They need not be given where ``notes_of`` follows.
        """
        with self._lock:
            note = self._open.add_note(article, anchor, body, tags, root, beside)
        self._announce(NotesChanged((note.id,)))
        return note

    def edit_note(self, note_id: str, *, body: str, tags: Sequence[str], seen: Written | None = None) -> Note:
        """Save the note as it is to be; quick saves in a row are one undo step. A deleted note comes back.

        ``seen`` is the note from which this edit was made. Where another window has changed it since, what only one
        of the two changed is kept of either; where both changed its body, the other's note stays as it is and this
        edit becomes a new note at the same place, which is returned: its id is another then.
        """
        with self._lock:
            note, changed = self._open.edit_note(note_id, body, tags, seen)
        if changed:
            self._announce(NotesChanged((note.id,)))
        return note

    def delete_note(self, note_id: str) -> None:
        """Put the note into the trash, from where undo brings it back."""
        with self._lock:
            changed = self._open.delete_note(note_id)
        if changed:
            self._announce(NotesChanged((note_id,)))

    def confirm_place(self, note_id: str, article: Article, span: Span, *, root: str = "") -> None:
        """Let a note whose words changed belong to the words at ``span`` (code points) from now on."""
        from hearsay.store.notebook import CONFIRM_PLACE

        self._anchor(note_id, article, Anchor.at(article.text, span), CONFIRM_PLACE, root)

    def reattach(self, note_id: str, article: Article, anchor: Anchor, *, root: str = "") -> None:
        """Let a note belong to other words, or with an empty anchor to the whole of an article."""
        from hearsay.store.notebook import ATTACH_NOTE

        self._anchor(note_id, article, anchor, ATTACH_NOTE, root)

    def trash_of(self, articles: Sequence[Article], *, root: str = "") -> tuple[PlacedNote, ...]:
        """Return the deleted notes of a folder, in the order of ``notes_of``."""
        with self._lock:
            return self._open.trash_of(articles, root)

    def restore_note(self, note_id: str) -> None:
        """Take a note out of the trash."""
        with self._lock:
            changed = self._open.restore_note(note_id)
        if changed:
            self._announce(NotesChanged((note_id,)))

    def tags(self, *, root: str = "") -> tuple[Tag, ...]:
        """Return the tags that have a colour in this folder, or else in another, by name."""
        with self._lock:
            return self._open.tags.tags(root)

    def colour_tag(self, name: str, colour: TagColour, *, root: str = "") -> None:
        with self._lock:
            changed = self._open.tags.colour(name, colour, root)
        if changed:
            self._announce(NotesChanged(()))

    def rename_tag(self, old: str, new: str, *, root: str = "") -> tuple[str, ...]:
        """Rename a tag in the notes of a folder, or join it with another that has the new name.

        Returns the ids of the notes, those in the trash among them.
        """
        with self._lock:
            note_ids = self._open.tags.rename(old, new, root)
        if note_ids:
            self._announce(NotesChanged(note_ids))
        return note_ids

    def corrections_of(self, articles: Sequence[Article], *, root: str = "") -> tuple[PlacedCorrection, ...]:
        """Return the corrections of a folder, one a sentence, in the order of ``notes_of`` and with its orphans."""
        with self._lock:
            return self._open.corrections_of(articles, root)

    def correct(
        self,
        article: Article,
        span: Span,
        type: AttributionType,  # noqa: A002
        *,
        root: str = "",
        context: CorrectionContext | None = None,
    ) -> Correction:
        """Overrule the type of the sentence at ``span``; an earlier correction of the same sentence gives way.

        ``context`` is what the engine had said and the words around (``domain.corrections.context_of``), to be kept.
        """
        with self._lock:
            correction = self._open.correct(article, span, type, root, context)
        self._announce(CorrectionsChanged((article.id,)))
        return correction

    def withdraw_correction(self, correction_id: str) -> None:
        """Let the engine's type stand again."""
        with self._lock:
            article_ids = self._open.withdraw_correction(correction_id)
        if article_ids:
            self._announce(CorrectionsChanged(article_ids))

    def grades_of(self, articles: Sequence[Article], *, root: str = "") -> Grades:
        """Return the latest grade of each source and each claim of a folder.

        Claims come in the order of ``corrections_of`` and with its orphans. Sources come in the order they were
        graded, as they were then, but that a source of one article alone has that article's present ``path`` and
        ``article_id``; ``domain.graded_folder`` finds whom each means now. Grades of sources belong to the folder:
        they go along when it was moved, and stay with it when it was copied.
        """
        with self._lock:
            return self._open.grades.grades_of(articles, root)

    def grade_source(
        self,
        source: GradedSource,
        grade: SourceGrade,
        *,
        reason: str = "",
        root: str = "",
        beside: Sequence[Article] = (),
    ) -> SourceGrading:
        """Grade a source; an earlier grade of the same source gives way, and undo brings it back.

        ``beside`` are the folder's articles, as for ``add_note``: not needed where ``grades_of`` follows.
        """
        with self._lock:
            grading = self._open.grades.grade_source(source, grade, reason, root, beside)
        self._announce(GradesChanged((grading.id,)))
        return grading

    def grade_claim(
        self,
        article: Article,
        span: Span,
        grade: ClaimGrade,
        *,
        reason: str = "",
        root: str = "",
        beside: Sequence[Article] = (),
    ) -> ClaimGrading:
        """Grade what the sentence at ``span`` claims; an earlier grade of the same sentence gives way."""
        with self._lock:
            grading = self._open.grades.grade_claim(article, span, grade, reason, root, beside)
        self._announce(GradesChanged((grading.id,)))
        return grading

    def withdraw_grade(self, grading_id: str) -> None:
        """Let a source or a claim be without a grade again."""
        with self._lock:
            changed = self._open.grades.withdraw(grading_id)
        if changed:
            self._announce(GradesChanged((grading_id,)))

    def metadata_of(self, articles: Sequence[Article], *, root: str = "") -> tuple[MetadataCorrection, ...]:
        """Return what the reader corrected in the articles' metadata, one a field of an article.

        Among them are those of articles that are gone, with the last known path, which none of ``articles`` has.
        """
        with self._lock:
            return self._open.metadata.metadata_of(articles, root)

    def correct_metadata(
        self,
        article: Article,
        values: Mapping[MetadataField, str | None],
        *,
        root: str = "",
        beside: Sequence[Article] = (),
    ) -> None:
        """Overrule what an article says of itself, as one command; None lets the article's own word stand again.

        Values are kept on one line and at most 2048 code points long. ``beside`` are all of the folder's articles, the
        article among them: needed where another one has the very same text. Raises ValueError for a value that
        ``domain.metadata.refusal_of`` refuses.
        """
        refused = [why for field, value in values.items() if value and (why := refusal_of(field, tidy_value(value)))]
        if refused:
            raise ValueError(refused[0])
        with self._lock:
            changed = self._open.metadata.correct(article, values, root, beside)
        if changed:
            self._announce(MetadataChanged((article.id,)))

    def import_notes(self, notes: Sequence[ImportedNote], articles: Sequence[Article], *, root: str = "") -> Imported:
        """Take in notes that a file holds, by their ids, as one command; ``articles`` are all of the folder's.

        A note that is here already is brought up to date where the file has a later version. What an earlier version
        in the file says is kept as a note of its own, where this store has not seen it before. A note whose article or
        words are not found becomes an orphan of this folder.
        """
        with self._lock:
            imported = self._open.import_notes(notes, articles, root)
        if imported.note_ids:
            self._announce(NotesChanged(imported.note_ids))
        return imported

    def merge(self, file: Path) -> tuple[Imported, Path]:
        """Take in everything of another store or a copy of one, by ids, as one command.

        Of a note that was changed on both sides the later version stands, and the other is kept as a note of its own.
        Return what came of it, and the dated copy of this store that was made before.
        """
        with self._lock:
            merged, kept = self._open.merge(file)
        if merged.note_ids or merged.others:
            self._announce(NotesChanged(()))  # with the texts and places that came, others may be found elsewhere
        return merged, kept

    def undo(self, *, root: str | None = None) -> str | None:
        """Take back the last command, made in this run or an earlier one; return its name, None where there is none.

        ``root`` keeps to what was done in that folder: undo in one window never reaches into another's.
        """
        with self._lock:
            undone = self._open.undo(root)
        return self._told(undone)

    def redo(self, *, root: str | None = None) -> str | None:
        """Do again what was taken back last; return its name, None where there is nothing."""
        with self._lock:
            redone = self._open.redo(root)
        return self._told(redone)

    def undo_state(self, *, root: str | None = None) -> UndoState:
        with self._lock:
            return self._open.undo_state(root)

    def others_wrote(self) -> bool:
        """Tell whether another window or program changed the store since this was asked last; a first time it says so.

        What was done by this object is announced instead.
        """
        with self._lock:
            return self._open.others_wrote()

    def close(self) -> None:
        """Close the store; a second time is no error. Waits for a change that is being written."""
        with self._lock:
            if self._notebook is not None:
                self._notebook.close()
                self._notebook = None

    def _anchor(self, note_id: str, article: Article, anchor: Anchor, label: str, root: str) -> None:
        with self._lock:
            changed = self._open.anchor_note(note_id, article, anchor, label, root)
        if changed:
            self._announce(NotesChanged((note_id,)))

    @property
    def _open(self) -> "Notebook":
        if self._notebook is None:
            raise StoreProblem("The notes are closed already; nothing was changed. Start Hearsay again to go on.")
        return self._notebook

    def _told(self, step: "Undone | None") -> str | None:
        if step is None:
            return None
        if step.note_ids or not (step.article_ids or step.grading_ids or step.described_ids):
            self._announce(NotesChanged(step.note_ids))
        if step.article_ids:
            self._announce(CorrectionsChanged(step.article_ids))
        if step.grading_ids:
            self._announce(GradesChanged(step.grading_ids))
        if step.described_ids:
            self._announce(MetadataChanged(step.described_ids))
        return step.label
