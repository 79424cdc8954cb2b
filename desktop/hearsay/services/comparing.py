"""Comparing a folder: its quotations, its echoes, its sources, and how many roots each shared quotation has."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import QuotationCluster
from hearsay.domain.progress import NoProgress, Progress
from hearsay.domain.sources import SourceRegister

if TYPE_CHECKING:
    from hearsay.comparison.folder_comparison import FolderComparison
    from hearsay.comparison.folder_echoes import FolderEchoes


def compare_folder(
    annotated: Sequence[AnnotatedArticle], primary: Article | None = None, progress: Progress | None = None
) -> ComparedFolder:
    """Return what the annotated articles of a folder share, and whose words it is in the end.

    Raises Cancelled when ``progress`` says so.
    """
    return ChangingFolder().compare(annotated, primary, progress)


def sources_of(annotated: Sequence[AnnotatedArticle]) -> SourceRegister:
    """Return the sources of a folder as ``compare_folder`` does, without comparing its articles."""
    from hearsay.comparison.source_register import register_sources

    return register_sources(annotated)


class ChangingFolder:
    """A folder that is compared again as its articles change: only those that did are taken in anew.

    For one thread at a time.
    """

    def __init__(self) -> None:
        self._primary: Article | None = None
        self._known: dict[str, AnnotatedArticle] = {}
        self._comparison: FolderComparison | None = None
        self._echoes: FolderEchoes | None = None

    def compare(
        self, annotated: Sequence[AnnotatedArticle], primary: Article | None = None, progress: Progress | None = None
    ) -> ComparedFolder:
        """Return what these articles share; as ``compare_folder``. What was taken in before Cancelled is kept."""
        from hearsay.comparison.folder_comparison import FolderComparison
        from hearsay.comparison.folder_echoes import FolderEchoes
        from hearsay.comparison.source_register import register_sources
        from hearsay.comparison.source_remarks import find_remarks

        if self._comparison is None or self._echoes is None or primary != self._primary:
            self._comparison, self._echoes = FolderComparison(primary), FolderEchoes()
            self._primary, self._known = primary, {}
        by_path = {each.article.path: each for each in annotated}
        for path in self._known.keys() - by_path.keys():
            self._comparison.remove(path)
            self._echoes.remove(path)
            del self._known[path]
        changed = [each for path, each in by_path.items() if self._known.get(path) is not each]
        for done, each in enumerate(changed):
            (progress or NoProgress()).step(done, len(changed), each.article.name)
            self._comparison.put(each)
            self._echoes.put(each)
            self._known[each.article.path] = each
        quotations, sources = self._comparison.comparison(), register_sources(annotated)
        roots = {c.id: sources.roots_of(_sentences_of(c, by_path)) for c in quotations.clusters}
        remarks = find_remarks(annotated, sources)
        return ComparedFolder(quotations, sources, roots, self._echoes.echoes(), remarks=remarks)


def _sentences_of(cluster: QuotationCluster, by_path: dict[str, AnnotatedArticle]) -> Iterator[tuple[str, int]]:
    """Yield the sentences (path, number) that hold a cluster's words."""
    for member in cluster.members:
        for span in member.spans:
            for number in by_path[member.path].sentences_touching(span):
                yield member.path, number
