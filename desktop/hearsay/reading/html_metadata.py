"""What a page says about itself.

The order of trust, for every field: the JSON-LD that search engines are fed, then OpenGraph and its like, then the
other ``<meta>`` elements, then marks in the body (microdata, ``rel``, ``<time>``). The lists below are that order; the
text's own first lines, which the opening reads, come last.
"""

import re
from html import unescape
from typing import TYPE_CHECKING, cast

from hearsay.reading.addresses import first_address
from hearsay.reading.canonical import bare_letters, clean_line
from hearsay.reading.draft import Metadata
from hearsay.reading.languages import declared_language
from hearsay.reading.linked_data import linked_data
from hearsay.reading.markup_blocks import Element, texts_below
from hearsay.reading.reader_view import read_reader_view

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE = (
    "og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
    "headline",
)  # fmt: skip
_BYLINE = (
    "author", "article:author", "og:article:author", "byl", "citation_author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "twitter:creator",
)  # fmt: skip
_OUTLET = (
    "og:site_name", "citation_journal_title", "application-name", "dc.publisher", "dcterms.publisher", "publisher",
    "al:android:app_name",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
    "citation_date", "citation_online_date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "date", "og:published_time", "publish-date", "ptime",
)  # fmt: skip
_LANGUAGE = ("content-language", "og:locale", "dc.language", "dcterms.language", "citation_language", "language")
_SEVERAL = frozenset({"author", "article:author", "citation_author", "dc.creator"})
"""what a page repeats for each of several authors"""
_MOST_AUTHORS = 20
_AUTHOR_MARKS = frozenset({"author", "byline", "byline-name", "author-name", "post-author", "entry-author"})
_SITE_BEHIND = re.compile(r"\s+[|•·»]+\s+|\s+[-–—]\s+|\s+::\s+")
_LONGEST_VALUE = 4000
"""code points read of a value"""
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(\S{1,2100})\s*-->|\burl:[ \t]{1,4}(\S{1,2100})")
_SAVED_HEAD = 4096
"""code points in which browsers note where they saved a page from"""


def page_metadata(root: "_Element", source: str = "") -> Metadata:
    """Return what a page declares, empty strings for the rest; ``source`` is the page with its comments."""
    view = read_reader_view(root, clean_line(_document_title(root)))
    if view is not None:
        return view._replace(published=_clean(_marked_time(root)), address=first_address([view.address]))
    meta = _meta_elements(root)
    linked = linked_data(root)
    declared = _clean(linked.headline) or _clean(_first(meta, _TITLE))
    outlet = _clean(linked.publisher or _first(meta, _OUTLET))
    authors = [name for name in map(_clean_name, linked.authors) if name] or _authors(meta)
    return Metadata(
        title=declared or _without_site(_clean(_document_title(root)), outlet),
        headline=declared,
        byline=", ".join(dict.fromkeys(authors)) or _clean_name(_marked_author(root)),
        outlet=outlet,
        published=_clean(linked.published or _first(meta, _PUBLISHED) or _marked_time(root)),
        language=_language(root, meta, linked.language),
        address=first_address([*_linked_addresses(root), *meta.get("og:url", ()), linked.address, _saved_from(source)]),
    )


def _clean(value: str) -> str:
    return clean_line(unescape(value[:_LONGEST_VALUE]))


def _clean_name(value: str) -> str:
    """Return a name without "By" before it; nothing for an address or handle that stands where a name should."""
    name = re.sub(r"^(?:by|von|par|por|di)[:\s]\s*", "", _clean(value), flags=re.IGNORECASE)
    return "" if name.startswith(("http", "www.", "/", "@")) else name


def _meta_elements(root: "_Element") -> dict[str, list[str]]:
    """Return the contents of the page's ``<meta>`` elements, by name in lower case, in their order."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _authors(meta: dict[str, list[str]]) -> list[str]:
    for name in _BYLINE:
        values = meta.get(name, [])[: _MOST_AUTHORS if name in _SEVERAL else 1]
        names = [author for author in map(_clean_name, values) if author]
        if names:
            return names
    return []


def _language(root: "_Element", meta: dict[str, list[str]], linked: str) -> str:
    candidates = [root.get("lang") or root.get("xml:lang") or "", _first(meta, _LANGUAGE), linked]
    return next(filter(None, map(declared_language, candidates)), "")


def _linked_addresses(root: "_Element") -> list[str]:
    return [link.get("href", "") for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split()]


def _saved_from(source: str) -> str:
    match = _SAVED_FROM.search(source[:_SAVED_HEAD])
    return (match[1] or match[2]) if match else ""


def _document_title(root: "_Element") -> str:
    element = next(root.iter("title"), None)
    return (element.text or "") if element is not None else ""


def _without_site(title: str, outlet: str) -> str:
    """Return a window's title without the site's name behind it, where that is the outlet or clearly the smaller part.

    What a page declares as its headline is left as it is: only its window's title is bound to name the site.
    """
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
        if _AUTHOR_MARKS & set(marks):
            named = next((part for part in element.iter() if _is_name(part)), element)
            words = clean_line(" ".join(texts_below(cast("Element", named))))
            if 3 <= len(words) <= 100 and bare_letters(words):
                return words
    return ""


def _is_name(element: "_Element") -> bool:
    return element.get("itemprop") == "name" or "fn" in element.get("class", "").split()


def _is_publication(element: "_Element") -> bool:
    return element.get("itemprop") == "datePublished" or "published" in element.get("class", "").split()


def _marked_time(root: "_Element") -> str:
    marked = (e for e in root.iter("time", "span", "meta", "abbr") if _is_publication(e))
    times = (e for e in root.iter("time") if e.get("datetime") or e.get("pubdate"))
    for element in [*marked, *times][:1]:
        return (
            element.get("datetime")
            or element.get("content")
            or element.get("title")
            or clean_line(" ".join(texts_below(cast("Element", element))))
        )
    return ""
