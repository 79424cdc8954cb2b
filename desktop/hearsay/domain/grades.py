"""The reader's own judgement: how reliable a source is, how credible a claim, on the Admiralty scale.

The scale is that of NATO's AJP-2.1 (Allied Joint Doctrine for Intelligence Procedures): a letter for the source and,
independently of it, a figure for what it says. Hearsay never gives a grade by itself.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.domain.sources import SourceKind
from hearsay.domain.spans import Span


class SourceGrade(StrEnum):
    """How reliable a source is; from the best to the worst, and F, which is no worse than any: nobody knows."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def label(self) -> str:
        return _SOURCE_LABELS[self]


_SOURCE_LABELS = {
    SourceGrade.A: "completely reliable",
    SourceGrade.B: "usually reliable",
    SourceGrade.C: "fairly reliable",
    SourceGrade.D: "not usually reliable",
    SourceGrade.E: "unreliable",
    SourceGrade.F: "reliability cannot be judged",
}


class ClaimGrade(StrEnum):
    """How credible a claim is; from the best to the worst, and 6, which is no worse than any: nobody knows."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"

    @property
    def label(self) -> str:
        return _CLAIM_LABELS[self]


_CLAIM_LABELS = {
    ClaimGrade.CONFIRMED: "confirmed by other sources",
    ClaimGrade.PROBABLY_TRUE: "probably true",
    ClaimGrade.POSSIBLY_TRUE: "possibly true",
    ClaimGrade.DOUBTFUL: "doubtful",
    ClaimGrade.IMPROBABLE: "improbable",
    ClaimGrade.CANNOT_BE_JUDGED: "truth cannot be judged",
}


@dataclass(frozen=True, slots=True)
class GradedSource:
    """Whom a grade is about, told so that the source is known again when the folder is read anew.

    ``kind``, ``name`` and ``names`` are the source's (``domain.sources.Source``) as they were. ``path`` and
    ``article_id`` (SHA-256) are those of the article that alone knows who is meant; empty for all others.
    """

    kind: SourceKind
    name: str
    names: tuple[str, ...]
    path: str = ""
    article_id: str = ""

    def covers(self, earlier: "GradedSource") -> bool:
        """Tell whether grading this source replaces a grade given to ``earlier``: it goes by the name graded then."""
        if self.kind is not earlier.kind or self.path != earlier.path:
            return False
        return self.kind is not SourceKind.NAMED or earlier.name in self.names or earlier.name == self.name


@dataclass(frozen=True, slots=True)
class SourceGrading:
    """The reader grades a source of one folder. ``reason`` may be empty; ``created`` is in UTC."""

    id: str
    source: GradedSource
    grade: SourceGrade
    reason: str
    created: datetime


@dataclass(frozen=True, slots=True)
class ClaimGrading:
    """The reader grades what the sentence at ``anchor`` claims."""

    id: str
    article_id: str
    path: str
    anchor: Anchor
    grade: ClaimGrade
    reason: str
    created: datetime


@dataclass(frozen=True, slots=True)
class PlacedClaimGrading:
    """A claim's grade held against its article's present text; ``span`` is None for an orphan."""

    grading: ClaimGrading
    status: AnchorStatus
    span: Span | None


@dataclass(frozen=True, slots=True)
class Grades:
    """What the reader has graded in one folder; of each source and each claim the latest grade."""

    sources: tuple[SourceGrading, ...] = ()
    claims: tuple[PlacedClaimGrading, ...] = ()


NO_GRADES = Grades()
"""where the reader has graded nothing, or was not asked"""
