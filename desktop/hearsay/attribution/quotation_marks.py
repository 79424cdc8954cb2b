"""Quotation marks in one paragraph: which open, which close, which are apostrophes or inches, which belong together.

One pass with a stack of bounded depth, so that time stays linear in the length of the text whatever stands in it.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from hearsay.lexicons import word_list

_MARK = re.compile(
    r"""'{2,}|`{2}|"{2,}|,,(?=\w)|["“”„‟＂«»‹›「」『』｢｣〝〞〟]|(?<!\w)['‘’‚‛`´]|['’‘´](?!\w)""",
)
_DEEPEST = 8
"""marks opened inside one another; whatever opens deeper is taken for an ornament"""
_LONGEST_BEFORE_WEAK_CLOSE = 90
"""code points that a single-quoted stretch may hold when its closing mark could as well be an apostrophe"""

_SPACELIKE = "\u200b\u200c\u200d\u2060\ufeff*_"
_OPENING_SIGNS = "([{<—–-/>|~"
_CLOSING_PUNCTUATION = ",;:!?)]}"
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORT_YEAR = re.compile(r"\d\ds?(?!\w)")


class Family(Enum):
    """Marks that can close one another."""

    DOUBLE = auto()
    SINGLE = auto()
    GUILLEMET = auto()
    SINGLE_GUILLEMET = auto()
    CORNER = auto()


_FAMILY = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "＂", "''", "``", ",,", "〝", "〞", "〟"), Family.DOUBLE),
    **dict.fromkeys("'‘’‚‛`´", Family.SINGLE),
    **dict.fromkeys("«»", Family.GUILLEMET),
    **dict.fromkeys("‹›", Family.SINGLE_GUILLEMET),
    **dict.fromkeys("「」『』｢｣", Family.CORNER),
}
_STRAIGHT = frozenset(('"', "''", "＂"))
_LOW = frozenset(("„", ",,"))
_OPENING = frozenset(("“", "‟", "``", "〝", "„", ",,"))
_MATES = frozenset(
    (
        *((glyph, glyph) for glyph in _STRAIGHT),
        *(("“", "”"), ("‟", "”"), ("„", "“"), ("„", "”"), (",,", "“"), (",,", "''"), ("``", "''")),
        *(("〝", "〞"), ("〝", "〟")),
    )
)


class Mark:
    """One mark, with what its neighbours allow it to be: code points ``[start, end)``."""

    __slots__ = ("after", "before", "end", "family", "glyph", "may_close", "may_open", "start")

    def __init__(self, start: int, end: int, glyph: str, family: Family) -> None:
        self.start = start
        self.end = end
        self.glyph = glyph
        self.family = family
        self.before = ""
        self.after = ""
        self.may_open = False
        self.may_close = False


class Pair(NamedTuple):
    """An opening mark and the mark that closes it."""

    open: Mark
    close: Mark


class Pairing(NamedTuple):
    """What the marks of one paragraph amount to.

    ``pairs`` are the outermost, in order; ``unclosed`` the opening marks that nothing closes, in order (pairs may stand
    within their reach); ``orphans`` the closing marks that nothing opened.
    """

    marks: tuple[Mark, ...] = ()
    pairs: tuple[Pair, ...] = ()
    unclosed: tuple[Mark, ...] = ()
    orphans: tuple[Mark, ...] = ()


def pair_marks(text: str, start: int, end: int) -> Pairing:
    """Return how the quotation marks in ``text[start:end]``, one paragraph, belong together."""
    marks = _marks(text, start, end)
    if not marks:
        return Pairing()
    return _Pairer(text, marks).run()


def _marks(text: str, start: int, end: int) -> list[Mark]:
    marks: list[Mark] = []
    for match in _MARK.finditer(text, start, end):
        marks.extend(_split_run(match))
    after = ""
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        touching = i + 1 < len(marks) and marks[i + 1].start == mark.end
        if not touching:
            after = text[mark.end : min(mark.end + 2, end)]
        mark.after = after
    previous: Mark | None = None
    for mark in marks:
        _judge_neighbours(mark, text[mark.start - 1] if mark.start > start else "", previous)
        previous = mark
    return marks


