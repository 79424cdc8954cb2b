"""What a report tells of the quotations that articles share: which ones, in which order, and each variant once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import Member, QuotationCluster, Verdict
from hearsay.domain.grade_words import GradedLink
from hearsay.domain.marked_words import Piece, pieces_of
from hearsay.domain.root_words import roots_in_words, sources_by_name, speakers_in_words
from hearsay.domain.verdict_words import VERDICT_NAMES, changes_in_words, listed, losses_in_words
from hearsay.export.graded_chains import GradedChains
from hearsay.export.type_signs import counted

MOST_QUOTATIONS = 60
"""quotations of one verdict that a report shows"""
MOST_VARIANTS = 20
"""variants of one quotation that a report shows"""
MOST_PLACES = 12
"""articles that a report names for one variant"""

_HEADINGS: Mapping[Verdict | None, str] = {
    Verdict.ABSENT: "Not in the document",
    Verdict.ALTERED: "Altered",
    Verdict.TRUNCATED: "Cut",
    Verdict.VERBATIM: "Word for word",
    None: "Of other sources",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a variant stands: the article's number (from 0), the sentence's (from 1; 0 for none), and the chain."""

    article: int
    sentence: int
    name: str
    chain: tuple[GradedLink, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One rendering of a quotation, in all articles that have it so; ``more`` are those not named in ``places``.

    ``pieces`` are empty where it says what stands at the quotation's head, and nothing is to be marked. ``changes`` are
    empty where ``losses`` already tell the only one.
    """

    verdict: Verdict | None
    pieces: tuple[Piece, ...]
    changes: str
    losses: str
    places: tuple[Place, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ToldQuotation:
    """``number`` counts the quotations of a report from 1; ``more`` are variants that it does not show."""

    number: int
    cluster: QuotationCluster
    speakers: str
    roots: str
    variants: tuple[Variant, ...]
    more: int

    @property
    def drops_something(self) -> bool:
        """True where a variant lacks a negation, a condition or a hedge."""
        return any(variant.losses for variant in self.variants)


@dataclass(frozen=True, slots=True)
class Group:
    """Quotations with the same worst verdict; ``more`` are those that the report does not show."""

    heading: str
    quotations: tuple[ToldQuotation, ...]
    more: int


class SharedQuotations:
    """The quotations that stand in several articles or were held against the document, the least faithful first."""

    def __init__(
        self, compared: ComparedFolder, annotated: Sequence[AnnotatedArticle], chains: GradedChains, *, judged: bool
    ) -> None:
        """``judged`` tells that there was a primary document to hold quotations against."""
        self._compared = compared
        self._chains = chains
        self._judged = judged
        self._names = sources_by_name(compared.sources)
        self._articles = {each.article.path: (number, each) for number, each in enumerate(annotated)}
        self._clusters = [each for each in compared.quotations.clusters if len(each.paths) > 1 or each.verdict]

    def __len__(self) -> int:
        return len(self._clusters)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The quotations by their worst verdict; first those that drop something, then those of the most articles."""
        groups: list[Group] = []
        number = 1
        for verdict in (*reversed(Verdict), None):
            clusters = [each for each in self._clusters if each.verdict is verdict]
            if clusters:
                clusters.sort(key=lambda each: (not _drops(each), -len(each.paths)))
                shown = clusters[:MOST_QUOTATIONS]
                told = tuple(self._told(cluster, at) for at, cluster in enumerate(shown, start=number))
                heading = _HEADINGS[verdict] if self._judged else ""
                groups.append(Group(heading, told, len(clusters) - len(shown)))
                number += len(shown)
        return tuple(groups)

    def of_article(self, article: int) -> Mapping[int, int]:
        """Return the numbers of the quotations that an article's sentences (from 1) have a part of."""
        return self._numbers.get(article, {})

    @cached_property
    def _numbers(self) -> Mapping[int, Mapping[int, int]]:
        found: dict[int, dict[int, int]] = {}
        for told in (told for group in self.groups for told in group.quotations):
            for member in told.cluster.members:
                article, annotated = self._articles[member.path]
                for sentence in (at for span in member.spans for at in annotated.sentences_touching(span)):
                    found.setdefault(article, {}).setdefault(sentence + 1, told.number)
        return found

    @property
    def summary(self) -> str:
        """One sentence: how many there are, and how they stand in the document."""
        if not self._clusters:
            return self._nothing()
        many = f"{counted(len(self), 'quotation')} {'stands' if len(self) == 1 else 'stand'} in more than one article"
        if not self._judged:
            return f"{many}. Without the primary document none can be judged; the fullest variant is the measure."
        of_verdict = [(v, sum(each.verdict is v for each in self._clusters)) for v in (*reversed(Verdict), None)]
        told = listed([f"{n:,} {VERDICT_NAMES[v] if v else 'of other sources'}" for v, n in of_verdict if n])
        return (
            f"{many} or can be held against the primary document: {told}. "
            "The least faithful variant decides where one is counted."
        )

    def _nothing(self) -> str:
        alone = "No quotation stands in more than one article"
        if self._judged:
            return f"{alone}, and none is given to the primary document or found in it."
        return f"{alone}, and there is no primary document to hold one against."

    @property
    def dropping(self) -> tuple[int, ...]:
        """The numbers of the quotations of which a variant drops a negation, a condition or a hedge."""
        return tuple(told.number for group in self.groups for told in group.quotations if told.drops_something)

    def _told(self, cluster: QuotationCluster, number: int) -> ToldQuotation:
        roots = roots_in_words(cluster, self._compared.roots.get(cluster.id, ()), self._compared.sources)
        alike = _alike(cluster)
        variants = tuple(self._variant(members, cluster) for members in alike[:MOST_VARIANTS])
        speakers = speakers_in_words(cluster, self._names)
        return ToldQuotation(number, cluster, speakers, roots, variants, len(alike) - len(variants))

    def _variant(self, members: Sequence[Member], cluster: QuotationCluster) -> Variant:
        first, shown = members[0], members[:MOST_PLACES]
        pieces = pieces_of(first, self._articles[first.path][1].article.text)
        if all(piece.kind is None for piece in pieces) and _folded(first.words) == _folded(cluster.words):
            pieces = ()
        losses = losses_in_words(first)
        only = bool(losses) and sum(piece.kind is not None for piece in pieces) == 1
        changes = "" if only else changes_in_words(first)
        places = tuple(map(self._place, shown))
        return Variant(first.verdict, pieces, changes, losses, places, len(members) - len(shown))

    def _place(self, member: Member) -> Place:
        number, annotated = self._articles[member.path]
        sentences = annotated.sentences_touching(member.spans[0])
        links = self._chains.links(member.path, sentences[0] if sentences else -1, member.chain)
        return Place(number, sentences[0] + 1 if sentences else 0, annotated.article.name, links)


def _drops(cluster: QuotationCluster) -> bool:
    return any(losses_in_words(member) for member in cluster.members)


def _alike(cluster: QuotationCluster) -> list[list[Member]]:
    """Return the members by their wording, the least faithful wordings first, the fullest before others as faithful."""
    found: dict[tuple[str, Verdict | None, str], list[Member]] = {}
    fullest = cluster.members[cluster.fullest]
    for member in (fullest, *(each for each in cluster.members if each is not fullest)):
        found.setdefault((_folded(member.words), member.verdict, changes_in_words(member)), []).append(member)
    order: list[Verdict | None] = [*reversed(Verdict), None]
    return sorted(found.values(), key=lambda each: (order.index(each[0].verdict), not losses_in_words(each[0])))


def _folded(words: str) -> str:
    """Return words as they are told apart: case, quotation marks and final punctuation aside."""
    return "".join(c for c in words.casefold() if c.isalnum() or c in "[]…")
