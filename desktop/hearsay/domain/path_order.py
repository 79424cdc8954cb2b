"""The order in which a folder has its articles, told by their paths alone."""

import re

PathKey = list[tuple[list[tuple[str, int]], str]]


def natural(path: str) -> PathKey:
    """Return a key that sorts paths as the folder does: "2" before "10", folder by folder, whatever the case.

    Ours, for it is three lines, and importing a library for it costs more time than reading five articles.
    """
    return [
        ([(word, int(n or 0)) for word, n in re.findall(r"(\D*)(\d*)", part.casefold())], part)
        for part in path.split("/")
    ]