def _split_run(match: re.Match[str]) -> list[Mark]:
    glyph, start, end = match[0], match.start(), match.end()
    if len(glyph) == 1 or glyph in _FAMILY:
        return [Mark(start, end, glyph, _FAMILY[glyph])]
    if glyph == '""':
        return [Mark(start, end, '"', Family.DOUBLE)]
    if glyph == "'''":
        # A single mark inside a doubled one: at a word's start the doubled one comes first.
        text = match.string
        closing = start > 0 and not text[start - 1].isspace()
        cut = start + 1 if closing else start + 2
        first, second = Mark(start, cut, text[start:cut], Family.SINGLE), Mark(cut, end, text[cut:end], Family.SINGLE)
        (second if closing else first).family = Family.DOUBLE
        return [first, second]
    return []  # a row of marks is an ornament


def _judge_neighbours(mark: Mark, before: str, previous: Mark | None) -> None:
    mark.before = before
    after, beyond = mark.after[:1], mark.after[1:]
    if previous is not None and previous.end == mark.start:
        space_before = previous.may_open and not previous.may_close
        free_before = previous.may_open or not previous.may_close
        text_before = previous.may_close or not previous.may_open
    else:
        space_before = not before or before.isspace() or before in _SPACELIKE
        free_before = space_before or before in _OPENING_SIGNS or before in "….,:;!?"
        text_before = not space_before and before not in "([{"
        if before and before in ".,:;!?":
            free_before = False
    space_after = not after or after.isspace() or after in _SPACELIKE
    starts_after = not space_after and after not in _CLOSING_PUNCTUATION
    if after == ".":
        starts_after = beyond == "." or beyond.isdigit()
    mark.may_open = free_before and starts_after
    mark.may_close = text_before and not space_before and not after.isalnum()


