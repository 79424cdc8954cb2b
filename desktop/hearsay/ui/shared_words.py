"""What one sentence shares with the rest of the folder: how its quotations stand there, and where else."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.comparison import Member, QuotationCluster, Verdict
from hearsay.domain.marked_words import fullest_beside, pieces_beside_fullest
from hearsay.domain.root_words import roots_in_words
from hearsay.domain.spans import Span
from hearsay.domain.verdict_words import VERDICT_MEANINGS, VERDICT_NAMES, VERDICT_SIGNS, worst_change
from hearsay.ui.comparison_session import FolderInTables
from hearsay.ui.marked_runs import Run
from hearsay.ui.renderings import runs_of
from hearsay.ui.unfolding_model import Passage


@dataclass(frozen=True, slots=True)
class OtherRendering:
    """The same quotation in another article; ``runs`` tell how it differs from the sentence's own.

    Where neither is the fullest rendering, they tell how it differs from that one: ``from_fullest``.
    """

    article: str
    runs: tuple[Run, ...]
    verdict: Verdict | None
    passage: Passage
    from_fullest: bool


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """``against`` is how it stands in the document, in a line; empty where it was not held against one.

    ``passage`` is where the document has the words, in its code points; None where it has not.
    """

    verdict: Verdict | None
    against: str
    roots: str
    others: tuple[OtherRendering, ...]
    passage: Span | None = None


def shared_words(found: FolderInTables, annotated: AnnotatedArticle, index: int) -> tuple[SharedQuotation, ...]:
    """Return what the folder has on the quotations of one sentence of an article, in their order."""
    path, sentence = annotated.article.path, annotated.sentences[index].span
    known: dict[str, SharedQuotation] = {}
    for number, quotation in enumerate(annotated.quotations):
        if not quotation.span.overlap(sentence):
            continue
        cluster = found.compared.quotations.cluster_of(path, number)
        member = found.compared.quotations.member_of(path, number)
        if cluster is not None and member is not None and cluster.id not in known:
            known[cluster.id] = _shared(found, cluster, member)
    return tuple(known.values())


def _shared(found: FolderInTables, cluster: QuotationCluster, member: Member) -> SharedQuotation:
    return SharedQuotation(
        member.verdict,
        _against(member),
        _roots(found, cluster),
        tuple(_others(found, cluster, member)),
        member.judgement.passage if member.judgement else cluster.primary,
    )


def _against(member: Member) -> str:
    verdict = member.verdict
    if verdict is None:
        return ""
    _, change = worst_change([member])
    told = change if verdict in {Verdict.ALTERED, Verdict.TRUNCATED} and change else VERDICT_MEANINGS[verdict]
    name = VERDICT_NAMES[verdict].capitalize()
    return f"{VERDICT_SIGNS[verdict]} {name}: {told[0].lower()}{told[1:].removesuffix('.')}."


def _roots(found: FolderInTables, cluster: QuotationCluster) -> str:
    if len(cluster.paths) < 2:
        return ""
    return roots_in_words(cluster, found.compared.roots.get(cluster.id, ()), found.compared.sources)


def _others(found: FolderInTables, cluster: QuotationCluster, own: Member) -> Iterator[OtherRendering]:
    fullest = cluster.members[cluster.fullest]
    for member in cluster.members:
        article = found.articles.get(member.path)
        if article is None or member.path == own.path:
            continue
        if member.words.casefold() == own.words.casefold():
            runs: tuple[Run, ...] = (Run(member.words),)
        elif member is fullest:
            runs = runs_of(fullest_beside(own, found.articles[own.path].text, member.words))
        else:
            runs = runs_of(pieces_beside_fullest(member, article.text))
        passage = Passage(member.path, min(member.spans))
        from_fullest = fullest not in (own, member)
        yield OtherRendering(article.name, runs, member.verdict, passage, from_fullest)
