"""What a report tells of the sources of a folder: a row each, the unnamed ones together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.remark_words import remark_in_words, standing_in_words
from hearsay.domain.root_words import name_of, some_of
from hearsay.domain.sources import SourceKind, SourceRegister, SourceUse

MOST_SOURCES = 150
"""sources that a report names"""
UNNAMED = "Unnamed sources"
MOST_REMARKS = 20
"""remarks about one source that a report tells"""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of what the folder itself says of a source.

    ``article`` is the number (from 0) of the one that says so, ``sentence`` that of its sentence (from 1); 0 and None
    where it is counted over the folder.
    """

    words: str
    article: int | None = None
    sentence: int = 0
    where: str = ""
    """what the article is called"""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: ``also`` and ``between_for`` are lists in words: its other names, and whose go-between it is.

    ``number`` is the source's in the register, None for the unnamed together. ``said`` is what the folder says of it.
    """

    name: str
    kind: SourceKind
    also: str
    types: Counter[AttributionType]
    articles: int
    between_for: str
    number: int | None = None
    said: tuple[Said, ...] = ()


def rows_of(compared: ComparedFolder, annotated: Sequence[AnnotatedArticle]) -> tuple[SourceRow, ...]:
    """Return the rows of a compared folder, each with what its articles say of the source."""
    articles = {each.article.path: (number, each.article) for number, each in enumerate(annotated)}
    rows = source_rows(compared.sources)
    return tuple(
        row if row.number is None else replace(row, said=_said(row.number, compared, articles)) for row in rows
    )


def _said(number: int, compared: ComparedFolder, articles: Mapping[str, tuple[int, Article]]) -> tuple[Said, ...]:
    names = {path: article.outlet or article.name for path, (_, article) in articles.items()}
    remarks = compared.remarks.of(number)
    lines = [Said(words) for words in standing_in_words(compared.remarks, number, compared.sources, names)]
    for each in remarks[:MOST_REMARKS]:
        words = remark_in_words(each, compared.sources)
        lines.append(Said(words, articles[each.path][0], each.sentence + 1, names[each.path]))
    if len(remarks) > MOST_REMARKS:
        lines.append(Said(f"and {len(remarks) - MOST_REMARKS:,} more remarks"))
    return tuple(lines)


def source_rows(register: SourceRegister) -> tuple[SourceRow, ...]:
    """Return a row a source: the document first, then those of the most articles; unnamed ones are one row, the last.

    Who is not named in one article may be anybody in the next, so that the unnamed are no single source.
    """
    known = list(zip(register.sources, register.uses(), strict=True))
    rows = [
        _row(number, use, register)
        for number, (source, use) in enumerate(known)
        if source.kind is not SourceKind.UNNAMED
    ]
    rows.sort(key=lambda row: (row.kind is not SourceKind.DOCUMENT, -row.articles, -row.types.total()))
    unnamed = [use for source, use in known if source.kind is SourceKind.UNNAMED]
    return (*rows, _unnamed(unnamed, register)) if unnamed else tuple(rows)


def _row(number: int, use: SourceUse, register: SourceRegister) -> SourceRow:
    source = register.sources[number]
    called = {name.casefold(): name for name in (*reversed(source.names), source.name)}
    also = some_of([name for name in source.names if called[name.casefold()] == name != source.name])
    between = _behind(use.between_for, register)
    return SourceRow(source.name, source.kind, also, Counter(use.types), len(use.articles), between, number)


def _unnamed(uses: Sequence[SourceUse], register: SourceRegister) -> SourceRow:
    types: Counter[AttributionType] = Counter()
    for use in uses:
        types.update(use.types)
    articles = {path for use in uses for path in use.articles}
    behind = tuple(hand for use in uses for hand in use.between_for)
    return SourceRow(UNNAMED, SourceKind.UNNAMED, "", types, len(articles), _behind(behind, register))


def _behind(hands: Sequence[int], register: SourceRegister) -> str:
    return some_of([name_of(register.sources[hand]) for hand in hands])
