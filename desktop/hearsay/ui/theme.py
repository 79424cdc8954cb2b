"""Colours of the window, read from ``resources/themes``, and the style sheet made of them."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QFont, QPalette

from hearsay.domain.attribution import COLOURED_TYPES, AttributionType
from hearsay.domain.tags import TagColour
from hearsay.resources import resource

if TYPE_CHECKING:
    from hearsay.domain.comparison import Verdict
    from hearsay.domain.grades import ClaimGrade, SourceGrade

SERIF_FAMILIES = ("Noto Serif", "Source Serif 4", "Charter", "Iowan Old Style", "Georgia", "Cambria", "DejaVu Serif")
SANS_FAMILIES = ("Noto Sans", "Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "DejaVu Sans")


class Underline(StrEnum):
    DOUBLE = "double"
    SOLID = "solid"
    DASHED = "dashed"
    WAVY = "wavy"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How sentences of one attribution type look; the glyph and the underline repeat what the colour says.

    ``hatch`` is the colour of the lines across the tint of an uncertain sentence.
    """

    tint: QColor
    hatch: QColor
    ink: QColor
    underline: Underline
    glyph: str


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    paper: QColor
    chrome: QColor
    raised: QColor
    line: QColor
    ink: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    find: QColor
    warning: QColor
    warning_tint: QColor
    seal: str
    """stands beside the glyph of words that come from the primary document"""
    types: dict[AttributionType, TypeStyle]
    tags: dict[TagColour, QColor]


def load_theme(*, dark: bool) -> Theme:
    """Return the shipped light or dark theme."""
    path = resource("themes", "dark.json" if dark else "light.json")
    values: dict[str, Any] = json.loads(path.read_text("utf-8"))
    styles = {kind: _type_style(values["types"][kind.value]) for kind in COLOURED_TYPES}
    colours = {key: QColor(value) for key, value in values.items() if key not in {"name", "seal", "types", "tags"}}
    tags = {colour: QColor(values["tags"][colour.value]) for colour in TagColour}
    return Theme(name=values["name"], seal=values["seal"], types=styles, tags=tags, **colours)


def _type_style(values: dict[str, str]) -> TypeStyle:
    tint, hatch, ink = (QColor(values[name]) for name in ("tint", "hatch", "ink"))
    return TypeStyle(tint, hatch, ink, Underline(values["underline"]), values["glyph"])


def verdict_colour(theme: Theme, verdict: "Verdict") -> QColor:
    """Return the colour of a verdict against the document; a word and a sign always stand beside it."""
    from hearsay.domain.comparison import Verdict  # loaded with the first comparison, not with the window

    if verdict is Verdict.ABSENT:
        return theme.warning
    return theme.types[AttributionType.QUOTE if verdict is Verdict.VERBATIM else AttributionType.SECONDHAND].ink


def grade_colour(theme: Theme, grade: "SourceGrade | ClaimGrade") -> QColor:
    """Return the colour of the reader's grade; its letter or figure always stands in it."""
    rank = list(type(grade)).index(grade)
    if rank < 2:
        return theme.types[AttributionType.QUOTE].ink
    if rank == 2:
        return theme.types[AttributionType.SECONDHAND].ink
    return theme.muted if rank == 5 else theme.warning


def reading_font(points: float) -> QFont:
    """Return the serif face that articles are set in."""
    font = QFont(list(SERIF_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(points)
    return font


def interface_font(points: float) -> QFont:
    """Return the sans-serif face of everything around the articles."""
    font = QFont(list(SANS_FAMILIES))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(points)
    return font


def palette(theme: Theme) -> QPalette:
    """Return the theme as a palette, so that plain Qt widgets follow it too."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.chrome,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.chrome,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.Button: theme.chrome,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
    }
    for role, colour in roles.items():
        made.setColor(role, colour)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.faint)
    return made
