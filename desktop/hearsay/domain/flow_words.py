"""The picture of who has it from whom, in words: what it comes to, and what each of its boxes and ribbons says."""

from collections import Counter

from hearsay.domain.root_words import counted_in_words, name_of, number_in_words, some_of
from hearsay.domain.source_flow import FlowEdge, FlowNode, FlowRole, SourceFlow
from hearsay.domain.sources import SourceKind, SourceRegister


def register_in_words(register: SourceRegister) -> str:
    """Return e.g. ``Five articles; most rests on one root: the note (by way of the North Shore Press Agency)``.

    Nothing where no sentence has a source. Unnamed sources are never counted as independent roots.
    """
    routes = tuple(register.routes.values())
    counts = Counter(
        route.root for route in routes if register.sources[route.root].kind is not SourceKind.UNNAMED
    ).most_common()
    if not routes:
        return ""
    articles = counted_in_words(len({route.path for route in routes}), "article").capitalize()
    if not counts:
        return f"{articles}, and nobody is named whom they have it from."
    first, often = counts[0]
    ways = Counter(hand for route in routes if route.root == first for hand in route.between)
    way = some_of([name_of(register.sources[hand]) for hand, _ in ways.most_common()], 3)
    indirect = sum(route.root == first and bool(route.between) for route in routes)
    part = "" if indirect == often else f"{number_in_words(indirect)} "
    name = name_of(register.sources[first]) + (f" ({part}by way of {way})" if way else "")
    if often == len(routes):
        return f"{articles}, one root: {name}."
    share = f"{often:,} of {len(routes):,} sentences that have a source"
    if 2 * often > len(routes):
        return f"{articles}; most rests on one root: {name}, {share}."
    return f"{articles}, {counted_in_words(len(counts), 'named root')}; most often {name}, {share}."


def sentences_in_words(count: int) -> str:
    """Return ``1 sentence`` or ``4 sentences``."""
    return f"{count:,} sentence{'' if count == 1 else 's'}"


def edge_in_words(flow: SourceFlow, edge: FlowEdge) -> str:
    """Return e.g. ``4 sentences: The Harbour Post → the memo``."""
    start, end = flow.nodes[edge.start], flow.nodes[edge.end]
    return f"{sentences_in_words(len(edge.sentences))}: {start.label} → {end.label}"


def node_in_words(node: FlowNode) -> str:
    """Return what a box is, how many sentences pass through it, and of a gathered one whom it stands for."""
    what = "primary document" if node.kind is SourceKind.DOCUMENT else node.role.value
    told = f"{node.label} ({what}): {sentences_in_words(len(node.sentences))}"
    if not node.members:
        return told
    doubt = ", perhaps the same" if node.kind is SourceKind.UNNAMED else ""
    return f"{told}{doubt}: {some_of(node.members, 8)}"


def neighbours_in_words(flow: SourceFlow, number: int) -> str:
    """Return whom a box leads to, or for a root which boxes lead to it: ``from the memo (3), Ada Quill (1)``."""
    node = flow.nodes[number]
    if node.role is FlowRole.ROOT:
        near = [(len(e.sentences), flow.nodes[e.start].label) for e in flow.edges if e.end == number]
        how = "told by"
    else:
        near = [(len(e.sentences), flow.nodes[e.end].label) for e in flow.edges if e.start == number]
        how = "from"
    named = [f"{label} ({count:,})" for count, label in sorted(near, key=lambda each: -each[0])]
    return f"{how} {some_of(named, 8)}" if named else ""


def column_headings(flow: SourceFlow) -> tuple[str, ...]:
    """Return what stands above each column; go-betweens are headed once."""
    between = ("By way of", *[""] * (flow.columns - 3)) if flow.columns > 2 else ()
    return ("Articles", *between, "Roots") if flow.columns else ()
