"""Parts of an article handed to a finder by themselves, with their places in the article kept."""

from collections.abc import Sequence

from hearsay.attribution.passage import Passage, outermost
from hearsay.domain.spans import Span


def part_of(passage: Passage, pieces: Sequence[tuple[Span, int]], quotations: Sequence[int]) -> Passage:
    """Return the passage with only some pieces of text for its sentences, and only some of its quotations.

    Each piece comes with the index of the sentence it lies in; pieces and quotations are in order, pieces without
    overlap.
    """
    outer = tuple(passage.outer[index] for index in quotations)
    quoted = [-1] * len(passage.words)
    for index in outermost(outer):
        for word in passage.words.within(outer[index]):
            quoted[word] = index
    return passage._replace(
        sentences=tuple(span for span, _ in pieces),
        quotations=tuple(passage.quotations[index] for index in quotations),
        outer=outer,
        quoted=tuple(quoted),
        blocks=tuple(passage.blocks[sentence] for _, sentence in pieces),
        sentence_words=tuple(passage.words.within(span) for span, _ in pieces),
        sentence_starts=tuple(span.start for span, _ in pieces),
    )
