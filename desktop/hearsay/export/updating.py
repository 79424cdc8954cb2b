"""A second export into the same document: our parts are brought up to date, everything else stays, byte for byte.

A part that the reader changed is never written over. Where the note has changed as well since that export, what
would stand there now is put below it, as a part of its own and without the id that links lead to; so is the form of a
note that lost its place, or has one again. Parts of notes that are gone are taken out, unless the reader changed them.
A new part comes after the one it follows in a fresh export, below what the reader wrote there, and a new heading below
the whole of the section before it, in whatever order that stands.
A part that the reader took out altogether comes again.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearsay.domain.failures import ExportProblem
from hearsay.export.parts import LATER, MARK, Document, Part, content_hash, parsed, properties_mark, property_key

_ARTICLE = "article-"
_PLACED, _ORPHAN = "note-", "orphan-"
"""how the keys of parts begin that are an article's heading, a note with a place and one without"""
_BLOCK_ID = re.compile(r"\s*(?P<id>\^hs-[0-9a-f]{8})\s*$")


@dataclass(frozen=True, slots=True)
class Updated:
    """The document as it is now, and how many parts were written anew, added, taken out, and left as the reader has
    them: of those, ``beside`` now have a newer version below."""

    text: str
    renewed: int
    added: int
    removed: int
    kept: int
    beside: int


def is_export(text: str) -> bool:
    """Tell whether a document holds parts of ours."""
    return bool(parsed(text).parts)


def updated(existing: str, fresh: str) -> Updated:
    """Return ``existing`` with its parts as they are in ``fresh``. Raises ExportProblem where either has none."""
    old, new = parsed(existing), parsed(fresh)
    if not new.parts:
        raise ExportProblem("This template marks no parts of its own, so nothing can be updated; nothing was written.")
    if not old.parts:
        raise ExportProblem("This file holds no earlier export, so there is nothing in it to update.")
    return _Update(existing, old, new).made()


class _Update:
    def __init__(self, existing: str, old: Document, new: Document) -> None:
        self._old, self._new = old, new
        self._known = old.parts
        below = _shown_below(old.parts, new.parts)
        self._fresh = _without_kept_notes(new.parts, frozenset(below.values()), old.parts)
        self._forms = self._fresh | {key: new.parts[form] for key, form in below.items()}
        self._line_end = "\r\n" if "\r\n" in existing[:10_000] else "\n"
        self._out: list[str] = []
        self._renewed = self._added = self._removed = self._kept = self._beside = 0

    def made(self) -> Updated:
        self._front()
        pending, following = self._places()
        seen: set[str] = set()
        dropped = False
        for piece in self._old.pieces:
            if isinstance(piece, str):
                self._out.append(_without_first_end(piece) if dropped else piece)
                dropped = False
                continue
            if not piece.key.endswith(LATER):
                self._insert(pending, more=True)
                pending = [] if piece.key in seen else following.pop(piece.key, [])
            dropped = not (self._copied(piece) if piece.key in seen else self._part(piece))
            seen.add(piece.key)
        if dropped and len(self._out) > 1 and self._out[-1] == self._line_end:
            self._out.pop()
        self._insert(pending, more=False)
        return Updated("".join(self._out), self._renewed, self._added, self._removed, self._kept, self._beside)

    def _places(self) -> tuple[list[str], dict[str, list[str]]]:
        """Return which new parts come before all others, and which after each part that stands there."""
        standing = [key for key in self._known if not key.endswith(LATER)]
        places = {key: place for place, key in enumerate(standing)}
        ends = _section_ends(standing)
        first: list[str] = []
        following: dict[str, list[str]] = defaultdict(list)
        latest, furthest, so_far = "", -1, -1
        for key in self._fresh:
            if key.startswith(_ARTICLE):
                furthest, so_far = so_far, -1
            if key in places:
                latest, so_far = key, max(so_far, places[key])
                furthest = so_far
                continue
            if not _is_note(key) and furthest >= 0:
                latest = standing[ends[furthest]]
            (following[latest] if latest else first).append(key)
        return first, following

    def _part(self, part: Part) -> bool:
        """Write a part as it is to be; return False where it is taken out."""
        if part.key.endswith(LATER):
            new = self._newer(self._known.get(part.key.removesuffix(LATER)))
        else:
            new = self._fresh.get(part.key)
        if not part.is_untouched:
            self._kept += 1
            self._put(part)
            newer = self._newer(part)
            if newer is not None and newer.key not in self._known:
                self._out.append(self._line_end)
                self._put(newer)
                self._beside += 1
            return True
        if new is None:
            self._removed += 1
            return False
        self._renewed += new.written != part.written
        # Untouched but for white space that an editor changed: that is no reason to write it anew.
        self._put(part if new.written == part.written else new)
        return True

    def _newer(self, part: Part | None) -> Part | None:
        """Return what is to stand below a part that the reader changed, None where there is nothing new to say."""
        if part is None or part.is_untouched or part.key.endswith(LATER):
            return None
        new = self._forms.get(part.key)
        if new is None or new.written in {part.written, content_hash(part.lines)}:
            return None
        lines = _without_ids(new.lines, part.lines)
        return Part(part.key + LATER, content_hash(lines), lines)

    def _copied(self, part: Part) -> bool:
        self._put(part)
        return True

    def _insert(self, keys: Sequence[str], *, more: bool) -> None:
        """Write new parts, each after an empty line; ``more`` tells that another part follows."""
        for key in keys:
            if self._out:
                self._blank_line()
            self._put(self._fresh[key])
            self._added += 1
        if keys and more:
            self._out.append(self._line_end)

    def _blank_line(self) -> None:
        end = "".join(self._out[-2:]).replace("\r", "")
        missing = 0 if end.endswith("\n\n") else 1 if end.endswith("\n") else 2
        if missing:
            self._out.append(self._line_end * missing)

    def _put(self, part: Part) -> None:
        sign = f"{part.key} {part.written})"
        begin, end = (f"{MARK}{what} {sign}{self._line_end}" for what in ("begin", "end"))
        self._out.append("".join((begin, *map(self._ended, part.lines), end)))

    def _ended(self, line: str) -> str:
        return line if self._line_end == "\n" or line.endswith("\r\n") else line.replace("\n", self._line_end)

    def _front(self) -> None:
        """Write the front matter: our own properties anew unless the reader changed one, everything else as it is."""
        old, new = self._old, self._new
        if old.front is None:
            return
        ours = {key: line for line in new.front or () if (key := property_key(line))}
        standing = tuple(line for line in old.front if property_key(line) in ours)
        self._out.append(old.opening)
        if old.properties and content_hash(standing) == old.properties:
            self._out += [
                self._ended(ours.pop(key, line)) if (key := property_key(line)) else line for line in old.front
            ]
            self._out += map(self._ended, ours.values())
            self._out.append(old.closing)
            self._out.append(properties_mark(new.front or ()) + self._line_end)
        else:
            self._kept += bool(old.properties)
            self._out += [*old.front, old.closing]
            self._out += [f"{MARK}properties {old.properties}){self._line_end}"] if old.properties else []


