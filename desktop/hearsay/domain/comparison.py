"""What articles share: the same words in several of them, how they differ, and how they stand in the document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hearsay.domain.spans import Span


class Verdict(StrEnum):
    """How a quotation stands in the primary document; in order, from the most faithful to the least."""

    VERBATIM = "verbatim"
    """whole sentences, word for word: case, quotation marks, spacing and punctuation aside"""
    TRUNCATED = "truncated"
    """the document's words with some left out, at the beginning, at the end or at a marked place between"""
    ALTERED = "altered"
    """words are put in, left out unmarked, changed or moved"""
    ABSENT = "absent"
    """given to the document, and not in it"""


class ChangeKind(StrEnum):
    INSERTED = "inserted"
    DELETED = "deleted"
    CHANGED = "changed"
    REORDERED = "reordered"
    BRACKETED = "bracketed"
    """the words stand in brackets: whoever quoted says openly that they are put in, or stand for others"""
    ELLIPSIS = "ellipsis"
    """words are left out openly, at an ellipsis or where “he said” splits the quotation"""


class CutPlace(StrEnum):
    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


class Loss(StrEnum):
    """What is missed most where words are left out."""

    NEGATION = "negation"
    CONDITION = "condition"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a member's words are not the other text's (the fullest member's, or the document's).

    ``span`` are code points of the member's article, empty, at the place where they would stand, where words are
    missing. ``words`` are the member's there and ``other`` the other text's, white space made single; either may be
    empty. ``lost`` tells what ``other`` has and ``words`` has not.
    """

    kind: ChangeKind
    span: Span
    words: str
    other: str
    lost: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of the document that a quotation of it leaves out: its sentences go on before, within or behind it.

    ``dropped`` are code points of the document, ``words`` what stands there, white space made single. ``marked`` tells
    that the article shows the gap, by an ellipsis or by a break of the quotation.
    """

    place: CutPlace
    dropped: Span
    words: str
    marked: bool
    lost: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A quotation held against the primary document.

    ``passage`` are code points of the document, None where it is absent. ``differences`` are from the document's own
    words; what the quotation leaves out at its ends is told by ``cuts`` alone.
    """

    verdict: Verdict
    passage: Span | None = None
    differences: tuple[Difference, ...] = ()
    cuts: tuple[Cut, ...] = ()

    @property
    def lost(self) -> tuple[Loss, ...]:
        """What the words left out or replaced say that the quotation does not, each once."""
        told = {loss for cut in self.cuts for loss in cut.lost}
        told.update(loss for difference in self.differences for loss in difference.lost)
        return tuple(loss for loss in Loss if loss in told)


@dataclass(frozen=True, slots=True)
class Member:
    """One article's rendering of a cluster's words.

    ``spans`` are code points of the article, several where “he said” or a new paragraph splits the words;
    ``quotations`` the indices of its quotations, one a span. ``words`` is what stands there, the spans joined, white
    space made single. ``chain`` names the hands they passed through, as ``Sentence.chain`` does. ``differences`` are
    from the fullest member. ``judgement`` is None without a document, and for words that are neither given to it nor
    found there.
    """

    path: str
    spans: tuple[Span, ...]
    quotations: tuple[int, ...]
    words: str
    chain: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    judgement: Judgement | None = None

    @property
    def verdict(self) -> Verdict | None:
        return None if self.judgement is None else self.judgement.verdict


@dataclass(frozen=True, slots=True)
class QuotationCluster:
    """The same words in one or several articles, each member a variant of the fullest.

    ``id`` stays the same as long as the fullest wording does. ``members`` are in the folder's order, ``fullest`` is an
    index into them. ``primary`` are code points of the primary document, None where it does not have the words.
    """

    id: str
    members: tuple[Member, ...]
    fullest: int
    primary: Span | None = None

    @property
    def words(self) -> str:
        """The words as the fullest member has them."""
        return self.members[self.fullest].words

    @property
    def paths(self) -> tuple[str, ...]:
        """The articles that have the words, each once, in the folder's order."""
        return tuple(dict.fromkeys(member.path for member in self.members))

    @property
    def verdict(self) -> Verdict | None:
        """The least faithful of its members' verdicts; None where none was judged."""
        told = {member.verdict for member in self.members}
        return next((verdict for verdict in reversed(Verdict) if verdict in told), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the articles of a folder share. A quotation that nobody shares and no document has is in no cluster."""

    clusters: tuple[QuotationCluster, ...] = ()
    _places: Mapping[tuple[str, int], tuple[QuotationCluster, Member]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(cls, clusters: Iterable[QuotationCluster]) -> "Comparison":
        """Return the comparison that has these clusters, in this order, ready to be looked up."""
        known = tuple(clusters)
        places = {
            (member.path, quotation): (cluster, member)
            for cluster in known
            for member in cluster.members
            for quotation in member.quotations
        }
        return cls(known, places)

    def cluster_of(self, path: str, quotation: int) -> QuotationCluster | None:
        """Return the cluster of an article's quotation, given by its index; None where it is in none."""
        found = self._places.get((path, quotation))
        return None if found is None else found[0]

    def member_of(self, path: str, quotation: int) -> Member | None:
        """Return the member that an article's quotation, given by its index, is or is part of."""
        found = self._places.get((path, quotation))
        return None if found is None else found[1]
