"""Plain text as saved from web pages and mail: paragraphs, wrapped lines, quoted lines, bullets."""

import math
from collections.abc import Iterator
from itertools import pairwise

from hearsay.domain.article import BlockKind
from hearsay.reading.canonical import clean_line, with_newlines
from hearsay.reading.draft import Draft, Piece
from hearsay.reading.patterns import lazily
from hearsay.reading.sentence_ends import ends_sentence, is_cjk

_WIDEST_WRAP = 130
"""characters: nobody wraps lines wider than this; what is longer is a paragraph on a line"""
_NARROWEST_WRAP = 30
_ENTITY = lazily(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")
_BULLET_SIGNS = "•‣◦▪●∙⁃-*·"
_RULE_SIGNS = "=-~_*#"
_BULLET = lazily(r"[•‣◦▪●∙⁃]\s*(?=\S)|[-*·]\s+(?=\S)")
_NUMBER = lazily(r"\(?\d{1,2}[.)]\s+\S")
_QUOTED = lazily(r"\s*(?:>\s*)+")
_RULE = lazily(r"(=|-|~|_|\*|#)\1{2,}")


def read_plain_text(text: str) -> Draft:
    """Return the pieces of a plain text; only bullets, ``>`` and underlined headings count as mark-up."""
    return Draft(list(split_plain_text(text)))


def split_plain_text(text: str) -> Iterator[Piece]:
    """Yield the paragraphs of ``text``, wrapped lines joined again; lines that were broken on purpose stay apart."""
    if "&" in text and _ENTITY().search(text):
        from html import unescape

        text = _ENTITY().sub(lambda match: unescape(match[0]), text)
    yield from _paragraphs(with_newlines(text).split("\n"))


def _paragraphs(lines: list[str]) -> Iterator[Piece]:
    groups = list(_groups(lines))
    width = _wrap_width(groups)
    for group in groups:
        yield from _pieces(group, width)


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Yield the runs of lines between blank lines; indentation is kept."""
    group: list[str] = []
    for line in lines:
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(groups: list[list[str]]) -> int:
    """Return the column at which the text was wrapped, 0 where it was not.

    A wrapped line ends where the next line's first word would not have fitted: true of most line ends of a wrapped
    text, and of few in any other.
    """
    breaks = [(len(upper), len(lower.split(maxsplit=1)[0])) for group in groups for upper, lower in _pairs(group)]
    if len(breaks) < 3:
        return 0
    lengths = sorted(length for length, _ in breaks)
    width = lengths[math.ceil(0.95 * (len(lengths) - 1))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    wrapped = sum(length + 1 + word > width for length, word in breaks)
    return width if wrapped >= 0.6 * len(breaks) else 0


def _pairs(group: list[str]) -> Iterator[tuple[str, str]]:
    for upper, lower in pairwise(group):
        if not (_is_marked(lower.strip()) or _is_rule(lower.strip())):
            yield upper, lower


def _is_marked(line: str) -> bool:
    if line[:1] in _BULLET_SIGNS:
        return _BULLET().match(line) is not None
    return (line[:1].isdigit() or line[:1] == "(") and _NUMBER().match(line) is not None


def _is_rule(line: str) -> bool:
    return line[:1] in _RULE_SIGNS and _RULE().fullmatch(line) is not None


def _pieces(group: list[str], width: int) -> Iterator[Piece]:
    if all(line.lstrip()[:1] == ">" for line in group):
        # Every level of quoting goes at once, so that what is inside is never quoted again.
        for piece in _paragraphs([_QUOTED().sub("", line, count=1) for line in group]):
            yield Piece(piece.text, BlockKind.BLOCK_QUOTE, tight=piece.tight)
        return
    if len(group) == 2 and _is_rule(rule := group[1].strip()):
        yield Piece(group[0], BlockKind.HEADING, level=1 if rule[0] == "=" else 2)
        return
    listed = sum(_is_marked(line.strip()) for line in group)
    margin = min(map(_indent, group))
    tight = False
    paragraph = [group[0]]
    for line in group[1:]:
        if _continues(paragraph[-1], line, margin, width):
            paragraph.append(line)
            continue
        yield _piece(_joined(paragraph), listed, tight)
        tight = True
        paragraph = [line]
    yield _piece(_joined(paragraph), listed, tight)


def _piece(paragraph: str, listed: int, tight: bool) -> Piece:
    line = _without_emphasis(paragraph.strip())
    bullet = _BULLET().match(line) if line[:1] in _BULLET_SIGNS else None
    if bullet:
        # A lone hyphen may open a spoken line, as in French or Polish; a bullet sign never does.
        if listed > 1 or bullet[0][0] not in "-*·":
            return Piece(line[bullet.end() :], BlockKind.LIST_ITEM, tight=tight)
    elif listed > 1 and _is_marked(line):
        return Piece(line, BlockKind.LIST_ITEM, tight=tight)
    return Piece(line, tight=tight)


def _without_emphasis(line: str) -> str:
    """Return a paragraph without the stars or underscores that set the whole of it in italics."""
    sign = line[0]
    if sign in "*_" and line[-1] == sign and line.count(sign) == 2 and len(line) > 2:
        inside = line[1:-1]
        return inside if inside == inside.strip() else line
    return line


def _continues(upper: str, line: str, margin: int, width: int) -> bool:
    """True where ``line`` goes on with the sentence or paragraph that the line above it began."""
    lower = line.strip()
    if _is_marked(lower) or _is_rule(lower) or _is_rule(upper.strip()):
        return False
    finished = ends_sentence(clean_line(upper))
    if lower[0].islower() and not finished:
        return True
    if upper.rstrip()[-1:] in ",;" and len(upper) <= _WIDEST_WRAP:
        return True
    if not width:
        return False
    if finished and _indent(line) > margin:
        return False
    return len(upper) + 1 + len(lower.split(maxsplit=1)[0]) > width or (not finished and len(upper) >= 0.8 * width)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _joined(lines: list[str]) -> str:
    """Join with line feeds, which the canonical text turns into spaces, except where no space belongs."""
    parts = [lines[0].strip()]
    for line in map(str.strip, lines[1:]):
        above = parts[-1]
        if above[-1] == "\xad":
            parts[-1] = above[:-1]
        elif not _needs_no_space(above, line):
            parts.append("\n")
        parts.append(line)
    return "".join(parts)


def _needs_no_space(above: str, line: str) -> bool:
    if above[-1] in "-‐" and above[-2:-1].isalpha() and line[0].islower():
        return True
    return is_cjk(above[-1]) and is_cjk(line[0])
