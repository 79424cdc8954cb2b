"""What a source is called in a chain: the full name in its phrase, or the phrase itself, cut to what names somebody."""

from hearsay.attribution.mentions import Mention, plain_title
from hearsay.attribution.names import Names
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import (
    DETERMINERS,
    PARTICIPLES_OF_ORIGIN,
    PREPOSITIONS,
    RELATIVES,
    is_name,
    is_word,
    word_set,
)
from hearsay.domain.attribution import UNNAMED

_COURTESIES = frozenset({"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"})
_MODIFYING = word_set("of who in from for at on with and whose")
_GOVERNING = word_set("of for from to with at in by on against about like including")
MOST_NAMED = 3
"""names of several that spoke together"""


class SourceNames:
    """Names the phrases of one article that mention a source outright; pronouns are resolved elsewhere."""

    def __init__(self, passage: Passage, names: Names, lexicon: NamingLexicon) -> None:
        self._passage = passage
        self._names = names
        self._lexicon = lexicon

    def named(self, source: range) -> str | None:
        """Return the full name of the persons or the institution that a phrase is about; None where it names nobody."""
        mentions = self._names.within(source)
        for place, mention in enumerate(mentions):
            if self._heads(mention, source) or self._is_apposed(mention, source):
                together = self._together(mentions[place:], source)
                return " and ".join(dict.fromkeys(self._called(m) for m in together))
        return None

    def phrase(self, source: range) -> str:
        """Return the phrase itself, without the relative clause or the apposition behind it."""
        words = self._passage.words
        stop = next(
            (w for w in source[1:] if words.raw[w] in ",(—–" or words.lower[w] in ("who", "which", "that")), source.stop
        )
        if stop - source.start > 1 and words.lower[stop - 1] == "'s":
            stop -= 1
        phrase = self.plain(range(source.start, max(stop, source.start + 1)))
        lone = words.lower[source.start : stop]
        if len(lone) == 1 and lone[0] in self._lexicon.unnamed:
            return f"{UNNAMED} {phrase.lower()}"
        return phrase

    def document_from(self, source: range) -> tuple[str, ...] | None:
        """Return the links of "a cable obtained by The Intercept": first the outlet, then the document."""
        words = self._passage.words
        head = next((w for w in source if words.lower[w] in self._lexicon.documents), None)
        if head is None or not self._is_head(head, source):
            return None
        plain = self.plain(range(source.start, head + 1))
        giver = next((w for w in range(head + 1, source.stop) if words.lower[w] == "by"), None)
        if giver is None:
            return (plain,)
        named = [m for m in self._names.within(range(giver, source.stop)) if m.words.start <= giver + 2]
        return (self.with_article(named[0]), plain) if named else (plain,)

    def with_article(self, mention: Mention) -> str:
        """Return a name with the *the* that stands before it."""
        words = self._passage.words
        before = mention.words.start - 1
        name = self._names.fullest(mention)
        return f"{words.raw[before]} {name}" if before >= 0 and words.lower[before] == "the" else name

    def plain(self, words: range) -> str:
        """Return words as they stand, with single spaces between them."""
        all_words = self._passage.words
        return " ".join(self._passage.text[all_words.starts[words.start] : all_words.ends[words[-1]]].split())

    def _called(self, mention: Mention) -> str:
        name = self._names.fullest(mention)
        return name if self._names.is_person(name) else self.with_article(mention)

    def _together(self, mentions: tuple[Mention, ...], source: range) -> list[Mention]:
        """Return the first name and those joined to it by *and* or commas: "Ida Lund, Omar Vey and Peter Ode"."""
        lower = self._passage.words.lower
        joined = [mentions[0]]
        for mention in mentions[1:]:
            gap = lower[joined[-1].words.stop : mention.words.start - len(mention.title)]
            if gap not in (("and",), (",",), (",", "and"), ("&",)) or len(joined) == MOST_NAMED:
                break
            joined.append(mention)
        last = joined[-1].words
        by_and = any(lower[m.words.start - len(m.title) - 1] in ("and", "&") for m in joined[1:])
        if not by_and or (last.stop < source.stop and lower[last.stop] == "'s"):
            return joined[:1]
        return joined

    def _is_apposed(self, mention: Mention, source: range) -> bool:
        """Tell whether a person's name stands by itself behind a comma: "the keeper of the light, Ida Lund"."""
        words, start = self._passage.words, mention.words.start - len(mention.title)
        if start <= source.start or words.raw[start - 1] not in ",—–:" or " " not in mention.name:
            return False
        after = words.raw[mention.words.stop] if mention.words.stop < source.stop else ","
        closed = after in ",(—–" or words.lower[mention.words.stop] == "and"
        return closed and self._names.may_be_person(mention.name)

    def _heads(self, mention: Mention, source: range) -> bool:
        """Tell whether a name is what its phrase is about: not "Lee’s aide", "Lee supporters" or "aide to Lee"."""
        words = self._passage.words
        before = words.lower[mention.words.start - 1] if mention.words.start > source.start else ""
        titled = plain_title(before) in self._lexicon.titles and before not in _COURTESIES
        led = range(source.start, mention.words.start)
        if self._closes(mention, source):
            return True
        if not titled and any(words.lower[w] in _GOVERNING | RELATIVES for w in led):
            return False
        if mention.words.stop >= source.stop:
            return True
        after, lower = words.raw[mention.words.stop], words.lower[mention.words.stop]
        if lower in ("'s", "'"):
            return mention.words.stop + 1 >= source.stop  # the cue is what is his: "Lund’s claim"
        if words.lower[source.start] in ("a", "an") and is_word(after):
            return False  # a University of Tarn paper
        return not is_word(after) or lower in _MODIFYING or lower in RELATIVES

    def _closes(self, mention: Mention, source: range) -> bool:
        """Tell whether a person's name ends a phrase about him: "Harbour Post editor at large Ida Lund"."""
        words = self._passage.words
        start = mention.words.start - len(mention.title)
        if mention.words.stop != source.stop or start <= source.start or " " not in mention.name:
            return False
        before = words.lower[start - 1]
        bare = is_name(words.raw[source.start]) and words.lower[source.start] not in DETERMINERS
        described = before == "large" or before in self._lexicon.person_nouns
        return bare and described and self._names.may_be_person(mention.name)

    def _is_head(self, word: int, source: range) -> bool:
        """Tell whether a noun is what its phrase is about: nothing but its adjectives and names stand before it."""
        words = self._passage.words
        if any(words.lower[w] in PREPOSITIONS | RELATIVES or words.raw[w] == "," for w in range(source.start, word)):
            return False
        following = words.lower[word + 1] if word + 1 < source.stop else ""
        return (
            not following
            or not is_word(words.raw[word + 1])
            or following in PREPOSITIONS | RELATIVES | PARTICIPLES_OF_ORIGIN
            or following in ("'s", "and", "as", "to")
        )
