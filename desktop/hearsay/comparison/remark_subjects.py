"""Whom the words of an article mean: which of its sources a verb belongs to, where that can be told for sure."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from hearsay.comparison.same_source import is_unnamed
from hearsay.comparison.word_lists import word_list as words_of
from hearsay.domain.article import Article
from hearsay.domain.attribution import Attribution
from hearsay.domain.sources import Source, SourceKind, SourceRegister
from hearsay.domain.spans import Span, hull
from hearsay.lexicons import word_list

_REACH = 120
"""code points before a verb in which its subject is looked for"""
_MOST_NAME_WORDS = 8
_NEAR_NAME = 40
"""code points between a name and a title or description that goes with it"""
_MOST_NAMESAKES = 100
"""sources that share a name; of more, none is looked for"""
_STEP = re.compile(
    r"""\b(?:
        stopped\s+short\s+of|(?:un|not\s+)able\s+to|(?:fail|refus|declin)(?:ed|es|s)\s+to|yet\s+to|to
        |has|have|had|is|was|are|were|been|being|be|do|does|did|would|will|could|can|may|might|should|must|cannot
        |\w+n[’']t|not|never|neither|nor|no\s+one|nobody|none
        |also|again|however|later|then|since|always|once|both|itself|himself|herself|themselves
        |(?:on|last|this)\s+\w+|\w+ly
    )\s*,?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
"""what may stand between a verb and its subject"""
_NEGATED = re.compile(
    r"\b(?:not|never|\w+n[’']t|cannot|neither|nor|no\s+one|nobody|none|unable|fail|refus|declin|yet\s+to|short)",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:to|would|will|could|can|may|might|should|must)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|was|are|were|been|being|be)\b(?!\s+(?:un|not\s+)able\b)", re.IGNORECASE)
_CLAUSE_OPENS = re.compile(
    r"""(?:^|[,;:–—(“”"]\s*|\b(?:but|yet|while|although|though|whereas|because|however|when|that)\s+
        |^(?:(?:last|earlier\s+this|on|in)\s+\w+|later|then|yesterday|today)\s+)$""",
    re.VERBOSE | re.IGNORECASE,
)
_APPOSITION = re.compile(r",[^,;:–—.“”\"()]{2,90},\s*$")
_OBJECT = re.compile(r"\s+((?:[\w.’'-]+\s+){0,7}?[\w’'-]+\.?)(?=\s+of\b|\s*[,;:–—)]|\.?\s*$)")
_BELONGING = re.compile(r"\b(?:of|for|to|with|by|from|at|in|\w+ing)\b")
_PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|we|i)$", re.IGNORECASE)
_MORE_TITLES = words_of("the clerk town mr. mrs. ms. dr. capt. gen. sen. rep. gov.")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands between a verb and its subject, which ends at ``end`` (code points): auxiliaries and adverbs."""

    end: int
    words: str

    @property
    def is_negated(self) -> bool:
        return bool(_NEGATED.search(self.words))

    @property
    def is_supposed(self) -> bool:
        """True where the verb tells what may be, or is meant to be."""
        return bool(_SUPPOSED.search(self.words))

    @property
    def is_passive(self) -> bool:
        return bool(_PASSIVE.search(self.words))


def lead_of(text: str, first: int, verb: int) -> Lead:
    """Return the lead of a verb that begins at ``verb``, in a sentence that begins at ``first``."""
    end = verb
    while found := _STEP.search(text, max(first, end - _REACH), end):
        end = found.start()
    return Lead(end, text[end:verb])


class SourceForms:
    """All that the sources of a folder may be called: their names, a person's last name, a name without “the”."""

    def __init__(self, register: SourceRegister) -> None:
        self.sources = register.sources
        self._forms: dict[tuple[str, ...], set[int]] = {}
        for number, source in enumerate(register.sources):
            if source.kind is SourceKind.NAMED:
                for form in _forms_of(source):
                    self._forms.setdefault(form, set()).add(number)

    def called(self, words: tuple[str, ...]) -> set[int]:
        """Return the numbers of the sources that may be called so (words in small letters)."""
        found = self._forms.get(words, set())
        return found if len(found) <= _MOST_NAMESAKES else set()


