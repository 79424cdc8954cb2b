"""The picture of who has it from whom: boxes, columns and ribbons, and nothing lost where there are too many."""

from collections.abc import Sequence
from time import perf_counter

import pytest

from hearsay.comparison.flow_layout import lay_out_flow, rows_for
from hearsay.comparison.source_flow import MOST_NODES, gathered, source_flow
from hearsay.domain.attribution import AttributionType
from hearsay.domain.flow_words import edge_in_words, neighbours_in_words, node_in_words, register_in_words
from hearsay.domain.source_flow import FlowNode, FlowRole, PlacedFlow, SourceFlow, outline
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister

QUOTE, CLAIM = AttributionType.QUOTE, AttributionType.SECONDHAND
NAMES = {"post": "The Harbour Post", "wire": "Coast Wire", "echo": "Echo"}


def register(*routes: tuple[str, Sequence[str]]) -> SourceRegister:
    """One sentence a route; a name in capitals is the document, one with a question mark is unnamed."""
    names = list(dict.fromkeys(hand for _, hands in routes for hand in hands))
    sources = tuple(Source(name.rstrip("?"), _kind(name), (name,)) for name in names)
    made = {}
    for number, (path, hands) in enumerate(routes):
        numbers = tuple(names.index(hand) for hand in hands)
        made[path, number] = Route(path, number, CLAIM if len(hands) > 1 else QUOTE, numbers, numbers[-1])
    return SourceRegister(sources, made)


def _kind(name: str) -> SourceKind:
    if name.endswith("?"):
        return SourceKind.UNNAMED
    return SourceKind.DOCUMENT if name.isupper() else SourceKind.NAMED


@pytest.fixture
def harbour() -> SourceRegister:
    return register(
        ("post", ["MEMO"]),
        ("post", ["MEMO"]),
        ("post", ["Ada Quill"]),
        ("wire", ["Post", "MEMO"]),
        ("wire", ["officials?"]),
        ("echo", ["Wire", "Post", "MEMO"]),
        ("echo", ["a clerk?"]),
    )


def node(flow: SourceFlow, label: str, role: FlowRole) -> FlowNode:
    return next(each for each in flow.nodes if (each.label, each.role) == (label, role))


def edges(flow: SourceFlow) -> dict[tuple[str, str], int]:
    return {(flow.nodes[e.start].label, flow.nodes[e.end].label): len(e.sentences) for e in flow.edges}


def test_every_route_is_told_by_ribbons_with_their_sentences(harbour: SourceRegister) -> None:
    flow = source_flow(harbour, NAMES)
    assert edges(flow) == {
        ("The Harbour Post", "MEMO"): 2,
        ("The Harbour Post", "Ada Quill"): 1,
        ("Coast Wire", "Post"): 1,
        ("Post", "MEMO"): 2,
        ("Coast Wire", "unnamed sources"): 1,
        ("Echo", "Wire"): 1,
        ("Wire", "Post"): 1,
        ("Echo", "unnamed sources"): 1,
    }
    ribbon = next(e for e in flow.edges if edge_in_words(flow, e) == "2 sentences: Post → MEMO")
    assert ribbon.sentences == (("wire", 3), ("echo", 5))
    assert ribbon.type is CLAIM


def test_articles_come_first_go_betweens_by_their_longest_way_and_roots_last(harbour: SourceRegister) -> None:
    flow = source_flow(harbour, NAMES)
    columns = {(each.label, each.role): each.column for each in flow.nodes}
    assert {column for (_, role), column in columns.items() if role is FlowRole.ARTICLE} == {0}
    assert {column for (_, role), column in columns.items() if role is FlowRole.ROOT} == {3}
    assert columns["Wire", FlowRole.BETWEEN] == 1
    assert columns["Post", FlowRole.BETWEEN] == 2


