"""What the reader is writing, held until the store has acknowledged it."""

from dataclasses import dataclass, field

from hearsay.domain.article import Article
from hearsay.domain.meeting_edits import Written
from hearsay.domain.notes import Anchor, Note
from hearsay.domain.spans import Span


@dataclass(eq=False, slots=True)
class NoteDraft:
    """A note in the making or in change. ``note_id`` is None until it was stored for the first time.

    ``root`` is the folder it was written in, which may be closed before it is stored; ``saved`` is the body and tags
    that the store last acknowledged. ``known`` is the note from which this draft was written on, as far as the
    store's thread has got: what the store holds otherwise, somebody else wrote.
    """

    article: Article
    anchor: Anchor
    note_id: str | None = None
    body: str = ""
    tags: tuple[str, ...] = ()
    saved: tuple[str, tuple[str, ...]] = field(default=("", ()))
    root: str = ""
    known: Written | None = None

    @classmethod
    def of(cls, article: Article, note: Note) -> "NoteDraft":
        draft = cls(article, note.anchor, note.id)
        draft.take_over(note.body, note.tags)
        return draft

    def take_over(self, body: str, tags: tuple[str, ...]) -> None:
        """Hold what the store holds now."""
        self.body, self.tags, self.saved, self.known = body, tags, (body, tags), Written(body, tags)

    def stands_on(self, article: Article, span: Span) -> bool:
        """Tell whether it is written on these words, in code points, or on the whole of this article."""
        here = Span(self.anchor.start, self.anchor.end)
        return self.article == article and (self.anchor.whole_article or bool(here.overlap(span)))

    @property
    def is_dirty(self) -> bool:
        return (self.body, self.tags) != self.saved

    @property
    def is_worth_saving(self) -> bool:
        """A new note is stored once something is written; a stored one also when the reader empties it."""
        return self.is_dirty and (self.note_id is not None or bool(self.body.strip() or self.tags))


def tags_in_words(tags: tuple[str, ...]) -> str:
    return " ".join(f"#{tag}" for tag in tags)
