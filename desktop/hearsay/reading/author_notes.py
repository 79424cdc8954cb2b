"""Notes about the author behind the last paragraph: "Nora Lindqvist is a staff writer at …"."""

from collections.abc import Sequence

from hearsay.reading.names import is_name
from hearsay.reading.words import word_set

_LONGEST = 400
"""code points"""
_IS = word_set("is was has are have")
_DOES = word_set(
    "teaches writes covers reports edits blogs tweets lives works hosts directs leads joined served holds studies"
)
_WRITERS = word_set(
    "writer reporter correspondent columnist journalist contributor blogger freelance freelancer editor"
)
_AUTHORS = _WRITERS | word_set(
    "professor lecturer author fellow scholar researcher director historian lawyer economist analyst activist student",
    "scientist novelist poet producer founder chair adviser advisor ambassador novelist academic podcaster host",
)
_ROLE_WITHIN = 14
"""words"""


def is_author_note(text: str, byline: str, above: Sequence[str]) -> bool:
    """True for a paragraph at an article's end that says who its author is.

    ``byline`` names the author where the article does; without it, the person must be one of whom the paragraphs
    ``above`` never spoke, for somebody in the story may have the last sentence too.
    """
    if len(text) > _LONGEST:
        return False
    words = text.removeprefix("By ").split()
    name = _name_at_start(words)
    if not name or len(words) <= len(name):
        return False
    if _is_one_of(byline, name):
        return text.startswith("By ") or _says_who(words[len(name) :], _AUTHORS)
    surname = name[-1].strip(",.")
    if len(name) < 2 or any(surname in paragraph for paragraph in above):
        return False
    return _says_who(words[len(name) :], _AUTHORS if not byline else _WRITERS)


def _name_at_start(words: Sequence[str]) -> list[str]:
    """Return the one to four capitalised words at the start, before a verb in lower case or a comma."""
    name: list[str] = []
    for word in words[:5]:
        if not word[0].isupper():
            break
        name.append(word)
        if word.endswith(","):
            break
    return name if 1 <= len(name) <= 4 and is_name(" ".join(name)) else []


def _is_one_of(byline: str, name: Sequence[str]) -> bool:
    known = byline.split()
    return bool(known) and all(word.strip(",.") in [part.strip(",.") for part in known] for word in name)


def _says_who(rest: Sequence[str], roles: frozenset[str]) -> bool:
    """True where a verb of being with a role among the next words, or a verb of an author's work, follows the name."""
    verb = rest[0].lower() if rest else ""
    if verb == "who" and len(rest) > 1:
        verb = rest[1].lower()
    if verb in _DOES:
        return True
    return verb in _IS and any(word.strip(",.;()’'\"").lower().split("-")[-1] in roles for word in rest[1:_ROLE_WITHIN])
