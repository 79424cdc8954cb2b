"""A Markdown document as HTML for a look before it is saved: nothing in it acts or loads."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?=\s|$)(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")
"""the Markdown package's own pattern, but for the space after the marks, which CommonMark and Obsidian want"""
_SCHEMES = frozenset({"http", "https", "mailto", "hearsay", ""})


def preview_html(markdown: str) -> str:
    """Return the document's body as HTML for a text browser, the front matter left out.

    Raw HTML shows as text, images as their description, and a link keeps its target only where that is a web or
    mail address or a place in a document.
    """
    from markdown import Markdown
    from markdown.blockprocessors import HashHeaderProcessor
    from markdown.treeprocessors import Treeprocessor

    class SpacedHeadings(HashHeaderProcessor):
        RE = _HEADING

    class Harmless(Treeprocessor):
        def run(self, root: "Element") -> None:
            for element in root.iter():
                _disarm(element)

    converter = Markdown(extensions=["fenced_code", "sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    # In the place of the package's own, at its priority.
    converter.parser.blockprocessors.register(SpacedHeadings(converter.parser), "hashheader", 70)
    # After the inline patterns (priority 20), which make the images and links.
    converter.treeprocessors.register(Harmless(converter), "harmless", 5)
    return converter.convert(_FRONT_MATTER.sub("", markdown, count=1))


def _disarm(element: "Element") -> None:
    if element.tag == "img":
        description = element.get("alt") or element.get("title") or "image"
        tail = element.tail
        element.clear()
        element.tag, element.text, element.tail = "em", f"[{description}]", tail
    if element.tag == "a" and not _is_harmless(element.get("href", "")):
        element.attrib.pop("href", None)


def _is_harmless(target: str) -> bool:
    try:
        return urlsplit(target).scheme.lower() in _SCHEMES
    except ValueError:
        return False
