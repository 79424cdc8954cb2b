"""Colour is never the only sign, and text on every tint can be read."""

import itertools
import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from hearsay.domain.attribution import COLOURED_TYPES
from hearsay.domain.tags import TagColour
from hearsay.ui.sentence_geometry import LinePiece
from hearsay.ui.theme import Theme, TypeStyle, load_theme
from hearsay.ui.type_painting import glyph, paint_tint

# Linear RGB as seen with each deficiency, complete (Viénot, Brettel and Mollon 1999; tritanopia after Brettel 1997).
_DEFICIENCIES = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "tritanopia": ((1.0, 0.14461, -0.14461), (0.0, 0.85924, 0.14076), (0.0, 0.85924, 0.14076)),
}


def _linear(colour: QColor) -> tuple[float, float, float]:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(colour.redF()), channel(colour.greenF()), channel(colour.blueF())


def _luminance(colour: QColor) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio after WCAG 2.2, 1–21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(dark=request.param)


def test_text_reads_on_every_tint(theme: Theme) -> None:
    for kind in COLOURED_TYPES:
        assert contrast(theme.ink, theme.types[kind].tint) >= 7


def test_the_dot_of_every_tag_is_seen_and_its_colour_would_do_for_letters(theme: Theme) -> None:
    for colour in TagColour:
        for ground in (theme.paper, theme.chrome, theme.raised):
            assert contrast(theme.tags[colour], ground) >= 4.5


def test_text_reads_on_every_line_of_the_hatching_and_the_hatching_can_be_seen(theme: Theme) -> None:
    for kind in COLOURED_TYPES:
        style = theme.types[kind]
        assert contrast(theme.ink, style.hatch) >= 7
        assert contrast(style.hatch, style.tint) >= 1.3
        assert contrast(style.ink, style.hatch) >= 3, "the sign stands on it where tints are off"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_pixel_of_a_hatched_sentence_is_worse_to_read_on(theme: Theme, scale: float) -> None:
    for kind in COLOURED_TYPES:
        colours = _hatched(theme.types[kind], scale)
        assert min(contrast(theme.ink, QColor.fromRgb(colour)) for colour in colours) >= 7
        darkest, brightest = (QColor.fromRgb(f(colours, key=lambda c: _luminance(QColor(c)))) for f in (min, max))
        assert contrast(darkest, brightest) >= 1.25, "the lines have drowned in the tint"


def test_hatching_is_as_wide_on_every_screen(theme: Theme) -> None:
    style = theme.types[COLOURED_TYPES[0]]
    shares = []
    for scale in (1.0, 2.0, 3.0):
        colours = _hatched(style, scale)
        grounds = sum(QColor.fromRgb(colour) == style.tint for colour in colours)
        shares.append(grounds / len(colours))
    assert max(shares) - min(shares) < 0.12


def _hatched(style: TypeStyle, scale: float) -> list[int]:
    """Paint a hatched line of text's ground, ``scale`` device pixels a pixel, and return the pixels inside it."""
    image = QImage(int(80 * scale), int(30 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_tint(painter, [LinePiece(QRectF(0, 0, 80, 30), 20.0)], style, uncertain=True)
    painter.end()
    inside = range(int(4 * scale), int(76 * scale)), range(int(4 * scale), int(26 * scale))
    return [image.pixel(x, y) for x in inside[0] for y in inside[1]]


def test_labels_read_on_paper_chrome_and_tint(theme: Theme) -> None:
    for kind in COLOURED_TYPES:
        style = theme.types[kind]
        for ground in (theme.paper, theme.chrome):
            assert contrast(style.ink, ground) >= 4.5
        assert contrast(style.ink, style.tint) >= 4.5
    for ground in (theme.paper, theme.chrome):
        assert contrast(theme.muted, ground) >= 4.5


def test_what_was_found_stays_readable(theme: Theme) -> None:
    assert contrast(theme.ink, theme.find) >= 7
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_no_two_types_share_both_underline_and_glyph(theme: Theme) -> None:
    signs = {(theme.types[kind].underline, glyph(theme, kind)) for kind in COLOURED_TYPES}
    assert len(signs) == len(COLOURED_TYPES)
    assert len({theme.types[kind].underline for kind in COLOURED_TYPES}) == len(COLOURED_TYPES)


@pytest.mark.parametrize("deficiency", _DEFICIENCIES)
@pytest.mark.parametrize(("part", "least"), [("ink", 10.0), ("tint", 7.0)])
def test_colours_differ_for_colour_blind_readers(theme: Theme, deficiency: str, part: str, least: float) -> None:
    seen = {kind: _lab(_seen(getattr(theme.types[kind], part), deficiency)) for kind in COLOURED_TYPES}
    for one, other in itertools.combinations(COLOURED_TYPES, 2):
        distance = math.dist(seen[one], seen[other])
        assert distance >= least, f"{one.label} and {other.label} look alike with {deficiency}: {distance:.1f}"


def _seen(colour: QColor, deficiency: str) -> tuple[float, ...]:
    linear = _linear(colour)
    return tuple(sum(w * v for w, v in zip(row, linear, strict=True)) for row in _DEFICIENCIES[deficiency])


def _lab(linear: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of linear sRGB; a distance of 2.3 is just noticeable (Mahy, Van Eycken and Oosterlinck 1994)."""

    def scaled(weights: tuple[float, float, float], white: float) -> float:
        value = max(0.0, sum(w * v for w, v in zip(weights, linear, strict=True))) / white
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    x = scaled((0.4124, 0.3576, 0.1805), 0.9505)
    y = scaled((0.2126, 0.7152, 0.0722), 1.0)
    z = scaled((0.0193, 0.1192, 0.9505), 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
