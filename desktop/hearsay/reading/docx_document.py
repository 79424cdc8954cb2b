"""A Word document (.docx) becomes pieces, read with zipfile and lxml alone.

python-docx was compared: it leaves out footnotes, text boxes, content controls and tracked changes, which matter here,
and knows much about layout, which does not.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hearsay.domain.article import BlockKind
from hearsay.reading.document_tables import table_pieces
from hearsay.reading.draft import Draft, Metadata, Piece
from hearsay.reading.languages import declared_language
from hearsay.reading.word_styles import PLAIN, Meaning, heading, meaning_of, with_inherited
from hearsay.reading.xml_tree import local_name, parse_xml
from hearsay.reading.zip_container import Container, resolved

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = re.compile(rb"\.document(?:\.macroEnabled)?\.main\+xml|template\.main\+xml")
# Deleted or moved away, the second rendering of what is there already, and what is no text.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "rPr", "sectPr", "delText", "annotationRef", "pPr"})
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(container: Container) -> Draft:
    """Return the pieces of a Word document, footnotes and endnotes last. Raises Unreadable where it is damaged."""
    main = _main_part(container)
    styles = _styles(container.read(resolved(main, "styles.xml")))
    body = _Body(styles)
    body.read(parse_xml(container.needed(main)))
    notes = [*_notes(container, main, "footnotes.xml", styles), *_notes(container, main, "endnotes.xml", styles)]
    return Draft([*body.pieces, *notes], properties=core_properties(container.read("docProps/core.xml")))


def core_properties(data: bytes | None) -> Metadata:
    """Return what Word noted of a document: its Dublin Core properties."""
    if data is None:
        return Metadata()
    told = {local_name(element): (element.text or "").strip() for element in parse_xml(data, recover=True)}
    return Metadata(
        title=told.get("title", ""),
        byline=told.get("creator", ""),
        published=told.get("created", ""),
        language=declared_language(told.get("language", "")),
    )


def _main_part(container: Container) -> str:
    for element in parse_xml(container.needed("[Content_Types].xml")):
        if _MAIN.search((element.get("ContentType") or "").encode()):
            return (element.get("PartName") or "").lstrip("/")
    return "word/document.xml"


def _attribute(element: "_Element", name: str) -> str:
    """Return an attribute whatever its namespace: Word's two editions of the format use two of them."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _child(element: "_Element", *names: str) -> "_Element | None":
    found: _Element | None = element
    for name in names:
        found = next((child for child in found if local_name(child) == name), None) if found is not None else None
    return found


def _styles(data: bytes | None) -> dict[str, Meaning]:
    """Return what each paragraph style means, that of the style it is based on where it has nothing of its own."""
    if data is None:
        return {}
    own: dict[str, tuple[Meaning, str]] = {}
    for style in parse_xml(data):
        if local_name(style) == "style" and _attribute(style, "type") in {"paragraph", ""}:
            name, based = _child(style, "name"), _child(style, "basedOn")
            meaning = meaning_of(_attribute(name, "val")) if name is not None else PLAIN
            properties = _child(style, "pPr")
            if meaning is PLAIN and properties is not None:
                meaning = _meaning_of_properties(properties)
            own[_attribute(style, "styleId")] = meaning, "" if based is None else _attribute(based, "val")
    return with_inherited(own)


def _meaning_of_properties(properties: "_Element") -> Meaning:
    level = _child(properties, "outlineLvl")
    if level is not None and _attribute(level, "val") in set("012345678"):
        return heading(int(_attribute(level, "val")) + 1)
    number = _child(properties, "numPr", "numId")
    return Meaning(BlockKind.LIST_ITEM) if number is not None and _attribute(number, "val") != "0" else PLAIN


class _Body:
    """Walks a document's tree; libxml2 lets none deeper than 256 levels through."""

    def __init__(self, styles: dict[str, Meaning]) -> None:
        self.pieces: list[Piece] = []
        self._styles = styles

    def read(self, element: "_Element") -> None:
        for child in element:
            name = local_name(child)
            if name == "p":
                self._read_paragraph(child)
            elif name == "tbl":
                self.pieces += table_pieces([self._row(row) for row in child if local_name(row) in {"tr", "sdt"}])
            elif name not in _LEFT_OUT:
                self.read(child)

    def _read_paragraph(self, paragraph: "_Element") -> None:
        boxes: list[_Element] = []
        text = "".join(_texts(paragraph, boxes))
        meaning = self._meaning(paragraph)
        self.pieces.append(Piece(text, meaning.kind, meaning.level))
        for box in boxes:
            self.read(box)

    def _meaning(self, paragraph: "_Element") -> Meaning:
        properties = _child(paragraph, "pPr")
        if properties is None:
            return PLAIN
        own = _meaning_of_properties(properties)
        style = _child(properties, "pStyle")
        given = PLAIN if style is None else self._styles.get(_attribute(style, "val"), PLAIN)
        # A numbered heading is a heading.
        return own if own.level or given == PLAIN else given

    def _row(self, row: "_Element") -> list[list[Piece]]:
        cells = []
        for cell in row.iter("{*}tc"):
            inside = _Body(self._styles)
            inside.read(cell)
            cells.append(inside.pieces)
        return cells


def _texts(element: "_Element", boxes: "list[_Element]") -> Iterator[str]:
    """Yield the texts of a paragraph; the text boxes anchored in it go to ``boxes``."""
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in {"tab", "br", "cr"}:
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "r" and _child(child, "rPr", "vanish") is not None:
            continue
        elif name not in _LEFT_OUT:
            yield from _texts(child, boxes)


def _notes(container: Container, main: str, part: str, styles: dict[str, Meaning]) -> Iterator[Piece]:
    data = container.read(resolved(main, part))
    if data is None:
        return
    number = 0
    for note in parse_xml(data):
        if _attribute(note, "type") in _NO_NOTES:
            continue
        inside = _Body(styles)
        inside.read(note)
        number += 1
        words = " ".join(piece.text.strip() for piece in inside.pieces)
        yield Piece(f"{number} {words}" if words.strip() else "", BlockKind.FOOTNOTE)
