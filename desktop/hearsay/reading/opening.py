"""The opening of an article: headline, byline, date line, outlet, and what the site put between them."""

import re
from collections.abc import Sequence

from hearsay.domain.article import BlockKind
from hearsay.reading.bylines import Credit, read_byline, read_date_line
from hearsay.reading.canonical import bare_letters
from hearsay.reading.draft import Metadata, Piece
from hearsay.reading.outlets import is_outlet, is_outlet_like, outlet_of_line, without_article
from hearsay.reading.patterns import lazily
from hearsay.reading.sentence_ends import ends_sentence
from hearsay.reading.site_furniture import is_furniture, is_label

_FURTHEST = 40
"""pieces among which the article must have begun"""
_LONGEST_COMPARED = 1000
"""code points: what is longer is no headline, a site's name behind it or not"""
_LONGEST_HEADLINE = 320
_LAST_LINES = 12
"""pieces at the end among which the imprint may stand"""
_SENTENCE_BREAK = lazily(r"\w{4}[.!?]\s")
"""a full stop after a whole word: after a shorter one it may be an abbreviation's"""
_SEPARATORS = lazily(r"\s+[|•·»:]+\s+|\s+[-–—]\s+")


class Opening:
    """What the opening told: kinds by index, pieces to leave out, and where the article's body begins."""

    def __init__(self, body: int) -> None:
        self.kinds: dict[int, BlockKind] = {}
        self.repeated: set[int] = set()
        self.body = body
        self.metadata = Metadata()


def read_opening(pieces: Sequence[Piece], given: Metadata) -> Opening:
    """Return the kinds of the pieces before the body; metadata that the mark-up gave outranks the text's."""
    opening = Opening(body=_body_start(pieces))
    headline = _headline_index(pieces, opening.body, given)
    title = given.title
    told: list[Credit] = []
    if headline is not None:
        opening.kinds[headline] = BlockKind.HEADLINE
        opening.body = max(opening.body, headline + 1)
        title = pieces[headline].text
    for index in range(min(len(pieces), opening.body + 2)):
        if index in opening.kinds:
            continue
        if headline is not None and index < opening.body + 2 and _same(pieces[index].text, title):
            opening.repeated.add(index)
            continue
        _read_line(pieces, index, headline, opening, told)
    opening.metadata = _merged(given, title, told, pieces, opening)
    return opening


def _body_start(pieces: Sequence[Piece]) -> int:
    """Return the index of the first piece that reads as the article's own prose."""
    first = 0
    for index, piece in enumerate(pieces[:_FURTHEST]):
        if piece.kind is BlockKind.BLOCK_QUOTE:
            return index
        if index == first and _stands_above_headline(piece.text):
            first += 1
        sentence = ends_sentence(piece.text) or piece.text[-1] in '”"’'
        long_enough = len(piece.text) >= (60 if sentence else 200)
        if piece.kind is None and long_enough and not (index == first and _is_headline_like(piece)):
            credit = read_byline(piece.text, after_headline=False) or read_date_line(piece.text)
            if credit is None and not is_furniture(piece.text):
                return index
    return min(len(pieces), _FURTHEST)


def _stands_above_headline(text: str) -> bool:
    return is_outlet(text) or read_date_line(text) is not None


def _is_headline_like(piece: Piece) -> bool:
    """True for a line that may be a headline, if it comes first, though it ends in a full stop or question mark."""
    if len(piece.text) > 140 or piece.text[-1] not in ".?!’'":
        return False
    return _SENTENCE_BREAK().search(piece.text) is None


def _headline_index(pieces: Sequence[Piece], body: int, given: Metadata) -> int | None:
    title = given.title
    first = range(min(len(pieces), max(body + 1, 1)))
    if title:
        for index in range(min(len(pieces), max(body + 2, 8))):
            if _same(pieces[index].text, title):
                return index
    marked = [index for index in first if pieces[index].kind is BlockKind.HEADLINE or pieces[index].level == 1]
    if given.headline:
        return marked[0] if marked else None
    candidates = [index for index in range(min(body, len(pieces))) if _may_be_headline(pieces, index)]
    # A masthead heads the page; it heads the article only where nothing else does.
    below = [index for index in candidates if not _is_masthead(pieces, index)]
    if marked and (marked[0] in below or marked[0] not in candidates or not below):
        return marked[0]
    candidates = below or candidates
    for index in candidates:
        if any(_same(pieces[index].text, later.text) for later in pieces[index + 1 : body + 2]):
            return index
    for index in candidates:
        if len(pieces[index].text.split()) >= 3 and not is_label(pieces[index].text):
            return index
    return candidates[0] if candidates else None


