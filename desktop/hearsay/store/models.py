"""The tables of the store. Times are ISO 8601 in UTC, so that their order as text is their order in time."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""constraints named by rule, so that a later migration can name the one it changes"""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 (SQLAlchemy's own way)


class ArticleRow(Base):
    """An article the reader wrote about: known by the SHA-256 of its text; the title names it when its file is gone.

    ``text`` tells, when the article changed, where what was written on it belongs; NULL where it was not kept, as by
    earlier versions, until the same text is seen again.
    """

    __tablename__ = "articles"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    first_seen: Mapped[str]
    text: Mapped[str | None] = mapped_column(sort_order=1)


class PlaceRow(Base):
    """A file where an article, or a later text of it, was seen: what was written on the one is looked for there."""

    __tablename__ = "places"
    __table_args__ = (Index(None, "article_id"),)

    root: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(primary_key=True)


class Anchored:
    """What is anchored in an article shares: where it belongs, and that deleting only sets ``deleted_at``.

    ``article_id`` is the text they were written on, ``root`` and ``path`` the file where they were last known: they
    go along with a file that was moved, but not to a copy. ``root`` is empty where no folder was open.
    """

    id: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"), index=True)
    root: Mapped[str]
    path: Mapped[str]
    exact: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    created: Mapped[str]
    deleted_at: Mapped[str | None]


class NoteRow(Anchored, Base):
    __tablename__ = "notes"

    body: Mapped[str]
    tags: Mapped[list[Any]]
    modified: Mapped[str]


class CorrectionRow(Anchored, Base):
    """``context`` is what the engine had said and the words around, as a ``CorrectionContext``; NULL where not kept."""

    __tablename__ = "corrections"

    type: Mapped[str]
    # The last column, where the migration put it in stores that were there before.
    context: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), sort_order=1)


class SourceGradeRow(Base):
    """A grade of a source of the folder ``root``; its other fields tell the source as a ``GradedSource`` does.

    ``article_id`` and ``path`` are empty but for a source that one article alone knows. No foreign key: nothing is
    anchored in that article.
    """

    __tablename__ = "source_grades"

    id: Mapped[str] = mapped_column(primary_key=True)
    root: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    names: Mapped[list[Any]]
    path: Mapped[str]
    article_id: Mapped[str]
    grade: Mapped[str]
    reason: Mapped[str]
    created: Mapped[str]
    deleted_at: Mapped[str | None]


class ClaimGradeRow(Anchored, Base):
    __tablename__ = "claim_grades"

    grade: Mapped[str]
    reason: Mapped[str]


class MetadataRow(Anchored, Base):
    """What one field of an article says according to the reader; ``exact`` is empty: it belongs to the whole of it."""

    __tablename__ = "metadata_corrections"

    field: Mapped[str]
    value: Mapped[str]


class TagRow(Base):
    """The colour of a tag in the notes of one folder; tags without a colour have no row."""

    __tablename__ = "tags"

    id: Mapped[str] = mapped_column(primary_key=True)
    root: Mapped[str]
    name: Mapped[str]
    colour: Mapped[str]
    created: Mapped[str]
    deleted_at: Mapped[str | None]


class CommandRow(Base):
    """One thing the reader did: its name in words and, for each row it changed, the fields before and after.

    ``state`` is ``done``, ``undone`` (redo brings it back) or ``superseded`` (undone, and then something else done).
    """

    __tablename__ = "commands"
    __table_args__ = (Index(None, "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    made: Mapped[str]
    touched: Mapped[str]
    state: Mapped[str]
    changes: Mapped[list[Any]]
