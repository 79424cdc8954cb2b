"""What the reader views of Firefox and Thunderbird say above the text they show, in a page saved from one.

The page's own declarations are gone by then: its head is the browser's, and so is the language of its root.
"""

from typing import TYPE_CHECKING, cast

from hearsay.reading.canonical import clean_line
from hearsay.reading.draft import Metadata
from hearsay.reading.languages import declared_language
from hearsay.reading.markup_blocks import Element, texts_below

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_reader_view(root: "_Element", window_title: str) -> Metadata | None:
    """Return what a reader view tells of its article; None for any other page."""
    header = next((each for each in root.iter("div") if "reader-header" in each.get("class", "").split()), None)
    if header is None:
        return None
    parts = {name: part for part in header.iter() for name in part.get("class", "").split()}
    headline = _words(parts.get("reader-title"))
    if not headline:
        return None  # a site's own name for something of its own, and its declarations count
    domain = parts.get("reader-domain")
    site = window_title.removeprefix(headline).strip() if headline and window_title.startswith(headline) else ""
    container = header.getparent()
    return Metadata(
        title=headline,
        byline=_words(parts.get("reader-credits")),
        outlet=site.lstrip("|-–—·•:» "),
        language="" if container is None else declared_language(container.get("lang", "")),
        address="" if domain is None else domain.get("href", ""),
        headline=headline,
    )


def _words(element: "_Element | None") -> str:
    return "" if element is None else clean_line(" ".join(texts_below(cast("Element", element))))
