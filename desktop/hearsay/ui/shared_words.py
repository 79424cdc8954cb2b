"""What one sentence shares with the rest of the folder: how its quotations stand there, and where else."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.comparison import Member, QuotationCluster, Verdict
from hearsay.ui.comparison_session import FolderInTables
from hearsay.ui.comparison_words import VERDICT_SIGNS, roots_in_words, verdict_in_words, worst_alteration
from hearsay.ui.marked_words import Piece
from hearsay.ui.renderings import fullest_beside, pieces_of
from hearsay.ui.unfolding_model import Passage


@dataclass(frozen=True, slots=True)
class OtherRendering:
    """The same quotation in another article; ``pieces`` tell how it differs from the sentence's own.

    Where neither is the fullest rendering, they tell how it differs from that one: ``from_fullest``.
    """

    article: str
    pieces: tuple[Piece, ...]
    verdict: Verdict | None
    passage: Passage
    from_fullest: bool


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """``against`` is how it stands in the document, in a line; empty where it was not held against one."""

    verdict: Verdict | None
    against: str
    roots: str
    others: tuple[OtherRendering, ...]


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
    )


def _against(member: Member) -> str:
    verdict = member.verdict
    if verdict is None:
        return ""
    _, alteration = worst_alteration([member])
    told = alteration if verdict in {Verdict.ALTERED, Verdict.TRUNCATED} and alteration else verdict_in_words(verdict)
    return f"{VERDICT_SIGNS[verdict]} {verdict.value.capitalize()}: {told[0].lower()}{told[1:].removesuffix('.')}."


def _roots(found: FolderInTables, cluster: QuotationCluster) -> str:
    roots = found.compared.roots.get(cluster.id, ())
    articles = len({path for root in roots for path in root.articles})
    if articles < 2:
        return ""
    return f"{articles} articles, {roots_in_words(roots, found.compared.sources)}"


def _others(found: FolderInTables, cluster: QuotationCluster, own: Member) -> Iterator[OtherRendering]:
    fullest = cluster.members[cluster.fullest]
    for member in cluster.members:
        article = found.articles.get(member.path)
        if article is None or member.path == own.path:
            continue
        if member.words.casefold() == own.words.casefold():
            pieces: tuple[Piece, ...] = (Piece(member.words),)
        elif member is fullest:
            pieces = fullest_beside(own, found.articles[own.path].text)
        else:
            pieces = pieces_of(member, article.text)
        passage = Passage(member.path, min(member.spans))
        from_fullest = fullest not in (own, member)
        yield OtherRendering(article.name, pieces, member.verdict, passage, from_fullest)
