"""Finds the part of a page that is the article: where most of its paragraphs stand, menus and plugs removed.

The idea is that of Readability (Arc90, Mozilla): paragraphs vouch for the elements they stand in, links speak against.
"""

import re
from collections import defaultdict
from typing import TYPE_CHECKING, cast

from hearsay.reading.markup_blocks import COMMENTS_MARK, SKIPPED, Element, texts_below

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHARE = 0.72
"""a child with this share of its parent's paragraph text holds the article"""
_LARGEST_ASIDE = 0.4
"""an element with more than this share of the page's paragraph text is never taken for a menu or plug"""
_LARGEST_MARKED_ASIDE = 0.85
"""the same for the elements that HTML itself sets aside: live tickers can outgrow an article"""
_SHORTEST = 25
"""code points: shorter paragraphs say nothing"""
_LONGEST_NAME = 4
"""words in the name of a class"""
_PARAGRAPHS = frozenset({"p", "pre", "blockquote", "li", "td", "dd", "div", "section", "article", "span", "h2", "h3"})
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "form", "menu"})
_MARKED_ASIDES = frozenset({"nav", "aside", "footer"})
_ASIDE_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "menu", "toolbar"}
)
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|disqus|fb-comments|respond|replies)(?:$|[\s_-])", re.IGNORECASE
)
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|shares|social|socials|related|recommended|recommendations?|newsletter|subscribe|subscription"
    r"|sidebar|breadcrumbs?|promo|promos|sponsor|sponsored|advert|advertisement|ads?|adv|banner|cookie|cookies|popup|modal|footer"
    r"|menu|nav|navbar|navigation|pagination|pager|tags|taglist|taboola|outbrain|widget|widgets|toolbar|skip|screen-reader-text"
    r"|sr-only|visually-hidden|visuallyhidden|masthead|toc|editsection|mw-editsection|print-only|noprint|rail|most-?popular"
    r"|trending|author-?bio|signup|paywall|survey|most-?read|read-?more|see-?also)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def find_main_content(root: "_Element") -> "_Element":
    """Return the element that holds the article; removes what is not the article's from the tree below ``root``."""
    for element in list(root.iter(*SKIPPED)):
        if element.tag != "head":
            _remove(element)
    _remove_asides(root)
    weights = _weights(root)
    main = root.find("body")
    main = root if main is None else main
    while True:
        best = max(main, key=lambda child: weights[child], default=None)
        if best is None or not weights[best] or weights[best] < _SHARE * weights[main]:
            return main
        if best.tag in {"p", "li", "blockquote", "pre", "td"} and len(best) == 0:
            return main
        main = best


def _remove_asides(root: "_Element") -> None:
    weights = _weights(root)
    total = weights[root]
    for element in list(root.iter()):
        tag = element.tag
        if not isinstance(tag, str) or tag in {"html", "body", "head", "article", "main"}:
            continue
        if tag not in _ASIDE_TAGS and not element.keys():
            continue
        marked = tag in _MARKED_ASIDES
        if weights[element] > (_LARGEST_MARKED_ASIDE if marked else _LARGEST_ASIDE) * total:
            continue
        names = _names(element)
        if _COMMENTS.search(names) and element.tag in {"div", "section", "ol", "ul", "aside"}:
            element.set(COMMENTS_MARK, "1")
        elif _is_aside(element, names):
            _remove(element)


def _names(element: "_Element") -> str:
    """Return the classes and id of an element; long ones are left out, for they spell a section's title."""
    names = f"{element.get('class', '')} {element.get('id', '')}".split()
    return " ".join(name for name in names if len(re.split("[-_]+", name)) <= _LONGEST_NAME)


def _is_aside(element: "_Element", names: str) -> bool:
    if element.tag in _ASIDE_TAGS:
        parent = element.getparent()
        return parent is None or parent.tag != "blockquote"
    if (
        element.get("role", "").lower() in _ASIDE_ROLES
        or element.get("aria-hidden") == "true"
        or element.get("hidden") is not None
    ):
        return True
    return bool(_HIDDEN.search(element.get("style", ""))) or bool(_ASIDE_NAMES.search(names))


def _remove(element: "_Element") -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _weights(root: "_Element") -> "defaultdict[_Element, float]":
    """Return, for every element, the code points of paragraph text below it, links counted out."""
    weights: defaultdict[_Element, float] = defaultdict(float)
    for element in root.iter(*_PARAGRAPHS):
        length, linked = _own_text(element)
        if length < _SHORTEST or linked > 0.5 * length or _in_comments(element):
            continue
        weight = length - linked
        weights[element] += weight
        for ancestor in element.iterancestors():
            weights[ancestor] += weight
    return weights


def _in_comments(element: "_Element") -> bool:
    return any(ancestor.get(COMMENTS_MARK) for ancestor in element.iterancestors())


_INLINE = (
    "a",
    "b",
    "i",
    "em",
    "strong",
    "u",
    "cite",
    "abbr",
    "code",
    "time",
    "sub",
    "sup",
    "font",
    "q",
    "mark",
    "small",
)


def _own_text(element: "_Element") -> tuple[int, int]:
    """Return how many code points of text stand in ``element`` itself or its inline children, and how many in links."""
    length = len((element.text or "").strip())
    linked = 0
    for child in element:
        if child.tag in _INLINE:
            inside = sum(map(len, texts_below(cast("Element", child))))
            length += inside
            linked += inside if child.tag == "a" else 0
        length += len((child.tail or "").strip())
    return length, linked
