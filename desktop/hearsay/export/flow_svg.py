"""The picture of who has it from whom as one SVG file that loads nothing and runs nothing."""

from hearsay.domain.flow_picture import HEADING, MARGIN, FlowColours
from hearsay.domain.flow_words import column_headings, edge_in_words, node_in_words
from hearsay.domain.source_flow import FlowBox, FlowEdge, FlowNode, PlacedFlow, Ribbon, outline
from hearsay.domain.sources import SourceKind
from hearsay.export.html_text import escaped

_LETTER = 6.7
"""pixels that a letter takes, about: an SVG file does not know its reader's type"""
_FONT = "'Noto Sans', Inter, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif"


def flow_svg(placed: PlacedFlow, colours: FlowColours, *, seal: str, title: str) -> str:
    """Return the picture as an SVG document; ``seal`` is the sign of the primary document."""
    width, height = placed.width + 2 * MARGIN, placed.height + 2 * MARGIN + HEADING
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{_FONT}" font-size="12">',
        f"<title>{escaped(title)}</title>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="{colours.paper}"/>',
        f'<g transform="translate({MARGIN:.0f} {MARGIN + HEADING:.0f})">',
    ]
    lefts = {node.column: box.x for node, box in zip(placed.flow.nodes, placed.boxes, strict=True)}
    for column, words in enumerate(column_headings(placed.flow)):
        if words:
            lines.append(_text(lefts[column] + 1, -12, words, colours.muted, 'font-weight="600" font-size="11"'))
    for edge, ribbon in zip(placed.flow.edges, placed.ribbons, strict=True):
        lines.append(_ribbon(ribbon, edge, colours, edge_in_words(placed.flow, edge)))
    for node, box in zip(placed.flow.nodes, placed.boxes, strict=True):
        lines.extend(_box(node, box, colours, seal))
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _ribbon(ribbon: Ribbon, edge: FlowEdge, colours: FlowColours, words: str) -> str:
    steps: list[str] = []
    for step in outline(ribbon):
        to = f"{step.x:.1f} {step.y:.1f}"
        curve = " ".join(f"{value:.1f}" for value in step.controls or ())
        steps.append(f"C{curve} {to}" if curve else f"{'L' if steps else 'M'}{to}")
    colour = colours.types.get(edge.type, colours.muted)
    return f'<path d="{"".join(steps)}Z" fill="{colour}" fill-opacity="0.36"><title>{escaped(words)}</title></path>'


def _box(node: FlowNode, box: FlowBox, colours: FlowColours, seal: str) -> list[str]:
    broken = ' stroke-dasharray="3 2.5"' if node.gathered or node.kind is SourceKind.UNNAMED else ""
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    count = f"{len(node.sentences):,}"
    left, right, base = box.x + 9, box.x + box.width - 9, box.y + box.height / 2 + 4.3
    lines = [
        f"<g><title>{escaped(node_in_words(node))}</title>",
        f'<rect {place} rx="5" fill="{colours.box}" stroke="{colours.muted if broken else colours.line}"{broken}/>',
        _text(right, base, count, colours.muted, 'text-anchor="end"'),
    ]
    style = ""
    if node.kind is SourceKind.DOCUMENT:
        lines.append(_text(left, base, seal, colours.seal))
        left, style = left + 14, 'font-weight="700"'
    elif node.kind is SourceKind.UNNAMED:
        style = 'font-style="italic"'
    most = max(1, int((right - left - len(count) * _LETTER - 9) / _LETTER))
    label = " ".join(node.label.split())
    shown = label if len(label) <= most else label[: most - 1].rstrip() + "…"
    lines.append(_text(left, base, shown, colours.muted if node.gathered else colours.ink, style))
    return [*lines, "</g>"]


def _text(x: float, y: float, words: str, colour: str, style: str = "") -> str:
    more = f" {style}" if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}"{more}>{escaped(words)}</text>'
