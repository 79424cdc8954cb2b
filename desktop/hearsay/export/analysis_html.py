"""A folder's analysis as one HTML page: no script, nothing loaded, readable on any screen and on paper."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import PurePath

from hearsay import __version__
from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import (
    COLOURED_TYPES,
    AnnotatedArticle,
    AttributionType,
    Sentence,
    engines_of,
    notices_of,
)
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.grade_words import GRADES_KEY
from hearsay.domain.grades import NO_GRADES, Grades
from hearsay.domain.source_counts import SourceCounts
from hearsay.export.article_html import ArticlePage, mix_bar
from hearsay.export.comparison_html import quotations_html, sources_html
from hearsay.export.echo_sections import EchoSections
from hearsay.export.echoes_html import echoes_html
from hearsay.export.graded_chains import GradedChains
from hearsay.export.html_text import escaped, isolated
from hearsay.export.report_style import report_style
from hearsay.export.shared_quotations import SharedQuotations
from hearsay.export.source_rows import rows_of
from hearsay.export.type_signs import HATCHED_MEANING, MEANINGS, Theme, counted, mix_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

Explain = Callable[[Sentence], str]


def analysis_html(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    compared: ComparedFolder,
    explain: Explain,
    grades: Grades = NO_GRADES,
    *,
    made: datetime | None = None,
) -> str:
    """Return the page, with the reader's ``grades``. ``made`` is the time it gives for itself, else now.

    ``explain`` says in words why a sentence has its type. The primary document is named; its text stays out, for it
    may not be the reader's to hand on, but for the words that quotations of it have changed or left out.
    """
    theme = Theme.load("light")
    name = PurePath(folder.root).name or folder.root
    chains = GradedChains(compared.sources, grades, annotated)
    shared = SharedQuotations(compared, annotated, chains, judged=folder.primary is not None)
    pages = [
        ArticlePage(each, f"a{number + 1}", theme, explain, shared.of_article(number), chains)
        for number, each in enumerate(annotated)
    ]
    anchors = frozenset(anchor for page in pages for anchor in page.anchors)
    rows = rows_of(compared, annotated)
    counts = len(shared), len(compared.echoes.all), SourceCounts.of(compared.sources)
    mix = mix_of(annotated)
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="generator" content="Hearsay {__version__}">',
        f"<title>{escaped(name)} – who vouches for what</title>",
        f"<style>\n{report_style()}</style>",
    )
    body = (
        _bar(mix, theme),
        '<div class="desk">',
        _cover(folder, name, pages, counts, mix, theme, made or datetime.now().astimezone()),
        '<main class="articles">',
        quotations_html(shared, anchors),
        echoes_html(EchoSections(compared.echoes, annotated), anchors),
        sources_html(rows, theme, chains, anchors),
        *(page.html() for page in pages),
        "</main>",
        "</div>",
        (
            '<div class="foot"><p class="hint">Point at a sentence, or step to it with Tab, '
            "and here stands who vouches for it, and why.</p></div>"
        ),
    )
    return "\n".join(
        ("<!DOCTYPE html>", '<html lang="en">', "<head>", *head, "</head>", "<body>", *body, "</body>", "</html>", "")
    )


def _bar(mix: Counter[AttributionType], theme: Theme) -> str:
    chips = (
        f'<label class="chip {kind.value}" title="{escaped(MEANINGS[kind])}">'
        f'<input type="checkbox" id="show-{kind.value}" checked><b aria-hidden="true">{theme.sign(kind)}</b>'
        f'<span>{kind.short_label}</span> <span class="count">{mix[kind]:,}</span></label>'
        for kind in COLOURED_TYPES
    )
    legend = "<legend>Sentences shown in colour</legend>"
    return (
        '<div class="bar"><p class="name">Hearsay</p>\n'
        f'<fieldset class="legend">{legend}\n' + "\n".join(chips) + "\n</fieldset></div>"
    )


def _cover(
    folder: Folder,
    name: str,
    pages: Sequence[ArticlePage],
    compared: tuple[int, int, SourceCounts],
    mix: Counter[AttributionType],
    theme: Theme,
    made: datetime,
) -> str:
    rows = [_primary_row(folder.primary, theme)] if folder.primary else []
    rows += [_library_row(page) for page in pages]
    parts = [
        f"<h1>{isolated(name)}</h1>",
        (
            f'<p class="lead">{counted(len(pages), "article")}, {counted(mix.total(), "sentence")}: '
            "who vouches for each of them.</p>"
        ),
        *(
            f'<p class="notice" role="note">{escaped(notice)}</p>'
            for notice in notices_of(each.annotated for each in pages)
        ),
        _part("Compared", _compared(*compared)),
        _part("Articles", f'<ul class="library">\n{"".join(rows)}</ul>'),
    ]
    if folder.skipped:
        items = (f"<li><b>{isolated(s.path)}</b> {isolated(s.reason)}</li>\n" for s in folder.skipped)
        parts.append(_part("Not read", f'<ul class="skipped">\n{"".join(items)}</ul>'))
    parts.append(_part("What the colours mean", _key(theme)))
    if any(page.chains.grades != NO_GRADES for page in pages):
        parts.append(_part("What the badges mean", f'<p class="small">{escaped(GRADES_KEY)}</p>'))
    parts.append(_part("How this was made", _method(folder, pages, made)))
    return '<aside class="cover" aria-label="About this report">\n' + "\n".join(parts) + "\n</aside>"


def _part(title: str, content: str) -> str:
    return f'<section><h2 class="label">{title}</h2>\n{content}</section>'


def _compared(quotations: int, echoes: int, sources: SourceCounts) -> str:
    counts = (
        (
            "quotations",
            "Quotations",
            counted(quotations, "shared or judged quotation") if quotations else "none shared",
        ),
        ("echoes", "Echoes", counted(echoes, "pair of sentences", "pairs of sentences") if echoes else "none found"),
        ("sources", "Sources", sources.in_short),
    )
    links = (
        f'<li><a href="#{anchor}"><span class="title">{title}</span><span class="small">{told}</span></a></li>\n'
        for anchor, title, told in counts
    )
    return f'<ul class="library ways">\n{"".join(links)}</ul>'


def _primary_row(primary: Article, theme: Theme) -> str:
    return (
        f'<li><span class="primary"><span class="title"><span class="seal" aria-hidden="true">{theme.seal}</span> '
        f'{isolated(primary.name)}</span><span class="small">primary document · {isolated(primary.path)}</span>'
        "</span></li>\n"
    )


def _library_row(page: ArticlePage) -> str:
    article = page.annotated.article
    facts = " · ".join(isolated(fact) for fact in (article.outlet, article.published_in_words) if fact.strip())
    return (
        f'<li><a href="#{page.id}"><span class="title">{isolated(article.name)}</span>'
        f'<span class="small">{facts or isolated(article.path)}</span>{mix_bar(page.mix)}</a></li>\n'
    )


def _key(theme: Theme) -> str:
    entries = (
        f'<dt class="{kind.value}"><span class="sign" aria-hidden="true">{theme.sign(kind)}</span> '
        f'<span class="sample">{kind.label}</span></dt><dd>{MEANINGS[kind]}</dd>\n'
        for kind in COLOURED_TYPES
    )
    hatched = f'<dt class="unattributed"><span class="sample unsure">Hatched</span></dt><dd>{HATCHED_MEANING}</dd>\n'
    return f'<dl class="key">\n{"".join(entries)}{hatched}</dl>'


def _method(folder: Folder, pages: Sequence[ArticlePage], made: datetime) -> str:
    engines = ", ".join(engines_of(page.annotated for page in pages)) or "no engine"
    held = (
        "Quotations were held against the primary document. Of its text this report has only the words that quotations "
        "changed or left out."
        if folder.primary
        else "Without the primary document’s text: what the articles say of it decided what is quoted from it."
    )
    return (
        f'<p class="small">Hearsay {__version__} (engine: {escaped(engines)}), '
        f'<time datetime="{made.isoformat(timespec="minutes")}">{made.day} {made:%B %Y, %H:%M}</time>. '
        "Analysed on this machine; nothing was sent anywhere.</p>\n"
        f'<p class="small">{held}</p>\n'
        '<p class="small">A program’s judgement of form, not of truth: it tells who vouches for a sentence, not '
        "whether the sentence is right. Each article ends in a list of reasons; where the list is open, it is "
        "printed too.</p>"
    )
