"""Where an anchored stretch stands in a text, perhaps changed since: found with good reason, or not at all.

After the W3C Web Annotation model: the exact words first, their context to choose between look-alikes, the old
position to settle a tie; then words that are nearly the same. A look-alike never captures a note: a candidate needs a
minimum score and a margin over the runner-up. Where the text is known on which a note was written, it tells which
look-alikes were there before.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.domain.approximate_search import nearest
from hearsay.domain.notes import CONTEXT_LENGTH, Anchor, AnchorStatus
from hearsay.domain.searched_text import SearchedText, folded, words_of
from hearsay.domain.spans import Span

MINIMUM_AGREEMENT = 0.25
"""share of the context (0–1) that must agree where words alone do not tell a place from a look-alike"""

MARGIN = 0.2
"""how much more of the context (0–1) must agree at the chosen place than at the next best"""

DISTINCTIVE_LENGTH = CONTEXT_LENGTH
"""code points from which words that occur once are taken for the same words, whatever stands around them"""

WIDE_CONTEXT = 5 * CONTEXT_LENGTH
"""code points of context on each side that are compared where the text is known on which a note was written"""

MINIMUM_LIKENESS = 0.65
"""share (0–1) of an anchor's letters that must still be there, for changed words to be taken for its own"""

NEW_LIKENESS = 0.8
"""the share that is enough by itself, where nothing of the context is left, for words the earlier text had not"""

SHORTEST_APPROXIMATE, LONGEST_APPROXIMATE = 12, 4000
"""code points of words that are looked for though they changed: fewer tell too little, more take too long"""

_EDGE, _REPLACED = 12, 48
"""code points of context that tell where edited words begin and end, and how far from there they are looked for"""
_BREAK = "\n\n"
"""between two blocks"""
_MOST_PLACES = 200
"""exact candidates beyond which words are too common for their context to be weighed"""
_COMMON_WORD = 60
"""occurrences of a word in a text beyond which it does not point at a place"""
_MOST_WINDOWS = 6


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place with the share (0–1) of the context that agrees there; ``likeness`` is 1 for the very words."""

    span: Span
    agreement: float
    likeness: float = 1.0

    @property
    def score(self) -> float:
        return 0.6 * self.likeness + 0.4 * self.agreement


def place(
    anchor: Anchor,
    text: str | SearchedText,
    *,
    same_text: bool = False,
    earlier: str | SearchedText | None = None,
) -> tuple[AnchorStatus, Span | None]:
    """Return how ``anchor`` holds in ``text`` and the span (code points) it has there.

    The span is None for an orphan and for an anchor on the whole article. ``same_text`` tells that the text is
    the very one in which the anchor was made, so that its position alone decides; ``earlier`` is that text where it is
    another. Words that differ in white space, dashes or the form of quotation marks alone are the same words.
    """
    if anchor.whole_article:
        return AnchorStatus.EXACT, None
    searched = text if isinstance(text, SearchedText) else SearchedText(text)
    if same_text and _stands_at(anchor, searched.text):
        return AnchorStatus.EXACT, Span(anchor.start, anchor.end)
    before = SearchedText(earlier) if isinstance(earlier, str) else earlier
    if before is not None and not _stands_at(anchor, before.text):
        before = None  # not the text it was made on, or an anchor from elsewhere
    search = _Search(anchor, searched, before)
    exact = search.exact()
    if exact is not None:
        status = AnchorStatus.EXACT if exact.span.start == anchor.start else AnchorStatus.MOVED
        return status, exact.span
    near = search.approximate()
    return (AnchorStatus.ORPHAN, None) if near is None else (AnchorStatus.CHANGED, search.up_to_context(near.span))


def _stands_at(anchor: Anchor, text: str) -> bool:
    return anchor.end - anchor.start == len(anchor.exact) and text.startswith(anchor.exact, anchor.start)


class _Context:
    """What stood on both sides of an anchored stretch, held against what stands around a place of another text."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after

    @classmethod
    def around(cls, text: str, span: Span, length: int) -> "_Context":
        return cls(text[max(0, span.start - length) : span.start], text[span.end : span.end + length])

    def agreement(self, text: str, span: Span) -> float:
        """Return the share (0–1) of it that stands around the span."""
        # What is edited may make the same words stand farther off than they did.
        before = text[max(0, span.start - 2 * len(self._before)) : span.start]
        after = text[span.end : span.end + 2 * len(self._after)]
        outwards = (_side(self._before[::-1], before[::-1]) + _side(self._after, after)) / 2
        if outwards == 1.0:
            return outwards
        return max(outwards, (_shared(self._before, before) + _shared(self._after, after)) / 2)


