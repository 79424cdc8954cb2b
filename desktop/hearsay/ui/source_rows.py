"""The sources of a folder as rows: one a source, unfolding into articles that lean on it and what they say of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.graded_folder import graded_source
from hearsay.domain.publishers import bare_name
from hearsay.domain.remark_words import remark_in_words
from hearsay.domain.root_words import name_of
from hearsay.domain.source_remarks import Remark, SourceRemarks
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister, SourceUse
from hearsay.ui.mix_bar import mix_in_words
from hearsay.ui.unfolding_model import Cell, Passage, Row


def source_rows(
    register: SourceRegister, annotated: Mapping[str, AnnotatedArticle], remarks: SourceRemarks
) -> tuple[Row, ...]:
    """Return the rows, the source that most articles lean on first; ``annotated`` by path."""
    routes: list[dict[str, list[Route]]] = [{} for _ in register.sources]
    for route in register.routes.values():
        for hand in dict.fromkeys(route.hands):
            routes[hand].setdefault(route.path, []).append(route)
    uses = register.uses()
    order = sorted(range(len(uses)), key=lambda each: (-len(uses[each].articles), -sum(uses[each].types.values())))
    rows = (_source_row(number, register, uses[number], routes[number], annotated) for number in order)
    return tuple(
        replace(row, children=(*row.children, *_remark_rows(remarks.of(number), register, annotated)))
        for number, row in zip(order, rows, strict=True)
    )


def _source_row(
    number: int,
    register: SourceRegister,
    use: SourceUse,
    routes: Mapping[str, Sequence[Route]],
    annotated: Mapping[str, AnnotatedArticle],
) -> Row:
    source = register.sources[number]
    others = ", ".join(_other_names(source))
    behind = ", ".join(name_of(register.sources[each]) for each in use.between_for)
    names = [annotated[path].article.name for path in use.articles]
    cells = (
        Cell(_titled(source)),
        Cell(others),
        _mix_cell(use.types),
        Cell(str(len(names)), len(names), "\n".join(names)),
        Cell(behind),
    )
    children = tuple(_article_row(source.name, number, each, annotated) for each in routes.values())
    sought = " ".join((_titled(source), *source.names, behind, *names))
    there = annotated.get(source.path)
    known = graded_source(source, there.article.id if there is not None else "")
    return Row(f"{source.kind} {source.name} {number}", cells, children, sought=sought.casefold(), graded=known)


def _article_row(name: str, number: int, routes: Sequence[Route], annotated: Mapping[str, AnnotatedArticle]) -> Row:
    first = min(routes, key=lambda route: route.sentence)
    there = annotated[first.path]
    span = there.sentences[first.sentence].span
    cells = (
        Cell(there.article.name, whole=f"{there.article.name}\n{first.path}"),
        Cell(" ".join(span.of(there.article.text).split()), quoted=True),
        _mix_cell(Counter(route.type for route in routes)),
        Cell(),
        Cell(),
    )
    return Row(f"{name} {number} {first.path}", cells, passage=Passage(first.path, span))


def _remark_rows(
    remarks: Sequence[Remark], register: SourceRegister, annotated: Mapping[str, AnnotatedArticle]
) -> Iterator[Row]:
    """Yield a row for each thing that an article says of the source; it leads to the words."""
    for place, remark in enumerate(remarks):
        article = annotated[remark.path].article
        cells = (
            Cell(article.name, whole=f"{article.name}\n{article.path}"),
            Cell(remark_in_words(remark, register)),
            Cell(),
            Cell(),
            Cell(),
        )
        id_ = f"said {remark.source} {place} {remark.kind} {remark.path}"
        yield Row(id_, cells, passage=Passage(remark.path, remark.span))


def _titled(source: Source) -> str:
    return f"{source.name} (primary document)" if source.kind is SourceKind.DOCUMENT else name_of(source)


def _other_names(source: Source) -> list[str]:
    """Return the names that are more than the source's own in other letters."""
    known = {bare_name(source.name): ""}
    for name in source.names:
        known.setdefault(bare_name(name), name)
    return [name for name in known.values() if name]


def _mix_cell(types: Mapping[AttributionType, int]) -> Cell:
    total = sum(types.values())
    return Cell(str(total), total, mix_in_words(Counter(types)), mix=dict(types))
