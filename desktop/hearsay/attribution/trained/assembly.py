"""From a unit's labels and links to attributions."""

from collections.abc import Iterator, Sequence

from hearsay.attribution.trained.labels import Part, runs
from hearsay.attribution.trained.linking import Link, Linker, Vectors

Parts = tuple[range | None, range | None, tuple[range, ...]]
"""source, cue and contents as ranges of a unit's words"""


def assembled(labels: Sequence[int], links: Vectors, linker: Linker) -> Iterator[Parts]:
    """Yield a unit's attributions: each cue with its source and contents, each content that has no cue by itself.

    A source that no cue asks for goes to the nearest cue without one; else it speaks in no attribution and is left out.
    """
    parts = list(runs(labels))
    sources, cues, contents = ([words for part, words in parts if part is wanted] for wanted in Part)
    of_content = [best for best, _ in linker.linked(Link.CONTENT_TO_CUE, links, contents, cues)]
    of_cue = [best for best, _ in linker.linked(Link.CUE_TO_SOURCE, links, cues, sources)]
    _place_unasked(of_cue, cues, sources)
    for number, cue in enumerate(cues):
        source = of_cue[number]
        carried = tuple(c for c, best in zip(contents, of_content, strict=True) if best == number)
        yield (None if source is None else sources[source]), cue, carried
    for content, best in zip(contents, of_content, strict=True):
        if best is None:
            yield None, None, (content,)


def _place_unasked(of_cue: list[int | None], cues: Sequence[range], sources: Sequence[range]) -> None:
    for number, words in enumerate(sources):
        alone = [i for i, source in enumerate(of_cue) if source is None]
        if number not in of_cue and alone:
            nearest = min(alone, key=lambda i: max(cues[i].start - words.stop, words.start - cues[i].stop))
            of_cue[nearest] = number