class _Search:
    """One anchor looked for in one text."""

    def __init__(self, anchor: Anchor, text: SearchedText, earlier: SearchedText | None) -> None:
        self._anchor, self._text, self._earlier = anchor, text, earlier
        self._words = folded(anchor.exact).strip()
        self._context = _Context(anchor.prefix, anchor.suffix)

    def exact(self) -> _Candidate | None:
        """Return where the very words stand, None where no place is certain."""
        spans = self._occurrences(self._text)
        if len(spans) > _MOST_PLACES:
            return next(filter(self._is_unmoved, self._weighed(spans, self._context)), None)
        chosen = self._chosen(self._weighed(spans, self._context))
        if chosen is None and len(spans) > 1 and self._earlier is not None:
            wide = _Context.around(self._earlier.text, Span(self._anchor.start, self._anchor.end), WIDE_CONTEXT)
            chosen = self._chosen(self._weighed(spans, wide))
        return None if chosen is None or self._is_anothers(chosen) else chosen

    def _weighed(self, spans: Sequence[Span], context: _Context) -> list[_Candidate]:
        """Return the places with their agreement, the one first that agrees most."""
        found = [_Candidate(span, context.agreement(self._text.text, span)) for span in spans]
        return sorted(found, key=lambda each: each.agreement, reverse=True)

    def _chosen(self, candidates: Sequence[_Candidate]) -> _Candidate | None:
        if not candidates:
            return None
        best = candidates[0]
        if len(candidates) == 1:
            return best if best.agreement >= MINIMUM_AGREEMENT or self._is_distinctive() else None
        if self._earlier is not None and self._is_distinctive():
            return self._of_copies(candidates)
        if best.agreement >= MINIMUM_AGREEMENT and best.agreement - candidates[1].agreement >= MARGIN:
            return best
        return next(filter(self._is_unmoved, candidates), None)

    def _of_copies(self, candidates: Sequence[_Candidate]) -> _Candidate | None:
        """Return which of words that the earlier text had once is the one that was there; doubled words are one."""
        best = candidates[0]
        others = [each for each in candidates[1:] if not self._are_doubled(best.span, each.span)]
        if not others or best.agreement > others[0].agreement:
            return best
        return next((each for each in candidates if each.span.start == self._anchor.start), None)

    def _is_anothers(self, chosen: _Candidate) -> bool:
        """Tell whether the same words stood elsewhere in the earlier text, in a context that agrees better."""
        if self._earlier is None:
            return False
        length = len(self._anchor.prefix) or CONTEXT_LENGTH
        mine = _Context.around(self._earlier.text, Span(self._anchor.start, self._anchor.end), length)
        limit = mine.agreement(self._text.text, chosen.span)
        return any(
            _Context.around(self._earlier.text, span, length).agreement(self._text.text, chosen.span) > limit
            for span in self._occurrences(self._earlier)
            if span.start != self._anchor.start
        )

    def approximate(self) -> _Candidate | None:
        """Return where nearly the same words stand, None where no place is certain enough."""
        if not SHORTEST_APPROXIMATE <= len(self._words) <= LONGEST_APPROXIMATE:
            return None
        found = sorted(self._near(), key=lambda c: c.score, reverse=True)
        best = next(iter(found), None)
        if best is None or not self._is_likely(best):
            return None
        runner_up = next((c for c in found if not c.span.overlap(best.span)), None)
        return best if runner_up is None or best.score - runner_up.score >= MARGIN / 2 else None

    def up_to_context(self, span: Span) -> Span:
        """Return a span that reaches to what stood right before and after, where that is near; else to whole words.

        Letters alone do not tell whether a word at the edge was replaced or dropped.
        """
        text = self._text.text
        before, after = self._anchor.prefix.rstrip()[-_EDGE:], self._anchor.suffix.lstrip()[:_EDGE]
        start, end = span.start, span.end
        at = text.rfind(before, max(0, start - _REPLACED - _EDGE), start) if before else -1
        if at >= 0 and _BREAK not in text[at + len(before) : start].strip():
            start = at + len(before)
        at = text.find(after, end, end + _REPLACED + _EDGE) if after else -1
        if at >= 0 and _BREAK not in text[end:at].strip():
            end = at
        while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        whole = text[start:end]
        return Span(start + len(whole) - len(whole.lstrip()), end - len(whole) + len(whole.rstrip()))

    def _is_likely(self, candidate: _Candidate) -> bool:
        if candidate.likeness < MINIMUM_LIKENESS:
            return False
        if self._was_there_before(candidate):
            return False
        if candidate.agreement >= MINIMUM_AGREEMENT:
            return True
        return self._earlier is not None and candidate.likeness >= NEW_LIKENESS

    def _was_there_before(self, candidate: _Candidate) -> bool:
        """Tell whether the earlier text has the candidate's words, elsewhere: then they are another sentence's."""
        if self._earlier is None:
            return False
        words = folded(candidate.span.of(self._text.text))
        return words != self._words and words not in self._words and words in self._earlier.folded

    def _is_distinctive(self) -> bool:
        """Tell whether words that the text has once can be no others: the earlier text had them once, too."""
        if self._earlier is not None:
            return len(self._occurrences(self._earlier, at_most=2)) == 1
        return len(self._anchor.exact) >= DISTINCTIVE_LENGTH

    def _is_unmoved(self, candidate: _Candidate) -> bool:
        return candidate.span.start == self._anchor.start and candidate.agreement == 1.0

    def _are_doubled(self, one: Span, other: Span) -> bool:
        """Tell whether the words are in a stretch that stands twice in a row: either may be the one that was there."""
        first, second = (self._text.folded_place(at) for at in sorted((one.start, other.start)))
        text, apart = self._text.folded, second - first
        if apart > LONGEST_APPROXIMATE:
            return False
        alike = _same_letters(text[first : first + apart], text[second : second + apart])
        before = text[max(0, first - apart) : first], text[second - apart : second][-first:] if first else ""
        return alike + _same_letters(before[0][::-1], before[1][::-1]) + 1 >= apart

    def _occurrences(self, text: SearchedText, at_most: int = _MOST_PLACES + 1) -> list[Span]:
        """Return where a text has the words: the very same letters or, where there are none, the same when folded."""
        spans = [Span(at, at + len(self._anchor.exact)) for at in _finds(self._anchor.exact, text.text, at_most)]
        if spans or not self._words:
            return spans
        length = len(self._words)
        return [text.unfolded(at, at + length) for at in _finds(self._words, text.folded, at_most)]

    def _near(self) -> Iterator[_Candidate]:
        for start, end in self._windows():
            match = nearest(self._words, self._text.folded[start:end])
            if match.start < match.end:
                likeness = 1 - match.distance / len(self._words)
                if likeness >= MINIMUM_LIKENESS / 2:
                    span = self._text.unfolded(start + match.start, start + match.end)
                    yield _Candidate(span, self._context.agreement(self._text.text, span), likeness)

    def _windows(self) -> list[tuple[int, int]]:
        """Return the stretches of the folded text that most of the words point at, those first that most do."""
        slack = len(self._words) // 3 + 8
        votes: Counter[int] = Counter()
        for word, offset in words_of(self._words):
            places = self._text.places.get(word, ())
            if len(places) <= _COMMON_WORD:
                for at in places:
                    votes[(at - offset) // slack] += len(word)
        windows = [(bin_ * slack - slack, bin_ * slack + len(self._words) + 2 * slack) for bin_, _ in _best(votes)]
        return [(max(0, start), end) for start, end in windows if end > 0]


def _finds(words: str, text: str, at_most: int) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0 and at_most:
        yield at
        at, at_most = text.find(words, at + 1), at_most - 1


def _best(votes: Counter[int]) -> Sequence[tuple[int, int]]:
    """Return the bins with most votes, each with its neighbour's, which it shares a place near its edge with."""
    joined = Counter({bin_: count + votes.get(bin_ + 1, 0) for bin_, count in votes.items()})
    return joined.most_common(_MOST_WINDOWS)


def _side(kept: str, found: str) -> float:
    """Return how much of one side agrees, read outwards; nothing at all agrees with nothing, the text's own edge."""
    kept, found = "".join(folded(kept).split()), "".join(folded(found).split())
    if not kept:
        return 0.0 if found else 1.0
    return _same_letters(kept, found) / len(kept)


def _same_letters(one: str, other: str) -> int:
    """Return how many code points the two begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _shared(kept: str, found: str) -> float:
    """Return the share of one side's words, by their letters, that are found there in their order."""
    mine, other = _whole_words(kept), _whole_words(found)
    letters = sum(map(len, mine))
    return _letters_in_common(mine, other) / letters if letters else 0.0


def _whole_words(text: str) -> list[str]:
    return [word for word, _ in words_of(folded(text))]


def _letters_in_common(mine: Sequence[str], other: Sequence[str]) -> int:
    """Return the letters of the words that both have in the same order, as many as can be."""
    best = [0] * (len(other) + 1)
    for word in mine:
        row = [0]
        for at, there in enumerate(other):
            both = best[at] + len(word) if word == there else 0
            row.append(max(both, best[at + 1], row[at]))
        best = row
    return best[-1]
