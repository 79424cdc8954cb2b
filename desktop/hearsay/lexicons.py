"""Word lists shipped with the program, read when first asked for."""

from functools import cache

from hearsay.resources import resource


@cache
def word_list(file: str, section: str = "") -> frozenset[str]:
    """Return the entries below ``[section]`` of a file in ``resources/lexicons``, or those before its first section.

    Entries are separated by white space, with ``_`` for a space inside one; ``#`` begins a comment. A section that is
    not there is empty. Raises OSError when the file is missing.
    """
    return _sections(file).get(section, frozenset())


@cache
def _sections(file: str) -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    entries = sections.setdefault("", set())
    for line in resource("lexicons", file).read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            entries = sections.setdefault(content.strip("[]"), set())
        else:
            entries.update(entry.replace("_", " ") for entry in content.split())
    return {name: frozenset(words) for name, words in sections.items()}
