"""An attribution in the making, before its words become spans."""

from hearsay.attribution.passage import Passage
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span


class Draft:
    """``source`` and ``cue`` as indices of words (no source where nobody is named), ``content`` in code points."""

    __slots__ = ("content", "cue", "source")

    def __init__(self, source: range | None, cue: range, content: list[Span] | None = None) -> None:
        self.source = source
        self.cue = cue
        self.content = [] if content is None else content

    def finished(self, passage: Passage) -> Attribution:
        """Return it with all its spans in code points, content in the order of the text and without overlap."""
        words = passage.words
        return Attribution(
            source=(words.span(self.source),) if self.source else (),
            cue=(words.span(self.cue),),
            content=tuple(_without_overlap(self.content)),
        )


def _without_overlap(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
