"""Runs of labels: every legal sequence says which words belong together, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.trained.labels import LABELS, LEGAL, LEGAL_START, OUTSIDE, Part, begin, inside, runs

# Each stretch is a part and how many words it has; None stands outside.
_STRETCHES = st.lists(st.tuples(st.sampled_from([None, *Part]), st.integers(1, 4)), max_size=12)


@given(_STRETCHES)
def test_runs_give_back_what_was_labelled(stretches: list[tuple[Part | None, int]]) -> None:
    labels: list[int] = []
    wanted: list[tuple[Part, range]] = []
    for part, words in stretches:
        if part is None:
            labels += [OUTSIDE] * words
        else:
            wanted.append((part, range(len(labels), len(labels) + words)))
            labels += [begin(part)] + [inside(part)] * (words - 1)
    assert list(runs(labels)) == wanted


def test_parts_that_stand_side_by_side_stay_apart() -> None:
    content, cue = begin(Part.CONTENT), begin(Part.CUE)
    found = runs([content, inside(Part.CONTENT), content, cue, cue])
    assert [(part.name, list(words)) for part, words in found] == [
        ("CONTENT", [0, 1]),
        ("CONTENT", [2]),
        ("CUE", [3]),
        ("CUE", [4]),
    ]


def test_no_words_have_no_runs() -> None:
    assert runs([]) == ()


@pytest.mark.parametrize("part", Part)
def test_the_names_of_labels_are_what_they_are_taken_for(part: Part) -> None:
    assert LABELS[OUTSIDE] == "O"
    assert LABELS[begin(part)] == f"B-{part.name.lower()}"
    assert LABELS[inside(part)] == f"I-{part.name.lower()}"


def test_a_part_goes_on_only_from_itself() -> None:
    for first, before in enumerate(LABELS):
        for second, label in enumerate(LABELS):
            goes_on = label.startswith("I-")
            assert LEGAL[first, second] == (not goes_on or before[2:] == label[2:])
    assert [label for label, legal in zip(LABELS, LEGAL_START, strict=True) if not legal] == [
        label for label in LABELS if label.startswith("I-")
    ]
