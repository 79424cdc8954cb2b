"""Attributions without a verb: according to X, per X, in X's view, and the nouns of saying."""

from hearsay.attribution.clause_content import clause_span, preposed_clause
from hearsay.attribution.cue_lexicon import CueKind, CueLexicon
from hearsay.attribution.drafts import Draft
from hearsay.attribution.noun_phrases import phrase_after, subject_before
from hearsay.attribution.passage import Passage
from hearsay.attribution.words import DETERMINERS, is_name, is_word, word_set
from hearsay.domain.spans import Span

_LINKS = {
    "that": "that",
    "of": "of",
    "about": "about",
    "for": "for",
    "to": "to",
    "over": "over",
    "on": "on",
    "against": "against",
}
_STRONG = frozenset({"that", "about", "of", "for"})
_VIEWS = word_set("view opinion words telling estimation eyes")
_POSSESSIVES = word_set("his her its their my our your")


def phrase_drafts(passage: Passage, lexicon: CueLexicon, first: int, end: int) -> list[Draft]:
    """Return the attributions of one sentence (words ``first`` to ``end``) made by phrases such as *according to*."""
    drafts = []
    lower, phrases = passage.words.lower, lexicon.phrases
    for position in [p for p in range(first, end) if lower[p] in phrases and passage.quoted[p] < 0]:
        for rest, _ in phrases[lower[position]]:
            after = position + 1 + len(rest)
            if after < end and lower[position + 1 : after] == rest:
                draft = _phrase_draft(passage, position, after, first, end)
                if draft is not None:
                    drafts.append(draft)
                break
    return drafts + _views(passage, first, end)


def _phrase_draft(passage: Passage, position: int, after: int, first: int, end: int) -> Draft | None:
    words = passage.words
    if words.lower[position] == "per" and not (words.lower[after] in DETERMINERS or is_name(words.raw[after])):
        return None  # per hour
    stop = after
    while (
        stop < end and passage.quoted[stop] < 0 and (words.raw[stop] not in ",;:—–.!?)(" or _before_year(passage, stop))
    ):
        stop += 1
    if stop == after:
        return None
    content = _around(passage, position, stop, first, end)
    return Draft(range(after, stop), range(position, after), content) if content else None


def _before_year(passage: Passage, comma: int) -> bool:
    """The comma of "August 9, 2023"."""
    words = passage.words
    following = words.raw[comma + 1] if comma + 1 < len(words) else ""
    return words.raw[comma] == "," and words.raw[comma - 1].isdigit() and len(following) == 4 and following.isdigit()


def _around(passage: Passage, start: int, stop: int, first: int, end: int) -> list[Span]:
    """Return what the aside from word ``start`` to ``stop`` attributes: what precedes it, what follows it, or both."""
    words = passage.words
    content: list[Span] = []
    before = preposed_clause(passage, first, start) if start - first > 1 else None
    opening = first
    if before is None and start == first and passage.follows_on(start) and passage.quoted[start - 1] >= 0:
        before = passage.outer[passage.quoted[start - 1]]
    if before is not None:
        content.append(before)
    follows = stop + 1 < end and words.raw[stop] in ",:—–"
    if follows and (before is None or start - opening < 4 or words.lower[stop + 1] not in _NEW_CLAUSE):
        after = clause_span(passage, stop + 1, end)
        if after is not None and (before is None or not _is_aside_end(passage, stop + 1)):
            content.append(after)
    return content


_NEW_CLAUSE = word_set("who which while but and although though compared with where when as")


def _is_aside_end(passage: Passage, position: int) -> bool:
    return passage.words.lower[position].endswith("ing")


def _views(passage: Passage, first: int, end: int) -> list[Draft]:
    """In X's view, C."""
    words = passage.words
    drafts = []
    for position in [p for p in range(first + 2, end) if words.lower[p] in _VIEWS]:
        opening = next(
            (p for p in range(position - 1, max(first, position - 8) - 1, -1) if words.lower[p] in ("in", "by")), None
        )
        owned = words.lower[position - 1] in ("'s", "'") or words.lower[position - 1] in _POSSESSIVES
        if opening is None or not owned or position + 1 >= end or passage.quoted[position] >= 0:
            continue
        content = _around(passage, opening, position + 1, first, end)
        if content:
            drafts.append(Draft(range(opening + 1, position), range(position, position + 1), content))
    return drafts


def noun_drafts(passage: Passage, lexicon: CueLexicon, first: int, end: int) -> list[Draft]:
    """Return the attributions of one sentence made by nouns: X's claim that C, a warning from X that C."""
    lower, nouns = passage.words.lower, lexicon.nouns
    found = [p for p in range(first, end - 2) if lower[p] in nouns and passage.quoted[p] < 0]
    drafts = [_noun_draft(passage, nouns[lower[position]], position, first, end) for position in found]
    return [draft for draft in drafts if draft is not None]


def _noun_draft(passage: Passage, kind: CueKind, position: int, first: int, end: int) -> Draft | None:
    words = passage.words
    owner = _owner(passage, position, first)
    link = position + 1
    source = owner
    if words.lower[link] in ("from", "by"):
        source = phrase_after(words, link + 1, end)
        if source is None:
            return None
        link = source.stop
    if link >= end or words.lower[link] not in _LINKS:
        return None
    clausal = words.lower[link] == "that"
    if not clausal and (source is None or words.lower[link] not in _STRONG) and kind is not CueKind.JUDGE:
        return None
    cue_end = link if clausal or words.lower[link] == "to" else link + 1
    content = clause_span(passage, cue_end, end, object_only=True)
    if content is None:
        return None
    start = position
    cue = range(start, max(position + 1, cue_end)) if source is owner else range(position, position + 1)
    return Draft(source, cue, [content])


def _owner(passage: Passage, position: int, first: int) -> range | None:
    """Return whose claim it is: *Khan's* claim, *his* recent claim."""
    words = passage.words
    for p in range(position - 1, max(first, position - 4) - 1, -1):
        lower = words.lower[p]
        if lower in _POSSESSIVES:
            return range(p, p + 1)
        if lower in ("'s", "'") and p > first:
            return subject_before(words, p, first)
        if not is_word(words.raw[p]) or is_name(words.raw[p]):
            return None
    return None
