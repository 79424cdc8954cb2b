"""Links and assembly on vectors made by hand: who asks points at whom, and what nobody asks for is still placed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hearsay.attribution.trained.assembly import Parts, assembled
from hearsay.attribution.trained.labels import OUTSIDE, Part, begin, inside, runs
from hearsay.attribution.trained.linking import (
    DISTANCES,
    REACHES,
    VECTORS,
    WIDTH,
    Link,
    Linker,
    distance_class,
    span_vectors,
)

Floats = NDArray[np.float32]
STRONG = 100.0


def linker(nobody: tuple[float, float] = (0.0, 0.0), distances: Floats | None = None) -> Linker:
    given_distances = np.zeros((2, DISTANCES), np.float32) if distances is None else distances
    return Linker(given_distances, np.array(nobody, np.float32))


def pointing(words: int, arrows: dict[tuple[Link, int], int]) -> Floats:
    """Return vectors of a unit in which a word asks, by a kind of link, for another word, and for no other."""
    vectors = np.zeros((words, VECTORS, WIDTH), np.float32)
    for place, ((link, asking), found) in enumerate(arrows.items()):
        vectors[asking, 2 * link, place] = vectors[found, 2 * link + 1, place] = STRONG
    return vectors.reshape(words, VECTORS * WIDTH)


def labelled(*parts: Part | None) -> list[int]:
    return [OUTSIDE if part is None else begin(part) for part in parts]


S, CUE, C = Part.SOURCE, Part.CUE, Part.CONTENT


@pytest.mark.parametrize("between", range(40))
def test_the_same_distance_weighs_otherwise_before_and_behind(between: int) -> None:
    near, far = range(2), range(2 + between, 5 + between)
    reach = max(i for i, words in enumerate(REACHES) if words <= between)
    assert distance_class(near, far) == reach
    assert distance_class(far, near) == reach + len(REACHES)


@given(*[st.integers(0, 60)] * 2, *[st.integers(1, 20)] * 2)
def test_every_distance_has_a_weight(first: int, second: int, long: int, wide: int) -> None:
    assert 0 <= distance_class(range(first, first + long), range(second, second + wide)) < DISTANCES


def test_a_range_is_its_first_and_last_word() -> None:
    vectors = np.arange(5, dtype=np.float32)[:, None].repeat(WIDTH, axis=1)
    assert span_vectors(vectors, [range(1, 4), range(4, 5)]).tolist() == [[2.0] * WIDTH, [4.0] * WIDTH]


@pytest.mark.parametrize("link", Link)
def test_who_is_asked_for_is_linked_and_surely_so(link: Link) -> None:
    vectors = pointing(6, {(link, 0): 4})
    ((best, likely),) = linker().linked(link, vectors, [range(1)], [range(2, 3), range(4, 5), range(5, 6)])
    assert best == 1
    assert likely == pytest.approx(1)
    other = Link.CUE_TO_SOURCE if link is Link.CONTENT_TO_CUE else Link.CONTENT_TO_CUE
    ((best, likely),) = linker((2.0, 2.0)).linked(other, vectors, [range(1)], [range(2, 3), range(4, 5)])
    assert best is None, "one kind of link says nothing of the other"


def test_standing_alone_wins_where_nobody_is_more_likely() -> None:
    vectors = np.zeros((3, VECTORS * WIDTH), np.float32)
    asked = (Link.CONTENT_TO_CUE, vectors, [range(1)], [range(1, 2), range(2, 3)])
    ((best, likely),) = linker((1.0, -9.0)).linked(*asked)
    assert best is None
    assert likely == pytest.approx(np.e / (np.e + 2))
    ((best, _),) = linker((-1.0, 9.0)).linked(*asked)
    assert best is not None


def test_the_nearer_of_two_equals_is_taken_where_distance_says_so() -> None:
    distances = np.zeros((2, DISTANCES), np.float32)
    distances[:, distance_class(range(5, 6), range(3, 4))] = 1
    vectors = np.zeros((6, VECTORS * WIDTH), np.float32)
    ((best, _),) = linker((-5, -5), distances).linked(
        Link.CONTENT_TO_CUE, vectors, [range(5, 6)], [range(1), range(3, 4)]
    )
    assert best == 1


def test_nobody_to_choose_from_is_nobody_for_certain() -> None:
    vectors = np.zeros((3, VECTORS * WIDTH), np.float32)
    assert linker().linked(Link.CONTENT_TO_CUE, vectors, [range(3)], []) == [(None, 1.0)]
    assert linker().linked(Link.CONTENT_TO_CUE, vectors, [], [range(3)]) == []


def put_together(labels: list[int], arrows: dict[tuple[Link, int], int], nobody: float = 1.0) -> list[Parts]:
    return list(assembled(labels, pointing(len(labels), arrows), linker((nobody, nobody))))


def test_each_cue_has_its_source_and_all_its_contents() -> None:
    labels = labelled(C, None, S, CUE, None, C, C)
    arrows = {(Link.CONTENT_TO_CUE, word): 3 for word in (0, 5, 6)} | {(Link.CUE_TO_SOURCE, 3): 2}
    assert put_together(labels, arrows) == [
        (range(2, 3), range(3, 4), (range(1), range(5, 6), range(6, 7))),
    ]


def test_a_content_without_a_cue_stands_by_itself() -> None:
    labels = labelled(S, CUE, C, None, C)
    arrows = {(Link.CUE_TO_SOURCE, 1): 0, (Link.CONTENT_TO_CUE, 2): 1}
    assert put_together(labels, arrows) == [
        (range(1), range(1, 2), (range(2, 3),)),
        (None, None, (range(4, 5),)),
    ]


def test_two_cues_may_share_a_source() -> None:
    labels = labelled(S, CUE, C, CUE, C)
    arrows = {
        (Link.CUE_TO_SOURCE, 1): 0,
        (Link.CUE_TO_SOURCE, 3): 0,
        (Link.CONTENT_TO_CUE, 2): 1,
        (Link.CONTENT_TO_CUE, 4): 3,
    }
    found = put_together(labels, arrows)
    assert [source for source, _, _ in found] == [range(1), range(1)]


@pytest.mark.parametrize(
    ("labels", "cue_with_source"),
    [
        (labelled(CUE, None, None, S, CUE), 1),  # the cue beside it, not the one before
        (labelled(CUE, S, None, None, CUE), 0),
        (labelled(CUE, None, None, CUE, S), 1),
    ],
)
def test_a_source_that_no_cue_asks_for_goes_to_the_nearest(labels: list[int], cue_with_source: int) -> None:
    found = put_together(labels, {})
    assert [source is not None for source, _, _ in found] == [n == cue_with_source for n in range(2)]


def test_a_source_that_no_cue_asks_for_takes_no_cue_from_another() -> None:
    labels = labelled(S, CUE, S)
    assert put_together(labels, {(Link.CUE_TO_SOURCE, 1): 0}) == [(range(1), range(1, 2), ())]


def test_a_unit_with_nothing_but_a_source_says_nothing() -> None:
    assert put_together(labelled(None, S, S), {}) == []


@given(st.lists(st.tuples(st.sampled_from([None, *Part]), st.integers(1, 3)), max_size=12), st.integers(0, 2**32 - 1))
def test_every_content_and_cue_is_used_once_and_sources_are_real(
    stretches: list[tuple[Part | None, int]], seed: int
) -> None:
    labels = [
        label
        for part, words in stretches
        for label in ([OUTSIDE] * words if part is None else [begin(part)] + [inside(part)] * (words - 1))
    ]
    chance = np.random.default_rng(seed)
    vectors = chance.normal(0, 1, (len(labels), VECTORS * WIDTH)).astype(np.float32)
    distances = chance.normal(0, 1, (2, DISTANCES)).astype(np.float32)
    found = list(assembled(labels, vectors, linker((0.5, 0.5), distances)))
    marked = {part: [words for p, words in runs(labels) if p is part] for part in Part}
    assert [cue for _, cue, _ in found if cue is not None] == marked[Part.CUE]
    assert sorted((c.start, c.stop) for _, _, carried in found for c in carried) == [
        (c.start, c.stop) for c in marked[Part.CONTENT]
    ]
    sources = [source for source, _, _ in found if source is not None]
    assert all(source in marked[Part.SOURCE] for source in sources)
    waiting = [cue for source, cue, _ in found if cue is not None and source is None]
    assert not waiting or all(source in sources for source in marked[Part.SOURCE]), "left out, though a cue has none"
    assert all(cue is not None or (source is None and len(carried) == 1) for source, cue, carried in found)
