"""Comparing a folder: its quotations, its sources, and how many roots each shared quotation has."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import QuotationCluster
from hearsay.domain.progress import NoProgress, Progress

if TYPE_CHECKING:
    from hearsay.comparison.folder_comparison import FolderComparison


def compare_folder(
    annotated: Sequence[AnnotatedArticle], primary: Article | None = None, progress: Progress | None = None
) -> ComparedFolder:
    """Return what the annotated articles of a folder share, and whose words it is in the end.

    Raises Cancelled when ``progress`` says so.
    """
    return ChangingFolder().compare(annotated, primary, progress)


class ChangingFolder:
    """A folder that is compared again as its articles change: only those that did are taken in anew.

    For one thread at a time.
    """

    def __init__(self) -> None:
        self._primary: Article | None = None
        self._known: dict[str, AnnotatedArticle] = {}
        self._comparison: FolderComparison | None = None

    def compare(
        self, annotated: Sequence[AnnotatedArticle], primary: Article | None = None, progress: Progress | None = None
    ) -> ComparedFolder:
        """Return what these articles share; as ``compare_folder``. What was taken in before Cancelled is kept."""
        from hearsay.comparison.folder_comparison import FolderComparison
        from hearsay.comparison.source_register import register_sources

        if self._comparison is None or primary != self._primary:
            self._comparison, self._primary, self._known = FolderComparison(primary), primary, {}
        by_path = {each.article.path: each for each in annotated}
        for path in self._known.keys() - by_path.keys():
            self._comparison.remove(path)
            del self._known[path]
        changed = [each for path, each in by_path.items() if self._known.get(path) is not each]
        for done, each in enumerate(changed):
            (progress or NoProgress()).step(done, len(changed), each.article.name)
            self._comparison.put(each)
            self._known[each.article.path] = each
        quotations, sources = self._comparison.comparison(), register_sources(annotated)
        roots = {c.id: sources.roots_of(_sentences_of(c, by_path)) for c in quotations.clusters}
        return ComparedFolder(quotations, sources, roots)


def _sentences_of(cluster: QuotationCluster, by_path: dict[str, AnnotatedArticle]) -> Iterator[tuple[str, int]]:
    """Yield the sentences (path, number) that hold a cluster's words."""
    for member in cluster.members:
        for span in member.spans:
            for number in by_path[member.path].sentences_touching(span):
                yield member.path, number
