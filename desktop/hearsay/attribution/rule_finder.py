"""Attributions by rule: cues from the lexicon, who stands beside them, what they carry."""

from hearsay.attribution.attribution_finder import Found
from hearsay.attribution.clause_content import clause_span, content_after, looks_like_clause, preposed_clause
from hearsay.attribution.cue_finding import Cue, CueShape, cues_between
from hearsay.attribution.cue_lexicon import CueLexicon, VerbForm
from hearsay.attribution.cue_phrases import noun_drafts, phrase_drafts
from hearsay.attribution.drafts import Draft
from hearsay.attribution.loose_quotations import attach_loose_quotations, colon_drafts
from hearsay.attribution.noun_phrases import phrase_after, sentence_subject, subject_before
from hearsay.attribution.passage import Passage
from hearsay.attribution.relayed_speech import speech_relayed
from hearsay.attribution.words import (
    AUXILIARIES,
    COMMON_VERBS,
    MEANS,
    NEGATIONS,
    NOBODY,
    REPORT_VERBS,
    is_adverb,
    is_name,
    is_word,
    word_set,
)
from hearsay.domain.spans import Span

LONGEST_SENTENCE = 600
"""words; a longer one is no prose and is not read"""

_RESUMING = AUXILIARIES | COMMON_VERBS | REPORT_VERBS
_LINKING = word_set("about with of for against")
"""prepositions that two readers in three label as part of a cue before them"""
_ANSWERS = word_set("answer respond reply comment")
_TAG_VERBS = word_set("say write add report note")
"""verbs that stand before their subject even where no quotation precedes them"""


class RuleFinder:
    """Finds attributions sentence by sentence; what it knows of English comes from the lexicon and closed classes."""

    def __init__(self, lexicon: CueLexicon | None = None) -> None:
        self._lexicon = CueLexicon() if lexicon is None else lexicon

    @property
    def name(self) -> str:
        return "rules 1"

    @property
    def notice(self) -> str:
        return ""

    def find(self, passage: Passage) -> Found:
        drafts: list[Draft] = []
        for index, words in enumerate(passage.sentence_words):
            if passage.speaks(index) and 0 < len(words) <= LONGEST_SENTENCE:
                drafts.extend(_SentenceReader(passage, self._lexicon, words).drafts())
                drafts.extend(phrase_drafts(passage, self._lexicon, words.start, words.stop))
                drafts.extend(noun_drafts(passage, self._lexicon, words.start, words.stop))
                drafts.extend(colon_drafts(passage, words.start, words.stop))
        drafts = attach_loose_quotations(passage, drafts)
        return Found(tuple(draft.finished(passage) for draft in drafts if draft.content))


