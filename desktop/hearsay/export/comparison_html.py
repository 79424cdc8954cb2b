"""The comparison's part of the HTML report: every shared quotation with its variants, and the table of sources."""

from collections.abc import Iterator, Sequence, Set

from hearsay.domain.attribution import COLOURED_TYPES
from hearsay.domain.comparison import ChangeKind, Verdict
from hearsay.domain.grade_words import meaning_in_words
from hearsay.domain.grades import SourceGrading
from hearsay.domain.marked_words import Piece, shortened
from hearsay.domain.source_counts import SourceCounts
from hearsay.domain.sources import SourceKind
from hearsay.domain.verdict_words import VERDICT_MEANINGS, VERDICT_NAMES, VERDICT_SIGNS
from hearsay.export.article_html import mix_bar
from hearsay.export.graded_chains import GradedChains
from hearsay.export.grades_html import chain_html, lists_html, source_badge
from hearsay.export.html_text import escaped, isolated
from hearsay.export.shared_quotations import Group, Place, SharedQuotations, ToldQuotation, Variant
from hearsay.export.source_rows import MOST_SOURCES, Said, SourceRow
from hearsay.export.type_signs import Theme, counted

_LONGEST, _ENDS = 120, 50
"""words of a quotation that stand at its head, and of a longer one at each end"""

_MARKS_KEY = (
    '<p class="facts">In a variant, <del>struck words</del> are left out or replaced, <ins>underlined words</ins> are '
    "put in or stand for others, <mark>boxed words</mark> are moved or openly bracketed: all that as held against the "
    "document where it has the words, else against the fullest variant.</p>"
)


def quotations_html(shared: SharedQuotations, anchors: Set[str]) -> str:
    """Return the quotations as one pane of the page; ``anchors`` are those of its sentences."""
    parts = [f'<p class="facts">{escaped(shared.summary)}</p>']
    if len(shared):
        parts += [
            _MARKS_KEY,
            _alarm(shared.dropping),
            *(part for group in shared.groups for part in _group(group, anchors)),
        ]
    return _pane("quotations", "Quotations", parts)


def sources_html(rows: Sequence[SourceRow], theme: Theme, chains: GradedChains, anchors: Set[str]) -> str:
    """Return the sources as one pane of the page, with the grades that stand nowhere else.

    ``anchors`` are those of the page's sentences.
    """
    shown = rows[:MOST_SOURCES]
    parts = (
        _table(rows, shown, theme, chains, anchors) if rows else ['<p class="facts">No sentence names a source.</p>']
    )
    return _pane("sources", "Sources", [*parts, lists_html(chains.lists({row.number for row in shown}))])


def _table(
    rows: Sequence[SourceRow], shown: Sequence[SourceRow], theme: Theme, chains: GradedChains, anchors: Set[str]
) -> list[str]:
    parts = [
        (
            '<p class="facts">Everybody whose words or claims an article passes on, and the hands they passed through. '
            "A source counts wherever it stands in the chain of a sentence. "
            f"{escaped(SourceCounts.of(chains.register).in_words)}</p>"
        ),
        (
            '<div class="sheet"><table><thead><tr><th scope="col">Source</th><th scope="col">Sentences</th>'
            '<th scope="col" class="number">Articles</th></tr></thead>\n<tbody>\n'
            + "".join(_source(row, theme, chains.of_source(row.number), anchors) for row in shown)
            + "</tbody></table></div>"
        ),
    ]
    if len(rows) > len(shown):
        parts.append(f'<p class="facts">And {counted(len(rows) - len(shown), "more source")}, in fewer articles.</p>')
    return parts


def _pane(anchor: str, title: str, parts: Sequence[str]) -> str:
    return (
        f'<section class="compared" id="{anchor}" lang="en" tabindex="0" aria-labelledby="{anchor}-title">\n'
        f'<h2 id="{anchor}-title">{title}</h2>\n' + "\n".join(filter(None, parts)) + "\n</section>"
    )


