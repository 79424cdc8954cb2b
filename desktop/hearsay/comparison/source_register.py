"""The register of a folder's sources: one entry for each, whatever the articles call it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearsay.comparison.same_source import NameBook, is_name, is_nobody, is_unnamed
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister


class _Entry(NamedTuple):
    """What all names of one source have in common; ``path`` where it is a source of that article only."""

    kind: SourceKind
    key: str
    path: str


_DOCUMENT = _Entry(SourceKind.DOCUMENT, "", "")


def register_sources(annotated: Sequence[AnnotatedArticle]) -> SourceRegister:
    """Return the sources of all chains of a folder, and each sentence's route to its root.

    A link that is nobody (“Nobody ever does”) is no source, and a chain of no others has no route.
    """
    names = Counter(link for _, _, links in _chains(annotated) for link in links)
    book = NameBook(names, _document_names(annotated))
    entries: dict[_Entry, int] = {}
    called: list[Counter[str]] = []
    routes: dict[tuple[str, int], Route] = {}
    for path, (number, kind), links in _chains(annotated):
        hands = []
        for link in links:
            entry = _entry(link, path, book)
            hand = entries.setdefault(entry, len(entries))
            if hand == len(called):
                called.append(Counter())
            called[hand][link] += 1
            hands.append(hand)
        document = entries.get(_DOCUMENT)
        root = document if document in hands else hands[-1]
        routes[path, number] = Route(path, number, kind, tuple(dict.fromkeys(hands)), root)
    sources = tuple(_source(entry, by_name) for entry, by_name in zip(entries, called, strict=True))
    return SourceRegister(sources, routes)


def _chains(
    annotated: Sequence[AnnotatedArticle],
) -> Iterator[tuple[str, tuple[int, AttributionType], tuple[str, ...]]]:
    for each in annotated:
        for number, sentence in enumerate(each.sentences):
            links = tuple(link for link in sentence.chain if not is_nobody(link))
            if links:
                yield each.article.path, (number, sentence.type), links


def _document_names(annotated: Sequence[AnnotatedArticle]) -> set[str]:
    """Return what stands for the document in the chains of its quotes: the hand before whom it records."""
    quotes = (s for each in annotated for s in each.sentences if s.type is AttributionType.PRIMARY_QUOTE)
    return {sentence.chain[-2] for sentence in quotes if len(sentence.chain) > 1}


def _entry(link: str, path: str, book: NameBook) -> _Entry:
    if is_unnamed(link):
        return _Entry(SourceKind.UNNAMED, "", path)
    if book.is_document(link):
        return _DOCUMENT
    if is_name(link):
        return _Entry(SourceKind.NAMED, book.key(link), "")
    return _Entry(SourceKind.NAMED, link, path)  # whose critics, nobody knows


def _source(entry: _Entry, called: Counter[str]) -> Source:
    names = tuple(name for name, _ in called.most_common())
    fullest = names[0] if entry.kind is not SourceKind.NAMED else max(names, key=lambda name: len(name.split()))
    return Source(fullest, entry.kind, names, entry.path)
