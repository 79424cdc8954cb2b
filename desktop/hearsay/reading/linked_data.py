"""The JSON-LD of a page: what it says, in schema.org's words, about the article it shows."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|Story|WebPage)$")
_PAGE_TYPE = "WebPage"
_MOST_OBJECTS = 5000
"""objects of one page that are looked at"""
_LONGEST_SCRIPT = 2_000_000
"""code points: more is no description of an article"""
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_COMMENT_SIGNS = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_STRING_FIELD = r'"{}"\s*:\s*"((?:[^"\\]|\\.)*)"'


class LinkedData(NamedTuple):
    """What a page's JSON-LD tells; empty where it tells nothing."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    language: str = ""
    address: str = ""


def linked_data(root: "_Element") -> LinkedData:
    """Return what the page's JSON-LD says about its article; an article outranks the page that shows it."""
    page = LinkedData()
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        for item in _items(_parsed(script.text[:_LONGEST_SCRIPT])):
            types = _types(item)
            if not any(map(_ARTICLE_TYPES.search, types)) or not _string(item.get("headline")):
                continue
            if _PAGE_TYPE not in types:
                return _described(item)
            page = page if page.headline else _described(item)
    return page


def _described(item: dict[str, object]) -> LinkedData:
    page = item.get("mainEntityOfPage")
    return LinkedData(
        headline=_string(item.get("headline")),
        authors=tuple(dict.fromkeys(_names(item.get("author")) or _names(item.get("creator")))),
        publisher=next(iter(_names(item.get("publisher"))), ""),
        published=_string(item.get("datePublished")) or _string(item.get("dateCreated")),
        language=_string(item.get("inLanguage")),
        address=_string(page.get("@id")) if isinstance(page, dict) else _string(page) or _string(item.get("url")),
    )


def _parsed(script: str) -> object:
    """Return the script's value; what is broken is mended where sites commonly break it, else read field by field."""
    bare = _COMMENT_SIGNS.sub("", script).strip().rstrip(";")
    for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(bare)


def _salvaged(script: str) -> object:
    """Return the fields that can be told of an article whose JSON ends too early or holds a stray sign."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"(?:\w*Article|BlogPosting)"', script):
        return None
    found: dict[str, object] = {"@type": "Article"}
    for name in ("headline", "datePublished", "inLanguage", "url"):
        match = re.search(_STRING_FIELD.format(name), script)
        if match:
            try:
                found[name] = json.loads(f'"{match[1]}"', strict=False)
            except ValueError:
                continue
    return found


def _items(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON-LD document, outermost first."""
    waiting = [data]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        below: list[object] = []
        for value in waiting:
            if isinstance(value, dict):
                yield value
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
        waiting = [value for value in below[:_MOST_OBJECTS] if isinstance(value, dict | list)]


def _types(item: dict[str, object]) -> list[str]:
    types = item.get("@type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _string(value: object) -> str:
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str)), "")
    return value.strip() if isinstance(value, str) else ""


def _names(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for part in value if not isinstance(part, list) for name in _names(part)]
    if isinstance(value, dict):
        return _names(value.get("name")) if not isinstance(value.get("name"), dict) else []
    return [value.strip()] if isinstance(value, str) and value.strip() else []
