"""A compared folder as a picture of who has it from whom, and the line of words above it; made off the GUI thread."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hearsay.comparison.source_flow import source_flow
from hearsay.domain.article import Article
from hearsay.domain.flow_words import register_in_words
from hearsay.domain.source_flow import SourceFlow
from hearsay.domain.sources import SourceRegister


@dataclass(frozen=True, slots=True)
class FolderFlow:
    flow: SourceFlow
    words: str


def flow_of_folder(register: SourceRegister, articles: Mapping[str, Article]) -> FolderFlow:
    """Return the picture of a folder, its articles under the names of their outlets where those tell them apart."""
    outlets = Counter(article.outlet for article in articles.values())
    names = {path: _label(article, outlets) for path, article in articles.items()}
    return FolderFlow(source_flow(register, names), register_in_words(register))


def _label(article: Article, outlets: Counter[str]) -> str:
    alone = article.outlet and outlets[article.outlet] == 1
    return article.outlet if alone else article.name
