"""What a page says about itself: JSON-LD first, then OpenGraph and meta elements, then the page's own marks."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, cast

from hearsay.reading.canonical import clean_line
from hearsay.reading.draft import Metadata
from hearsay.reading.languages import declared_language
from hearsay.reading.markup_blocks import Element, texts_below

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|Story|WebPage)$")
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_BYLINE = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "twitter:creator")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher", "al:android:app_name")
_PUBLISHED = (
    "article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "dc.date",
    "dc.date.issued", "date", "og:published_time", "publish-date", "ptime",
)  # fmt: skip
_SITE_BEHIND = re.compile(r"\s+[|•·»]+\s+|\s+[-–—]\s+|\s+::\s+")


def page_metadata(root: "_Element") -> Metadata:
    """Return the title, byline, outlet, time and language that a page declares; empty strings for the rest."""
    meta = _meta_elements(root)
    linked = _linked_data(root)
    title = linked.title or _first(meta, _TITLE) or _document_title(root)
    outlet = linked.outlet or _first(meta, _OUTLET)
    return Metadata(
        title=_without_site(clean_line(unescape(title)), outlet),
        byline=_byline(clean_line(unescape(linked.byline or _name(_first(meta, _BYLINE)) or _marked_author(root)))),
        outlet=clean_line(unescape(outlet)),
        published=linked.published or _first(meta, _PUBLISHED) or _marked_time(root),
        language=declared_language(root.get("lang") or root.get("xml:lang") or meta.get("content-language", "")),
    )


def _meta_elements(root: "_Element") -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _name(text: str) -> str:
    """Return ``text`` unless it is an address or handle where a name should be."""
    return "" if text.startswith(("http", "www.", "/", "@")) else text


def _byline(text: str) -> str:
    return re.sub(r"^(?:by|von|par|por)[:\s]\s*", "", text, flags=re.IGNORECASE)


def _document_title(root: "_Element") -> str:
    element = next(root.iter("title"), None)
    return (element.text or "") if element is not None else ""


def _without_site(title: str, outlet: str) -> str:
    """Return the title without the site's name behind it, where that is the outlet or clearly the smaller part."""
    parts = list(_SITE_BEHIND.finditer(title))
    if not parts:
        return title
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    if outlet and tail.casefold() in outlet.casefold():
        return head
    return head if len(head.split()) >= 4 and len(tail.split()) <= 3 else title


def _marked_author(root: "_Element") -> str:
    for element in root.iter("a", "span", "div", "p", "address"):
        if not element.keys():
            continue
        marks = f"{element.get('rel', '')} {element.get('itemprop', '')} {element.get('class', '')}".lower().split()
        if {"author", "byline", "byline-name", "author-name"} & set(marks):
            words = clean_line(" ".join(texts_below(cast("Element", element))))
            if 3 <= len(words) <= 100:
                return words
    return ""


def _marked_time(root: "_Element") -> str:
    element = next((time for time in root.iter("time") if time.get("datetime") or time.get("pubdate")), None)
    return (
        (element.get("datetime") or clean_line("".join(texts_below(cast("Element", element)))))
        if element is not None
        else ""
    )


def _linked_data(root: "_Element") -> Metadata:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if _is_article(item):
                return Metadata(
                    title=_string(item.get("headline")) or _string(item.get("name")),
                    byline=", ".join(dict.fromkeys(filter(None, map(_name, _names(item.get("author")))))),
                    outlet=next(iter(_names(item.get("publisher"))), ""),
                    published=_string(item.get("datePublished")) or _string(item.get("dateCreated")),
                )
    return Metadata()


def _items(data: object) -> Iterator[dict[str, object]]:
    """Yield every object of a JSON-LD document, outermost first."""
    waiting = [data]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _is_article(item: dict[str, object]) -> bool:
    types = item.get("@type")
    named = types if isinstance(types, list) else [types]
    return bool(item.get("headline")) and any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in named)


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for part in value if not isinstance(part, list) for name in _names(part)]
    if isinstance(value, dict):
        return _names(value.get("name")) if not isinstance(value.get("name"), dict) else []
    return [value.strip()] if isinstance(value, str) and value.strip() else []
