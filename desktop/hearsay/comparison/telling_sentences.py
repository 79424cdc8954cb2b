"""The sentences of an article as they are compared with those of others: what each tells in its own words.

Its own words stand outside quotation marks, and do not merely say who says so: “the mayor said on Monday” tells nothing
of what she said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.comparison.content_words import is_content
from hearsay.comparison.span_lookup import SpanLookup
from hearsay.comparison.stems import stem
from hearsay.comparison.word_lists import word_list
from hearsay.comparison.words import Words
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.spans import Span

MOST_WORDS = 120
"""words of one sentence that are compared: what is longer is a list, and of it the first"""
FEWEST_CONTENT = 4
"""words saying something by themselves below which a sentence tells too little to be known again"""

_SAYING = word_list(
    """
    say says said saying tell tells told telling according report reports reported reportedly quote quotes quoted
    statement state states stated
    """
)
_DENYING = word_list(
    """
    not no never nobody none nothing neither nor without cannot dont doesnt didnt isnt arent wasnt werent wont
    wouldnt cant couldnt shouldnt hasnt havent hadnt aint
    """
)


@dataclass(frozen=True, slots=True, eq=False)
class TellingSentence:
    """One sentence; ``number`` is its place in its article, from 0.

    ``quoted`` are indices of words between quotation marks, ``framing`` of those that name a source or say that it
    speaks. ``telling`` are the stems of its own words that say something, each with the index of its first.
    """

    number: int
    words: Words
    quoted: frozenset[int]
    framing: frozenset[int]
    telling: dict[str, int]

    @property
    def figures(self) -> frozenset[str]:
        """The numbers among its own words."""
        return frozenset(each for each in self.telling if each[0].isdigit())

    @property
    def denies(self) -> bool:
        """True where its own words say “not”, in whatever way."""
        return any(key in _DENYING and self._stands_alone(at) for at, key in enumerate(self.words.keys))

    def _stands_alone(self, at: int) -> bool:
        """Tell whether an own word is no part of a compound: a “no-fly zone” denies nothing."""
        return at not in self.quoted and not self.words.text.startswith("-", self.words.ends[at])

    def is_name(self, at: int) -> bool:
        """Tell whether a word is written like a name: with a capital, and not because a sentence begins there."""
        return at > 0 and self.words.text[self.words.starts[at]].isupper()

    def tells(self, at: int) -> bool:
        """Tell whether a word says something of what is told, and is not merely a name."""
        key = self.words.keys[at]
        return at not in self.framing and key not in _SAYING and is_content(key) and not self.is_name(at)


Identity = tuple[str, tuple[Span, ...], tuple[bool, ...], tuple[Span, ...], tuple[Span, ...]]


class TellingArticle:
    """Takes the sentences of one article for what they tell."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.annotated = annotated
        self._marked = [quotation.span for quotation in annotated.quotations]
        self._frames = [span for each in annotated.attributions for span in (*each.source, *each.cue)]
        self._marks_at, self._frames_at = SpanLookup(self._marked), SpanLookup(self._frames)

    @property
    def identity(self) -> Identity:
        """What two articles have in common whose sentences tell the same, wherever the files lie; it can be sorted."""
        told = tuple(each.type is not AttributionType.NONE for each in self.annotated.sentences)
        spans = tuple(each.span for each in self.annotated.sentences)
        return self.annotated.article.text, spans, told, tuple(self._marked), tuple(self._frames)

    def __iter__(self) -> Iterator[TellingSentence]:
        """Yield the sentences that are the article's own and have words enough, in order."""
        for number, sentence in enumerate(self.annotated.sentences):
            if sentence.type is not AttributionType.NONE:
                told = self[number]
                if told.words.content >= FEWEST_CONTENT:
                    yield told

    def __getitem__(self, number: int) -> TellingSentence:
        span = self.annotated.sentences[number].span
        words = Words(self.annotated.article.text, (span,), MOST_WORDS)
        quoted = _within(words, [self._marked[at] for at in self._marks_at.touching(span)])
        framing = _within(words, [self._frames[at] for at in self._frames_at.touching(span)])
        telling: dict[str, int] = {}
        for at, key in enumerate(words.keys):
            if at not in quoted and at not in framing and key not in _SAYING and is_content(key):
                telling.setdefault(stem(key), at)
        return TellingSentence(number, words, quoted, framing, telling)


def _within(words: Words, spans: list[Span]) -> frozenset[int]:
    if not spans:
        return frozenset()
    return frozenset(at for at, start in enumerate(words.starts) if any(start in span for span in spans))
