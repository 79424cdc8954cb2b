"""Footnotes of a page, told by the names that programs give them, and the signs in its text that lead to them.

Roles are those of DPUB-ARIA 1.1 (W3C), types those of the EPUB Structural Semantics Vocabulary.
"""

import re
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
_WAY_BACK = re.compile(r"[\s^↩↑⤴⏎\ufe0e\ufe0f\[\]]*")


def is_footnote(element: "_Element") -> bool:
    """True for one footnote and for a box of them."""
    if element.get("role", "").lower() in _ROLES or element.get("epub:type", "").lower() in _TYPES:
        return True
    if element.tag not in _BOXES:
        return False
    return bool(_NAMES.search(element.get("class", ""))) or bool(_ID.fullmatch(element.get("id", "")))


def mark_footnotes(element: "_Element") -> None:
    """Mark a footnote or a box of them; number the notes that a browser would number, and take out the ways back."""
    element.set(KIND_MARK, BlockKind.FOOTNOTE)
    for anchor in element.iter("a"):
        if anchor.get("href", "").startswith("#") and _WAY_BACK.fullmatch("".join(anchor.itertext())):
            for part in anchor.iter():
                part.text = None
    for notes in element.iter("ol"):
        for number, note in enumerate(notes.iterchildren("li"), start=1):
            first = note[0] if len(note) and not (note.text or "").strip() and note[0].tag in {"p", "div"} else note
            first.text = f"{number} {(first.text or '').lstrip()}"


def remove_note_signs(root: "_Element") -> None:
    """Take the signs of footnotes out of the text, where each would end the sentence or the word it stands behind.

    Only a link to what was marked as a footnote is a sign.
    """
    notes = {
        part.get("id") for note in root.iter() if note.get(KIND_MARK) == BlockKind.FOOTNOTE for part in note.iter()
    } - {None, ""}
    if not notes:
        return
    for anchor in root.iter("a"):
        to_note = anchor.get("href", "").startswith("#") and anchor.get("href", "")[1:] in notes
        if to_note and _SIGN.fullmatch("".join(anchor.itertext())) and not _in_note(anchor):
            for part in anchor.iter():
                part.text = None
                if part is not anchor:
                    part.tail = None


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


def _in_note(anchor: "_Element") -> bool:
    return any(above.get(KIND_MARK) == BlockKind.FOOTNOTE for above in anchor.iterancestors())
