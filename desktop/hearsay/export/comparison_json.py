"""What the articles of a folder share, as JSON values; offsets are code points."""

from collections.abc import Sequence
from typing import Any

from hearsay.domain.article import Article
from hearsay.domain.attribution import COLOURED_TYPES
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import Cut, Difference, Judgement, Member, QuotationCluster
from hearsay.domain.source_remarks import Remark, Standing
from hearsay.domain.sources import RootSource, Source, SourceUse
from hearsay.domain.spans import hull
from hearsay.export.graded_chains import GradedChains
from hearsay.export.grades_json import grade_as_json


def clusters_as_json(compared: ComparedFolder, primary: Article | None) -> list[dict[str, Any]]:
    """Return the quotation clusters, in the folder's order.

    Beyond the promised ``id``, ``members`` and ``primary``, a cluster has ``words`` (of its fullest member, which is
    ``members[fullest]``), ``verdict`` (the least faithful of its members') and ``roots``: ``[{"source", "articles":
    [path…], "by_way_of": […]}]``, sources as indices into ``sources``.

    A member's ``start`` and ``end`` enclose all its words; ``spans`` are ``[[start, end]…]``, several where “he said”
    splits them, and ``quotations`` the indices of the article's quotations, one a span. ``words`` is what stands there,
    ``chain`` the hands it passed through. ``differences`` from the fullest member are ``[{"kind", "start", "end",
    "words", "other", "lost"}]``: ``words`` are the member's, ``other`` the fullest member's, offsets are the
    article's. ``judgement``, null where there is no ``verdict``, is ``{"start", "end", "differences", "cuts",
    "lost"}``: the passage of the primary document, both null where it has none; differences from the document's words;
    ``cuts`` as ``[{"place", "start", "end", "words", "marked", "lost"}]``, offsets into the document; and what all
    that is left out says which the member does not: any of ``negation``, ``condition``, ``hedge``.
    """
    return [_cluster(each, compared.roots.get(each.id, ()), primary) for each in compared.quotations.clusters]


def sources_as_json(compared: ComparedFolder, chains: GradedChains | None = None) -> list[dict[str, Any]]:
    """Return the folder's sources: ``[{"name", "kind", "names", "sentences", "articles", "between_for", …}]``.

    ``kind`` is document, named or unnamed; ``sentences`` counts them by type; ``articles`` are paths; ``between_for``
    are indices into this list: for whom the source is the go-between. With the reader's grades, ``grade`` as well.

    ``standing`` is how the articles have its words: ``{"first_hand", "by_hearsay", "most_hands", "through",
    "unnamed_in"}``: sentences straight from it and through others, the most hands between, ``[{"source",
    "sentences"}…]`` by whoever stands before it, and the articles that do not name it. ``remarks`` are what articles
    say of it: ``[{"kind", "path", "start", "end", "words", "by"}…]``, the kind a ``RemarkKind``; ``by`` is the source
    that says so, null for the article.
    """
    register = compared.sources
    values = [_source(source, use) for source, use in zip(register.sources, register.uses(), strict=True)]
    for number, value in enumerate(values):
        value["standing"] = _standing(compared.remarks.standing(number))
        value["remarks"] = [_remark(each) for each in compared.remarks.of(number)]
    if chains is not None:
        for number, value in enumerate(values):
            value["grade"] = grade_as_json(chains.of_source(number))
    return values


def _cluster(cluster: QuotationCluster, roots: Sequence[RootSource], primary: Article | None) -> dict[str, Any]:
    place = cluster.primary
    return {
        "id": cluster.id,
        "words": cluster.words,
        "fullest": cluster.fullest,
        "verdict": None if cluster.verdict is None else cluster.verdict.value,
        "members": [_member(member) for member in cluster.members],
        "primary": {"path": primary.path, "start": place.start, "end": place.end} if primary and place else None,
        "roots": [
            {"source": root.source, "articles": list(root.articles), "by_way_of": list(root.by_way_of)}
            for root in roots
        ],
    }


def _member(member: Member) -> dict[str, Any]:
    whole = hull(member.spans)
    return {
        "path": member.path,
        "start": whole.start,
        "end": whole.end,
        "spans": [[span.start, span.end] for span in member.spans],
        "quotations": list(member.quotations),
        "verdict": None if member.verdict is None else member.verdict.value,
        "words": member.words,
        "chain": list(member.chain),
        "differences": [_difference(each) for each in member.differences],
        "judgement": None if member.judgement is None else _judgement(member.judgement),
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    passage = judgement.passage
    return {
        "start": None if passage is None else passage.start,
        "end": None if passage is None else passage.end,
        "differences": [_difference(each) for each in judgement.differences],
        "cuts": [_cut(cut) for cut in judgement.cuts],
        "lost": [loss.value for loss in judgement.lost],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind.value,
        "start": difference.span.start,
        "end": difference.span.end,
        "words": difference.words,
        "other": difference.other,
        "lost": [loss.value for loss in difference.lost],
    }


def _cut(cut: Cut) -> dict[str, Any]:
    return {
        "place": cut.place.value,
        "start": cut.dropped.start,
        "end": cut.dropped.end,
        "words": cut.words,
        "marked": cut.marked,
        "lost": [loss.value for loss in cut.lost],
    }


def _source(source: Source, use: SourceUse) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "names": list(source.names),
        "sentences": {kind.value: use.types[kind] for kind in COLOURED_TYPES if use.types.get(kind)},
        "articles": list(use.articles),
        "between_for": list(use.between_for),
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "first_hand": standing.first_hand,
        "by_hearsay": standing.by_hearsay,
        "most_hands": standing.most_hands,
        "through": [{"source": hand, "sentences": count} for hand, count in standing.through.items()],
        "unnamed_in": list(standing.unnamed_in),
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "kind": remark.kind.value,
        "path": remark.path,
        "start": remark.span.start,
        "end": remark.span.end,
        "words": remark.words,
        "by": remark.by,
    }