def _may_be_headline(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    text = piece.text
    if piece.kind not in (None, BlockKind.HEADING) or len(text) > _LONGEST_HEADLINE:
        return False
    if is_furniture(text) or read_date_line(text) or read_byline(text, after_headline=False):
        return False
    if text[-1] in ",;:":
        return False
    if ends_sentence(text) and text[-1] not in "?!":
        # A sentence may head an article only when it comes first and what follows is longer.
        first = all(_stands_above_headline(above.text) for above in pieces[:index])
        return (
            first
            and _is_headline_like(piece)
            and any(len(p.text) > 1.2 * len(text) for p in pieces[index + 1 : index + 4])
        )
    return True


def _read_line(
    pieces: Sequence[Piece],
    index: int,
    headline: int | None,
    opening: Opening,
    told: list[Credit],
) -> None:
    piece = pieces[index]
    if piece.kind not in (None, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return
    date = read_date_line(piece.text)
    beside = headline is not None and 0 < index - headline <= 3
    outlet = outlet_of_line(piece.text) or (
        piece.text if headline is not None and index < headline and _is_masthead(pieces, index) else ""
    )
    byline = (
        None
        if outlet or (date and not re.match(r"\s*by\b", piece.text, re.IGNORECASE))
        else read_byline(piece.text, after_headline=beside and piece.level == 0 and _near_credit(pieces, index))
    )
    if byline:
        opening.kinds[index] = BlockKind.BYLINE
        told.append(byline)
    elif date:
        opening.kinds[index] = BlockKind.DATELINE
        told.append(date)
    elif outlet and headline is not None:
        opening.kinds[index] = BlockKind.FURNITURE if index < headline else BlockKind.DATELINE
        told.append(Credit(outlet=outlet))
    elif index >= opening.body:
        return
    elif (
        (headline is not None and index < headline)
        or is_furniture(piece.text)
        or (is_label(piece.text) and piece.level == 0)
    ):
        opening.kinds[index] = BlockKind.FURNITURE


def _near_credit(pieces: Sequence[Piece], index: int) -> bool:
    """True where a date line stands right above or below: a bare name there is an author's."""
    beside = [pieces[i].text for i in (index - 1, index + 1) if 0 <= i < len(pieces)]
    return any(read_date_line(text) is not None for text in beside)


def _is_masthead(pieces: Sequence[Piece], index: int) -> bool:
    """True for a name of an outlet: by its own words, or because a credit line or the imprint gives the same name."""
    text = pieces[index].text
    if is_outlet(text):
        return True
    if not is_outlet_like(text):
        return False
    name = without_article(text).casefold()
    if len(name) < 4:
        return False
    told = (read_date_line(piece.text) for piece in pieces[index + 1 : index + 6])
    imprint = (piece.text.casefold() for piece in pieces[-_LAST_LINES:])
    return any(credit is not None and without_article(credit.outlet).casefold() == name for credit in told) or any(
        name in line and ("©" in line or "copyright" in line or "all rights reserved" in line) for line in imprint
    )


def _same(text: str, title: str) -> bool:
    """True where the two are the same headline, case, marks and a site's name behind it left aside."""
    if max(len(text), len(title)) > _LONGEST_COMPARED:
        return False
    shown, known = bare_letters(text), bare_letters(title)
    if not shown or not known:
        return False
    return known in {shown, *map(bare_letters, _heads(text))} or shown in set(map(bare_letters, _heads(title)))


def _heads(text: str) -> list[str]:
    """Return the beginnings of ``text`` up to each separator that a site's name may follow, long ones only."""
    heads = [text[: match.start()] for match in _SEPARATORS().finditer(text)]
    return [head for head in heads if len(head) >= 20 and len(head) >= 0.5 * len(text)]


def _merged(given: Metadata, title: str, told: list[Credit], pieces: Sequence[Piece], opening: Opening) -> Metadata:
    outlet = next((credit.outlet for credit in told if credit.outlet), "")
    for index in opening.repeated:
        shown = pieces[index].text
        if not outlet and len(shown) > len(title) and shown.startswith(title):
            outlet = _SEPARATORS().sub("", shown[len(title) :], count=1).strip()
    return Metadata(
        title=given.headline or title,
        byline=given.byline or " and ".join(dict.fromkeys(credit.byline for credit in told if credit.byline)),
        outlet=given.outlet or outlet,
        published=given.published or next((credit.published for credit in told if credit.published), ""),
        language=given.language,
        address=given.address,
    )
