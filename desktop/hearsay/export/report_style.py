"""The style sheet of the HTML report: the shipped themes as custom properties, then the sheet itself."""

from hearsay.domain.attribution import COLOURED_TYPES, AttributionType
from hearsay.export.type_signs import Theme
from hearsay.resources import resource

_TEXT_GLYPH = "\ufe0e"
"""asks for the plain glyph where a telephone would draw a coloured picture"""

_NO_BREAK = "\u2060"


def report_style() -> str:
    """Return the whole style sheet. Print is always light."""
    light, dark = Theme.load("light"), Theme.load("dark")
    sheet = resource("report", "report.css").read_text("utf-8")
    rules = "\n".join(_type_rules(kind, light) for kind in COLOURED_TYPES)
    night = f"@media screen and (prefers-color-scheme: dark) {{\n:root {{ {_properties(dark)} }}\n}}"
    return f":root {{ {_properties(light)} }}\n{night}\n{sheet}\n{rules}\n"


def _properties(theme: Theme) -> str:
    of_types = {"tint": theme.tints, "hatch": theme.hatches, "ink": theme.inks}
    types = {f"{kind.value}-{part}": values[kind] for part, values in of_types.items() for kind in COLOURED_TYPES}
    return " ".join(f"--{name}: {value};" for name, value in (dict(theme.colours) | types).items())


def _type_rules(kind: AttributionType, theme: Theme) -> str:
    name = kind.value
    sign = "".join(f"{glyph}{_TEXT_GLYPH}" for glyph in theme.sign(kind))
    return "\n".join(
        (
            (
                f".{name} {{ --type-tint: var(--{name}-tint); --type-hatch: var(--{name}-hatch); "
                f"--type-ink: var(--{name}-ink); --type-underline: {theme.underlines[kind]}; }}"
            ),
            # The second value gives readers aloud nothing to say: the description says it in words.
            f'.s.{name}::before {{ content: "{sign}{_NO_BREAK}"; content: "{sign}{_NO_BREAK}" / ""; }}',
            (
                f"body:has(#show-{name}:not(:checked)) .s.{name} {{ background: none; color: var(--muted); "
                "text-decoration-color: transparent; }"
            ),
            f"body:has(#show-{name}:not(:checked)) .s.{name}::before {{ opacity: 0.4; }}",
        )
    )
