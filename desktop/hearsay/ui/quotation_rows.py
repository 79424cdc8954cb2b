"""The quotations that articles share as rows: one a cluster, unfolding into one a member."""

from collections.abc import Mapping

from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import Member, QuotationCluster, Verdict
from hearsay.domain.marked_words import pieces_of
from hearsay.domain.root_words import roots_in_short, roots_in_words, sources_by_name, speakers_in_words
from hearsay.domain.sources import Source
from hearsay.domain.spans import Span
from hearsay.domain.verdict_words import VERDICT_MEANINGS, VERDICT_NAMES, VERDICT_SIGNS, verdict_counts, worst_change
from hearsay.ui.renderings import runs_of
from hearsay.ui.unfolding_model import Cell, Passage, Row

_UNJUDGED = "Not given to a primary document, and not found in one."


def quotation_rows(compared: ComparedFolder, annotated: Mapping[str, AnnotatedArticle]) -> tuple[Row, ...]:
    """Return the rows: what most articles have first, of those the worst judged; ``annotated`` by path."""
    clusters = sorted(compared.quotations.clusters, key=lambda each: (-len(each.paths), -_order(each.verdict)))
    names = sources_by_name(compared.sources)
    return tuple(_cluster_row(cluster, compared, annotated, names) for cluster in clusters)


def _order(verdict: Verdict | None) -> int:
    return -1 if verdict is None else list(Verdict).index(verdict)


def _cluster_row(
    cluster: QuotationCluster,
    compared: ComparedFolder,
    annotated: Mapping[str, AnnotatedArticle],
    sources: Mapping[str, Source],
) -> Row:
    names = [annotated[path].article.name for path in cluster.paths]
    speaker = speakers_in_words(cluster, sources)
    roots = compared.roots.get(cluster.id, ())
    weight, alteration = worst_change(cluster.members)
    cells = (
        Cell(f"“{cluster.words}”", quoted=True),
        Cell(speaker),
        Cell(str(len(names)), len(names), "\n".join(names)),
        _verdict_cell(cluster.verdict, verdict_counts(cluster.members)),
        Cell(alteration, weight),
        Cell(roots_in_short(cluster, roots, compared.sources), whole=roots_in_words(cluster, roots, compared.sources)),
    )
    children = tuple(_member_row(cluster, number, annotated) for number in range(len(cluster.members)))
    told = (each for member in cluster.members for each in (member.words, *member.chain))
    sought = " ".join((speaker, *names, *told))
    return Row(cluster.id, cells, children, sought=sought.casefold())


def _member_row(cluster: QuotationCluster, number: int, annotated: Mapping[str, AnnotatedArticle]) -> Row:
    member = cluster.members[number]
    article = annotated[member.path].article
    verdict = member.verdict
    weight, alteration = worst_change([member])
    cells = (
        Cell(f"“{member.words}”", runs=runs_of(pieces_of(member, article.text)), quoted=True),
        Cell(article.name, whole=f"{article.name}\n{article.path}"),
        Cell(),
        _verdict_cell(verdict, "" if verdict is None else f"{VERDICT_SIGNS[verdict]} {VERDICT_NAMES[verdict]}"),
        Cell(alteration, weight),
        Cell(" › ".join(member.chain), whole=_chain_in_words(member)),
    )
    return Row(f"{cluster.id} {number}", cells, passage=Passage(member.path, _first(member)))


def _verdict_cell(verdict: Verdict | None, text: str) -> Cell:
    if verdict is None:
        return Cell("–", -1, _UNJUDGED)
    return Cell(text, _order(verdict), f"{text}\n{VERDICT_MEANINGS[verdict]}", verdict=verdict)


def _chain_in_words(member: Member) -> str:
    return " › ".join(("this article", *member.chain)) if member.chain else ""


def _first(member: Member) -> Span:
    return min(member.spans)