class SourcesThere:
    """The sources that one article names; ``hands`` are the numbers of those that it has words from."""

    def __init__(self, forms: SourceForms, article: Article, hands: Container[int]) -> None:
        self._forms = forms
        self._article = article
        self._hands = hands
        self._known: dict[int, bool] = {}
        self._called: dict[tuple[str, str], bool] = {}

    def _is_there(self, number: int) -> bool:
        """True for those that it has words from, and for those of other articles whose whole name it has."""
        if number in self._hands:
            return True
        source = self._forms.sources[number]
        if number not in self._known:
            self._known[number] = not source.path and source.name in self._article.text
        return self._known[number]

    def is_called(self, name: str, noun: str) -> bool:
        """True where the article itself puts a noun to a name: “the captain” may be she after “Captain Ines Kallow”."""
        if (name, noun) not in self._called:
            before = rf"\b{re.escape(noun)}\b[^.;]{{0,{_NEAR_NAME}}}\b{re.escape(name.split()[-1])}\b"
            behind = rf"\b{re.escape(name)},[^.;]{{0,{_NEAR_NAME}}}\b{re.escape(noun)}\b"
            near = re.search(f"{before}|{behind}", self._article.text, re.IGNORECASE)
            self._called[name, noun] = noun in name.casefold().split() or near is not None
        return self._called[name, noun]

    def _meant(self, words: tuple[str, ...]) -> list[int]:
        return [number for number in self._forms.called(words) if self._is_there(number)]

    def subject(self, text: str, first: int, end: int) -> tuple[int, int] | None:
        """Return whose name ends right before ``end`` as the subject of a clause, and where it begins.

        None where nobody’s does, where two could be meant, or where the name is a part of somebody else’s description
        (“a critic of Lund”).
        """
        found = self._name_before(text, first, end)
        if found is None:
            aside = _APPOSITION.search(text, max(first, end - _REACH), end)
            found = self._name_before(text, first, aside.start()) if aside else None
        if found is None:
            return None
        number, start = found
        begin = _without_titles(text, first, start)
        return (number, begin) if _CLAUSE_OPENS.search(text[max(first, begin - _REACH) : begin]) else None

    def object(self, text: str, start: int, end: int) -> int | None:
        """Return whose name is all that stands at ``start``, titles left aside: “Lund of …”, not “Lund's clerk”."""
        named = _OBJECT.match(text, start, end)
        words = named.group(1).casefold().split() if named else []
        while words and _is_title(words[0]) and not self._meant(tuple(words)):
            words.pop(0)
        meant = self._meant(tuple(words)) if words else []
        return meant[0] if len(meant) == 1 else None

    def _name_before(self, text: str, first: int, end: int) -> tuple[int, int] | None:
        found = list(re.finditer(r"\S+", text[max(first, end - _REACH) : end]))[-_MOST_NAME_WORDS:]
        words = [match.group().casefold() for match in found]
        if words:
            words[-1] = words[-1].rstrip(",")
        for at in range(len(words)):
            meant = self._meant(tuple(words[at:]))
            if meant:
                start = max(first, end - _REACH) + found[at].start()
                return (meant[0], start) if len(meant) == 1 else None
        return None


def _forms_of(source: Source) -> Iterator[tuple[str, ...]]:
    for name in source.names:
        words = tuple(name.casefold().split())
        yield words
        last = name.split()[-1]
        if not source.path and len(words) > 1 and last[:1].isupper():
            yield (last.casefold(),)
        if words[0] == "the":
            yield words[1:]


def told_by(cue: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose cue shares words with ``cue``, if it says who speaks."""
    for each in attributions:
        if each.source and each.chain and any(span.overlap(cue) for span in each.cue):
            return each
    return None


def link_of(attribution: Attribution, text: str, there: SourcesThere) -> str | None:
    """Return the link of the chain that the attribution's own source is; None where that is not clear."""
    words = " ".join(span.of(text) for span in attribution.source).casefold()
    if _PRONOUN.match(words):
        return attribution.chain[-1]
    named = [link for link in attribution.chain if link.casefold() in words or link.split()[-1].casefold() in words]
    if not named:
        only = attribution.chain[0] if len(attribution.chain) == 1 else None
        return only if only and (is_unnamed(only) or there.is_called(only, words.split()[-1])) else None
    return named[0] if len(named) == 1 and not _is_part_of_another(named[0], words) else None


def _is_part_of_another(link: str, words: str) -> bool:
    """True for “three clerks supporting Lund”, who are not she; “a clerk at the port, Ida Lund” is."""
    before = words.partition(link.casefold())[0] if link.casefold() in words else words
    before = before.partition(link.split()[-1].casefold())[0]
    return _BELONGING.search(before.rpartition(",")[2]) is not None


def begin_of(attribution: Attribution, verb: int) -> int:
    """Return where the source begins if it stands right before the verb, else the verb itself."""
    source = hull(attribution.source)
    return source.start if 0 <= verb - source.end <= _REACH // 2 else verb


def _without_titles(text: str, first: int, start: int) -> int:
    """Return where the titles before a name begin: “Town clerk Alan Pruett”."""
    while True:
        before = re.search(r"([\w.’'-]+)\s+$", text[max(first, start - 40) : start])
        if before is None or not _is_title(before.group(1).casefold()):
            return start
        start = max(first, start - 40) + before.start()


def _is_title(word: str) -> bool:
    return word in _MORE_TITLES or word in word_list("titles.txt")
