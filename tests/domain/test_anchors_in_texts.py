"""An anchor that leaves its words in the text is the one that carries them along."""

from dataclasses import asdict, replace

import pytest

from hearsay.domain.notes import Anchor, AnchorInText, AnchorStatus, Note, PlacedNote
from hearsay.domain.spans import Span
from hearsay.store.clock import now_utc

TEXT = "The ferry left at noon. Nobody saw it come back, the pilot’s sister said, and the harbour stayed shut."


@pytest.mark.parametrize("span", [Span(0, 23), Span(24, 72), Span(74, len(TEXT)), Span(0, len(TEXT))])
def test_it_is_the_same_anchor(span: Span) -> None:
    carried, left = Anchor.at(TEXT, span), AnchorInText(TEXT, span.start, span.end)
    assert (left.exact, left.prefix, left.suffix) == (carried.exact, carried.prefix, carried.suffix)
    assert left == carried
    assert carried == left
    assert left == AnchorInText(TEXT, span.start, span.end)
    assert hash(left) == hash(carried)
    assert asdict(left) == asdict(carried)


def test_another_place_or_context_is_another_anchor() -> None:
    left = AnchorInText(TEXT, 24, 47)
    assert left != AnchorInText(TEXT, 24, 46)
    assert left != replace(Anchor.at(TEXT, Span(24, 47)), prefix="")
    assert replace(Anchor.at(TEXT, Span(24, 47)), prefix="") != left
    assert left != TEXT[24:47]


def test_notes_with_either_are_alike() -> None:
    def note(anchor: Anchor) -> PlacedNote:
        return PlacedNote(Note("1", "a", "a.txt", anchor, "Who?", (), when, when), AnchorStatus.EXACT, Span(24, 47))

    when = now_utc()
    assert note(AnchorInText(TEXT, 24, 47)) == note(Anchor.at(TEXT, Span(24, 47)))
