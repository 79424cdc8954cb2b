"""The attribution type of every sentence, by the order of the guidelines, with the evidence that decided it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hearsay.attribution.attribution_finder import Weighed
from hearsay.attribution.claims import Claims
from hearsay.attribution.cue_lexicon import CueKind
from hearsay.attribution.document_pointers import DocumentPointers
from hearsay.attribution.own_words import Opinion, Opinions
from hearsay.attribution.passage import Passage, outermost
from hearsay.attribution.primary_text import PhraseIndex
from hearsay.attribution.relayed_speech import speaker_told_of
from hearsay.attribution.source_chain import Chains
from hearsay.attribution.span_index import touching
from hearsay.attribution.tag_circumstances import circumstances
from hearsay.attribution.trained.certainty import elsewhere
from hearsay.attribution.words import word_set
from hearsay.domain.attribution import (
    UNNAMED,
    Attribution,
    AttributionType,
    Evidence,
    EvidenceKind,
    QuotationForm,
    Sentence,
)
from hearsay.domain.spans import Span, hull

MAIN_CLAIM = 0.45
"""share of a sentence's words that must be somebody's claim, its source and cue included, to make it secondhand"""

_LEADING = word_set(
    "and but or so yet still then however moreover meanwhile also indeed thus therefore nevertheless nonetheless"
)
_LINKING = word_set("that as saying")


class _Part(NamedTuple):
    """What is known of one sentence before its type: everything as indices of words or of the article's lists."""

    number: int
    span: Span
    words: range
    quotations: tuple[int, ...]
    attributions: tuple[int, ...]


