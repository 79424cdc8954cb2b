"""Names of things in the names of commands."""

MERGE = "Merge notes"
"""the one command that is done to all folders at once"""
_LONGEST_NAME = 40
"""code points"""


def short_name(name: str) -> str:
    """Return a name for the menu: on one line, and not too long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"
