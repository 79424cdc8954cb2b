"""The reader's grades in and out of the database: a source's belongs to its folder, a claim's to its sentence."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hearsay.domain.article import Article
from hearsay.domain.failures import StoreProblem
from hearsay.domain.grade_words import graded_name
from hearsay.domain.grades import (
    ClaimGrade,
    ClaimGrading,
    GradedSource,
    Grades,
    PlacedClaimGrading,
    SourceGrade,
    SourceGrading,
)
from hearsay.domain.notes import Anchor
from hearsay.domain.sources import SourceKind
from hearsay.domain.spans import Span
from hearsay.domain.unicode import well_formed
from hearsay.store import journal
from hearsay.store.clock import stamp
from hearsay.store.command_names import short_name
from hearsay.store.conditions import among
from hearsay.store.database import Database
from hearsay.store.models import ClaimGradeRow, SourceGradeRow
from hearsay.store.moved_folders import FilesNow, moved_here
from hearsay.store.whereabouts import Opened, Sighting, anchor_of, find, opened, remember, sightings_of, unknown
from hearsay.store.written_rows import appearance, given_way, known_row, placed_at, put_away, rows_here

GRADE_TABLES = frozenset({SourceGradeRow.__tablename__, ClaimGradeRow.__tablename__})
WITHDRAW_GRADE = "Withdraw grade"


class _Whereabouts(NamedTuple):
    """Where a source's grade belongs: its folder and, for a source of one article, that article's file and text."""

    root: str
    path: str
    article_id: str


class GradeBook:
    """Grades of sources and claims of one store. Every change is one command in one transaction, with its undo.

    Every method raises StoreProblem, and then nothing was changed.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def grades_of(self, articles: Sequence[Article], root: str) -> Grades:
        """Return what stands in a folder, in the order it was graded; claims by article, then place, orphans last."""
        claims = rows_here(self._database, ClaimGradeRow, articles, root)
        placed = tuple(
            PlacedClaimGrading(_claim_grading(f.row, f.article_id, f.path), f.status, f.span) for f in claims
        )
        return Grades(_latest_of_sources(self._sources_here(articles, root)), _latest_of_claims(placed))

    def grade_source(
        self, source: GradedSource, grade: SourceGrade, reason: str, root: str, beside: Sequence[Article]
    ) -> SourceGrading:
        now = stamp(self._now)
        row = SourceGradeRow(
            id=uuid4().hex,
            root=root,
            kind=source.kind.value,
            name=well_formed(source.name),
            names=list(map(well_formed, source.names)),
            path=source.path,
            article_id=source.article_id,
            grade=grade.value,
            reason=well_formed(reason),
            created=now,
            deleted_at=None,
        )
        graded = _source(row)
        with self._database.writing() as session:
            live = select(SourceGradeRow).where(SourceGradeRow.root == root, SourceGradeRow.deleted_at.is_(None))
            earlier = [each for each in session.scalars(live) if graded.covers(_source(each))]
            changes = [given_way(each, now) for each in earlier]
            session.add(row)
            if root:
                remember(session, sightings_of((), opened(beside), root))
            journal.record(
                session, f"Grade {short_name(graded_name(graded))} {grade.value}", [*changes, appearance(row)], now
            )
        return _source_grading(row)

    def grade_claim(
        self, article: Article, span: Span, grade: ClaimGrade, reason: str, root: str, beside: Sequence[Article]
    ) -> ClaimGrading:
        now = stamp(self._now)
        with self._database.writing() as session:
            found = find(session, ClaimGradeRow, opened([article]), root)
            earlier = [f.row for f in found if f.span == span and f.row.deleted_at is None]
            changes = [given_way(row, now) for row in earlier]
            place = placed_at(session, article, Anchor.at(article.text, span), root, now)
            row = ClaimGradeRow(**place, grade=grade.value, reason=well_formed(reason))
            session.add(row)
            if root:
                remember(session, sightings_of((), opened(beside), root))
            journal.record(session, f"Grade claim {grade.value}", [*changes, appearance(row)], now)
        return _claim_grading(row)

    def withdraw(self, grading_id: str) -> bool:
        """Put the grade of a source or a claim away; return False where it was already."""
        now = stamp(self._now)
        with self._database.writing() as session:
            row = known_row(session, [SourceGradeRow, ClaimGradeRow], grading_id)
            return put_away(session, row, WITHDRAW_GRADE, now)

    def _sources_here(self, articles: Sequence[Article], root: str) -> list[SourceGrading]:
        """Return the live grades of the folder's sources, and keep where all of them are now, the put away ones too."""
        known = opened(articles)
        with self._database.reading() as session:
            roots = {root, *_former_places(session, root, known)}
            wanted = select(SourceGradeRow).where(among(SourceGradeRow.root, roots)).order_by(SourceGradeRow.created)
            rows = list(session.scalars(wanted))
            unseen = unknown(session, sightings_of((), known, root)) if root and rows else []
        now_at = {row.id: _place_now(row, known, root) for row in rows}
        moved = {row.id: now_at[row.id] for row in rows if now_at[row.id] != _place_known(row)}
        if root and (unseen or moved):
            self._remember(unseen, moved)
        return [_source_grading(row, now_at[row.id]) for row in rows if row.deleted_at is None]

    def _remember(self, sightings: Sequence[Sighting], moved: dict[str, _Whereabouts]) -> None:
        try:
            with self._database.writing() as session:
                remember(session, set(sightings))
                for row_id, place in moved.items():
                    session.execute(
                        update(SourceGradeRow).where(SourceGradeRow.id == row_id).values(**place._asdict()),
                        execution_options={"synchronize_session": False},
                    )
        except StoreProblem:
            # Only a hint for later: reading goes on where writing is refused, and the next reading tries again.
            return


