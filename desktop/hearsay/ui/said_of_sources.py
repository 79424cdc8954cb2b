"""What the articles themselves say of a source, for the reader who is about to grade it."""

from dataclasses import dataclass

from hearsay.domain.remark_words import REMARK_NAMES, remark_in_words, remarks_in_words, standing_in_words
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.unfolding_model import Passage


@dataclass(frozen=True, slots=True)
class SaidOfSource:
    """One thing that the articles say; ``where`` is the article's name and ``passage`` the place to look at."""

    words: str
    where: str = ""
    passage: Passage | None = None


def said_of_source(reading: GradedReading, source: int | None) -> tuple[SaidOfSource, ...]:
    """Return how the folder has a source's words, then each place that says something of it.

    ``source`` is its number in the register; of one that is not in the folder nothing is said.
    """
    if source is None:
        return ()
    names, register = reading.names, reading.register
    ways = standing_in_words(reading.remarks, source, register, names)
    places = (
        SaidOfSource(remark_in_words(each, register), names.get(each.path, each.path), Passage(each.path, each.span))
        for each in reading.remarks.of(source)
    )
    return (*map(SaidOfSource, ways), *places)


def said_in_short(reading: GradedReading, source: int | None) -> str:
    """Return what is said for a column: the kinds of the remarks, each once; without any, how its words come here."""
    if source is None:
        return ""
    kinds = dict.fromkeys(REMARK_NAMES[each.kind] for each in reading.remarks.of(source))
    return " · ".join(kinds or standing_in_words(reading.remarks, source, reading.register, reading.names))


def said_in_full(reading: GradedReading, source: int | None) -> str:
    """Return a line for everything said."""
    if source is None:
        return ""
    return "\n".join(remarks_in_words(reading.remarks, source, reading.register, reading.names))
