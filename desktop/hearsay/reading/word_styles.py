"""What the styles of word processors mean, by the names that Word and LibreOffice give them in several languages."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from hearsay.domain.article import BlockKind

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|nagłówek)\s?([1-9])", re.IGNORECASE)
_TITLE = {"title", "titel", "titre", "título", "titolo", "tytuł"}
_QUOTE = re.compile(r"quot|zitat|citation|cita\b|citazione|block ?text", re.IGNORECASE)
_CAPTION = {"caption", "beschriftung", "légende", "illustration", "figure", "drawing", "didascalia", "leyenda"}


class Meaning(NamedTuple):
    """The kind of a paragraph, None where the style says nothing, and the level of a heading, 0 for none."""

    kind: BlockKind | None = None
    level: int = 0


PLAIN = Meaning()


def meaning_of(style: str) -> Meaning:
    """Return what the style called ``style`` makes of a paragraph."""
    name = style.replace("_20_", " ").strip().casefold()
    if name in _TITLE:
        return Meaning(BlockKind.HEADLINE, 1)
    if heading := _HEADING.fullmatch(name):
        return Meaning(BlockKind.HEADING, int(heading[1]))
    if name in _CAPTION:
        return Meaning(BlockKind.CAPTION)
    return Meaning(BlockKind.BLOCK_QUOTE) if _QUOTE.search(name) else PLAIN


def heading(level: int) -> Meaning:
    """Return what a heading of ``level``, 1 the highest, is."""
    return Meaning(BlockKind.HEADING, level)


def with_inherited(own: Mapping[str, tuple[Meaning, str]]) -> dict[str, Meaning]:
    """Return what each style means; ``own`` has its own meaning and the name of the style it is based on."""
    return {name: _inherited(own, name) for name in own}


def _inherited(own: Mapping[str, tuple[Meaning, str]], name: str) -> Meaning:
    seen: set[str] = set()
    while name in own and name not in seen:
        seen.add(name)
        meaning, name = own[name]
        if meaning != PLAIN:
            return meaning
    return PLAIN
