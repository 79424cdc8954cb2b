"""The quotations that articles share as rows: one a cluster, unfolding into one a member."""

from collections.abc import Mapping

from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import Member, QuotationCluster, Verdict
from hearsay.domain.spans import Span
from hearsay.ui.comparison_words import (
    VERDICT_SIGNS,
    roots_in_words,
    speaker_of,
    verdict_counts,
    verdict_in_words,
    worst_alteration,
)
from hearsay.ui.renderings import pieces_of
from hearsay.ui.unfolding_model import Cell, Passage, Row

_UNJUDGED = "Not given to a primary document, and not found in one."


def quotation_rows(compared: ComparedFolder, annotated: Mapping[str, AnnotatedArticle]) -> tuple[Row, ...]:
    """Return the rows: what most articles have first, of those the worst judged; ``annotated`` by path."""
    clusters = sorted(compared.quotations.clusters, key=lambda each: (-len(each.paths), -_order(each.verdict)))
    return tuple(_cluster_row(cluster, compared, annotated) for cluster in clusters)


def _order(verdict: Verdict | None) -> int:
    return -1 if verdict is None else list(Verdict).index(verdict)


def _cluster_row(cluster: QuotationCluster, compared: ComparedFolder, annotated: Mapping[str, AnnotatedArticle]) -> Row:
    names = [annotated[path].article.name for path in cluster.paths]
    speaker = speaker_of(cluster)
    roots = roots_in_words(compared.roots.get(cluster.id, ()), compared.sources)
    weight, alteration = worst_alteration(cluster.members)
    cells = (
        Cell(f"“{cluster.words}”", quoted=True),
        Cell(speaker),
        Cell(str(len(names)), len(names), "\n".join(names)),
        _verdict_cell(cluster.verdict, verdict_counts(cluster.members)),
        Cell(alteration, weight),
        Cell(roots),
    )
    children = tuple(_member_row(cluster, number, annotated) for number in range(len(cluster.members)))
    told = (each for member in cluster.members for each in (member.words, *member.chain))
    sought = " ".join((speaker, *names, *told))
    return Row(cluster.id, cells, children, sought=sought.casefold())


def _member_row(cluster: QuotationCluster, number: int, annotated: Mapping[str, AnnotatedArticle]) -> Row:
    member = cluster.members[number]
    article = annotated[member.path].article
    verdict = member.verdict
    weight, alteration = worst_alteration([member])
    cells = (
        Cell(f"“{member.words}”", pieces=pieces_of(member, article.text), quoted=True),
        Cell(article.name, whole=f"{article.name}\n{article.path}"),
        Cell(),
        _verdict_cell(verdict, "" if verdict is None else f"{VERDICT_SIGNS[verdict]} {verdict.value}"),
        Cell(alteration, weight),
        Cell(" › ".join(member.chain), whole=_chain_in_words(member)),
    )
    return Row(f"{cluster.id} {number}", cells, passage=Passage(member.path, _first(member)))


def _verdict_cell(verdict: Verdict | None, text: str) -> Cell:
    if verdict is None:
        return Cell("–", -1, _UNJUDGED)
    return Cell(text, _order(verdict), f"{text}\n{verdict_in_words(verdict)}", verdict=verdict)


def _chain_in_words(member: Member) -> str:
    return " › ".join(("this article", *member.chain)) if member.chain else ""


def _first(member: Member) -> Span:
    return min(member.spans)