def test_unnamed_sources_share_a_box_that_says_so(harbour: SourceRegister) -> None:
    shared = node(source_flow(harbour, NAMES), "unnamed sources", FlowRole.ROOT)
    assert shared.kind is SourceKind.UNNAMED
    assert node_in_words(shared) == "unnamed sources (root): 2 sentences, perhaps the same: officials and a clerk"


def test_a_source_is_one_box_as_go_between_and_another_as_root() -> None:
    flow = source_flow(register(("a", ["Post", "MEMO"]), ("b", ["Post"])), {})
    assert {each.role for each in flow.nodes if each.label == "Post"} == {FlowRole.BETWEEN, FlowRole.ROOT}


def test_go_betweens_that_cite_each_other_in_a_circle_still_make_a_picture() -> None:
    flow = source_flow(register(("a", ["One", "Two", "MEMO"]), ("b", ["Two", "One", "MEMO"])), {})
    placed = lay_out_flow(flow, 900, 300)
    assert len(placed.ribbons) == len(flow.edges) == 6
    assert {each.column for each in flow.nodes if each.role is FlowRole.ROOT} == {flow.columns - 1}


def test_of_too_many_the_smallest_share_a_box_with_all_their_sentences() -> None:
    many = [("a", [f"Speaker {n}"]) for n in range(20)]
    flow = source_flow(register(("a", ["MEMO"]), *many, ("a", ["Speaker 7"])), {})
    small = gathered(flow, 4)
    roots = [each for each in small.nodes if each.role is FlowRole.ROOT]
    assert [each.label for each in roots] == ["MEMO", "Speaker 0", "Speaker 7", "18 more sources"]
    assert len(roots[-1].members) == len(roots[-1].sentences) == 18
    again = [each for each in gathered(small, 2).nodes if each.role is FlowRole.ROOT]
    assert [each.label for each in again] == ["MEMO", "20 more sources"]
    assert sum(edges(small).values()) == 22


def _without_overlap(placed: PlacedFlow) -> bool:
    columns: dict[int, list[tuple[float, float]]] = {}
    for each, box in zip(placed.flow.nodes, placed.boxes, strict=True):
        columns.setdefault(each.column, []).append((box.y, box.y + box.height))
    return all(
        above[1] <= below[0] + 1e-6
        for column in columns.values()
        for above, below in zip(sorted(column), sorted(column)[1:], strict=False)
    )


@pytest.mark.parametrize("size", [(640, 130), (900, 300), (1800, 900)])
def test_boxes_stand_clear_of_each_other_and_within_the_picture(harbour: SourceRegister, size: tuple[int, int]) -> None:
    flow = gathered(source_flow(harbour, NAMES), rows_for(size[1]))
    placed = lay_out_flow(flow, *size)
    assert _without_overlap(placed)
    assert all(box.y >= 0 and box.y + box.height <= placed.height + 1e-6 for box in placed.boxes)
    assert all(box.x >= 0 and box.x + box.width <= placed.width + 1e-6 for box in placed.boxes)
    assert placed == lay_out_flow(flow, *size)


def test_more_sentences_make_a_thicker_ribbon_that_ends_at_its_boxes(harbour: SourceRegister) -> None:
    placed = lay_out_flow(source_flow(harbour, NAMES), 1000, 400)
    thickness = {
        edge_in_words(placed.flow, e): r.thickness for e, r in zip(placed.flow.edges, placed.ribbons, strict=True)
    }
    assert thickness["2 sentences: Post → MEMO"] == pytest.approx(2 * thickness["1 sentence: Coast Wire → Post"])
    for edge, ribbon in zip(placed.flow.edges, placed.ribbons, strict=True):
        start, end = placed.boxes[edge.start], placed.boxes[edge.end]
        assert ribbon.stops[0][0] == start.x + start.width
        assert ribbon.stops[-1][0] == end.x
        assert start.y <= ribbon.stops[0][1] <= start.y + start.height
        assert end.y <= ribbon.stops[-1][1] <= end.y + end.height


