"""Whether two names of a folder are one source's: a short name is the longer one's where only one fits."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import dropwhile

from hearsay.comparison.word_lists import word_list
from hearsay.domain.attribution import UNNAMED

_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "its", "his", "her", "their"))
_NOBODY = word_list(
    """
    he she they it we i you who one ones some someone somebody anyone anybody everyone everybody nobody noone none no
    another others other many most several few both either neither each every all any those these such two three four
    five six seven eight nine ten dozens hundreds thousands
    """
)
"""words that name nobody, though a sentence may begin with them"""
_NO_SOURCE = word_list("nobody noone none neither nothing another other others anyone anybody everyone everybody each")
"""words that alone are nobody whom words could come from, or nobody to be told from others"""
_MOST_NAMESAKES = 100
"""names with the same last word among which a longer one is looked for"""


def is_unnamed(link: str) -> bool:
    """Tell whether a link of a chain says that the article does not name whom it has the words from."""
    return link.split(maxsplit=1)[:1] == [UNNAMED]


def is_nobody(link: str) -> bool:
    """Tell whether a link is a bare word for nobody or for anybody: “Nobody”, “no one”, “Another”, “the others”."""
    words = link.replace("-", " ").casefold().split()
    return "".join(dropwhile(lambda word: word in _DETERMINERS, words)) in _NO_SOURCE


class NameBook:
    """Knows all names of a folder. ``document_names`` are those its articles have for the primary document."""

    def __init__(self, names: Iterable[str], document_names: Iterable[str]) -> None:
        self._nouns = frozenset(noun for name in document_names for noun in head_nouns(name))
        self._by_last: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for name in names:
            words = _words(name)
            if words:
                self._by_last[words[-1]].add(words)

    def is_document(self, link: str) -> bool:
        """Tell whether a link is the primary document: by a noun that the folder has for it (“the leaked cable”)."""
        return not self._nouns.isdisjoint(head_nouns(link))

    def key(self, link: str) -> str:
        """Return what all names of one source have in common: the only longer name that ends alike, else its own."""
        words = _words(link)
        namesakes = self._by_last.get(words[-1], set()) if words else set()
        if len(namesakes) > _MOST_NAMESAKES:
            return " ".join(words)
        longer = [known for known in namesakes if _holds(known, words)]
        fullest = [known for known in longer if not any(_holds(other, known) for other in longer if other != known)]
        return " ".join(fullest[0] if len(fullest) == 1 else words)


def is_name(link: str) -> bool:
    """Tell whether a link names somebody, and does not only describe: “Ida Lund”, not “Another clerk of the port”."""
    words = dropwhile(lambda word: word.casefold() in _DETERMINERS | _NOBODY, link.split())
    return any(word[:1].isupper() for word in words)


def _words(name: str) -> tuple[str, ...]:
    """Return a name's words in lower case, without articles and shortened titles ("Gen.")."""
    plain = name.replace("’", "'").removesuffix("'s").casefold().split()
    return tuple(word for word in plain if word not in _DETERMINERS and not word.endswith("."))


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return set(shorter) <= set(longer)


def head_nouns(name: str) -> set[str]:
    """Return the words that may be a description's noun: its last, and the last before a name begins."""
    words = name.split()
    if len(words) < 2 or words[0].lower() not in _DETERMINERS:  # a name, not a description
        return set()
    plain = [words[0].lower(), *words[1:]]
    run = next((i for i, word in enumerate(plain) if word[:1].isupper()), len(plain))
    nouns = {plain[run - 1], plain[-1]} - _DETERMINERS
    return {noun for noun in nouns if noun.islower()}
