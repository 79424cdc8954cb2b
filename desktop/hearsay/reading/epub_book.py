"""An EPUB book becomes one article a chapter, in the order of its spine; standard library and lxml, as pages are."""

from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import unquote

from hearsay.domain.article import BlockKind
from hearsay.reading.decoding import decode
from hearsay.reading.draft import Draft, Metadata, Part, Piece
from hearsay.reading.languages import declared_language
from hearsay.reading.unreadable import Unreadable
from hearsay.reading.xml_tree import local_name, parse_xml
from hearsay.reading.zip_container import Container, resolved

if TYPE_CHECKING:
    from hearsay.reading.markup_blocks import Element

_MOST_CHAPTERS = 1000
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_FONT_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_SHORTEST_CHAPTER = 200
"""characters: covers, half titles and colophons have less"""


class _Item(NamedTuple):
    path: str
    media: str
    properties: tuple[str, ...]


def read_epub(container: Container) -> list[Part]:
    """Return a book's chapters, named by their number. Raises Unreadable where it is damaged or copy-protected."""
    _refuse_protected(container)
    path = _package_path(container)
    package = parse_xml(container.needed(path), recover=True)
    book, items, order = Metadata(), dict[str, _Item](), list[str]()
    for section in package:
        name = local_name(section)
        if name == "metadata":
            book = _metadata({local_name(field): (field.text or "").strip() for field in reversed(section)})
        for entry in section if name in {"manifest", "spine"} else ():
            if name == "spine":
                order += [] if entry.get("linear") == "no" else [entry.get("idref") or ""]
            elif target := entry.get("href"):
                properties = tuple((entry.get("properties") or "").split())
                item = _Item(resolved(path, unquote(target)), entry.get("media-type") or "", properties)
                items[entry.get("id") or ""] = item
    chapters = [items[key] for key in order if key in items and items[key].media in _PAGES]
    if len(chapters) > _MOST_CHAPTERS:
        raise Unreadable(f"It has more than {_MOST_CHAPTERS:,} chapters.")
    drafts = [draft for item in chapters if "nav" not in item.properties for draft in _chapter(container, item, book)]
    long = [draft for draft in drafts if sum(len(piece.text) for piece in draft.pieces) >= _SHORTEST_CHAPTER]
    return [Part(f"chapter-{number:02}", draft) for number, draft in enumerate(long or drafts, start=1)]


def _refuse_protected(container: Container) -> None:
    data = container.read("META-INF/encryption.xml")
    if data is None:
        return
    for element in parse_xml(data).iter():
        # Fonts are often scrambled, which hinders no reader of the text.
        if local_name(element) == "EncryptionMethod" and element.get("Algorithm") not in _FONT_OBFUSCATION:
            raise Unreadable("It is protected against copying (DRM), so that its text cannot be read.")


def _package_path(container: Container) -> str:
    for element in parse_xml(container.needed("META-INF/container.xml")).iter():
        if local_name(element) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise Unreadable("It is damaged: its EPUB container names no book.")


def _metadata(told: dict[str, str]) -> Metadata:
    return Metadata(
        byline=told.get("creator", ""),
        outlet=told.get("title", ""),
        published=told.get("date", ""),
        language=declared_language(told.get("language", "")),
        address=told.get("source", ""),
    )


def _chapter(container: Container, item: _Item, book: Metadata) -> list[Draft]:
    from hearsay.reading.html_page import declared_encoding, parse_html
    from hearsay.reading.markup_blocks import KIND_MARK, pieces_of

    data = container.read(item.path)
    if data is None or not data.strip():
        return []
    root = parse_html(decode(data, declared_encoding(data)))
    for cell in root.iter("td", "th"):
        if len(cell) == 1 and cell[0].tag == "p":
            # LibreOffice sets each cell as a paragraph; a page so made would be laid out by its table.
            cell[0].tag = "span"
    for element in root.iter("a", "aside"):
        if element.get("epub:type") == "noteref":
            # The number of a footnote would end the sentence it stands behind.
            element.text = None
        elif element.get("epub:type") in {"footnote", "endnote", "rearnote"}:
            element.set(KIND_MARK, BlockKind.FOOTNOTE)
            for paragraph in element.iter("p"):
                paragraph.tag = "span"
            for sign in element.iter("sup"):
                sign.tail = f" {sign.tail or ''}"
    body = root.find("body")
    pieces = pieces_of(cast("Element", root if body is None else body))
    return [Draft(_with_one_headline(pieces), book)] if pieces else []


def _with_one_headline(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the first heading as the chapter's own, whatever its level in the book."""
    for index, piece in enumerate(pieces[:4]):
        if piece.level:
            return [*pieces[:index], piece._replace(level=1), *pieces[index + 1 :]]
    return pieces