class _SentenceReader:
    """Reads one sentence, cue by cue, remembering who spoke last in it."""

    def __init__(self, passage: Passage, lexicon: CueLexicon, words: range) -> None:
        self._passage = passage
        self._first, self._end = words.start, words.stop
        self._cues = cues_between(passage.words, lexicon, words.start, words.stop, passage.quoted)
        self._speaker: range | None = None

    def drafts(self) -> list[Draft]:
        found = (self._draft(cue) for cue in self._cues)
        return [draft for draft in found if draft is not None]

    def _draft(self, cue: Cue) -> Draft | None:
        if cue.shape is CueShape.PASSIVE:
            return self._passive(cue)
        if cue.shape is CueShape.FINITE and self._is_inverted(cue):
            source = phrase_after(self._passage.words, cue.end, self._end, whole=True)
            if source is not None:
                self._speaker = source
                return Draft(source, cue.words, self._contents(cue, cue.start, source.stop, self._end))
        if cue.verb.lemma in _ANSWERS and not NEGATIONS.isdisjoint(self._passage.words.lower[cue.start : cue.head]):
            return None  # did not answer: nothing was said
        relay = speech_relayed(self._passage.words, cue, self._first)
        source = self._source(cue) if relay is None else relay
        if source is None or self._is_nobody(source):
            return None
        if source.stop <= cue.start:
            self._speaker = source
        near = cue.start - 4 <= source.stop <= cue.start or relay is not None
        start = source.start if near else cue.start
        end = self._end_of_clause(source, cue)
        return self._with_preposition(Draft(source, cue.words, self._contents(cue, start, cue.end, end)), end)

    def _with_preposition(self, draft: Draft, end: int) -> Draft:
        """Return the draft with the preposition of "railed against the sale" in its cue, as readers label it."""
        words, link = self._passage.words, draft.cue.stop
        if link + 1 >= end or words.lower[link] not in _LINKING or self._passage.quoted[link] >= 0:
            return draft
        first = next((s for s in draft.content if s.start == words.starts[link]), None)
        if first is not None:
            draft.content.remove(first)
            draft.content.append(Span(words.starts[link + 1], max(first.end, words.ends[link + 1])))
        if any(s.start == words.starts[link + 1] for s in draft.content):
            return Draft(draft.source, range(draft.cue.start, link + 1), draft.content)
        return draft

    def _is_nobody(self, source: range) -> bool:
        """Tell whether no one in particular is the subject: *nobody*, *here*, *anyone who*."""
        words = self._passage.words.lower
        led = words[source.start] == "who" and source.start > self._first and words[source.start - 1] in NOBODY
        return words[source.start] in NOBODY or led

    def _end_of_clause(self, source: range, cue: Cue) -> int:
        """Return where the cue's clause is over: at its speaker's next verb, behind "who said so,", or at the end."""
        words = self._passage.words
        shared = self._next_verb_of_speaker(cue)
        if shared is not None:
            return shared
        set_off = words.lower[source.start] in ("who", "which") and words.raw[source.start - 1] == ","
        if not set_off or len(source) > 1:
            return self._end
        closing = (
            p
            for p in range(cue.end, self._end - 1)
            if words.raw[p] == "," and self._passage.quoted[p] < 0 and words.lower[p + 1] in _RESUMING
        )
        return next(closing, self._end)

    def _next_verb_of_speaker(self, cue: Cue) -> int | None:
        """Return the *and* or *but* before the speaker's next cue: "Lund said it rained and warned that …"."""
        words = self._passage.words
        for other in self._cues:
            joined = other.start > cue.end and words.lower[other.start - 1] in ("and", "but", "then")
            if joined and other.shape is CueShape.FINITE and other.form is cue.form:
                return other.start - 1
        return None

    def _source(self, cue: Cue) -> range | None:
        words = self._passage.words
        if cue.shape is CueShape.FINITE:
            found = subject_before(words, cue.start, self._first)
            return found if found is not None else self._speaker
        before = words.raw[cue.start - 1] if cue.start > self._first else ""
        if (
            cue.shape is CueShape.PARTICIPLE
            and before
            and is_word(before)
            and words.lower[cue.start - 1] not in ("by", "and")
        ):
            found = subject_before(words, cue.start, self._first)
            if found is not None:
                return found
        return self._speaker if self._speaker is not None else self._opening_phrase(cue)

    def _opening_phrase(self, cue: Cue) -> range | None:
        return sentence_subject(self._passage.words, self._first, cue.start)

    def _is_inverted(self, cue: Cue) -> bool:
        """“…,” said Smith: the verb follows what it attributes, and a name follows the verb."""
        words = self._passage.words
        if "s" not in cue.verb.frames or cue.end >= self._end or cue.start != cue.head:
            return False
        before = cue.start - 1
        if before < self._first and not (self._passage.follows_on(cue.start) and self._passage.quoted[before] >= 0):
            return cue.form is VerbForm.PAST and is_name(words.raw[cue.end])
        after_quotation = self._passage.quoted[before] >= 0 or (
            words.raw[before] in ",—–-" and before > self._first and self._passage.quoted[before - 1] >= 0
        )
        if after_quotation:
            return True
        if words.raw[before] != "," or not is_name(words.raw[cue.end]) or cue.verb.lemma not in _TAG_VERBS:
            return False
        claimed = looks_like_clause(self._passage, self._first, before)
        return claimed and subject_before(words, cue.start, self._first) is None

    def _contents(self, cue: Cue, clause_start: int, clause_end: int, end: int) -> list[Span]:
        passage, words = self._passage, self._passage.words
        frames = cue.verb.frames
        left = self._left(clause_start) if set("cq") & set(frames) else None
        nxt = clause_end
        if words.lower[nxt : nxt + 1] == ("by",) and nxt + 1 < end and words.lower[nxt + 1] in MEANS:
            nxt += 2  # described by telephone how
        while nxt < end and is_adverb(words.lower[nxt]) and passage.quoted[nxt] < 0:
            nxt += 1
        if nxt >= end or (words.raw[nxt] in ".!?" and passage.quoted[nxt] < 0):
            return [*self._maybe(left), *self._floating(nxt)]
        quoted_left = left is not None and clause_start > 0 and self._quoted_before(clause_start)
        if words.raw[nxt] == "," and left is not None and words.lower[nxt + 1 : nxt + 2] != ("who",):
            if nxt + 1 < end and (passage.quoted[nxt + 1] >= 0 or not quoted_left):
                right = clause_span(passage, nxt + 1, end)
                return [*self._maybe(left), *self._maybe(right)]
            return [left, *self._floating(end)]
        if quoted_left and left is not None:
            if passage.quoted[nxt] >= 0:
                return [left, *self._maybe(clause_span(passage, nxt, end))]
            return [left, *self._floating(end)]
        right = content_after(passage, cue, nxt, end)
        if right is not None:
            return [right]
        if left is not None and looks_like_clause(passage, self._first, clause_start):
            return [left, *self._floating(end)]
        return []

    def _maybe(self, span: Span | None) -> list[Span]:
        return [] if span is None else [span]

    def _quoted_before(self, position: int) -> bool:
        quoted, raw = self._passage.quoted, self._passage.words.raw
        if not self._passage.follows_on(position):
            return False
        return quoted[position - 1] >= 0 or (raw[position - 1] in ",—–-" and position > 1 and quoted[position - 2] >= 0)

    def _left(self, clause_start: int) -> Span | None:
        words = self._passage.words
        if clause_start <= 0 or not (self._quoted_before(clause_start) or words.raw[clause_start - 1] == ","):
            return None
        if clause_start <= self._first and not self._quoted_before(clause_start):
            return None
        first = min(self._first, clause_start - 1)
        return preposed_clause(self._passage, first, clause_start)

    def _floating(self, position: int) -> list[Span]:
        """“…,” he said. “…”: the quotation that opens the next sentence goes with the tag before it."""
        passage = self._passage
        nxt = position
        while nxt < len(passage.words) and passage.words.raw[nxt] in ".,":
            nxt += 1
        if nxt >= len(passage.words) or passage.quoted[nxt] < 0:
            return []
        gap = passage.text[passage.words.ends[nxt - 1] : passage.words.starts[nxt]]
        return [] if "\n" in gap else [passage.outer[passage.quoted[nxt]]]

    def _quoted_as_saying(self, cue: Cue, subject: range) -> Draft:
        """“…,” Ode is quoted as saying in the memo: the memo tells what Ode said."""
        words, stop = self._passage.words, cue.end + 2
        source = (
            phrase_after(words, stop + 1, self._end) if words.lower[stop : stop + 1] in (("in",), ("by",)) else None
        )
        stop = stop if source is None else source.stop
        return Draft(source, range(cue.start, cue.end), self._contents(cue, subject.start, stop, self._end))

    def _passive(self, cue: Cue) -> Draft | None:
        words = self._passage.words
        subject = subject_before(words, cue.start, self._first)
        if subject is not None and words.lower[cue.end : cue.end + 2] == ("as", "saying"):
            return self._quoted_as_saying(cue, subject)
        contents = []
        source = None
        nxt = cue.end
        if nxt < self._end and words.lower[nxt] == "by":
            source = phrase_after(words, nxt + 1, self._end)
            nxt = source.stop if source else nxt + 1
            if source is not None and "for" in words.lower[source.start : source.stop]:  # criticised by many for …
                source = range(source.start, words.lower.index("for", source.start))
        if subject is not None and nxt < self._end and words.lower[nxt] == "to":
            self._speaker = subject
        if subject is not None and (set("n") & set(cue.verb.frames) or (nxt < self._end and words.lower[nxt] == "to")):
            contents.append(words.span(subject))
        if nxt < self._end and words.lower[nxt] in ("to", "that", "as", "of", "for"):
            contents += self._maybe(clause_span(self._passage, nxt, self._end))
        return Draft(source, cue.words, contents)
