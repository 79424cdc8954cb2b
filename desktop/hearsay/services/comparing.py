"""Comparing a folder: its quotations, its sources, and how many roots each shared quotation has."""

from collections.abc import Iterator, Sequence

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import QuotationCluster


def compare_folder(annotated: Sequence[AnnotatedArticle], primary: Article | None = None) -> ComparedFolder:
    """Return what the annotated articles of a folder share, and whose words it is in the end."""
    from hearsay.comparison.folder_comparison import compare
    from hearsay.comparison.source_register import register_sources

    quotations, sources = compare(annotated, primary), register_sources(annotated)
    by_path = {each.article.path: each for each in annotated}
    roots = {c.id: sources.roots_of(_sentences_of(c, by_path)) for c in quotations.clusters}
    return ComparedFolder(quotations, sources, roots)


def _sentences_of(cluster: QuotationCluster, by_path: dict[str, AnnotatedArticle]) -> Iterator[tuple[str, int]]:
    """Yield the sentences (path, number) that hold a cluster's words."""
    for member in cluster.members:
        for span in member.spans:
            for number in by_path[member.path].sentences_touching(span):
                yield member.path, number
