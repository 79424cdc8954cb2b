"""Which spans touch which sentences, found without comparing each with each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from hearsay.domain.spans import Span


def touching(sentences: Sequence[Span], groups: Iterable[Iterable[Span]]) -> dict[int, list[int]]:
    """Return, by index of a sentence, the numbers of the groups of spans that share a character with it, in order.

    ``sentences`` are in order, do not overlap and are not empty.
    """
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    found: dict[int, list[int]] = {}
    for number, spans in enumerate(groups):
        touched: set[int] = set()
        for span in spans:
            if len(span):
                touched.update(range(bisect_right(ends, span.start), bisect_left(starts, span.end)))
        for index in touched:
            found.setdefault(index, []).append(number)
    return found