def _former_places(session: Session, root: str, articles: Sequence[Opened]) -> frozenset[str]:
    """Return where the folder was before; asked only where sources of another folder are graded."""
    elsewhere = select(SourceGradeRow.id).where(SourceGradeRow.root.not_in(["", root])).limit(1)
    if not root or session.scalars(elsewhere).first() is None:
        return frozenset()
    return moved_here(session, root, articles, FilesNow())


def _place_now(row: SourceGradeRow, articles: Sequence[Opened], root: str) -> _Whereabouts:
    """Return where a grade belongs now. A source of one article goes with its text, else stays with its file."""
    if not row.path:
        return _Whereabouts(root, "", "")
    same_text = [each.article.path for each in articles if each.article_id == row.article_id]
    if same_text:
        return _Whereabouts(root, row.path if row.path in same_text else same_text[0], row.article_id)
    later = next((each.article_id for each in articles if each.article.path == row.path), row.article_id)
    return _Whereabouts(root, row.path, later)


def _place_known(row: SourceGradeRow) -> _Whereabouts:
    return _Whereabouts(row.root, row.path, row.article_id)


def _latest_of_sources(gradings: Sequence[SourceGrading]) -> tuple[SourceGrading, ...]:
    """Leave out what was graded again since, at another place of the folder say; the earliest come first."""
    return tuple(
        grading
        for number, grading in enumerate(gradings)
        if not any(later.source.covers(grading.source) for later in gradings[number + 1 :])
    )


def _latest_of_claims(placed: Sequence[PlacedClaimGrading]) -> tuple[PlacedClaimGrading, ...]:
    """Leave out grades of a claim that was graded again since, in another window say."""
    newest: dict[object, str] = {}
    for each in sorted(placed, key=lambda p: p.grading.created):
        newest[(each.grading.path, each.span) if each.span else each.grading.id] = each.grading.id
    kept = frozenset(newest.values())
    return tuple(each for each in placed if each.grading.id in kept)


def _source(row: SourceGradeRow, place: _Whereabouts | None = None) -> GradedSource:
    here = place or _place_known(row)
    return GradedSource(SourceKind(row.kind), row.name, tuple(row.names), here.path, here.article_id)


def _source_grading(row: SourceGradeRow, place: _Whereabouts | None = None) -> SourceGrading:
    return SourceGrading(
        row.id, _source(row, place), SourceGrade(row.grade), row.reason, datetime.fromisoformat(row.created)
    )


def _claim_grading(row: ClaimGradeRow, article_id: str = "", path: str = "") -> ClaimGrading:
    """Return the row as a grade in the article that holds it now; without one, in that where it is known."""
    return ClaimGrading(
        id=row.id,
        article_id=article_id or row.article_id,
        path=path or row.path,
        anchor=anchor_of(row),
        grade=ClaimGrade(row.grade),
        reason=row.reason,
        created=datetime.fromisoformat(row.created),
    )
