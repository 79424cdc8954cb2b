"""Text of an article as Markdown that shows exactly that text and nothing else.

Written for CommonMark, Obsidian and the Markdown package alike. Backslashes where all three know them, character
references where they do not, and no HTML.
"""

import json
import re

from hearsay.domain.unicode import well_formed

_PROSE = re.compile(r"[A-Za-z][A-Za-z0-9,;:'()?!.“”‘’–—]*(?: [A-Za-z0-9,;:'()?!.“”‘’–—]+)*")
"""a line in which nothing means anything to Markdown: most texts, and told fast"""
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_ACTIVE = re.compile(r"[\\`*_\[\]#]")
_TAG_OPENING = re.compile(r"<(?=\S)")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_DOUBLED = re.compile(r"([~=%])(?=\1)")
"""strike-through, Obsidian's highlight and Obsidian's comment"""
_BLOCK_ID = re.compile(r"(?<=\s)\^(?=[\w-]+$)")
_LINE_START = re.compile(r"(?:(?P<mark>[-+>])|(?P<number>\d+)(?P<dot>[.)]))")
_TABLE_RULE = re.compile(r"[\s|:-]+")

_OPENING_ISOLATES = "\u2066\u2067\u2068"
_OPENING_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_CLOSING_ISOLATE, _CLOSING_EMBEDDING = "\u2069", "\u202c"


def inline(text: str) -> str:
    """Return any text as one line of Markdown: white space joined, control characters dropped."""
    if _PROSE.fullmatch(text):
        return text
    line = _SPACE.sub(" ", _CONTROL.sub("", well_formed(text))).strip()
    line = _REFERENCE.sub("&amp;", line)
    line = _ACTIVE.sub(r"\\\g<0>", line)
    line = _TAG_OPENING.sub("&lt;", line)
    line = _DOUBLED.sub(lambda found: f"&#{ord(found[0])};", line)
    line = _BLOCK_ID.sub("&#94;", line)
    return _directions_closed(_start_escaped(line))


def table_cell(text: str) -> str:
    """Return any text for a cell of a table, a dash where there is nothing to see."""
    return inline(text).replace("|", "&#124;") or "–"


def block_quote(text: str) -> str:
    """Return any text as a block quote, one line a paragraph; empty where there is nothing to see."""
    paragraphs = (inline(paragraph) for paragraph in text.split("\n\n"))
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs if paragraph)


def yaml_string(text: str) -> str:
    """Return any text as a double-quoted YAML scalar on one line, which is a JSON string at the same time."""
    quoted = json.dumps(well_formed(text), ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in quoted)


def _start_escaped(line: str) -> str:
    if _TABLE_RULE.fullmatch(line):
        line = line.replace("-", "\\-")
    start = _LINE_START.match(line)
    if start is None:
        return line
    if start["mark"]:
        return f"\\{line}"
    return f"{start['number']}\\{line[start.end('number') :]}"


def _directions_closed(line: str) -> str:
    """Return the line with every change of writing direction closed, so that it ends with the line.

    Unicode Standard Annex #9, section 2: embeddings and overrides end with PDF, isolates with PDI.
    """
    open_marks: list[str] = []
    for character in line:
        if character in _OPENING_ISOLATES:
            open_marks.append(_CLOSING_ISOLATE)
        elif character in _OPENING_EMBEDDINGS:
            open_marks.append(_CLOSING_EMBEDDING)
        elif character == _CLOSING_EMBEDDING and open_marks[-1:] == [_CLOSING_EMBEDDING]:
            open_marks.pop()
        elif character == _CLOSING_ISOLATE and _CLOSING_ISOLATE in open_marks:
            while open_marks.pop() != _CLOSING_ISOLATE:
                pass
    return line + "".join(reversed(open_marks))
