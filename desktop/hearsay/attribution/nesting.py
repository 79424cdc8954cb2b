"""Which attributions stand in the words of another."""

from collections.abc import Sequence

from hearsay.attribution.passage import Passage
from hearsay.attribution.span_index import touching
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span, hull


def holders_of(passage: Passage, attributions: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the innermost other one whose content holds its source and cue; None for none."""
    held = touching(passage.sentences, (a.content for a in attributions))
    holders: list[int | None] = []
    for index, attribution in enumerate(attributions):
        place = speaking_place(attribution)
        around = [
            (_size(attributions[number]), number)
            for number in held.get(passage.sentence_at(place.start), ())
            if number != index
            and _holds(attributions[number], attribution)
            and not _holds(attribution, attributions[number])
        ]
        holders.append(min(around)[1] if around else None)
    return holders


def speaking_place(attribution: Attribution) -> Span:
    """Return where an attribution tells who speaks; where its content stands, if it tells that nowhere."""
    return hull((*attribution.source, *attribution.cue) or attribution.content)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    if not (inner.source or inner.cue):
        return False
    place = speaking_place(inner)
    return any(span.covers(place) for span in outer.content)


def _size(attribution: Attribution) -> int:
    return sum(len(span) for span in attribution.content)
