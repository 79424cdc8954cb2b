"""An export of WordPress, an RSS or an Atom feed becomes one article an item, its comments with it."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from hearsay.domain.article import BlockKind
from hearsay.reading.draft import Draft, Metadata, Part, Piece
from hearsay.reading.languages import declared_language
from hearsay.reading.part_names import part_name
from hearsay.reading.unreadable import Unreadable
from hearsay.reading.xml_tree import local_name, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = frozenset({"rss", "feed", "RDF"})
_TEXTS = ("encoded", "content", "description", "summary")
"""where an item's text may stand, the fullest first"""
_POSTS = frozenset({"", "post", "page"})
_GONE = frozenset({"trash", "auto-draft", "inherit"})
_CAPTION = re.compile(r"\[caption\b[^\]\n]{0,400}\](.{0,2000}?)\[/caption\]", re.DOTALL)
_SHORT_CODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\]\n]{0,400}\]")
_PARAGRAPH_TAG = re.compile(r"<(?:p|div|section|article)\b", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BLOCK = re.compile(r"\s*<(?:/?(?:ul|ol|li|blockquote|figcaption|h[1-6]|table|figure|pre|hr|!--))", re.IGNORECASE)


def read_feed(content: bytes) -> list[Part]:
    """Return the items of a feed, each named by its title. Raises Unreadable where it is XML of another kind."""
    root = parse_xml(content, recover=True)
    if local_name(root) not in _ROOTS:
        raise Unreadable("It is XML, but no feed and no export of WordPress.")
    channel = next((child for child in root if local_name(child) == "channel"), root)
    site = _texts(channel)
    language = declared_language(site.get("language", "") or _language(root))
    items = [element for element in root.iter("{*}item", "{*}entry") if _is_published(element)]
    parts = []
    for number, item in enumerate(items, start=1):
        draft = _draft(item, site.get("title", ""), language)
        if draft.pieces:
            parts.append(Part(part_name(draft.metadata.title, f"item-{number:02}"), draft))
    return parts


def _language(root: "_Element") -> str:
    return root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def _texts(element: "_Element") -> dict[str, str]:
    """Return the texts of an element's children by name, the first of each; of ``encoded`` that of the content."""
    texts: dict[str, str] = {}
    for child in element:
        name = local_name(child)
        if name == "encoded" and "excerpt" in str(child.tag):
            continue
        if child.text and child.text.strip():
            texts.setdefault(name, child.text)
    return texts


def _is_published(item: "_Element") -> bool:
    told = _texts(item)
    return told.get("post_type", "").strip() in _POSTS and told.get("status", "").strip() not in _GONE


def _draft(item: "_Element", outlet: str, language: str) -> Draft:
    told = _texts(item)
    pieces = list(_body(item, told))
    comments = [piece for child in item if local_name(child) == "comment" for piece in _comment(child)]
    metadata = Metadata(
        title=_plain(told.get("title", "")),
        byline=_plain(told.get("creator", "") or _author(item) or told.get("author", "")),
        outlet=_plain(outlet),
        published=_date(told),
        language=language,
        address=told.get("link", "").strip() or _link(item),
    )
    headline = [Piece(metadata.title, BlockKind.HEADLINE, level=1)] if metadata.title and pieces else []
    return Draft([*headline, *pieces, *comments], metadata)


def _body(item: "_Element", told: dict[str, str]) -> Iterator[Piece]:
    for name in _TEXTS:
        if told.get(name, "").strip():
            yield from _pieces(told[name])
            return
        element = next((child for child in item if local_name(child) == name and len(child)), None)
        if element is not None:
            from lxml import etree

            # Atom may carry XHTML as it is, not as text.
            yield from _pieces(etree.tostring(element, encoding="unicode", with_tail=False))
            return


def _pieces(html: str) -> list[Piece]:
    from hearsay.reading.html_page import parse_html
    from hearsay.reading.markup_blocks import pieces_of

    html = _SHORT_CODE.sub("", _CAPTION.sub(r"<figcaption>\1</figcaption>", html))
    try:
        return pieces_of(parse_html(f"<div>{_with_paragraphs(html)}</div>"))
    except Unreadable:
        return []


def _with_paragraphs(text: str) -> str:
    """Return ``text`` with a paragraph for each stretch between blank lines, as WordPress itself shows its posts."""
    text = text.replace("\r\n", "\n")
    if _PARAGRAPH_TAG.search(text):
        return text
    return "\n".join(part if _BLOCK.match(part) else f"<p>{part}</p>" for part in _BLANK_LINES.split(text))


def _comment(comment: "_Element") -> Iterator[Piece]:
    told = _texts(comment)
    if told.get("comment_approved", "1").strip() != "1" or told.get("comment_type", "").strip() in {
        "pingback",
        "trackback",
    }:
        return
    if told.get("comment_author"):
        yield Piece(_plain(told["comment_author"]), BlockKind.COMMENT)
    for piece in _pieces(told.get("comment_content", "")):
        yield piece._replace(kind=BlockKind.COMMENT, level=0)


def _plain(text: str) -> str:
    if "<" not in text and "&" not in text:
        return text.strip()
    return " ".join(piece.text for piece in _pieces(text))


def _author(item: "_Element") -> str:
    names = [name.text or "" for author in item.iter("{*}author") for name in author.iter("{*}name")]
    return ", ".join(filter(None, names))


def _link(item: "_Element") -> str:
    links = [child for child in item if local_name(child) == "link" and child.get("href")]
    chosen = next((link for link in links if link.get("rel", "alternate") == "alternate"), None)
    return "" if chosen is None else str(chosen.get("href"))


def _date(told: dict[str, str]) -> str:
    """Return the day and time of an item: those of RSS in the form of ISO 8601, all others as they are."""
    try:
        return parsedate_to_datetime(told.get("pubDate", "")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return next((told[name].strip() for name in ("published", "date", "updated", "post_date") if name in told), "")
