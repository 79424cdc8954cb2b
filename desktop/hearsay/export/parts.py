"""Which parts of an exported document are Hearsay's own, so that a later export can bring those up to date alone.

A part stands between two lines that every reader of Markdown takes for the definition of a link nobody uses, and so
shows nothing of: CommonMark, Obsidian and the Markdown package alike. HTML comments would do that too, but are HTML,
which some turn into visible text; Obsidian's ``%%`` is visible everywhere else. The lines carry the part's key and a
hash of what was written, which tells later whether the reader changed it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"\[//\]: # \(hearsay (?P<what>begin|end|properties) (?:(?P<key>[\w.-]+) )?(?P<hash>[0-9a-f]{16})\)")
MARK = "[//]: # (hearsay "
_PROPERTY = re.compile(r"(?P<key>[\w-]+):(?=\s)")
_RULE = "---"
LATER = ".later"
"""what follows the key of a part that stands beside one the reader changed"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of ours as it stands in a document: the lines between its marks, and the hash of what we wrote there."""

    key: str
    written: str
    lines: tuple[str, ...]

    @property
    def is_untouched(self) -> bool:
        return content_hash(self.lines) == self.written


Piece = Part | str
"""a part, or the text between parts, which is the reader's, every byte of it"""


@dataclass(frozen=True, slots=True)
class Document:
    """A document taken apart: the lines of its front matter without the rules around them, the hash of the properties
    that were ours in it, and what follows. ``front`` is None where there is none; ``opening`` and ``closing`` are the
    rules around it. Every line keeps its end."""

    front: tuple[str, ...] | None
    opening: str
    closing: str
    properties: str
    pieces: tuple[Piece, ...]

    @property
    def parts(self) -> dict[str, Part]:
        """The parts by their key; of a part that was copied within the document, the first counts."""
        found: dict[str, Part] = {}
        for piece in self.pieces:
            if isinstance(piece, Part):
                found.setdefault(piece.key, piece)
        return found


def marked(key: str, text: str) -> str:
    """Return the text as a part of ours between its two marks, with no line end behind. ``key`` is one word."""
    lines = text.strip("\n").split("\n")
    sign = f"{key} {content_hash(lines)}"
    return f"{MARK}begin {sign})\n\n" + "\n".join(lines) + f"\n\n{MARK}end {sign})"


def sealed(text: str) -> str:
    """Return a document with parts in which the front matter, if there is any, is told to be ours, too."""
    # Only the beginning is taken apart: the document may be of a hundred thousand parts.
    end = text.find(f"\n{_RULE}\n")
    if not text.startswith(f"{_RULE}\n") or end < 0 or f"\n{MARK}begin " not in text:
        return text
    head, rest = text[: end + len(_RULE) + 2], text[end + len(_RULE) + 2 :]
    front = parsed(head).front or ()
    return f"{head}{properties_mark(front)}\n{rest}"


def properties_mark(front: tuple[str, ...]) -> str:
    """Return the line that tells which hash the properties have that we wrote."""
    return f"{MARK}properties {content_hash(front)})"


def property_key(line: str) -> str:
    """Return the key of a property that stands on one line of front matter, empty where it is something else."""
    found = _PROPERTY.match(line)
    return found["key"] if found else ""


def content_hash(lines: "tuple[str, ...] | list[str]") -> str:
    """Return 16 hexadecimal digits that tell a text from any other, white space at the ends of lines aside.

    Editors drop that unasked, and turn one form of line end into the other.
    """
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def parsed(text: str) -> Document:
    """Take a document apart. What looks like a mark but has no counterpart is text like any other."""
    lines = text.split("\n")
    lines = [*(f"{line}\n" for line in lines[:-1]), *filter(None, lines[-1:])]
    front, rest = _front_matter(lines)
    properties = ""
    if front is not None and rest < len(lines):
        mark = _mark(lines[rest])
        if mark is not None and mark["what"] == "properties":
            properties = mark["hash"]
            rest += 1
    opening, closing = (lines[0], lines[len(front) + 1]) if front is not None else ("", "")
    return Document(front, opening, closing, properties, tuple(_pieces(lines, rest)))


def _front_matter(lines: list[str]) -> tuple[tuple[str, ...] | None, int]:
    """Return the lines between the rules at the very beginning, and where what follows begins."""
    if not lines or lines[0].removeprefix("\ufeff").rstrip() != _RULE:
        return None, 0
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == _RULE), None)
    return (None, 0) if end is None else (tuple(lines[1:end]), end + 1)


def _pieces(lines: list[str], start: int) -> Iterator[Piece]:
    ends = _ends(lines)
    text: list[str] = []
    number = start
    while number < len(lines):
        mark = _mark(lines[number])
        end = None
        if mark is not None and mark["what"] == "begin" and mark["key"]:
            places = ends.get((mark["key"], mark["hash"]), [])
            end = next((place for place in places if place > number), None)
        if mark is None or end is None:
            # A mark of an end without a beginning, too, is the reader's to keep or to take out.
            text.append(lines[number])
            number += 1
            continue
        if text:
            yield "".join(text)
            text = []
        yield Part(mark["key"], mark["hash"], tuple(lines[number + 1 : end]))
        number = end + 1
    if text:
        yield "".join(text)


def _ends(lines: list[str]) -> dict[tuple[str, str], list[int]]:
    """Return where the marks stand that end parts, by key and hash."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, line in enumerate(lines):
        mark = _mark(line)
        if mark is not None and mark["what"] == "end":
            found.setdefault((mark["key"], mark["hash"]), []).append(number)
    return found


def _mark(line: str) -> re.Match[str] | None:
    return _LINE.fullmatch(line.rstrip()) if line.startswith(MARK) else None