def _is_note(key: str) -> bool:
    return key.startswith((_PLACED, _ORPHAN))


def _shown_below(known: Mapping[str, Part], fresh: Mapping[str, Part]) -> dict[str, str]:
    """Return the parts that the reader changed and whose note lost its place or has one again, with its new part."""
    found = {}
    for key, part in known.items():
        other = ""
        if key.startswith(_PLACED):
            other = _ORPHAN + key.removeprefix(_PLACED)
        elif key.startswith(_ORPHAN):
            other = _PLACED + key.removeprefix(_ORPHAN)
        is_free = other not in known or known[other].is_untouched
        if key not in fresh and other in fresh and is_free and not part.is_untouched:
            found[key] = other
    return found


def _without_kept_notes(fresh: Mapping[str, Part], kept: frozenset[str], known: Mapping[str, Part]) -> dict[str, Part]:
    """Leave out these notes, and headings that are new and would have no other note below them."""
    headed: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for key in fresh:
        if _is_note(key):
            headed[heading].append(key)
        else:
            heading = key
    bare = {each for each, notes in headed.items() if each not in known and kept.issuperset(notes)}
    return {key: part for key, part in fresh.items() if key not in kept and key not in bare}


def _section_ends(keys: Sequence[str]) -> list[int]:
    """Return for each place the last one that has no heading between."""
    ends = list(range(len(keys)))
    for place in reversed(range(len(keys) - 1)):
        if _is_note(keys[place + 1]):
            ends[place] = ends[place + 1]
    return ends


def _without_ids(lines: tuple[str, ...], standing: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines without the block ids that stand already: of two alike, links would lead to either."""
    ids = {found["id"] for line in standing if (found := _BLOCK_ID.search(line))}
    return tuple(
        line[: found.start()] + line[len(line.rstrip("\r\n")) :]
        if (found := _BLOCK_ID.search(line)) and found["id"] in ids
        else line
        for line in lines
    )


def _without_first_end(text: str) -> str:
    return text[2:] if text.startswith("\r\n") else text.removeprefix("\n")
