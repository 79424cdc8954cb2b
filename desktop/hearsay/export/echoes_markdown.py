"""The echoes’ part of the Markdown report."""

from collections.abc import Iterator

from hearsay.export.echo_sections import EchoSections, Telling
from hearsay.export.markdown_text import inline
from hearsay.export.type_signs import counted


def echoes_markdown(echoes: EchoSections) -> Iterator[str]:
    """Yield the parts of the section on sentences that several articles tell."""
    yield "## Echoes"
    yield echoes.summary
    if echoes.articles:
        more = [f"- and {counted(echoes.more_articles, 'more pair')} of articles"] if echoes.more_articles else []
        yield "\n".join((*(f"- {inline(told)}" for told in echoes.articles), *more))
    for number, told in enumerate(echoes.told, start=1):
        sides = "\n".join(f"- {inline(side.name) or '–'}: {_marked(side)}" for side in told.sides)
        yield f"**Echo {number}** · {inline(told.how)}\n\n{sides}"
    if echoes.more:
        yield f"And {counted(echoes.more, 'more echo', 'more echoes')}, less alike."


def _marked(side: Telling) -> str:
    """Return a sentence on one line, the words that the other one has, too, in bold."""
    parts = []
    for words, shared in side.pieces:
        before, behind = " " * words[:1].isspace(), " " * words[-1:].isspace()
        plain = inline(words)
        parts.append(f"{before}**{plain}**{behind}" if shared and plain else f"{before}{plain}{behind}")
    return " ".join("".join(parts).split())
