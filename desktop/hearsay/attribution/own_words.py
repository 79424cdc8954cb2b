"""What the author says on nobody's word but his own: judgement, or fact."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from hearsay.attribution.attribution_finder import Weighed
from hearsay.attribution.opinion import Judgement, OpinionScale, opinion_bar
from hearsay.attribution.passage import Passage
from hearsay.attribution.trained.certainty import elsewhere
from hearsay.domain.attribution import Evidence, EvidenceKind
from hearsay.domain.spans import Span


class Opinion(NamedTuple):
    """Whether a sentence holds an opinion, how sure that is (0–1), and what speaks for it."""

    holds: bool
    confidence: float
    signs: tuple[Evidence, ...]


class Opinions(Protocol):
    """Tells the author's opinions from his statements."""

    def of(self, sentences: Sequence[int]) -> tuple[Opinion, ...]:
        """Return for each of these sentences of an article, all its author's own, whether it holds an opinion."""
        ...


class LexiconOpinions:
    """Goes by the words of the opinion scale, against the tone of the whole article."""

    def __init__(self, passage: Passage, scale: OpinionScale) -> None:
        self._passage = passage
        self._scale = scale

    def of(self, sentences: Sequence[int]) -> tuple[Opinion, ...]:
        judged = [judgement(self._passage, self._scale, sentence) for sentence in sentences]
        bar = opinion_bar([each.weight for each in judged])
        return tuple(self._opinion(each, bar) for each in judged)

    def _opinion(self, judged: Judgement, bar: float) -> Opinion:
        if judged.weight >= bar:
            return Opinion(True, min(0.9, 0.45 + 0.2 * judged.weight), judged.signs)
        return Opinion(False, max(0.4, 0.8 - 0.35 * judged.weight), ())


class WeighedOpinions:
    """Goes by what a finder weighed, sentence by sentence; questions and calls on the reader are opinions anyway."""

    def __init__(self, passage: Passage, scale: OpinionScale, weighed: Sequence[Weighed | None]) -> None:
        self._passage = passage
        self._scale = scale
        self._weighed = weighed

    def of(self, sentences: Sequence[int]) -> tuple[Opinion, ...]:
        return tuple(map(self._opinion, sentences))

    def _opinion(self, sentence: int) -> Opinion:
        judged = judgement(self._passage, self._scale, sentence)
        moods = tuple(sign for sign in judged.signs if sign.kind is not EvidenceKind.OPINION_WORD)
        weighed = self._weighed[sentence]
        own = 1.0 if weighed is None else 1 - weighed.carried
        subjective = 0.0 if weighed is None else weighed.subjective
        if moods:
            return Opinion(True, elsewhere(own), moods)
        if weighed is not None and weighed.is_view:
            return Opinion(True, elsewhere(own * subjective), judged.signs or self._telling(weighed))
        return Opinion(False, elsewhere(own * (1 - subjective)), ())

    def _telling(self, weighed: Weighed) -> tuple[Evidence, ...]:
        words = self._passage.words
        return tuple(
            Evidence(EvidenceKind.OPINION_WORD, words.raw[w], Span(words.starts[w], words.ends[w]))
            for w in weighed.telling
        )


def judgement(passage: Passage, scale: OpinionScale, sentence: int) -> Judgement:
    """Return what the scale makes of a sentence's words, those in quotation marks left aside."""
    words = passage.sentence_words[sentence]
    return scale.judge(passage.words, words, frozenset(w for w in words if passage.quoted[w] >= 0))
