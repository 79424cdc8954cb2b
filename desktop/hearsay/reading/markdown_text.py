"""Markdown becomes pieces, by way of the Markdown package and the HTML it makes."""

import re
from collections.abc import Iterable, Iterator

from hearsay.reading.canonical import with_newlines
from hearsay.reading.draft import Draft, Piece
from hearsay.reading.front_matter import split_front_matter
from hearsay.reading.markdown_signs import LINK
from hearsay.reading.markup_blocks import pieces_of
from hearsay.reading.unreadable import Unreadable

_LARGEST = 4 * 1024 * 1024
"""code points: the Markdown package takes about a second for each"""
_MOST_LINES = 100_000
"""the package takes a few seconds for as many list items or headings"""
_LONGEST_BLOCK = 300
"""lines without a blank one between: the package's time grows with their square"""
_DEEPEST = 12
"""levels of quoting or of lists"""

_MOST_SIGNS = 6000
"""inline signs in one paragraph"""
_MOST_UNCLOSED = 100
"""brackets in one paragraph that open no link: the package's time grows with their square"""
_MOST_TAGS = 300
"""tags in one paragraph, for the same reason"""

_MARKED_LINE = re.compile(r"\s*(?:[-*+>#|]|\d+[.)])")
_BULLET = re.compile(r"[-*+] \S")
_SIGNS = "[]()*_`<&!\\"
# Private characters stand in for signs that shall mean nothing; canonical text would drop them anyway.
_STAND_INS = {ord(sign): chr(0xE000 + index) for index, sign in enumerate("[]*_`<&!\\")}
_SIGNS_AGAIN = {ord(stand_in): chr(sign) for sign, stand_in in _STAND_INS.items()}
_NO_STAND_INS = dict.fromkeys(_SIGNS_AGAIN)
_BLANK_LINE = re.compile(r"(\n[ \t]*\n)")
_TAG = re.compile(r"<[a-zA-Z/!?]")


def read_markdown(text: str) -> Draft:
    """Return the pieces of a Markdown text, with the metadata of its front matter.

    Raises Unreadable for text that is too large or too deeply nested for the Markdown package.
    """
    metadata, text = split_front_matter(with_newlines(text))
    pieces = [piece._replace(text=piece.text.translate(_SIGNS_AGAIN)) for piece in _pieces(text)]
    return Draft(pieces, metadata)


def _pieces(text: str) -> list[Piece]:
    if len(text) > _LARGEST:
        raise Unreadable("It is too large for a Markdown file: more than 4 million characters.")
    if text.count("\n") > _MOST_LINES:
        raise Unreadable("It is too large for a Markdown file: more than 100,000 lines.")
    html = _converted(text)
    if not _TAG.search(text):
        # What the package writes by itself is well-formed, and the standard library reads it without loading lxml.
        from xml.etree.ElementTree import ParseError, fromstring  # nosec: no DOCTYPE can stand inside an element

        try:
            return pieces_of(fromstring(f"<div>{html}</div>"))  # noqa: S314 – it is our own output, free of entities
        except ParseError:
            pass
    from hearsay.reading.html_page import parse_html

    return pieces_of(parse_html(html))


def _converted(text: str) -> str:
    import markdown
    from markdown.extensions.tables import TableExtension

    lines = _with_room_for_lists([_not_too_deep(line) for line in _not_too_dense(text).split("\n")])
    prepared = "\n".join(_in_short_blocks(lines))
    try:
        return markdown.markdown(prepared, extensions=[TableExtension()])
    except RecursionError:
        raise Unreadable("Its Markdown is nested too deeply to be read.") from None


def _not_too_dense(text: str) -> str:
    """Return ``text`` with stand-ins for the signs of paragraphs that hold far too many of them."""
    paragraphs = _BLANK_LINE.split(text.translate(_NO_STAND_INS))
    return "".join(part.translate(_STAND_INS) if _is_too_dense(part) else part for part in paragraphs)


def _is_too_dense(paragraph: str) -> bool:
    if paragraph.count("<") > _MOST_TAGS or sum(map(paragraph.count, _SIGNS)) > _MOST_SIGNS:
        return True
    brackets = paragraph.count("[")
    return brackets > _MOST_UNCLOSED and brackets - len(LINK().findall(paragraph)) > _MOST_UNCLOSED


def _with_room_for_lists(lines: list[str]) -> Iterator[str]:
    """Yield the lines with a blank one before each list right below a paragraph, as most writers mean it."""
    above = ""
    for line in lines:
        if above.strip() and _BULLET.match(line) and not _MARKED_LINE.match(above):
            yield ""
        yield line
        above = line


def _in_short_blocks(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines with a blank one where a block ends anyway, below a heading or rule, or has gone on too long.

    The package copies the rest of a block for each heading or rule that it finds in it. Tables stay whole.
    """
    length = 0
    for line in lines:
        yield line
        length = length + 1 if line.strip() else 0
        too_long = length >= _LONGEST_BLOCK and "|" not in line
        if too_long or (length and _ends_block(line.rstrip())):
            yield ""
            length = 0


def _ends_block(line: str) -> bool:
    """True for a heading with its sign, the underline of one, and a rule; quoted ones too."""
    inside = line.lstrip(" >")
    sign = inside[:1]
    if not sign or sign not in "#=-_*" or len(line) - len(inside) > (3 * _DEEPEST if ">" in line[:4] else 3):
        return False
    # One or two stars are no rule but the beginning of something.
    return sign == "#" or (not inside.strip(f"{sign} ") and (sign in "=-" or inside.count(sign) > 2))


def _not_too_deep(line: str) -> str:
    """Return ``line`` with fewer levels of quoting and indentation, where it has more than anybody writes."""
    head = line[: len(line) - len(line.lstrip(" \t>"))]
    if head.count(">") <= _DEEPEST and len(head.expandtabs(4)) <= 4 * _DEEPEST + 2 * _DEEPEST:
        return line
    return "> " * min(head.count(">"), _DEEPEST) + line[len(head) :]
