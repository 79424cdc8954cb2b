"""The echoes’ part of the HTML report."""

from collections.abc import Set

from hearsay.export.echo_sections import EchoSections, Telling, ToldEcho
from hearsay.export.html_text import escaped, isolated
from hearsay.export.type_signs import counted


def echoes_html(echoes: EchoSections, anchors: Set[str]) -> str:
    """Return the echoes as one pane of the page; ``anchors`` are those of its sentences."""
    parts = [f'<p class="facts">{escaped(echoes.summary)}</p>']
    if echoes.articles:
        items = "".join(f"<li>{isolated(told)}</li>\n" for told in echoes.articles)
        more = counted(echoes.more_articles, "more pair") if echoes.more_articles else ""
        last = f"<li>and {more} of articles</li>\n" if more else ""
        parts.append(f'<h3>Articles</h3>\n<ul class="places">\n{items}{last}</ul>')
    if echoes.told:
        parts.append('<h3>Sentences</h3>\n<p class="facts">Words in bold stand in both.</p>')
        parts += [_echo(number, told, anchors) for number, told in enumerate(echoes.told, start=1)]
    if echoes.more:
        parts.append(f'<p class="facts">And {counted(echoes.more, "more echo", "more echoes")}, less alike.</p>')
    return (
        '<section class="compared" id="echoes" lang="en" tabindex="0" aria-labelledby="echoes-title">\n'
        '<h2 id="echoes-title">Echoes</h2>\n' + "\n".join(parts) + "\n</section>"
    )


def _echo(number: int, told: ToldEcho, anchors: Set[str]) -> str:
    sides = "".join(_side(side, anchors) for side in told.sides)
    return (
        f'<section class="quotation" id="e{number}" aria-label="Echo {number}">\n'
        f'<p class="facts"><span class="nth">{number}</span> {escaped(told.how)}</p>\n'
        f'<ul class="variants">\n{sides}</ul></section>'
    )


def _side(side: Telling, anchors: Set[str]) -> str:
    page = f"a{side.article + 1}"
    sentence = f"{page}s{side.sentence}"
    words = "".join(f"<b>{escaped(text)}</b>" if shared else escaped(text) for text, shared in side.pieces)
    return (
        f'<li class="unjudged"><p class="marked" dir="auto">{words}</p>'
        f'<p><a href="#{sentence if sentence in anchors else page}">{isolated(side.name)}</a></p></li>\n'
    )
