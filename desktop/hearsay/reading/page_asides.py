"""What stands in a page beside its article: menus, plugs, lists of links, teasers of other articles, hidden parts.

Told by the element (``nav``), its role, its names (``class="related-posts"``) and, where a site's names say nothing, by
what it holds: links and hardly a word besides.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING, cast

from hearsay.reading.markup_blocks import Element, texts_below
from hearsay.reading.sentence_ends import is_cjk

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_NAME = 4
"""words in the name of a class"""
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "form", "menu", "dialog"})
MARKED_ASIDES = frozenset({"nav", "aside", "footer"})
"""elements that HTML itself sets aside"""
_ASIDE_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog", "menu", "toolbar"}
)
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "u", "q", "cite", "time", "small", "abbr", "mark", "code"})
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|disqus|fb-comments|respond|replies)(?:$|[\s_-])", re.IGNORECASE
)
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|shares|sharethis|addthis|sharedaddy|social|socials|related|recommended|recommendations?"
    r"|newsletter|newsletters|subscribe|subscription|sidebar|breadcrumbs?|promo|promos|sponsor|sponsored|advert|advertisement"
    r"|ads?|adv|banner|cookie|cookies|popup|modal|footer|menu|nav|navbar|navigation|pagination|pager|tags|taglist|tag-?list"
    r"|taboola|outbrain|widget|widgets|toolbar|skip|masthead|toc|print-only|noprint|rail|most-?popular|trending|author-?bio"
    r"|signup|paywall|survey|most-?read|read-?more|see-?also|jp-relatedposts|teaser|teasers|ticker|live-?feed|newsfeed"
    r"|donate|donation|error-?report|feedback|reactions?|likes?|bookmark-?card|interstitial)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_NAMES = re.compile(r"(?:^|[\s_-])(?:fig)?captions?(?:[_-]+text)?(?:$|\s)", re.IGNORECASE)
_PULLED_NAMES = re.compile(r"(?:^|[\s_-])pull-?(?:ed-?)?quotes?(?:$|[\s_-])", re.IGNORECASE)
_HIDDEN_NAMES = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-reader-text|screen-reader-only|visually-?hidden|off-?screen|editsection"
    r"|mw-editsection|skip-link|noprint|print-only|u-hidden|a11y-hidden|headerlink|permalink)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_LINKED = 0.85
"""share of its code points in links, above which a list is a list of links"""
_NAME_WORDS = 3
"""words of a link that may be no more than a name"""
_FEWEST_SIGNS = 8
_LONGEST_CAPTION = 600
"""code points"""
_FEWEST_TEASERS = 3
_LONGEST_TEASER = 300
"""code points, on average, that a teaser has beside its link"""
_BOXES = frozenset({"div", "section", "ul", "ol", "table", "center"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def names_of(element: "_Element") -> str:
    """Return the classes and id of an element, words run together in capitals parted.

    Long names are left out, for they spell a section's title.
    """
    names = _CAMEL.sub("-", f"{element.get('class', '')} {element.get('id', '')}").split()
    return " ".join(name for name in names if len(re.split("[-_]+", name)) <= _LONGEST_NAME)


def holds_comments(element: "_Element", names: str) -> bool:
    """True for the part of a page where its readers write."""
    return element.tag in {"div", "section", "ol", "ul", "aside"} and bool(_COMMENTS.search(names))


def is_aside(element: "_Element", names: str) -> bool:
    """True for what the page itself marks as standing beside its article, or as not to be seen."""
    if element.tag in _ASIDE_TAGS:
        parent = element.getparent()
        return (parent is None or parent.tag != "blockquote") and not is_pulled_quote(names)
    if (
        element.get("role", "").lower() in _ASIDE_ROLES
        or element.get("aria-hidden") == "true"
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", ""))
        or _HIDDEN_NAMES.search(names)
    ):
        return True
    # An anchor in a heading may be called "toc-backref", the quotation of a post "social": words within a line and
    # quotations are not set aside by their names.
    return element.tag not in _INLINE and element.tag != "blockquote" and bool(_ASIDE_NAMES.search(names))


def is_pulled_quote(names: str) -> bool:
    """True for words that are set apart in large letters, most often a repeat of a sentence of the article."""
    return bool(_PULLED_NAMES.search(names))


def is_caption(element: "_Element", names: str) -> bool:
    """True for a line that a site's own names, not HTML's, call a caption."""
    return (
        element.tag in {"p", "div", "span"}
        and bool(_CAPTION_NAMES.search(names))
        and _length(element) <= _LONGEST_CAPTION
    )


def is_link_line(element: "_Element") -> bool:
    """True for a heading or a box of its own that is nothing but one link to another article."""
    if element.tag not in {"div", "figure", "h2", "h3", "h4", "h5", "h6"}:
        return False
    anchors = list(islice(element.iter("a"), 2))
    if len(anchors) != 1 or not _is_link(anchors[0]):
        return False
    return _is_title(anchors[0]) and _length(anchors[0]) >= _MOST_LINKED * _length(element)


def is_link_list(element: "_Element") -> bool:
    """True for a list of nothing but links whose words are titles; names that are links may be the article's.

    A list within another is part of what that one says.
    """
    parent = element.getparent()
    if element.tag not in {"ul", "ol", "dl"} or (parent is not None and parent.tag in {"li", "ul", "ol"}):
        return False
    total = _length(element)
    if not total or _linked_length(element) < _MOST_LINKED * total:
        return False
    titles = [_is_title(anchor) for anchor in element.iter("a")]
    return 2 * sum(titles) > len(titles)


def holds_teasers(element: "_Element") -> bool:
    """True for a box of headings that each lead to another article, with a few words below each at most."""
    if element.tag not in _BOXES:
        return False
    headings = list(element.iter(*_HEADINGS))
    if len(headings) < _FEWEST_TEASERS:
        return False
    linked = sum(map(_leads_elsewhere, headings))
    if linked < _FEWEST_TEASERS or linked < 0.75 * len(headings):
        return False
    return _length(element) - _linked_length(element) <= _LONGEST_TEASER * len(headings)


def _is_title(anchor: "_Element") -> bool:
    """True for more words than a name has, or as many signs of a script that sets no spaces."""
    words = "".join(texts_below(cast("Element", anchor))).split()
    return len(words) > _NAME_WORDS or sum(map(is_cjk, "".join(words))) >= _FEWEST_SIGNS


def _leads_elsewhere(heading: "_Element") -> bool:
    inside = any(map(_is_link, heading.iter("a")))
    return inside or any(map(_is_link, heading.iterancestors("a")))


def _is_link(anchor: "_Element") -> bool:
    """True for a link to another page; one to a place in this page leads nowhere else."""
    return bool(anchor.get("href", "").strip().partition("#")[0])


def _length(element: "_Element") -> int:
    return sum(len(text.strip()) for text in texts_below(cast("Element", element)))


def _linked_length(element: "_Element") -> int:
    return sum(_length(anchor) for anchor in element.iter("a") if _is_link(anchor))
