"""Word lists as they are easiest to read and extend: words between spaces."""


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of all ``lines``."""
    return frozenset(word for line in lines for word in line.split())
