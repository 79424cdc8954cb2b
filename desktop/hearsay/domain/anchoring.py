"""Where an anchored stretch stands in a text, perhaps changed since: found with certainty, or not at all.

After the W3C Web Annotation model: the exact words first, their context to choose between look-alikes, the old
position to settle a tie. A look-alike never captures a note: a candidate needs a minimum score and a margin over
the runner-up.
"""

from dataclasses import dataclass

from hearsay.domain.notes import CONTEXT_LENGTH, Anchor, AnchorStatus
from hearsay.domain.spans import Span

MINIMUM_AGREEMENT = 0.25
"""share of the context (0–1) that must agree where words alone do not tell a place from a look-alike"""

MARGIN = 0.2
"""how much more of the context (0–1) must agree at the chosen place than at the next best"""

DISTINCTIVE_LENGTH = CONTEXT_LENGTH
"""code points from which words that occur once are taken for the same words, whatever stands around them"""


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    agreement: float


def place(anchor: Anchor, text: str, *, same_text: bool = False) -> tuple[AnchorStatus, Span | None]:
    """Return how ``anchor`` holds in ``text`` and the span it has there.

    The span is None for an orphan and for an anchor on the whole article. ``same_text`` tells that the text is
    the very one in which the anchor was made, so that its position alone decides.
    """
    if anchor.whole_article:
        return AnchorStatus.EXACT, None
    if same_text and _stands_at(anchor, text):
        return AnchorStatus.EXACT, Span(anchor.start, anchor.end)
    chosen = _choose(anchor, _candidates(anchor, text))
    if chosen is None:
        return AnchorStatus.ORPHAN, None
    status = AnchorStatus.EXACT if chosen.start == anchor.start else AnchorStatus.MOVED
    return status, Span(chosen.start, chosen.start + len(anchor.exact))


def _stands_at(anchor: Anchor, text: str) -> bool:
    return anchor.end - anchor.start == len(anchor.exact) and text.startswith(anchor.exact, anchor.start)


def _candidates(anchor: Anchor, text: str) -> list[_Candidate]:
    found = []
    start = text.find(anchor.exact)
    while start >= 0:
        found.append(_Candidate(start, _agreement(anchor, text, start)))
        start = text.find(anchor.exact, start + 1)
    return found


def _choose(anchor: Anchor, candidates: list[_Candidate]) -> _Candidate | None:
    if not candidates:
        return None
    by_agreement = sorted(candidates, key=lambda c: c.agreement, reverse=True)
    best = by_agreement[0]
    if len(by_agreement) == 1:
        certain = len(anchor.exact) >= DISTINCTIVE_LENGTH or best.agreement >= MINIMUM_AGREEMENT
        return best if certain else None
    if best.agreement >= MINIMUM_AGREEMENT and best.agreement - by_agreement[1].agreement >= MARGIN:
        return best
    return next((c for c in candidates if c.start == anchor.start and c.agreement == 1.0), None)


def _agreement(anchor: Anchor, text: str, start: int) -> float:
    """Return the share (0–1) of the anchor's context that stands around ``start``, white space left aside."""
    before = text[max(0, start - CONTEXT_LENGTH) : start]
    end = start + len(anchor.exact)
    after = text[end : end + CONTEXT_LENGTH]
    return (_side(anchor.prefix[::-1], before[::-1]) + _side(anchor.suffix, after)) / 2


def _side(kept: str, found: str) -> float:
    """Return how much of one side agrees, read outwards; nothing at all agrees with nothing, the text's own edge."""
    kept, found = "".join(kept.split()), "".join(found.split())
    if not kept:
        return 0.0 if found else 1.0
    shared = next((i for i, (a, b) in enumerate(zip(kept, found, strict=False)) if a != b), min(len(kept), len(found)))
    return shared / len(kept)
