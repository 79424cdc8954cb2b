"""Grades of another store that meet the reader's own of the same source or claim: the own ones stay what counts."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from hearsay.domain.grade_words import graded_name
from hearsay.domain.grades import GradedSource
from hearsay.domain.sources import SourceKind
from hearsay.domain.visible_names import visible_name
from hearsay.store.command_names import short_name
from hearsay.store.models import ClaimGradeRow, PlaceRow, SourceGradeRow
from hearsay.store.reconciling import Fields, fields_of


class OwnGrades:
    """The grades that stand in a store before another one's come in. ``their_places`` are where that one saw files."""

    def __init__(self, session: Session, their_places: Sequence[Fields]) -> None:
        self._of = {
            table: [fields_of(row) for row in session.scalars(select(table).where(table.deleted_at.is_(None)))]
            for table in (SourceGradeRow, ClaimGradeRow)
        }
        self._texts: dict[str, set[str]] = defaultdict(set)
        for root, article_id in session.execute(select(PlaceRow.root, PlaceRow.article_id)):
            self._texts[root].add(article_id)
        self._their_texts: dict[str, set[str]] = defaultdict(set)
        for place in their_places:
            self._their_texts[place["root"]].add(place["article_id"])

    def against(self, table: type[Any], theirs: Fields) -> Fields | None:
        """Return the latest own grade of what another grade is about; None where there is none."""
        same = self._same_source if table is SourceGradeRow else _same_claim
        met = [own for own in self._of.get(table, ()) if own["id"] != theirs["id"] and same(own, theirs)]
        return max(met, key=lambda own: str(own["created"]), default=None)

    def _same_source(self, own: Fields, theirs: Fields) -> bool:
        ours, other = _source(own), _source(theirs)
        return (ours.covers(other) or other.covers(ours)) and self._same_folder(own["root"], theirs["root"])

    def _same_folder(self, root: str, other: str) -> bool:
        """Tell whether two folders are one: a colleague has it elsewhere, but with some of the same texts in it."""
        if root == other or other in self._texts:
            return root == other
        return bool(self._texts[root] & self._their_texts[other]) if root in self._texts else False


def told(table: type[Any], own: Fields, theirs: Fields) -> str:
    """Return in a sentence which grade was kept and what the other one is; empty where both say the same."""
    if (own["grade"], own["reason"]) == (theirs["grade"], theirs["reason"]):
        return ""
    about = graded_name(_source(own)) if table is SourceGradeRow else f"“{own['exact']}”"
    reason = f", “{theirs['reason']}”" if theirs["reason"].strip() else ""
    return visible_name(f"{short_name(about)}: kept your {own['grade']}; theirs is {theirs['grade']}{reason}")


def _same_claim(own: Fields, theirs: Fields) -> bool:
    at = ("article_id", "start", "end") if own["article_id"] == theirs["article_id"] else ("root", "path", "exact")
    return all(own[name] == theirs[name] for name in at)


def _source(fields: Fields) -> GradedSource:
    kind = SourceKind(fields["kind"])
    return GradedSource(kind, fields["name"], tuple(fields["names"]), fields["path"], fields["article_id"])
