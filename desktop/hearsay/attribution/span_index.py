"""Which spans touch which sentences, found without comparing each with each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from hearsay.domain.spans import Span


def touching(sentences: Sequence[Span], groups: Iterable[Iterable[Span]]) -> dict[int, list[int]]:
    """Return, by index of a sentence, the numbers of the groups of spans that share a character with it, in order.

    ``sentences`` are in order and do not overlap.
    """
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[int]] = {}
    for number, spans in enumerate(groups):
        touched: set[int] = set()
        for span in spans:
            first = max(0, bisect_right(starts, span.start) - 1)
            for index in range(first, bisect_left(starts, span.end)):
                if sentences[index].overlap(span):
                    touched.add(index)
        for index in touched:
            found.setdefault(index, []).append(number)
    return found
