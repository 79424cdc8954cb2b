"""Whether an attribution makes its sentence somebody else's claim, or only tells of a wish or an act."""

from collections.abc import Sequence

from hearsay.attribution.cue_lexicon import CueKind, CueLexicon
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import BE, is_word, word_set
from hearsay.domain.attribution import Attribution, Evidence, EvidenceKind
from hearsay.domain.spans import Span, hull

_CLAUSE_OPENERS = word_set("that how why what whether")
_SUBORDINATING = word_set("why how when after before because as where if since although though while until")
_UNSAID = word_set(
    "declined refused failed wants wanted want plans planned intends hopes hoped tried trying able unable likely "
    "expected going declines refuses fails refuse decline used ready willing"
)
_AUTHOR = word_set("i we you my our")
_FUTURE = word_set("will 'll wo shall")
_NAMING = word_set("called named dubbed termed labeled labelled titled")


class Claims:
    """Judges an article's attributions, by their number. ``documents`` are the nouns of what can show something."""

    def __init__(
        self, passage: Passage, attributions: Sequence[Attribution], lexicon: CueLexicon, documents: frozenset[str]
    ) -> None:
        self._passage = passage
        self._attributions = attributions
        self._lexicon = lexicon
        self._documents = documents
        self._kinds = [self._kind(attribution) for attribution in attributions]

    def kind(self, index: int) -> CueKind | None:
        """Return what the attribution's cue does; None where it has none."""
        return self._kinds[index]

    def _kind(self, attribution: Attribution) -> CueKind | None:
        if not attribution.cue:
            return None
        words = self._passage.words
        cue = tuple(words.lower[w] for span in attribution.cue for w in words.within(span))
        known = self._lexicon.kind_of(cue)
        return known if known is not None else self._unknown_kind(attribution)

    def _unknown_kind(self, attribution: Attribution) -> CueKind:
        """A cue that the lexicon does not know says something where a clause or a quotation follows, else it acts."""
        words = self._passage.words
        opens = any(words.lower[w.start] in _CLAUSE_OPENERS for w in map(words.within, attribution.content) if len(w))
        after = words.within(hull(attribution.cue)).stop
        led = after < len(words) and words.lower[after] in _CLAUSE_OPENERS
        return CueKind.SAY if opens or led or any(map(self.is_quoted, attribution.content)) else CueKind.ACT

    def is_quoted(self, span: Span) -> bool:
        """Tell whether more than half of the words of a span stand in quotation marks."""
        within = self._passage.words.within(span)
        return sum(self._passage.quoted[w] >= 0 for w in within) * 2 > len(within)

    def carries(self, index: int) -> bool:
        """Tell whether an attribution can make its sentence secondhand: somebody else's claim, not in passing."""
        kind, source = self._kinds[index], self._attributions[index].source
        if kind is None or not kind.reports or self._in_passing(index):
            return False
        words = self._passage.words
        cue = words.within(hull(self._attributions[index].cue))
        if cue.start >= 2 and words.lower[cue.start - 1] == "to" and words.lower[cue.start - 2] in _UNSAID:
            return False
        if self._foretells(index):
            return False
        if not source:
            if not _NAMING.isdisjoint(words.lower[cue.start : cue.stop]):
                return False
            return any(words.lower[w] in BE for span in self._attributions[index].cue for w in words.within(span))
        where = words.within(hull(source))
        lone = words.lower[where.start] if len(where) == 1 else ""
        if lone in _AUTHOR and self._passage.quoted[where.start] < 0:
            return False
        return kind is not CueKind.SHOW or self._shows(index, lone)

    def _foretells(self, index: int) -> bool:
        """Tell whether the author predicts that something will be said, and quotes nothing of it."""
        words = self._passage.words
        cue = words.within(hull(self._attributions[index].cue))
        future = not _FUTURE.isdisjoint(words.lower[cue.start : cue.stop])
        return future and not any(self.is_quoted(span) for span in self._attributions[index].content)

    def _shows(self, index: int, lone: str) -> bool:
        """Documents, polls and people show that something is so; what merely shows something is a figure of speech."""
        if lone in ("this", "that", "it", "these", "which"):
            return False
        words = self._passage.words
        content = self._attributions[index].content
        opener = words.lower[words.within(content[0]).start] if content else ""
        if opener in _CLAUSE_OPENERS or any(self.is_quoted(span) for span in content):
            return True
        source = self._attributions[index].source
        return any(words.lower[w] in self._documents for span in source for w in words.within(span))

    def _in_passing(self, index: int) -> bool:
        """Tell whether an attribution stands in a subordinate clause behind another main clause."""
        a = self._attributions[index]
        place = self._passage.words.within(hull((*a.source, *a.cue)))
        sentence = self._passage.sentence_words[self._passage.sentence_at(hull((*a.source, *a.cue)).start)]
        opener = self._passage.words.lower[place.start - 1] if place.start > sentence.start else ""
        if opener not in _SUBORDINATING or place.start - sentence.start < 3:
            return False
        return all(span.start >= self._passage.words.starts[place.start] for span in a.content)

    def share(self, sentence: Span, words: range, carriers: Sequence[int]) -> float:
        """Return the share of a sentence's words, 0–1, that these attributions hold, sources and cues included."""
        if not carriers:
            return 0.0
        passage = self._passage
        if passage.words.raw[words[-1]] == ":" and any(self._announces(i, sentence) for i in carriers):
            return 1.0
        spoken = [w for w in words if is_word(passage.words.raw[w])]
        spans = [span for i in carriers for a in [self._attributions[i]] for span in (*a.content, *a.source, *a.cue)]
        claimed = {w for span in spans for w in passage.words.within(span)}
        return sum(w in claimed for w in spoken) / len(spoken) if spoken else 0.0

    def _announces(self, index: int, sentence: Span) -> bool:
        """Tell whether an attribution of the sentence says that *the following* is what somebody said."""
        a = self._attributions[index]
        if not a.cue or not a.cue[0].of(self._passage.text).lower().endswith("following"):
            return False
        return sentence.covers(a.cue[0]) and all(span.start >= sentence.end for span in a.content)

    def hedges(self, sentence: range) -> list[Evidence]:
        """Return the words of a sentence by which nobody in particular vouches for it."""
        words, hedges = self._passage.words, self._lexicon.hedges
        return [
            Evidence(EvidenceKind.HEDGE, words.raw[w], Span(words.starts[w], words.ends[w]))
            for w in sentence
            if words.lower[w] in hedges and self._passage.quoted[w] < 0
        ]
