"""How far a quotation goes whose closing mark is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from hearsay.attribution.quotation_marks import Family, Mark, Pair, Pairing
from hearsay.attribution.tag_clauses import tag_clause_end
from hearsay.domain.spans import Span

_LONGEST_UNOPENED = 400
"""code points before a closing mark whose opening mark got lost"""
_SENTENCE_END = frozenset('.!?…”»"')


class Stretch(NamedTuple):
    """Words between marks at ``[open_at, start)`` and ``[end, close_at)``; no mark where the two are the same."""

    open_at: int
    start: int
    end: int
    close_at: int


def opening_mark(text: str, paragraph: Span, pairing: Pairing) -> Mark | None:
    """Return the mark with which the paragraph opens, if it opens with one."""
    first = pairing.marks[0] if pairing.marks else None
    if first is None or first.start != paragraph.start or not (first.may_open or first.glyph == "«"):
        return None
    if first.family is Family.SINGLE and not (text[first.end : first.end + 1].isupper() or first.after[:1] in "[…"):
        return None
    return first


def lone_closing_mark(pairing: Pairing) -> Mark | None:
    """Return the closing mark that stands in the paragraph before any other double mark, if one does."""
    if not pairing.orphans:
        return None
    orphan = pairing.orphans[0]
    first = next(mark for mark in pairing.marks if mark.family is not Family.SINGLE)
    return orphan if first is orphan else None


def unopened_stretch(text: str, paragraph: Span, pairing: Pairing) -> Stretch | None:
    """Return what a tag clause shows to be spoken though no mark opens it: I never agreed,” she said."""
    orphan = lone_closing_mark(pairing)
    if orphan is None or orphan.start - paragraph.start > _LONGEST_UNOPENED or orphan.before not in (",", "?", "!"):
        return None
    if tag_clause_end(text, orphan.end, paragraph.end) is None:
        return None
    return Stretch(paragraph.start, paragraph.start, orphan.start, orphan.end)


def outermost_stretches(
    text: str, paragraph: Span, pairing: Pairing, *, reopened: bool
) -> tuple[list[Stretch], Mark | None]:
    """Return the outermost stretches between marks of a paragraph, and the mark still open at its end, if any.

    ``reopened`` tells that the next paragraph opens with a mark, as the paragraphs of a running quotation do.
    A mark that nothing closes reaches to the tag clause that shows the end of the speech, else to a mark that begins a
    new sentence, else to the end of the paragraph.
    """
    trusted = [mark for mark in pairing.unclosed if _is_trusted(text, paragraph, mark, reopened=reopened)]
    items: list[Pair | Mark] = sorted((*pairing.pairs, *trusted), key=_opened_at)
    stretches: list[Stretch] = []
    reach = paragraph.start
    for i, item in enumerate(items):
        if _opened_at(item) < reach:
            continue
        if isinstance(item, Pair):
            stretches.append(Stretch(item.open.start, item.open.end, item.close.start, item.close.end))
            reach = item.close.end
            continue
        end = _end_of_unclosed(text, paragraph, item, items[i + 1 :], reopened=reopened)
        reach = paragraph.end if end is None else end
        stretches.append(Stretch(item.start, item.end, reach, reach))
        if end is None:
            return stretches, item
    return stretches, None


def _opened_at(item: Pair | Mark) -> int:
    return item.open.start if isinstance(item, Pair) else item.start


def _is_trusted(text: str, paragraph: Span, mark: Mark, *, reopened: bool) -> bool:
    at_start = mark.start == paragraph.start
    if mark.family is Family.SINGLE:
        return reopened and at_start and text[mark.end : mark.end + 1].isupper()
    if mark.glyph in ("”", "»", "›"):
        return reopened and at_start
    if mark.family in (Family.GUILLEMET, Family.SINGLE_GUILLEMET) or (mark.may_open and mark.may_close):
        return at_start or text[max(paragraph.start, mark.start - 3) : mark.start].rstrip().endswith(":")
    return mark.end < paragraph.end


def _end_of_unclosed(
    text: str, paragraph: Span, mark: Mark, later: Sequence[Pair | Mark], *, reopened: bool
) -> int | None:
    fresh = next((at for item in later if _begins_sentence(text, at := _opened_at(item))), None)
    bound = paragraph.end if fresh is None else fresh
    comma = text.find(",", mark.end, bound)
    while comma >= 0:
        tag_end = tag_clause_end(text, comma + 1, bound)
        if tag_end is not None and (not reopened or fresh is not None or tag_end >= paragraph.end - 1):
            return comma + 1
        comma = text.find(",", comma + 1, bound)
    return fresh


def _begins_sentence(text: str, at: int) -> bool:
    preceding = text[max(0, at - 4) : at].rstrip()
    return preceding[-1:] in _SENTENCE_END and preceding != ""
