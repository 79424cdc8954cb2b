"""A note's body inside a larger document: the reader's own Markdown, kept from swallowing what follows it.

Passed through as it is but for this: headings sink below the document's own, a fence left open is closed, and ``<``
before a tag is written as a character reference, since HTML may run on past the note. Code keeps its ``<``.
"""

import re

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_FENCE_ANYWHERE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[\s>]+)*(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_LANGUAGE = re.compile(r"\s*([\w#.+-]*)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|$)")
_NO_HEADING = re.compile(r"( {0,3})(?=#{2,6}[^\s#])")
"""some parsers want no space after the marks of a heading; one mark alone is a tag and stays as it is"""
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_PLAIN_LINE = re.compile(r" {0,3}(?![ \t>#|]|[-*+]\s|\d{1,9}[.)]\s|[-*_=]+\s*$)\S")
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")
_ACTIVE_TAG = re.compile(r"<(?!(?:https?|mailto|hearsay):[^\s<>]*>)(?=[A-Za-z/!?])")
_DEEPEST = 6


def contained(body: str, *, below: int) -> str:
    """Return the body as blocks that end where it ends; its headings sink by ``below`` levels.

    A body with fences inside lists or quotes is set as a block quote, unchanged within: parsers disagree on where
    such a fence ends, and all agree on where a quote does.
    """
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    if _has_nested_fence(lines):
        return "\n".join(f"> {_inert(line)}".rstrip() for line in lines)
    return "\n".join(_blocks(lines, below))


def _has_nested_fence(lines: list[str]) -> bool:
    open_fence = ""
    for line in lines:
        if open_fence:
            if _closes(line, open_fence):
                open_fence = ""
        elif opening := _opening(_FENCE, line):
            open_fence = opening["fence"]
        elif _opening(_FENCE_ANYWHERE, line):
            return True
    return False


def _blocks(lines: list[str], below: int) -> list[str]:
    written: list[str] = []
    open_fence = ""
    for line in lines:
        if open_fence:
            closes = _closes(line, open_fence)
            written.append(open_fence if closes else line)
            open_fence = "" if closes else open_fence
        elif opening := _opening(_FENCE, line):
            open_fence = opening["fence"]
            language = _LANGUAGE.match(opening["info"])
            written.append(open_fence + (language[1] if language else ""))
        elif _UNDERLINE.fullmatch(line) and written and written[-1].strip():
            _underline(written, line, below)
        else:
            written.append(_sunk(_inert(line), below))
    return [*written, open_fence] if open_fence else written


def _opening(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    found = pattern.match(line)
    if found is not None and found["fence"][0] == "`" and "`" in found["info"]:
        return None
    return found


def _closes(line: str, fence: str) -> bool:
    found = _FENCE.fullmatch(line)
    return found is not None and found["fence"].startswith(fence) and not found["info"].strip()


def _underline(written: list[str], line: str, below: int) -> None:
    """Turn an underlined line into a heading of the same level; an underline below anything else stands alone."""
    alone = len(written) == 1 or not written[-2].strip()
    if alone and _PLAIN_LINE.match(written[-1]):
        level = 1 if line.strip().startswith("=") else 2
        written[-1] = f"{'#' * min(_DEEPEST, level + below)} {written[-1].strip()}"
    else:
        written += ["", line if line.strip().startswith("-") else f"\\{line.strip()}"]


def _sunk(line: str, below: int) -> str:
    heading = _HEADING.match(line)
    if heading is None:
        return _NO_HEADING.sub(r"\1\\", line, count=1) if _NO_HEADING.match(line) else line
    return "#" * min(_DEEPEST, len(heading[1]) + below) + line[heading.end() :]


def _inert(line: str) -> str:
    """Return the line with no tag in it, code left as it is."""
    parts = []
    end = 0
    for code in _CODE_SPAN.finditer(line):
        parts += [_ACTIVE_TAG.sub("&lt;", line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _ACTIVE_TAG.sub("&lt;", line[end:])])
