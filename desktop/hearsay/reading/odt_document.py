"""An OpenDocument text (.odt) becomes pieces, read with zipfile and lxml alone.

odfpy was compared: its last release, 1.4.1, is of 2020, and it builds a tree of its own with every class of the format.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hearsay.domain.article import BlockKind
from hearsay.reading.document_tables import table_pieces
from hearsay.reading.draft import Draft, Metadata, Piece
from hearsay.reading.languages import declared_language
from hearsay.reading.unreadable import Unreadable
from hearsay.reading.word_styles import PLAIN, Meaning, heading, meaning_of, with_inherited
from hearsay.reading.xml_tree import local_name, parse_xml
from hearsay.reading.zip_container import Container

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEFT_OUT = frozenset(
    {
        "tracked-changes",
        "annotation",
        "annotation-end",
        "forms",
        "sequence-decls",
        "index-title-template",
        "note-citation",
    }
    | {"table-of-content", "variable-decls", "user-field-decls", "desc", "ruby-text", "automatic-styles", "scripts"}
)
_MOST_SPACES = 80


def read_odt(container: Container) -> Draft:
    """Return the pieces of an OpenDocument text, footnotes last. Raises Unreadable where it is damaged or protected."""
    if b"encryption-data" in (container.read("META-INF/manifest.xml") or b""):
        raise Unreadable("It is protected by a password. Save it without one, and Hearsay can read it.")
    kind = (container.read("mimetype") or b"").strip()
    if kind and b"opendocument.text" not in kind:
        raise Unreadable("It is an OpenDocument, but no text: a table, a drawing or a presentation.")
    content = parse_xml(container.needed("content.xml"))
    styles = container.read("styles.xml")
    body = _Body(_styles([content] if styles is None else [parse_xml(styles), content]))
    text = next(content.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"), None)
    if text is None:
        raise Unreadable("It is an OpenDocument, but no text: a table, a drawing or a presentation.")
    body.read(text)
    return Draft([*body.pieces, *body.notes], properties=_properties(container.read("meta.xml")))


def _properties(data: bytes | None) -> Metadata:
    if data is None:
        return Metadata()
    told: dict[str, str] = {}
    for element in parse_xml(data, recover=True).iter():
        told.setdefault(local_name(element), (element.text or "").strip())
    return Metadata(
        title=told.get("title", ""),
        byline=told.get("initial-creator", "") or told.get("creator", ""),
        published=told.get("creation-date", "") or told.get("date", ""),
        language=declared_language(told.get("language", "")),
    )


def _attribute(element: "_Element", name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _styles(trees: "list[_Element]") -> dict[str, Meaning]:
    own: dict[str, tuple[Meaning, str]] = {}
    for tree in trees:
        for style in tree.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style"):
            if _attribute(style, "family") == "paragraph":
                name = _attribute(style, "name")
                own[name] = meaning_of(name), _attribute(style, "parent-style-name")
    return with_inherited(own)


class _Body:
    """Walks a document's tree; libxml2 lets none deeper than 256 levels through."""

    def __init__(self, styles: dict[str, Meaning]) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[Piece] = []
        self._styles = styles

    def read(self, element: "_Element", inside: Meaning = PLAIN) -> None:
        for child in element:
            name = local_name(child)
            if name in {"p", "h"}:
                self._read_paragraph(child, inside)
            elif name == "table":
                self.pieces += table_pieces([self._row(row) for row in child.iter("{*}table-row")])
            elif name == "list-item" and inside == PLAIN:
                self.read(child, Meaning(BlockKind.LIST_ITEM))
            elif name == "note":
                self._read_note(child)
            elif name not in _LEFT_OUT:
                self.read(child, inside)

    def _read_paragraph(self, paragraph: "_Element", inside: Meaning) -> None:
        boxes: list[_Element] = []
        text = "".join(self._texts(paragraph, boxes))
        meaning = self._styles.get(_attribute(paragraph, "style-name")) or meaning_of(
            _attribute(paragraph, "style-name")
        )
        if local_name(paragraph) == "h" and meaning == PLAIN:
            level = _attribute(paragraph, "outline-level")
            meaning = heading(int(level) if level.isdecimal() and len(level) < 3 else 2)
        if meaning == PLAIN:
            meaning = inside
        self.pieces.append(Piece(text, meaning.kind, meaning.level))
        for box in boxes:
            self.read(box)

    def _texts(self, element: "_Element", boxes: "list[_Element]") -> Iterator[str]:
        yield element.text or ""
        for child in element:
            name = local_name(child)
            if name == "s":
                count = _attribute(child, "c")
                yield " " * min(int(count) if count.isdecimal() and len(count) < 4 else 1, _MOST_SPACES)
            elif name in {"tab", "line-break"}:
                yield " "
            elif name == "note":
                self._read_note(child)
            elif name == "text-box":
                boxes.append(child)
            elif name not in _LEFT_OUT:
                yield from self._texts(child, boxes)
            yield child.tail or ""

    def _read_note(self, note: "_Element") -> None:
        inside = _Body(self._styles)
        inside.read(note)
        sign = "".join(part.text or "" for part in note if local_name(part) == "note-citation")
        words = " ".join(piece.text.strip() for piece in inside.pieces)
        self.notes.append(Piece(f"{sign} {words}", BlockKind.FOOTNOTE))

    def _row(self, row: "_Element") -> list[list[Piece]]:
        cells = []
        for cell in row:
            if local_name(cell) == "table-cell":
                inside = _Body(self._styles)
                inside.read(cell)
                self.notes += inside.notes
                cells.append(inside.pieces)
        return cells
