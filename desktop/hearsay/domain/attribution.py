"""Who vouches for a sentence: attribution types, the spans that show it, and the evidence in words."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hearsay.domain.article import Article
from hearsay.domain.spans import Span


class AttributionType(StrEnum):
    PRIMARY_QUOTE = "primary_quote"
    QUOTE = "quote"
    SECONDHAND = "secondhand"
    OPINION = "opinion"
    UNATTRIBUTED = "unattributed"
    NONE = "none"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def short_label(self) -> str:
        """The label for a chip or a column."""
        return _SHORT_LABELS.get(self, self.label)


_LABELS = {
    AttributionType.PRIMARY_QUOTE: "Direct quote from the primary document",
    AttributionType.QUOTE: "Direct quote",
    AttributionType.SECONDHAND: "Secondhand claim",
    AttributionType.OPINION: "Author opinion",
    AttributionType.UNATTRIBUTED: "Unattributed statement",
    AttributionType.NONE: "Not a sentence of the article",
}

_SHORT_LABELS = {
    AttributionType.PRIMARY_QUOTE: "Primary document",
    AttributionType.UNATTRIBUTED: "Unattributed",
}

COLOURED_TYPES: tuple[AttributionType, ...] = tuple(t for t in AttributionType if t is not AttributionType.NONE)


UNNAMED = "unnamed"
"""the link of a chain where nobody is named; “unnamed officials” begins with it"""


class QuotationForm(StrEnum):
    MARKED = "marked"
    """between quotation marks"""
    BLOCK = "block"
    """set off from the text, without marks of its own"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of somebody's words: code points between the marks, the marks themselves left out.

    ``continued`` tells that it goes on from the quotation before it, in an earlier paragraph of the same speech.
    """

    start: int
    end: int
    form: QuotationForm = QuotationForm.MARKED
    continued: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source (who), cue (the words that attribute) and content (what is attributed); spans may be discontinuous.

    ``chain`` names the hands the words passed through, nearest to the reader first, the article itself left out.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[str, ...] = ()


class EvidenceKind(StrEnum):
    QUOTATION_MARKS = "quotation_marks"
    BLOCK_QUOTE = "block_quote"
    RUNNING_QUOTATION = "running_quotation"
    CUE = "cue"
    SOURCE = "source"
    HEDGE = "hedge"
    DOCUMENT_POINTER = "document_pointer"
    FOUND_IN_DOCUMENT = "found_in_document"
    REPEATED_IN_FOLDER = "repeated_in_folder"
    OPINION_WORD = "opinion_word"
    QUESTION = "question"
    COMMAND = "command"
    BARE_SPEECH_ACT = "bare_speech_act"
    NO_SOURCE = "no_source"
    BLOCK_KIND = "block_kind"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that decided a type: ``words`` as they stand in the article (empty where nothing is there to show).

    ``original`` has the primary document's own words for them where they were altered, cut or put together.
    """

    kind: EvidenceKind
    words: str = ""
    span: Span | None = None
    original: str = ""


UNCERTAIN_BELOW = 0.6
"""confidence (0–1) below which a type is shown as uncertain, hatched and in words: right less than 6 times in 10"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its one type. ``confidence`` is 0–1; ``attributions`` index into the annotated article's.

    ``overruled`` is what the engine said where the reader's correction stands in ``type``.
    """

    start: int
    end: int
    type: AttributionType
    confidence: float
    chain: tuple[str, ...] = ()
    attributions: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    overruled: AttributionType | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_uncertain(self) -> bool:
        """True where a type that the engine gave is to be taken with care; what the reader decided never is."""
        judged = self.overruled is None and self.type is not AttributionType.NONE
        return judged and self.certainty == "uncertain"

    @property
    def certainty(self) -> str:
        """The confidence as a word."""
        shown = round(self.confidence, 2)  # as it is told, so that 60% is never told as less than 60%
        if shown < UNCERTAIN_BELOW:
            return "uncertain"
        if shown < 0.7:
            return "probable"
        return "likely" if shown < 0.9 else "certain"

    @property
    def assurance(self) -> str:
        """Who decided the type and how sure that is, e.g. ``uncertain: 55%``."""
        if self.overruled is not None:
            return "the reader’s own choice"
        return f"{self.certainty}: {round(self.confidence, 2):.0%}"


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with everything the engine found in it; all spans are code points into ``article.text``."""

    article: Article
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    engine: str
    """name and version of the engine that made it, e.g. ``rules 1``"""
    problem: str = ""
    """what kept the engine from annotating it, in words for the reader; empty where nothing did"""
    notice: str = ""
    """what the reader should know of the engine itself, as that rules stood in for a damaged model; mostly empty"""

    @property
    def mix(self) -> Counter[AttributionType]:
        """How many sentences have each type, those that are no sentence of the article left aside."""
        return Counter(sentence.type for sentence in self.sentences if sentence.type is not AttributionType.NONE)

    def sentences_touching(self, span: Span) -> range:
        """Return the numbers of the sentences that share a code point with the span."""
        first = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.end)
        return range(first, max(first, bisect_left(self.sentences, span.end, key=lambda sentence: sentence.start)))

    @property
    def uncertain(self) -> int:
        """How many sentences have a type that is uncertain."""
        return sum(sentence.is_uncertain for sentence in self.sentences)


def engines_of(annotated: Iterable[AnnotatedArticle]) -> tuple[str, ...]:
    """Return the names of the engines that annotated these articles, each once, in order."""
    return tuple(dict.fromkeys(each.engine for each in annotated if not each.problem))


def notices_of(annotated: Iterable[AnnotatedArticle]) -> tuple[str, ...]:
    """Return what there is to tell of the engines that annotated these articles, each once, in order."""
    return tuple(dict.fromkeys(each.notice for each in annotated if each.notice))