class Classifier:
    """Types the sentences of one article.

    ``documents`` are the nouns of what can show something; ``primary`` indexes the primary document's text where it is
    at hand.
    """

    def __init__(
        self,
        passage: Passage,
        chains: Chains,
        pointers: DocumentPointers,
        *,
        claims: Claims,
        opinions: Opinions,
        weighed: Sequence[Weighed | None] = (),
        primary: PhraseIndex | None = None,
    ) -> None:
        self._passage = passage
        self._attributions = attributions = chains.attributions
        self._chains = chains
        self._pointers = pointers
        self._claims = claims
        self._opinions = opinions
        self._weighed = weighed
        self._primary = primary
        self._whole_found: dict[int, Evidence | None] = {}
        everything = ((*a.content, *a.cue, *a.source) for a in attributions)
        self._attributions_in = touching(passage.sentences, everything)
        self._outermost = outermost(passage.outer)
        self._quotations_in = touching(passage.sentences, ((passage.outer[i],) for i in self._outermost))

    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences of the article, typed."""
        parts = [self._part(index) for index in range(len(self._passage.sentences))]
        found = [self._carried(part) for part in parts]
        own = [part.number for part, known in zip(parts, found, strict=True) if known is None]
        opinions = dict(zip(own, self._opinions.of(own), strict=True))
        return tuple(
            known if known is not None else self._authors_own(part, opinions[part.number])
            for part, known in zip(parts, found, strict=True)
        )

    def _part(self, index: int) -> _Part:
        span = self._passage.sentences[index]
        touching = tuple(self._attributions_in.get(index, ()))
        quotations = tuple(self._outermost[i] for i in self._quotations_in.get(index, ()))
        return _Part(index, span, self._passage.sentence_words[index], quotations, touching)

    def _carried(self, part: _Part) -> Sentence | None:
        """Return the sentence typed where anyone but the author, or nobody, speaks; None where the author does."""
        block = self._passage.block_of(part.number)
        if not block.kind.is_prose:
            evidence = Evidence(EvidenceKind.BLOCK_KIND, block.kind.value.replace("_", " "))
            return Sentence(part.span.start, part.span.end, AttributionType.NONE, 0.95, evidence=(evidence,))
        return self._quotation(part) or self._secondhand(part)

    # 1. somebody's words

    def _quotation(self, part: _Part) -> Sentence | None:
        share = self._quoted_share(part)
        tag = share < 0.5 and self._is_tag(part)
        if share < 0.5 and not tag:
            return None
        evidence = [*self._marks(part)]
        carrier = self._carrier(part)
        if carrier is not None:
            evidence += self._who(carrier)
        document = self._document_evidence(part, carrier)
        evidence += document
        kind = AttributionType.PRIMARY_QUOTE if document else AttributionType.QUOTE
        confidence = 0.6 if tag else min(0.97, 0.6 + 0.35 * share)
        if carrier is None:
            confidence -= 0.1
        chain = self._loose_chain(part) if carrier is None else self._chain(carrier, part)
        if document:
            chain = self._through_document(chain, document[0])
        return self._sentence(part, kind, confidence, chain, evidence)

    def _quoted_share(self, part: _Part) -> float:
        if not part.quotations:
            return 0.0
        passage, left_aside = self._passage, self._left_aside(part)
        spoken = [w for w in part.words if passage.words.raw[w][0].isalnum()]  # “Lund’s” is one word
        quoted = sum(passage.quoted[w] >= 0 for w in spoken)
        counted = sum(passage.quoted[w] >= 0 or w not in left_aside for w in spoken)
        return quoted / counted if counted else 0.0

    def _left_aside(self, part: _Part) -> set[int]:
        """Return the words that tell who speaks: cues, sources, what links them to the content or the text before."""
        words = self._passage.words
        aside: set[int] = set()
        for i in part.attributions:
            a = self._attributions[i]
            for span in (*a.source, *a.cue):
                aside.update(words.within(span))
            if a.cue:
                told_of = speaker_told_of(words, words.within(hull(a.cue)), part.words.start, part.words.stop)
                aside.update(told_of or ())
                aside.update(circumstances(self._passage, words.within(hull((*a.source, *a.cue))), part.words))
        for w in part.words:
            if (words.lower[w] in _LINKING and w - 1 in aside) or (
                w == part.words.start and words.lower[w] in _LEADING
            ):
                aside.add(w)
            if self._passage.quoted[w] >= 0 and (w == part.words.start or self._passage.quoted[w - 1] < 0):
                aside.update(self._words_leading_to(w, part))
        return aside

    def _words_leading_to(self, word: int, part: _Part) -> Iterator[int]:
        """Yield the *that*, or *and that*, right before a quotation."""
        lower = self._passage.words.lower
        if word - 1 >= part.words.start and lower[word - 1] == "that":
            yield word - 1
            if word - 2 >= part.words.start and lower[word - 2] in _LEADING:
                yield word - 2

    def _is_tag(self, part: _Part) -> bool:
        """A tag clause cut from its quotation ("he asked."): nothing of what it attributes stands in the sentence.

        A sentence that ends in a colon announces a quotation, and is no part of it.
        """
        own = [
            self._attributions[i]
            for i in part.attributions
            if any(part.span.covers(c) for c in self._attributions[i].cue)
        ]
        if not own or len(part.words) > LONGEST_TAG or self._passage.words.raw[part.words[-1]] == ":":
            return False
        content = [span for a in own for span in a.content]
        return bool(content) and all(not span.overlap(part.span) and self._claims.is_quoted(span) for span in content)

    def _marks(self, part: _Part) -> list[Evidence]:
        text = self._passage.text
        evidence = []
        for index in part.quotations:
            quotation = self._passage.quotations[index]
            inside = (
                Span(max(quotation.start, part.span.start), min(quotation.end, part.span.end))
                if quotation.span.overlap(part.span)
                else None
            )
            if inside is None:
                continue
            if quotation.form is QuotationForm.BLOCK:
                kind = EvidenceKind.BLOCK_QUOTE
            elif quotation.start < part.span.start - 2 or quotation.continued:
                kind = EvidenceKind.RUNNING_QUOTATION
            else:
                kind = EvidenceKind.QUOTATION_MARKS
            evidence.append(Evidence(kind, inside.of(text), inside))
        return evidence

    def _carrier(self, part: _Part) -> int | None:
        """Return the attribution whose content holds most of the sentence's quoted words; the inner one of two."""
        quoted = [self._passage.outer[i] for i in part.quotations]
        best: tuple[int, int, int] | None = None
        for index in part.attributions:
            content = self._attributions[index].content
            held = sum(span.overlap(outer) for span in content for outer in quoted if outer.overlap(part.span))
            if not quoted:
                held = 1
            rank = (held, len(self._attributions[index].chain), -index)
            if held and (best is None or rank > best):
                best = rank
        return -best[2] if best is not None else None

    def _document_evidence(self, part: _Part, carrier: int | None) -> list[Evidence]:
        """Return what shows that the quoted words are the primary document's; nothing where they are not."""
        if self._primary is not None:
            for index in part.quotations:
                quotation = self._passage.quotations[index]
                words = (
                    Span(max(quotation.start, part.span.start), min(quotation.end, part.span.end))
                    if quotation.span.overlap(part.span)
                    else quotation.span
                )
                found = self._found_in_document(words)
                if found is None:  # too short to be told by itself: a piece of a longer quotation
                    found = self._whole_found_in_document(index)
                if found is not None:
                    return [found]
            return []
        return self._pointer(part, carrier) if self._pointers else []

    def _found_in_document(self, words: Span) -> Evidence | None:
        said = words.of(self._passage.text)
        found = self._primary.find(said) if self._primary is not None else None
        return None if found is None else Evidence(EvidenceKind.FOUND_IN_DOCUMENT, said, words, found.original)

    def _whole_found_in_document(self, quotation: int) -> Evidence | None:
        """Look for a whole quotation, once: thousands of sentences may stand in one that is never closed."""
        if quotation not in self._whole_found:
            self._whole_found[quotation] = self._found_in_document(self._passage.quotations[quotation].span)
        return self._whole_found[quotation]

    def _pointer(self, part: _Part, carrier: int | None) -> list[Evidence]:
        passage = self._passage
        if carrier is not None:
            for index in self._line_above(carrier):
                pointer = self._pointers.of_source(passage, self._attributions[index])
                if pointer is not None:
                    return [pointer]
            through = self._attributions[carrier].chain[:-1]
            link = next((name for name in through if self._pointers.nouns.intersection(name.lower().split())), None)
            if link is not None:
                return [Evidence(EvidenceKind.DOCUMENT_POINTER, link)]
        for w in part.words:
            if passage.quoted[w] < 0 and w >= 2 and passage.words.lower[w - 2] in ("in", "during", "at"):
                pointer = self._pointers.event_in(passage.words, range(w, w + 1))
                if pointer is not None:
                    return [pointer]
        return self._pointer_before(part)

    def _through_document(self, chain: tuple[str, ...], pointer: Evidence) -> tuple[str, ...]:
        """Return the chain with the document before the speaker it records, where the text named it elsewhere."""
        nouns = self._pointers.nouns
        if any(nouns.intersection(link.lower().split()) for link in chain):
            return chain
        noun = pointer.words.lower() if pointer.words.lower() in nouns else self._pointers.name
        speaker = () if chain[-1] == UNNAMED else chain[-1:]
        return (*chain[:-1], f"the {noun}", *speaker)

    def _pointer_before(self, part: _Part) -> list[Evidence]:
        """Return the pointer of a sentence that announces the quotation: "The cable had the following: …"."""
        if not part.quotations:
            return []
        first = self._passage.words.within(self._passage.outer[part.quotations[0]]).start
        colon = next((w for w in range(first - 1, max(0, first - 3), -1) if self._passage.words.raw[w] == ":"), None)
        if colon is None:
            return []
        sentence = self._passage.sentence_words[self._passage.sentence_at(self._passage.words.starts[colon])]
        pointer = self._pointers.in_words(self._passage.words, range(sentence.start, colon))
        return [pointer] if pointer is not None else []

    def _line_above(self, index: int) -> list[int]:
        """Return the attribution and those whose content it stands in or shares."""
        place = hull(self._attributions[index].content)
        sentences = {self._passage.sentence_at(place.start), self._passage.sentence_at(max(place.start, place.end - 1))}
        near = dict.fromkeys(i for s in sorted(sentences) for i in self._attributions_in.get(s, ()))
        return [index, *(i for i in near if i != index and _shares(self._attributions[i], place))]

    # 2. somebody's claim

    def _secondhand(self, part: _Part) -> Sentence | None:
        claims = self._claims
        carriers = [i for i in part.attributions if self._is_told_in(part, i) and claims.carries(i)]
        hedges = claims.hedges(part.words)
        share = claims.share(part.span, part.words, carriers)
        if share < MAIN_CLAIM and not hedges:
            return None
        evidence: list[Evidence] = list(hedges)
        main = max(carriers, key=lambda i: (self._held(i, part), len(self._attributions[i].chain)), default=None)
        if main is not None and share >= MAIN_CLAIM:
            evidence += self._who(main)
        weighed = self._weighed[part.number] if self._weighed else None
        confidence = min(0.92, 0.5 + 0.4 * share) if weighed is None else elsewhere(weighed.carried)
        if share < MAIN_CLAIM:
            confidence = 0.55
        return self._sentence(part, AttributionType.SECONDHAND, confidence, self._chain(main, part), evidence)

    def _is_told_in(self, part: _Part, index: int) -> bool:
        """Tell whether the sentence itself says who speaks: nobody vouches for plain words of the sentence after."""
        a = self._attributions[index]
        return any(span.overlap(part.span) for span in (*a.source, *a.cue))

    def _held(self, index: int, part: _Part) -> int:
        a = self._attributions[index]
        return sum(span.overlap(part.span) for span in (*a.content, *a.source, *a.cue))

    # 3. and 4. the author's own words

    def _authors_own(self, part: _Part, opinion: Opinion) -> Sentence:
        if opinion.holds:
            return self._sentence(part, AttributionType.OPINION, opinion.confidence, (), opinion.signs)
        bare = next((i for i in part.attributions if self._claims.kind(i) is CueKind.ACT), None)
        text = self._passage.text
        words = " ".join(span.of(text) for span in self._attributions[bare].cue) if bare is not None else ""
        kind = EvidenceKind.BARE_SPEECH_ACT if bare is not None else EvidenceKind.NO_SOURCE
        return self._sentence(part, AttributionType.UNATTRIBUTED, opinion.confidence, (), [Evidence(kind, words)])

    # what all share

    def _who(self, index: int) -> list[Evidence]:
        text = self._passage.text
        a = self._attributions[index]
        cues = [Evidence(EvidenceKind.CUE, span.of(text), span) for span in a.cue]
        return cues + [Evidence(EvidenceKind.SOURCE, span.of(text), span) for span in a.source]

    def _chain(self, index: int | None, part: _Part) -> tuple[str, ...]:
        """Return the chain of the attribution that carries a sentence, with whoever speaks in it there."""
        return (UNNAMED,) if index is None else self._chains.of_attribution(index, part.number)

    def _loose_chain(self, part: _Part) -> tuple[str, ...]:
        """Return the chain of the sentence's quotation where no attribution holds it."""
        known = (self._chains.of_quotation(index, part.number) for index in part.quotations)
        return next((chain for chain in known if chain), (UNNAMED,))

    def _sentence(
        self,
        part: _Part,
        kind: AttributionType,
        confidence: float,
        chain: tuple[str, ...],
        evidence: Sequence[Evidence],
    ) -> Sentence:
        return Sentence(
            part.span.start, part.span.end, kind, round(confidence, 2), chain, part.attributions, tuple(evidence)
        )


LONGEST_TAG = 12
"""words in a tag clause that stands as a sentence of its own"""


def _shares(attribution: Attribution, place: Span) -> bool:
    return any(span.overlap(place) for span in attribution.content)