def test_a_ribbon_past_a_column_runs_clear_of_its_boxes(harbour: SourceRegister) -> None:
    placed = lay_out_flow(source_flow(harbour, NAMES), 1000, 400)
    for ribbon in placed.ribbons:
        for (x, y), (right, level) in zip(ribbon.stops[1:-1:2], ribbon.stops[2:-1:2], strict=True):
            assert y == level
            assert not any(
                box.x < right and x < box.x + box.width and box.y < y < box.y + box.height for box in placed.boxes
            )


def test_ribbons_that_need_not_cross_do_not() -> None:
    flow = source_flow(register(("a", ["Zoe"]), ("b", ["Yan"]), ("c", ["Xia"]), ("a", ["Zoe"])), {})
    placed = lay_out_flow(flow, 800, 300)
    starts = sorted((ribbon.stops[0][1], ribbon.stops[-1][1]) for ribbon in placed.ribbons)
    assert [end for _, end in starts] == sorted(end for _, end in starts)


def test_the_way_around_a_ribbon_is_closed_and_as_thick_as_it_says(harbour: SourceRegister) -> None:
    ribbon = lay_out_flow(source_flow(harbour, NAMES), 1000, 400).ribbons[0]
    steps = list(outline(ribbon))
    assert steps[0].x == steps[-1].x
    assert steps[-1].y - steps[0].y == pytest.approx(ribbon.thickness)


def test_thousands_of_sources_and_articles_stay_a_small_picture() -> None:
    """Whoever writes a folder full of invented names gets no picture that keeps the window busy."""
    routes = [(f"{n % 3000}", [f"Hand {n}", f"Hand {n + 1}", f"Speaker {n}"]) for n in range(20_000)]
    names = {str(n): f"Hand {n}" for n in range(20_001)}
    sources = tuple(Source(name, SourceKind.NAMED, (name,)) for name in names.values())
    made = {(path, n): Route(path, n, CLAIM, (n, n + 1, n - n % 2), n - n % 2) for n, (path, _) in enumerate(routes)}
    begun = perf_counter()
    flow = source_flow(SourceRegister(sources, made), {})
    placed = lay_out_flow(flow, 1000, 400)
    assert perf_counter() - begun < 10
    assert len(flow.nodes) <= 3 * MOST_NODES
    assert flow.columns <= 6
    assert len({sentence for each in flow.nodes for sentence in each.sentences}) == 20_000
    assert _without_overlap(placed)


def test_nothing_to_show_is_an_empty_picture() -> None:
    placed = lay_out_flow(source_flow(SourceRegister((), {}), {}), 300, 200)
    assert (placed.boxes, placed.ribbons) == ((), ())


def test_the_line_above_says_what_it_comes_to(harbour: SourceRegister) -> None:
    assert register_in_words(harbour) == (
        "Three articles; most rests on one root: MEMO (two by way of Post and Wire), "
        "4 of 7 sentences that have a source."
    )
    assert register_in_words(register(("a", ["MEMO"]), ("b", ["Post", "MEMO"]))) == (
        "Two articles, one root: MEMO (one by way of Post)."
    )
    assert "MEMO (by way of Post)" in register_in_words(register(("a", ["Post", "MEMO"])))
    assert register_in_words(register(("a", ["Ada"]), ("b", ["Bo"]))) == (
        "Two articles, two named roots; most often Ada, 1 of 2 sentences that have a source."
    )
    assert register_in_words(register(("a", ["someone?"]))) == (
        "One article, and nobody is named whom they have it from."
    )
    assert register_in_words(SourceRegister((), {})) == ""


def test_a_box_says_whom_it_leads_to(harbour: SourceRegister) -> None:
    flow = source_flow(harbour, NAMES)
    number = next(n for n, each in enumerate(flow.nodes) if each.label == "The Harbour Post")
    assert neighbours_in_words(flow, number) == "from MEMO (2) and Ada Quill (1)"
    memo = next(n for n, each in enumerate(flow.nodes) if each.label == "MEMO")
    assert neighbours_in_words(flow, memo) == "told by The Harbour Post (2) and Post (2)"
