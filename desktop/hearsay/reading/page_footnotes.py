"""Footnotes of a page, told by the names that programs give them, and the signs in its text that lead to them.

Roles are those of DPUB-ARIA 1.1 (W3C), types those of the EPUB Structural Semantics Vocabulary.
"""

import re
from itertools import chain
from typing import TYPE_CHECKING

from hearsay.domain.article import BlockKind
from hearsay.reading.draft import Piece
from hearsay.reading.markup_blocks import KIND_MARK

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
_TYPES = frozenset({"footnote", "endnote", "rearnote", "footnotes", "endnotes", "rearnotes"})
_BOXES = frozenset({"div", "section", "ol", "ul", "li", "dl", "aside", "footer"})
_NAMES = re.compile(
    r"(?:^|\s)(?:foot|end)-?notes?(?:[_-](?:list|section|area|body|content|container))?(?:$|\s)", re.IGNORECASE
)
# Pandoc and Markdown's extensions, LibreOffice, Word, MediaWiki: "fn1" is a note, "fnref1" the sign that leads to it.
_ID = re.compile(r"(?:_?ftn|_?edn|fn|sd(?:foot|end)note|(?:foot|end)note|cite_note)[-_:]?\d{1,4}", re.IGNORECASE)
_SIGN = re.compile(r"\s*[\[(]?(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})[\])]?\s*", re.IGNORECASE)
_WAY_BACK = re.compile(r"\s*\[?[\^↩↑⤴⏎][\ufe0e\ufe0f]?\]?\s*")


def is_footnote(element: "_Element") -> bool:
    """True for one footnote and for a box of them, where it is in no larger box of them."""
    return _is_called_so(element) and not _in_note(element)


def finish_footnotes(root: "_Element") -> None:
    """Number the marked footnotes that a browser would number, and take out the links between them and their signs.

    A sign would end the sentence or the word it stands behind. Only a link to what is marked as a footnote is one.
    """
    marked = [element for element in root.iter() if element.get(KIND_MARK) == BlockKind.FOOTNOTE]
    if not marked:
        return
    parts = [part for note in marked for part in note.iter()]
    for part in parts:
        if part.tag == "a" and _leads_back(part):
            _empty(part)
    for listing in root.iter("ol"):
        for number, note in enumerate(listing.iterchildren("li"), start=1):
            if _in_note(note):
                _number(note, number)
    ids = {part.get(name) for part in parts for name in ("id", "name")} - {None, ""}  # Word leads to names
    for anchor in root.iter("a"):
        # A saved page has its own address before the "#".
        if _fragment(anchor) in ids and _is_sign(anchor) and not _in_note(anchor):
            _empty(anchor)


def with_their_signs(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each footnote's sign before its words, where a page sets it in a box of its own."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.kind is piece.kind is BlockKind.FOOTNOTE and _SIGN.fullmatch(last.text):
            joined[-1] = piece._replace(text=f"{last.text} {piece.text}")
        else:
            joined.append(piece)
    return joined


def _is_called_so(element: "_Element") -> bool:
    if element.get("role", "").lower() in _ROLES or element.get("epub:type", "").lower() in _TYPES:
        return True
    if element.tag not in _BOXES:
        return False
    if _NAMES.search(element.get("class", "")) or _ID.fullmatch(element.get("id", "")):
        return True
    # Of lists within lists only the innermost are asked: hundreds may be nested around all of a page's links.
    return element.tag == "li" and element.find(".//li") is None and any(map(_leads_back, element.iter("a")))


def _is_sign(anchor: "_Element") -> bool:
    """True for what is set high behind a word, False for a number within a sentence: "see note 3", "30" of "300"."""
    words = "".join(anchor.itertext())
    if not _SIGN.fullmatch(words):
        return False
    raised = next(chain(anchor.iter("sup"), anchor.iterancestors("sup")), None) is not None
    if raised or anchor.get("role", "").lower() == "doc-noteref" or not words.strip().isalnum():
        return True
    before, parent = anchor.getprevious(), anchor.getparent()
    above = (None if parent is None else parent.text) if before is None else before.tail
    return not (above or "")[-1:].isspace() and not (anchor.tail or "")[:1].isalnum()


def _number(note: "_Element", number: int) -> None:
    first = note[0] if len(note) and not (note.text or "").strip() and note[0].tag in {"p", "div"} else note
    first.text = f"{number} {(first.text or '').lstrip()}"


def _leads_back(anchor: "_Element") -> bool:
    """True for an arrow that leads into the text, not one to the top of the page."""
    return _fragment(anchor).lower() not in {"", "top"} and bool(_WAY_BACK.fullmatch("".join(anchor.itertext())))


def _fragment(anchor: "_Element") -> str:
    return anchor.get("href", "").partition("#")[2]


def _empty(anchor: "_Element") -> None:
    for part in anchor.iter():
        part.text = None
        if part is not anchor:
            part.tail = None


def _in_note(element: "_Element") -> bool:
    marks = (each.get(KIND_MARK) for each in (element, *element.iterancestors()))
    return any(mark == BlockKind.FOOTNOTE for mark in marks)
