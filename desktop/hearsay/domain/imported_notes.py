"""Notes that come from elsewhere, and what became of them."""

from dataclasses import dataclass
from datetime import datetime

from hearsay.domain.notes import Anchor

OTHER_VERSION = "other-version"
"""the tag of a note that holds what another version of a note said"""


@dataclass(frozen=True, slots=True)
class ImportedNote:
    """A note as a file has it. ``id`` is a UUID in hex.

    ``source`` names its article in words of the file's own: a path, or an address. ``article_id`` is the SHA-256 of
    the text it was written on, empty where the file does not tell. ``modified`` is None where the file tells no time.
    """

    id: str
    source: str
    article_id: str
    anchor: Anchor
    body: str
    tags: tuple[str, ...]
    created: datetime | None
    modified: datetime | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of notes that came in: so many are new, were brought up to date, or were here already.

    ``beside`` are other versions that are kept as notes of their own, tagged ``OTHER_VERSION``; ``note_ids`` are all
    that changed. ``others`` are corrections and grades that are new. ``own_grades`` tell, each in a sentence, which
    grades of the reader's stayed although the other store has others of the same; those are put away.
    """

    added: int = 0
    renewed: int = 0
    same: int = 0
    beside: int = 0
    unreadable: int = 0
    others: int = 0
    note_ids: tuple[str, ...] = ()
    own_grades: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        counted = (
            (self.added, "new"),
            (self.renewed, "brought up to date"),
            (self.beside, f"kept as other versions beside yours (tag: {OTHER_VERSION})"),
            (self.same, "here already"),
            (self.unreadable, "not readable"),
        )
        notes = ", ".join(f"{count} {what}" for count, what in counted if count) or "none"
        other = (
            (self.others, "new"),
            (len(self.own_grades), "put away because your own grade of the same stands"),
        )
        told = ", ".join(f"{count} {what}" for count, what in other if count)
        others = f"; corrections and grades: {told}" if told else ""
        return f"Notes: {notes}{others}."
