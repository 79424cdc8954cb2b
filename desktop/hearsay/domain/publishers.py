"""The outlets that a folder's articles appeared in, for the reader to grade: one need not be named in any article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.domain.article import Article
from hearsay.domain.graded_folder import graded_source
from hearsay.domain.grades import GradedSource, SourceGrading
from hearsay.domain.sources import Source, SourceKind, SourceRegister


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet to which no chain leads. ``source`` is what a grade of it is about, ``paths`` are its articles."""

    source: GradedSource
    paths: tuple[str, ...]


def bare_name(name: str) -> str:
    """Return a name as it is compared with another: neither case nor an article before it tells two apart."""
    return " ".join(name.split()).casefold().removeprefix("the ")


def publishers_of(articles: Iterable[Article], register: SourceRegister) -> tuple[Publisher, ...]:
    """Return the outlets that none of the register's sources goes by, that of the most articles first."""
    sources = {bare_name(name) for source in register.sources if not source.path for name in source.names}
    found: dict[str, list[Article]] = {}
    for article in articles:
        bare = bare_name(article.outlet)
        if bare and bare not in sources:
            found.setdefault(bare, []).append(article)
    made = (Publisher(_as_source(each), tuple(article.path for article in each)) for each in found.values())
    return tuple(sorted(made, key=lambda publisher: -len(publisher.paths)))


def grading_of_publisher(publisher: Publisher, homeless: Sequence[SourceGrading]) -> SourceGrading | None:
    """Return the latest grade of an outlet; ``homeless`` are the gradings of no source of the folder."""
    known = set(map(bare_name, publisher.source.names))
    fitting = [
        each
        for each in homeless
        if each.source.kind is SourceKind.NAMED
        and not each.source.path
        and not known.isdisjoint(map(bare_name, (each.source.name, *each.source.names)))
    ]
    return max(fitting, key=lambda each: each.created, default=None)


def _as_source(articles: Sequence[Article]) -> GradedSource:
    names = tuple(dict.fromkeys(" ".join(article.outlet.split()) for article in articles))
    return graded_source(Source(names[0], SourceKind.NAMED, names))
