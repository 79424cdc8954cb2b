"""The opening of an article: headline, byline, date line, outlet, and what the site put between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hearsay.domain.article import BlockKind
from hearsay.reading.bylines import Credit, read_byline, read_date_line
from hearsay.reading.canonical import bare_letters
from hearsay.reading.draft import Metadata, Piece
from hearsay.reading.sentence_ends import ends_sentence
from hearsay.reading.site_furniture import SiteFurniture, is_label

_FURTHEST = 40
"""pieces among which the article must have begun"""
_LONGEST_HEADLINE = 320
_SENTENCE_BREAK = re.compile(r"\w{4}[.!?]\s")
"""a full stop after a whole word: after a shorter one it may be an abbreviation's"""
_SEPARATORS = re.compile(r"\s+[|•·»:]+\s+|\s+[-–—]\s+")


@dataclass(slots=True)
class Opening:
    """What the opening told: kinds by index, pieces to leave out, and where the article's body begins."""

    kinds: dict[int, BlockKind] = field(default_factory=dict)
    repeated: set[int] = field(default_factory=set)
    body: int = 0
    metadata: Metadata = field(default_factory=Metadata)


def read_opening(pieces: Sequence[Piece], given: Metadata, furniture: SiteFurniture) -> Opening:
    """Return the kinds of the pieces before the body; metadata that the mark-up gave outranks the text's."""
    opening = Opening(body=_body_start(pieces, furniture))
    headline = _headline_index(pieces, opening.body, given.title, furniture)
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
        _read_line(pieces, index, headline, opening, told, furniture)
    opening.metadata = _merged(given, title, told, pieces, opening)
    return opening


def _body_start(pieces: Sequence[Piece], furniture: SiteFurniture) -> int:
    """Return the index of the first piece that reads as the article's own prose."""
    for index, piece in enumerate(pieces[:_FURTHEST]):
        if piece.kind is BlockKind.BLOCK_QUOTE:
            return index
        sentence = ends_sentence(piece.text) or piece.text[-1] in '”"’'
        long_enough = len(piece.text) >= (60 if sentence else 200)
        if piece.kind is None and long_enough and not _is_headline_like(piece, index):
            credit = read_byline(piece.text, after_headline=False) or read_date_line(piece.text)
            if credit is None and not furniture.holds(piece.text):
                return index
    return min(len(pieces), _FURTHEST)


def _is_headline_like(piece: Piece, index: int) -> bool:
    """True for a first line that may be a headline though it ends in a full stop or question mark."""
    if index or len(piece.text) > 140 or piece.text[-1] not in ".?!’'":
        return False
    return _SENTENCE_BREAK.search(piece.text) is None


def _headline_index(pieces: Sequence[Piece], body: int, title: str, furniture: SiteFurniture) -> int | None:
    first = range(min(len(pieces), max(body + 1, 1)))
    if title:
        for index in range(min(len(pieces), max(body + 2, 8))):
            if _same(pieces[index].text, title):
                return index
    for index in first:
        if pieces[index].kind is BlockKind.HEADLINE or pieces[index].level == 1:
            return index
    candidates = [index for index in range(min(body, len(pieces))) if _may_be_headline(pieces, index, furniture)]
    for index in candidates:
        if any(_same(pieces[index].text, later.text) for later in pieces[index + 1 : body + 2]):
            return index
    for index in candidates:
        if len(pieces[index].text.split()) >= 3 and not is_label(pieces[index].text):
            return index
    return candidates[0] if candidates else None


def _may_be_headline(pieces: Sequence[Piece], index: int, furniture: SiteFurniture) -> bool:
    piece = pieces[index]
    text = piece.text
    if piece.kind not in (None, BlockKind.HEADING) or len(text) > _LONGEST_HEADLINE:
        return False
    if furniture.holds(text) or read_date_line(text) or read_byline(text, after_headline=False):
        return False
    if text[-1] in ",;:" or (index + 1 < len(pieces) and read_date_line(text)):
        return False
    if ends_sentence(text) and text[-1] not in "?!":
        # A sentence may head an article only when it comes first and what follows is longer.
        return _is_headline_like(piece, index) and any(len(p.text) > 1.2 * len(text) for p in pieces[1:4])
    return True


def _read_line(
    pieces: Sequence[Piece],
    index: int,
    headline: int | None,
    opening: Opening,
    told: list[Credit],
    furniture: SiteFurniture,
) -> None:
    piece = pieces[index]
    if piece.kind not in (None, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return
    date = read_date_line(piece.text)
    beside = headline is not None and 0 < index - headline <= 3
    byline = (
        None
        if date and not re.match(r"\s*by\b", piece.text, re.IGNORECASE)
        else read_byline(piece.text, after_headline=beside and piece.level == 0 and _near_credit(pieces, index))
    )
    if byline:
        opening.kinds[index] = BlockKind.BYLINE
        told.append(byline)
    elif date:
        opening.kinds[index] = BlockKind.DATELINE
        told.append(date)
    elif index >= opening.body:
        return
    elif (
        (headline is not None and index < headline)
        or furniture.holds(piece.text)
        or (is_label(piece.text) and piece.level == 0)
    ):
        opening.kinds[index] = BlockKind.FURNITURE


def _near_credit(pieces: Sequence[Piece], index: int) -> bool:
    """True where a date line stands right above or below: a bare name there is an author's."""
    beside = [pieces[i].text for i in (index - 1, index + 1) if 0 <= i < len(pieces)]
    return any(read_date_line(text) is not None for text in beside)


def _same(text: str, title: str) -> bool:
    """True where the two are the same headline, case, marks and a site's name behind it left aside."""
    shown, known = bare_letters(text), bare_letters(title)
    if not shown or not known:
        return False
    return known in {shown, *map(bare_letters, _heads(text))} or shown in set(map(bare_letters, _heads(title)))


def _heads(text: str) -> list[str]:
    """Return the beginnings of ``text`` up to each separator that a site's name may follow, long ones only."""
    heads = [text[: match.start()] for match in _SEPARATORS.finditer(text)]
    return [head for head in heads if len(head) >= 20 and len(head) >= 0.5 * len(text)]


def _merged(given: Metadata, title: str, told: list[Credit], pieces: Sequence[Piece], opening: Opening) -> Metadata:
    outlet = next((credit.outlet for credit in told if credit.outlet), "")
    for index in opening.repeated:
        shown = pieces[index].text
        if not outlet and len(shown) > len(title) and shown.startswith(title):
            outlet = _SEPARATORS.sub("", shown[len(title) :], count=1).strip()
    return Metadata(
        title=title,
        byline=given.byline or " and ".join(dict.fromkeys(credit.byline for credit in told if credit.byline)),
        outlet=given.outlet or outlet,
        published=given.published or next((credit.published for credit in told if credit.published), ""),
        language=given.language,
    )
