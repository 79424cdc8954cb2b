"""Questions that head a section of a plain text, told from those that somebody asks in it."""

from collections.abc import Sequence

from hearsay.reading.draft import Piece
from hearsay.reading.words import word_set

_ASKING = word_set("what who whom whose which why how when where")
_ASKING_TOO = word_set("is are was were do does did will would can could should has have had may must")
_TALKING = word_set("i you we they he she us them him this that it these those one")
"""words that point to what was just said: a lone question with one of them goes on with the talk"""
_MARKS = frozenset('"“”„‘«»‹›:;…!.')
_FEWEST_WORDS, _MOST_WORDS = 3, 12
_MOST_WORDS_ALONE = 8
_LONG_BELOW = 80
"""code points of the paragraphs around each of several questions"""
_LONG_AROUND_ONE = 150


def heading_questions(pieces: Sequence[Piece], start: int) -> frozenset[int]:
    """Return the indices of the questions that are headings.

    Several of them, each above a paragraph, are an article's way of parting itself. A lone one must be short, ask for a
    matter by its name and stand between two long paragraphs.
    """
    asked = [index for index in range(max(start, 1), len(pieces) - 1) if _may_head(pieces, index, _LONG_BELOW)]
    if len(asked) != 1:
        return frozenset(asked)
    words = pieces[asked[0]].text.rstrip("?").lower().split()
    alone = len(words) <= _MOST_WORDS_ALONE and words[0] in _ASKING and _TALKING.isdisjoint(words)
    return frozenset(asked if alone and _may_head(pieces, asked[0], _LONG_AROUND_ONE) else ())


def _may_head(pieces: Sequence[Piece], index: int, long: int) -> bool:
    piece = pieces[index]
    text = piece.text
    if text[-1] != "?" or piece.kind is not None or piece.tight or not _MARKS.isdisjoint(text) or "?" in text[:-1]:
        return False
    words = text[:-1].split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or words[0] not in _CAPITALISED:
        return False
    above, below = pieces[index - 1], pieces[index + 1]
    return (
        not below.tight
        and len(above.text) >= long
        and len(below.text) >= long
        and above.text[-1] not in ":,"
        and above.text[-1] != "?"
    )


_CAPITALISED = frozenset(word.capitalize() for word in _ASKING | _ASKING_TOO)
