"""Names of the articles within one file: readable, each once, and free of whatever a hostile title may hold."""

from collections.abc import Sequence

from hearsay.reading.canonical import clean_line

_LONGEST = 60
"""code points"""


def part_name(title: str, otherwise: str) -> str:
    """Return the letters and digits of ``title`` in lower case, hyphens between; ``otherwise`` where it has none.

    No dot, slash, control or direction mark is left, so that a path that ends in it can be no other file's.
    """
    words = "".join(character if character.isalnum() else " " for character in clean_line(title).casefold()).split()
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name or otherwise


def distinct_names(names: Sequence[str]) -> list[str]:
    """Return the names in order, each that came before with ``-2``, ``-3`` … behind it."""
    taken: set[str] = set()
    uses: dict[str, int] = {}
    distinct = []
    for name in names:
        free = name
        while free in taken:
            uses[name] = uses.get(name, 1) + 1
            free = f"{name}-{uses[name]}"
        taken.add(free)
        distinct.append(free)
    return distinct
