"""The comparison's part of the Markdown report: every shared quotation with its variants, and the table of sources."""

from collections.abc import Iterator, Sequence

from hearsay.domain.attribution import COLOURED_TYPES
from hearsay.domain.comparison import ChangeKind
from hearsay.domain.grade_words import LINK_SIGN, GradedLink, badge_of, meaning_in_words
from hearsay.domain.marked_words import Piece
from hearsay.domain.source_counts import SourceCounts
from hearsay.domain.sources import SourceKind
from hearsay.domain.verdict_words import VERDICT_NAMES, VERDICT_SIGNS
from hearsay.export.graded_chains import GradedChains
from hearsay.export.markdown_text import block_quote, inline, table_cell
from hearsay.export.shared_quotations import Group, Place, SharedQuotations, ToldQuotation, Variant
from hearsay.export.source_rows import MOST_SOURCES, Said, SourceRow
from hearsay.export.type_signs import Theme, counted

_MARKS_KEY = (
    "In a variant, ~~struck words~~ are left out or replaced, **bold words** are put in or stand for others, *words in "
    "italics* are moved or openly bracketed: all that as held against the document where it has the words, else "
    "against the fullest variant."
)


def quotations_markdown(shared: SharedQuotations) -> Iterator[str]:
    """Yield the parts of the section on quotations."""
    yield "## Quotations"
    yield shared.summary
    if not len(shared):
        return
    yield _MARKS_KEY
    dropping = shared.dropping
    if dropping:
        many = "one quotation" if len(dropping) == 1 else f"{len(dropping):,} quotations"
        yield (
            f"⚠ **In {many} a negation, a condition or a hedge is dropped** with the words that are left out or "
            f"replaced: {', '.join(map(str, dropping))}."
        )
    for group in shared.groups:
        yield from _group(group)


def sources_markdown(rows: Sequence[SourceRow], theme: Theme, chains: GradedChains) -> Iterator[str]:
    """Yield the parts of the section on sources."""
    yield "## Sources"
    shown = rows[:MOST_SOURCES]
    if shown:
        yield from _table(rows, shown, theme, chains)
        yield from _said(shown)
    else:
        yield "No sentence names a source."
    for listed in chains.lists({row.number for row in shown}):
        items = (
            f"- {inline(badge_of(each.grade))} {inline(each.about)}: {inline(each.words)}" for each in listed.grades
        )
        yield f"**{listed.heading}**"
        yield "\n".join(items)


def _table(rows: Sequence[SourceRow], shown: Sequence[SourceRow], theme: Theme, chains: GradedChains) -> Iterator[str]:
    signs = [f" {theme.sign(kind)} |" for kind in COLOURED_TYPES]
    head = f"| Source | Articles |{''.join(signs)} Go-between for |"
    rule = f"|:---|---:|{'---:|' * len(signs)}:---|"
    counts = SourceCounts.of(chains.register).in_words
    yield f"Sentences by type, wherever a source stands in their chains. {counts}".rstrip()
    yield "\n".join((head, rule, *(_source(row, theme, chains) for row in shown)))
    if len(rows) > len(shown):
        yield f"And {counted(len(rows) - len(shown), 'more source')}, in fewer articles."


def _said(rows: Sequence[SourceRow]) -> Iterator[str]:
    """Yield what the articles say of the sources."""
    told = [row for row in rows if row.said]
    if told:
        yield "What the articles themselves say of them, and how they have their words:"
        yield "\n".join(f"- **{inline(row.name) or '–'}**: {'; '.join(map(_line, row.said))}" for row in told)


def _line(said: Said) -> str:
    where = f" ({inline(said.where)})" if said.where else ""
    return f"{inline(said.words)}{where}"


def _group(group: Group) -> Iterator[str]:
    if group.heading:
        yield f"### {group.heading}: {len(group.quotations) + group.more:,}"
    for told in group.quotations:
        yield from _quotation(told)
    if group.more:
        yield f"And {counted(group.more, 'more quotation')}, in fewer articles."


def _quotation(told: ToldQuotation) -> Iterator[str]:
    yield f"**Quotation {told.number}**"
    yield block_quote(told.cluster.words) or "> –"
    yield f"Said by {inline(told.speakers)}. {inline(told.roots)}"
    more = [f"- and {counted(told.more, 'more variant')}"] if told.more else []
    yield "\n".join((*map(_variant, told.variants), *more))


def _variant(variant: Variant) -> str:
    """Return one item of the list of variants, on one line."""
    verdict = variant.verdict
    parts = []
    if verdict is not None:
        parts.append(f"{VERDICT_SIGNS[verdict]} **{VERDICT_NAMES[verdict]}**")
    if variant.pieces:
        parts.append(f"“{_marked(variant.pieces)}”")
    if variant.losses:
        parts.append(f"⚠ **{inline(variant.losses)}**")
    if variant.changes:
        parts.append(inline(variant.changes))
    more = [f"and {counted(variant.more, 'more article')}"] if variant.more else []
    parts.append("; ".join((*map(_place, variant.places), *more)))
    return f"- {' · '.join(parts)}"


def _place(place: Place) -> str:
    chain = chain_markdown(place.chain)
    return f"{inline(place.name) or '–'} ({chain})" if chain else inline(place.name) or "–"


def chain_markdown(links: Sequence[GradedLink]) -> str:
    """Return a chain with its badges, that of the weakest link in bold."""
    return LINK_SIGN.join(f"{inline(link.name)} {_badge(link)}".rstrip() for link in links)


def _badge(link: GradedLink) -> str:
    return f"**{inline(link.badge)}**" if link.weakest else inline(link.badge)


def _marked(pieces: Sequence[Piece]) -> str:
    return " ".join("".join(map(_piece, pieces)).split())


def _piece(piece: Piece) -> str:
    if piece.kind is None:
        before, behind = " " * piece.words[:1].isspace(), " " * piece.words[-1:].isspace()
        return f"{before}{_plain(piece.words)}{behind}"
    sign = "*" if piece.kind in {ChangeKind.BRACKETED, ChangeKind.REORDERED} else "**"
    gone, here = _plain(piece.other), _plain(piece.words)
    return " ".join((*([f"~~{gone}~~"] if gone else []), *([f"{sign}{here}{sign}"] if here else [])))


def _plain(words: str) -> str:
    """Return words that no sign around them can be taken together with."""
    return inline(words).replace("~", "&#126;")


def _source(row: SourceRow, theme: Theme, chains: GradedChains) -> str:
    name = f"{theme.seal} {table_cell(row.name)}" if row.kind is SourceKind.DOCUMENT else table_cell(row.name)
    also = f" (also {table_cell(row.also)})" if row.also else ""
    grading = chains.of_source(row.number)
    grade = f" {inline(badge_of(grading.grade))} {table_cell(meaning_in_words(grading))}" if grading else ""
    figures = "".join(f" {row.types[kind] or ''} |" for kind in COLOURED_TYPES)
    return f"| {name}{also}{grade} | {row.articles} |{figures} {table_cell(row.between_for)} |"
