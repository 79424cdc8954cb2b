"""XML becomes a tree: no entity of its own, no document type, no network, nothing nested or grown beyond measure."""

import re
from typing import TYPE_CHECKING

from hearsay.reading.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST = 40 * 1024 * 1024
"""bytes: a tree takes five to ten times as much memory"""
_HALF_CHARACTER = re.compile(
    rb"&#(?:x0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]))(?![\da-fA-F]);?"
)
"""a reference to half of a character, which libxml2 lets through where it recovers, and lxml then trips over"""
_ENTITY = re.compile(rb"<!ENTITY\s", re.IGNORECASE)


def parse_xml(data: bytes, *, recover: bool = False) -> "_Element":
    """Return the root of ``data``; with ``recover``, also of what is not well-formed.

    Raises Unreadable where it is no XML, defines entities, or is too large or too deeply nested (libxml2's 256).
    """
    from lxml import etree

    if len(data) > _LARGEST:
        raise Unreadable(f"It is too large: {len(data) / 1024**2:.0f} MB of mark-up.")
    if _ENTITY.search(data) or _ENTITY.search(data[:65536].replace(b"\x00", b"")):
        raise Unreadable("Its mark-up defines entities of its own, which Hearsay does not expand.")
    if recover:
        data = _HALF_CHARACTER.sub(b"", data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        if "depth" in str(problem).lower():
            raise Unreadable("Its mark-up is nested too deeply to be read.") from None
        raise Unreadable("It is damaged: its mark-up cannot be read.") from None
    if root is None:
        raise Unreadable("It is damaged: its mark-up cannot be read.")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable("Its mark-up is nested too deeply to be read.")
    return root


def local_name(element: "_Element") -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
