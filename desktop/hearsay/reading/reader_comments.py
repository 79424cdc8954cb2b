"""Where the article ends and its readers' comments begin."""

import re
from collections.abc import Sequence

from hearsay.domain.article import BlockKind
from hearsay.reading.bylines import is_time_stamp, read_date_line
from hearsay.reading.draft import Piece
from hearsay.reading.patterns import lazily

_LONGEST_NAME = 80
"""code points"""
_LONGEST_ABOVE = 240
_NUMBER = lazily(r"\(?#?\d{1,4}[.):]?\s+")
_SAYS = lazily(r"(?:.{1,40}) (?:says|said|wrote|commented|replied|on .{8,40} (?:said|wrote))\s?:")
_ABOVE = lazily(
    r"(?:\d{1,5} |readers?['’]? |all |user )?(?:comments?|responses?|replies|thoughts|discussion)"
    r"(?: ?[(\[]?\d{1,5}[)\]]?)?(?: (?:on|to)\b.{0,200})?:?",
    re.IGNORECASE,
)


def comments_start(pieces: Sequence[Piece], earliest: int) -> int:
    """Return the index of the first piece of the readers' comments, ``len(pieces)`` where there are none.

    A comment opens with a name, numbered or not, and right below it a time stamp; one with a number, or below a line
    that announces comments, may show a mere date. Nothing before index ``earliest`` is a comment.
    """
    for index in range(max(earliest, 1), len(pieces)):
        if pieces[index].kind is BlockKind.COMMENT:
            return index
        if _opens_comment(pieces, index):
            announced = _announces(pieces[index - 1].text) and index - 1 >= earliest
            return index - 1 if announced else index
    return len(pieces)


def _opens_comment(pieces: Sequence[Piece], index: int) -> bool:
    if index + 1 >= len(pieces) or pieces[index].kind is BlockKind.FOOTNOTE:
        return False
    name, below = pieces[index].text, pieces[index + 1].text
    if len(name) > _LONGEST_NAME:
        return False
    if name[-1] == ":" and _SAYS().fullmatch(name):
        return is_time_stamp(below) or read_date_line(below) is not None or _announces(pieces[index - 1].text)
    numbered = _NUMBER().match(name) if name[0].isdigit() or name[0] in "(#" else None
    who = name[numbered.end() :] if numbered else name
    if not 1 <= len(who.split()) <= 5 or len(who) > 50 or who[-1] in '.:;,!?”"':
        return False
    if not any(map(str.isdigit, below[:_LONGEST_NAME])) and "ago" not in below:
        return False
    if is_time_stamp(below):
        return True
    sure = numbered is not None or _announces(pieces[index - 1].text)
    return sure and read_date_line(below) is not None


def _announces(text: str) -> bool:
    """True for "12 comments", "Replies to …" and other lines above the first comment."""
    return len(text) <= _LONGEST_ABOVE and _ABOVE().fullmatch(text) is not None
