"""What happened to the store, told in the past tense to whoever shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotesChanged:
    """Notes were added, edited, deleted or brought back. No ids: any may have been, corrections and grades too."""

    note_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsChanged:
    """A sentence's type was overruled, or the reader withdrew that."""

    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GradesChanged:
    """Sources or claims were graded, or the reader withdrew that."""

    grading_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetadataChanged:
    """What an article says of itself, its headline or date say, was corrected, or the reader withdrew that."""

    article_ids: tuple[str, ...]


Change = NotesChanged | CorrectionsChanged | GradesChanged | MetadataChanged


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do now, in words for the menu; None where there is nothing."""

    undo: str | None
    redo: str | None
