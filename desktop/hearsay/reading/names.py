"""Names of people and organisations, told by their capitals."""

from hearsay.reading.words import word_set

_PARTICLES = word_set("and & de da di del della der den van von zu la le el al bin bint ibn ben ter ten und et y e o'")
_NOT_NAMES = word_set(
    "the this that these those a an monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
)
_NOT_IN_NAMES = frozenset('“”"?!:')


def is_name(text: str) -> bool:
    """True where every word is capitalised, particles aside: a person, several, or an organisation."""
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 10 or words[0].lower() in _NOT_NAMES:
        return False
    named = [word for word in words if word.lower() not in _PARTICLES]
    return bool(named) and all(
        word[0].isupper() and not any(c.isdigit() or c in _NOT_IN_NAMES for c in word) for word in named
    )