class _Pairer:
    """Walks over the marks once, with the marks still open on a stack."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._marks = marks
        self._open: list[Mark] = []
        self._pairs: list[Pair] = []
        self._orphans: list[Mark] = []
        self._next_of_family = _next_of_family(marks)
        self._elisions = word_list("quotation_words.txt", "elisions")

    def run(self) -> Pairing:
        for i, mark in enumerate(self._marks):
            if mark.family is Family.SINGLE:
                self._single(i, mark)
            elif mark.family is Family.DOUBLE:
                self._double(i, mark)
            elif mark.family is Family.CORNER:
                if mark.glyph in "「『｢":
                    self._push(mark)
                else:
                    self._close(mark)
            else:
                self._guillemet(mark)
        outermost: list[Pair] = []
        for pair in sorted(self._pairs, key=lambda p: p.open.start):
            if not outermost or pair.open.start >= outermost[-1].close.end:
                outermost.append(pair)
        return Pairing(tuple(self._marks), tuple(outermost), tuple(self._open), tuple(self._orphans))

    def _push(self, mark: Mark) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append(mark)

    def _innermost(self, family: Family) -> int | None:
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i].family is family:
                return i
        return None

    def _close(self, mark: Mark) -> None:
        at = self._innermost(mark.family)
        if at is None:
            self._orphans.append(mark)
            return
        if mark.family is Family.DOUBLE and (self._open[at].glyph, mark.glyph) not in _MATES:
            mates = (i for i in range(at, -1, -1) if (self._open[i].glyph, mark.glyph) in _MATES)
            at = next(mates, at)
        self._pairs.append(Pair(self._open[at], mark))
        del self._open[at:]

    def _double(self, i: int, mark: Mark) -> None:
        at = self._innermost(Family.DOUBLE)
        opened = self._open[at] if at is not None else None
        only_opens, only_closes = mark.may_open and not mark.may_close, mark.may_close and not mark.may_open
        following = self._following(i)
        if mark.glyph in _STRAIGHT and self._is_inches(mark, opened, following):
            return
        if mark.glyph in _LOW:
            opens = True
        elif mark.glyph in _OPENING:
            low = opened is not None and opened.glyph in _LOW
            opens = opened is None or only_opens or not (only_closes or low)
        elif mark.glyph in _STRAIGHT:
            if opened is None and not (mark.may_open or mark.may_close or self._may_begin(mark, following)):
                return
            opens = only_opens or (opened is None and not only_closes)
        else:
            followed_by_close = following is not None and following.glyph not in _OPENING and following.may_close
            opens = only_opens and (opened is None or followed_by_close)
        if opens:
            self._push(mark)
        else:
            self._close(mark)

    def _may_begin(self, mark: Mark, following: Mark | None) -> bool:
        """True for a mark that another can close, with space on both sides or glued to the sentence before."""
        free = not mark.before.strip() and not mark.after[:1].strip()
        return following is not None and (free or mark.before in tuple(".,:;!?)"))

    def _is_inches(self, mark: Mark, opened: Mark | None, following: Mark | None) -> bool:
        if not mark.before.isdigit():
            return False
        digits = self._text[max(0, mark.start - 8) : mark.start]
        if opened is None or _FEET.search(digits):
            return True
        closes_later = following is not None and following.may_close and not following.may_open
        return closes_later and not _YEAR.search(digits) and mark.after[:1] not in tuple(".,;:!?")

    def _guillemet(self, mark: Mark) -> None:
        at = self._innermost(mark.family)
        only_opens, only_closes = mark.may_open and not mark.may_close, mark.may_close and not mark.may_open
        if at is None:
            opens = not only_closes if mark.glyph in "«‹" else only_opens
        elif self._open[at].glyph == mark.glyph:
            opens = not only_closes
        else:
            opens = False
        if opens:
            self._push(mark)
        else:
            self._close(mark)

    def _single(self, i: int, mark: Mark) -> None:
        at = self._innermost(Family.SINGLE)
        opened = self._open[at] if at is not None and at == len(self._open) - 1 else None
        closes = mark.may_close and mark.glyph not in "‚‛`"
        if opened is not None and closes and self._closes_single(i, mark, opened):
            self._close(mark)
        elif mark.may_open and not (mark.glyph == "’" or self._is_elision(mark)):
            self._push(mark)

    def _is_elision(self, mark: Mark) -> bool:
        """True where letters or digits are left out: ’em, ’tis, the ’90s."""
        word = _LETTERS.match(self._text, mark.end)
        if word is not None:
            return word[0].lower() in self._elisions
        years = _SHORT_YEAR.match(self._text, mark.end)
        # "'20 people died,' she said" begins with a number; "the class of '08" does not.
        return years is not None and (years[0].endswith("s") or not (mark.before.strip() or self._is_first(mark)))

    def _is_first(self, mark: Mark) -> bool:
        preceding = self._text[max(0, mark.start - 3) : mark.start].rstrip()
        return not preceding or preceding[-1] in ".,:!?"

    def _closes_single(self, i: int, mark: Mark, opened: Mark) -> bool:
        if not mark.before.isalnum():
            return True
        previous = self._marks[i - 1]
        if self._text[previous.end : mark.start].lower() in ("n", "o"):
            return False  # rock 'n' roll
        if mark.start - opened.end > _LONGEST_BEFORE_WEAK_CLOSE:
            return False
        if self._pairs and self._pairs[-1].open.start > opened.start:
            return False
        following = self._following(i)
        closes_later = following is not None and following.may_close and not following.may_open
        clips = mark.before in "sS" or self._text[mark.start - 2 : mark.start] == "in"
        return not (closes_later and clips and mark.after[:1].isspace())

    def _following(self, i: int) -> Mark | None:
        at = self._next_of_family[i]
        return self._marks[at] if at is not None else None


def _next_of_family(marks: Sequence[Mark]) -> list[int | None]:
    nearest: dict[Family, int] = {}
    result: list[int | None] = [None] * len(marks)
    for i in range(len(marks) - 1, -1, -1):
        result[i] = nearest.get(marks[i].family)
        nearest[marks[i].family] = i
    return result
