"""What articles call the primary document: does a chain say that the words were taken from it?"""

import re
from collections.abc import Sequence
from itertools import pairwise

from hearsay.comparison.word_lists import word_list
from hearsay.domain.article import Article

_DOCUMENTS = word_list(
    """
    document documents cable cypher cipher memo memorandum telegram dispatch transcript transcription
    transcripts dossier minutes communique communiqué
    """
)
"""nouns for what a folder's primary document may be, whatever it is"""
_IF_CALLED_SO = word_list(
    """
    letter email emails report ruling judgment judgement opinion order filing affidavit indictment complaint
    note paper log recording draft speech statement testimony interview study contract agreement decree record
    records diary
    """
)
"""nouns for what only a document is that bears the name itself"""
_OPENING = 600
"""code points of the document's beginning that may say what it is"""
_BEHIND_NOUN = word_list(
    """
    of from by about on in to at between dated titled labelled labeled obtained leaked sent written published
    seen shared itself that which the a an
    """
) | {""}
"""words that may follow the noun that a name is built on; the empty one for its end"""
_WORD = re.compile(r"[^\W\d_]+")


class DocumentNames:
    """The nouns that stand for one document; none without one."""

    def __init__(self, primary: Article | None) -> None:
        self._nouns: frozenset[str] = frozenset()
        if primary is not None:
            opening = {word.casefold() for word in _WORD.findall(f"{primary.title} {primary.text[:_OPENING]}")}
            self._nouns = _DOCUMENTS | (_IF_CALLED_SO & opening)

    def speaks_in(self, chain: Sequence[str]) -> bool:
        """Tell whether the words came out of the document: it is the first hand, or somebody's whose words it records.

        “The Intercept, according to a document” are The Intercept's own words, which the document need not have.
        """
        return any(self._names(link) and (at == 0 or at + 1 < len(chain)) for at, link in enumerate(chain))

    def _names(self, link: str) -> bool:
        """Tell whether the link's own noun is one of the document: “the cable from Moscow”, not “cable operator”."""
        words = _WORD.findall(link.casefold())
        pairs = pairwise([*words, ""])
        return any(word in self._nouns and after in _BEHIND_NOUN for word, after in pairs)
