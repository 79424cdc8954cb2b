"""Word lists, written as text."""


def word_list(text: str) -> frozenset[str]:
    """Return the words of a text that white space separates."""
    return frozenset(text.split())
