"""From a folder's routes to the graph of who has it from whom, small sources gathered where there are too many."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hearsay.domain.attribution import AttributionType
from hearsay.domain.root_words import name_of
from hearsay.domain.source_flow import FlowEdge, FlowNode, FlowRole, SentenceKey, SourceFlow
from hearsay.domain.sources import Route, SourceKind, SourceRegister

MOST_NODES = 40
"""boxes that a column is ever asked to hold, so that a folder of thousands of sources costs no more than that"""
_MOST_BETWEEN_COLUMNS = 4
_MORE = {
    FlowRole.ARTICLE: "more articles",
    FlowRole.BETWEEN: "more go-betweens",
    FlowRole.ROOT: "more sources",
}
_Key = tuple[FlowRole, str | int]
_UNNAMED = -1
"""nobody knows whether two unnamed sources are the same: they share one box"""


@dataclass(slots=True)
class _Growing:
    """An edge while its sentences are collected."""

    types: Counter[AttributionType] = field(default_factory=Counter)
    sentences: dict[SentenceKey, None] = field(default_factory=dict)


def source_flow(register: SourceRegister, names: Mapping[str, str]) -> SourceFlow:
    """Return the graph of all routes, at most ``MOST_NODES`` boxes a role; ``names`` are the articles', by path."""
    sentences: dict[_Key, dict[SentenceKey, None]] = {}
    members: dict[_Key, dict[int, None]] = {}
    edges: dict[tuple[_Key, _Key], _Growing] = {}
    for sentence, route in register.routes.items():
        steps = _steps(route, register, members)
        for key in steps:
            sentences.setdefault(key, {})[sentence] = None
        for pair in pairwise(steps):
            growing = edges.setdefault(pair, _Growing())
            growing.types[route.type] += 1
            growing.sentences[sentence] = None
    numbers = {key: number for number, key in enumerate(sentences)}
    nodes = [_node(key, tuple(through), register, names, members) for key, through in sentences.items()]
    made = [_edge(numbers[start], numbers[end], growing) for (start, end), growing in edges.items()]
    return gathered(SourceFlow(tuple(nodes), tuple(made)), MOST_NODES)


def gathered(flow: SourceFlow, most: int) -> SourceFlow:
    """Return a flow in which no role has more than ``most`` boxes (two at least): the smallest share the last one.

    Nothing is left out: the shared box says how many it stands for, and has all their names and sentences.
    """
    order: list[int] = []
    groups: dict[FlowRole, list[int]] = {}
    for role in FlowRole:
        of_role = [number for number, node in enumerate(flow.nodes) if node.role is role]
        kept = sorted(of_role, key=lambda number: _rank(flow.nodes[number]))
        if len(kept) > max(2, most):
            groups[role] = sorted(kept[max(2, most) - 1 :])
            kept = kept[: max(2, most) - 1]
        order.extend(sorted(kept))
    nodes = [flow.nodes[number] for number in order]
    numbers = {number: place for place, number in enumerate(order)}
    for role, group in groups.items():
        numbers.update(dict.fromkeys(group, len(nodes)))
        nodes.append(_gathering(role, [flow.nodes[number] for number in group]))
    return _in_columns(nodes, _joined(flow.edges, numbers))


def _steps(route: Route, register: SourceRegister, members: dict[_Key, dict[int, None]]) -> list[_Key]:
    steps: list[_Key] = [(FlowRole.ARTICLE, route.path)]
    for hand in (*route.between, route.root):
        role = FlowRole.ROOT if hand == route.root else FlowRole.BETWEEN
        unnamed = register.sources[hand].kind is SourceKind.UNNAMED
        key: _Key = (role, _UNNAMED if unnamed else hand)
        members.setdefault(key, {})[hand] = None
        if key != steps[-1]:
            steps.append(key)
    return steps


def _node(
    key: _Key,
    sentences: tuple[SentenceKey, ...],
    register: SourceRegister,
    names: Mapping[str, str],
    members: Mapping[_Key, Iterable[int]],
) -> FlowNode:
    role, which = key
    if isinstance(which, str):
        return FlowNode(role, names.get(which, which), None, sentences)
    if which != _UNNAMED:
        source = register.sources[which]
        return FlowNode(role, name_of(source), source.kind, sentences)
    called = [register.sources[hand].name for hand in members[key]]
    if len(called) == 1:
        return FlowNode(role, "somebody unnamed", SourceKind.UNNAMED, sentences)
    return FlowNode(role, "unnamed sources", SourceKind.UNNAMED, sentences, members=tuple(called))


def _edge(start: int, end: int, growing: _Growing) -> FlowEdge:
    return FlowEdge(start, end, growing.types.most_common(1)[0][0], tuple(growing.sentences))


def _rank(node: FlowNode) -> tuple[bool, bool, int]:
    """The document is always shown, what was gathered never comes out again; beyond that, many sentences first."""
    return node.gathered, node.kind is not SourceKind.DOCUMENT, -len(node.sentences)


def _gathering(role: FlowRole, nodes: Sequence[FlowNode]) -> FlowNode:
    names = tuple(name for node in nodes for name in (node.members if node.gathered else (node.label,)))
    sentences = tuple(dict.fromkeys(sentence for node in nodes for sentence in node.sentences))
    kind = None if role is FlowRole.ARTICLE else SourceKind.NAMED
    return FlowNode(role, f"{len(names):,} {_MORE[role]}", kind, sentences, members=names, gathered=True)


def _joined(edges: Iterable[FlowEdge], numbers: Mapping[int, int]) -> list[FlowEdge]:
    """Return the edges between the boxes that are left; what stayed within one box is no edge any more."""
    found: dict[tuple[int, int], _Growing] = {}
    for edge in edges:
        start, end = numbers[edge.start], numbers[edge.end]
        if start == end:
            continue
        growing = found.setdefault((start, end), _Growing())
        growing.types[edge.type] += len(edge.sentences)
        growing.sentences.update(dict.fromkeys(edge.sentences))
    return [_edge(start, end, growing) for (start, end), growing in found.items()]


def _in_columns(nodes: Sequence[FlowNode], edges: Sequence[FlowEdge]) -> SourceFlow:
    depth = _depths(nodes, edges)
    deepest = max((depth[n] for n, node in enumerate(nodes) if node.role is FlowRole.BETWEEN), default=0)
    column = {FlowRole.ARTICLE: 0, FlowRole.ROOT: deepest + 1}
    placed = (replace(node, column=column.get(node.role, depth[n])) for n, node in enumerate(nodes))
    return SourceFlow(tuple(placed), tuple(edges))


def _depths(nodes: Sequence[FlowNode], edges: Sequence[FlowEdge]) -> list[int]:
    """Return each node's longest distance from an article; in a circle the one met first counts as the nearer one."""
    depth = [0] * len(nodes)
    behind: list[list[int]] = [[] for _ in nodes]
    waits = [0] * len(nodes)
    for edge in edges:
        behind[edge.start].append(edge.end)
        waits[edge.end] += 1
    open_ = dict.fromkeys(range(len(nodes)))
    while open_:
        ready = [number for number in open_ if waits[number] == 0]
        for number in ready or [min(open_, key=lambda number: (depth[number] == 0, depth[number]))]:
            del open_[number]
            for end in behind[number]:
                waits[end] -= 1
                if end in open_:
                    depth[end] = min(_MOST_BETWEEN_COLUMNS, max(depth[end], depth[number] + 1))
    return depth