def _alarm(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    links = ", ".join(f'<a href="#q{number}">{number}</a>' for number in numbers)
    many = "In one quotation" if len(numbers) == 1 else f"In {len(numbers):,} quotations"
    return (
        f'<p class="loss"><b>{many} a negation, a condition or a hedge is dropped</b> '
        f"with the words that are left out or replaced: {links}.</p>"
    )


def _group(group: Group, anchors: Set[str]) -> Iterator[str]:
    total = len(group.quotations) + group.more
    if group.heading:
        yield f'<h3>{group.heading} <span class="count">{total:,}</span></h3>'
    yield from (_quotation(told, anchors) for told in group.quotations)
    if group.more:
        yield f'<p class="facts">And {counted(group.more, "more quotation")}, in fewer articles.</p>'


def _quotation(told: ToldQuotation, anchors: Set[str]) -> str:
    words = shortened(told.cluster.words, _LONGEST, _ENDS).rstrip(" ,;:–—")
    variants = "".join(_variant(variant, anchors) for variant in told.variants)
    more = f'<p class="facts">And {counted(told.more, "more variant")}.</p>' if told.more else ""
    return (
        f'<section class="quotation" id="q{told.number}" aria-label="Quotation {told.number}">\n'
        f'<p class="words"><span class="nth">{told.number}</span> <q dir="auto">{escaped(words)}</q></p>\n'
        f'<p class="facts">Said by {isolated(told.speakers)}. {isolated(told.roots)}</p>\n'
        f'<ul class="variants">\n{variants}</ul>{more}</section>'
    )


def _variant(variant: Variant, anchors: Set[str]) -> str:
    parts = [_verdict(variant.verdict)]
    if variant.pieces:
        parts.append(f'<p class="marked" dir="auto">{"".join(map(_piece, variant.pieces))}</p>')
    if variant.losses:
        parts.append(f'<p class="loss"><b>{isolated(variant.losses)}</b> {isolated(variant.changes)}</p>')
    elif variant.changes:
        parts.append(f'<p class="facts">{isolated(variant.changes)}</p>')
    places = "".join(f"<li>{_place(place, anchors)}</li>" for place in variant.places)
    more = f"<li>and {counted(variant.more, 'more article')}</li>" if variant.more else ""
    kind = variant.verdict.value if variant.verdict else "unjudged"
    return f'<li class="{kind}">{"".join(parts)}<ul class="places">{places}{more}</ul></li>\n'


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    return (
        f'<p class="verdict" title="{escaped(VERDICT_MEANINGS[verdict])}">'
        f'<span class="mark" aria-hidden="true">{VERDICT_SIGNS[verdict]}</span>{VERDICT_NAMES[verdict]}</p>'
    )


def _place(place: Place, anchors: Set[str]) -> str:
    anchor = _anchor(place.article, place.sentence, anchors)
    chain = chain_html(place.chain)
    return f'<a href="#{anchor}">{isolated(place.name)}</a>' + (f' <span class="small">{chain}</span>' if chain else "")


def _piece(piece: Piece) -> str:
    if piece.kind is None:
        return escaped(piece.words)
    lost = ' class="lost"' if piece.lost else ""
    gone = f"<del{lost}>{escaped(piece.other)}</del>" if piece.other else ""
    tag = "mark" if piece.kind in {ChangeKind.BRACKETED, ChangeKind.REORDERED} else "ins"
    here = f"<{tag}>{escaped(piece.words)}</{tag}>" if piece.words else ""
    return " ".join(filter(None, (gone, here)))


def _source(row: SourceRow, theme: Theme, grading: SourceGrading | None, anchors: Set[str]) -> str:
    seal = f'<span class="seal" aria-hidden="true">{theme.seal}</span> ' if row.kind is SourceKind.DOCUMENT else ""
    also = f' <span class="small">also {isolated(row.also)}</span>' if row.also else ""
    between = f' <span class="small">go-between for {isolated(row.between_for)}</span>' if row.between_for else ""
    graded = f' <span class="small">{isolated(meaning_in_words(grading))}</span>' if grading else ""
    said = _said(row.said, anchors)
    told = " ".join(
        f'<span class="figure {kind.value}" title="{kind.label}">'
        f'<span class="sign" aria-hidden="true">{theme.sign(kind)}</span> '
        f'<span class="aside">{kind.short_label}</span> {row.types[kind]:,}</span>'
        for kind in COLOURED_TYPES
        if row.types[kind]
    )
    return (
        f'<tr><th scope="row">{seal}{isolated(row.name)}{source_badge(grading)}{graded}{also}{between}{said}</th>'
        f'<td>{mix_bar(row.types)}<span class="small">{told}</span></td>'
        f'<td class="number">{row.articles:,}</td></tr>\n'
    )


def _said(lines: Sequence[Said], anchors: Set[str]) -> str:
    """Return what the articles say of a source; each remark leads to its sentence."""
    items = "".join(f"<li>{isolated(line.words)}{_where(line, anchors)}</li>" for line in lines)
    return f'<ul class="said">{items}</ul>' if items else ""


def _where(line: Said, anchors: Set[str]) -> str:
    if line.article is None:
        return ""
    return f' <a href="#{_anchor(line.article, line.sentence, anchors)}">{isolated(line.where)}</a>'


def _anchor(article: int, sentence: int, anchors: Set[str]) -> str:
    """Return the anchor of a sentence (from 1), that of its article (from 0) where it has none."""
    page = f"a{article + 1}"
    return f"{page}s{sentence}" if f"{page}s{sentence}" in anchors else page
