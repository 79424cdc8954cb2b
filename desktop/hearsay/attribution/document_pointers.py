"""Does an article speak of a primary document, and does a passage of it point there?"""

from typing import NamedTuple

from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import Words
from hearsay.domain.attribution import Attribution, Evidence, EvidenceKind
from hearsay.domain.spans import Span

_PLAIN = frozenset({"document"})
"""what any primary document may be called, once there is one"""

OFTEN = 3
"""mentions that make a document the article's subject"""


class DocumentPointers(NamedTuple):
    """What the article calls its primary document, and the events it records: nouns in lower case, empty for none."""

    nouns: frozenset[str]
    events: frozenset[str]
    name: str = "primary document"
    """the noun it is called by most"""

    def __bool__(self) -> bool:
        return bool(self.nouns)

    def in_words(self, words: Words, where: range) -> Evidence | None:
        """Return the first word there that names the document, as evidence."""
        return _first(words, where, self.nouns)

    def event_in(self, words: Words, where: range) -> Evidence | None:
        """Return the first word there that names the meeting or call which the document records, as evidence."""
        return _first(words, where, self.events)

    def of_source(self, passage: Passage, attribution: Attribution) -> Evidence | None:
        """Return the pointer in an attribution's source: the document itself, not somebody writing about it."""
        for span in attribution.source:
            evidence = self.in_words(passage.words, passage.words.within(span))
            if evidence is not None:
                return evidence
        return None


def _first(words: Words, where: range, wanted: frozenset[str]) -> Evidence | None:
    for word in where:
        if words.lower[word] in wanted:
            return Evidence(EvidenceKind.DOCUMENT_POINTER, words.raw[word], Span(words.starts[word], words.ends[word]))
    return None


def find_document(passage: Passage, lexicon: NamingLexicon, *, primary_known: bool) -> DocumentPointers:
    """Return what the article calls its primary document.

    A cable or memo is one when the article keeps coming back to it; a report, ruling or letter only if it is also
    called leaked, secret or the like. ``primary_known`` tells that the reader named a primary document, so that one
    mention is enough.
    """
    words = passage.words
    mentions: dict[str, int] = {}
    leaked: set[str] = set()
    for word, lower in enumerate(words.lower):
        if lower in lexicon.documents:
            mentions[lower] = mentions.get(lower, 0) + 1
            if lexicon.leaked.intersection(words.lower[max(0, word - 3) : word]):
                leaked.add(lower)
    leaked.update(_often_cited(passage, lexicon))
    firm = {noun for noun in mentions if noun in lexicon.firm_documents}
    total = sum(mentions[noun] for noun in firm | leaked)
    if total < (1 if primary_known else OFTEN):
        return DocumentPointers(frozenset(), frozenset())
    nouns = frozenset(firm | leaked | _PLAIN)
    return DocumentPointers(nouns, lexicon.events, max(sorted(firm | leaked), key=lambda noun: mentions[noun]))


_CITED = frozenset({"note", "letter", "paper", "email", "recording", "log", "draft", "filing", "file"})
_CITING = frozenset(
    {"says", "said", "records", "recorded", "quotes", "has", "had", "shows", "reads", "reports", "tells"}
)


def _often_cited(passage: Passage, lexicon: NamingLexicon) -> set[str]:
    """Return loose nouns for a document whose words the article tells again and again: according to the note."""
    lower = passage.words.lower
    nouns = lexicon.loose_documents & _CITED
    cited: dict[str, int] = {}
    for word in range(2, len(lower) - 1):
        if lower[word] not in nouns or lower[word - 1] != "the":
            continue
        if lower[word - 3 : word - 1] == ("according", "to") or lower[word + 1] in _CITING:
            cited[lower[word]] = cited.get(lower[word], 0) + 1
    return {noun for noun, times in cited.items() if times >= OFTEN}
