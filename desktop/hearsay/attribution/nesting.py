"""Which attributions stand in the words of another."""

from collections.abc import Sequence

from hearsay.attribution.passage import Passage
from hearsay.attribution.span_index import touching
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span, hull


def holders_of(passage: Passage, attributions: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the innermost other one whose content holds its source and cue; None for none."""
    held = touching(passage.sentences, (a.content for a in attributions))
    places = [speaking_place(attribution) for attribution in attributions]

    def holds(outer: int, inner: int) -> bool:
        told = attributions[inner].source or attributions[inner].cue
        return bool(told) and any(span.covers(places[inner]) for span in attributions[outer].content)

    holders: list[int | None] = []
    for index, place in enumerate(places):
        around = [
            (_size(attributions[number]), number)
            for number in held.get(passage.sentence_at(place.start), ())
            if number != index and holds(number, index) and not holds(index, number)
        ]
        holders.append(min(around)[1] if around else None)
    return holders


def speaking_place(attribution: Attribution) -> Span:
    """Return where an attribution tells who speaks; where its content stands, if it tells that nowhere."""
    return hull((*attribution.source, *attribution.cue) or attribution.content)


def _size(attribution: Attribution) -> int:
    return sum(len(span) for span in attribution.content)
