"""What a folder itself says about its sources: as a note beside the reader's grade, and never a grade.

Two things are told. *Remarks* are places where an article says something of a source: that it could not be
authenticated, that it denies, that it did not want to be named. *Standings* are what the ways of the sentences come to:
how often the articles have a source's words straight from it, and how often only through others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from hearsay.domain.spans import Span


class RemarkKind(StrEnum):
    """What an article says of a source."""

    NOT_AUTHENTICATED = "not_authenticated"
    """that nobody could show the document to be real, or that this is disputed"""
    AUTHENTICATED = "authenticated"
    """that somebody bears the document out: its authenticity, or that it exists"""
    UNNAMED_ORIGIN = "unnamed_origin"
    """that the document came from somebody unnamed"""
    PARTY = "party"
    """that it speaks in its own cause: denies, accuses, is accused, defends itself, or takes a side"""
    ANONYMITY = "anonymity"
    """that it did not want to be named, and why"""
    DECLINED = "declined"
    """that it was asked, and did not answer"""


@dataclass(frozen=True, slots=True)
class Remark:
    """One place where an article says something of a source.

    ``source`` and ``by`` are numbers of the register's sources; ``by`` is who says so, None for the article itself.
    ``sentence`` is a number among the article's sentences, ``span`` a range of code points, ``words`` what it holds.
    """

    kind: RemarkKind
    source: int
    path: str
    sentence: int
    span: Span
    words: str
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ways to one source come to, in sentences.

    ``first_hand`` are those that an article has straight from it, ``by_hearsay`` those with others between; ``through``
    counts them by whoever stands next before the source (a number of the register's sources). ``most_hands`` is how
    many stood between at most. ``unnamed_in`` are the articles that do not name it.
    """

    first_hand: int = 0
    by_hearsay: int = 0
    through: Mapping[int, int] = field(default_factory=dict)
    most_hands: int = 0
    unnamed_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceRemarks:
    """``standings`` has one entry a source of the register; ``remarks`` are in folder order."""

    standings: tuple[Standing, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def _by_source(self) -> Mapping[int, Sequence[Remark]]:
        found: dict[int, list[Remark]] = {}
        for remark in self.remarks:
            found.setdefault(remark.source, []).append(remark)
        return found

    def of(self, source: int) -> tuple[Remark, ...]:
        """Return the remarks about a source (its number in the register), those of a kind together."""
        order = list(RemarkKind)
        return tuple(sorted(self._by_source.get(source, ()), key=lambda each: order.index(each.kind)))

    def standing(self, source: int) -> Standing:
        """Return the standing of a source; an empty one where nothing is known."""
        return self.standings[source] if source < len(self.standings) else Standing()
