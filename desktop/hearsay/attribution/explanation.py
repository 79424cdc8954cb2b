"""Why a sentence has its type, in words for the reader."""

from collections.abc import Sequence

from hearsay.attribution.alterations import told_difference
from hearsay.attribution.words import word_set
from hearsay.domain.attribution import AttributionType, Evidence, EvidenceKind, Sentence

LONGEST_QUOTE = 60
"""code points of the article's words repeated in an explanation"""
MOST_SIGNS = 4
"""words of one kind that are named"""

_OPENINGS = {
    EvidenceKind.QUOTATION_MARKS: "words in quotation marks",
    EvidenceKind.BLOCK_QUOTE: "a passage set off as a block quote",
    EvidenceKind.RUNNING_QUOTATION: "part of a quotation that began before",
    EvidenceKind.QUESTION: "a question of the author’s own",
    EvidenceKind.COMMAND: "a call on the reader",
    EvidenceKind.NO_SOURCE: "nobody is named as its source, and nothing in it judges",
    EvidenceKind.BARE_SPEECH_ACT: "it tells that someone spoke, and not what was said",
}
_WITH_WORDS = {
    EvidenceKind.CUE: "the cue {}",
    EvidenceKind.SOURCE: "the source {}",
    EvidenceKind.HEDGE: "{} leaves open who vouches",
    EvidenceKind.DOCUMENT_POINTER: "{} points to the primary document",
    EvidenceKind.REPEATED_IN_FOLDER: "the same words are given to the primary document elsewhere in the folder",
    EvidenceKind.BLOCK_KIND: "it is a {} and no sentence of the article",
}


def explain(sentence: Sentence) -> str:
    """Return the evidence for a sentence's type as one line of prose, its parts parted by semicolons.

    Ends with what the engine had said where the reader has overruled it.
    """
    parts = [_told(kind, _of_kind(sentence.evidence, kind)) for kind in _kinds(sentence.evidence)]
    if sentence.type is AttributionType.SECONDHAND and not _of_kind(sentence.evidence, EvidenceKind.SOURCE):
        parts.append("no one is named")
    line = "; ".join(parts)
    told = f"{line[0].upper()}{line[1:]}." if line else ""
    if sentence.overruled is None:
        return told
    return f"You changed it; the engine said “{sentence.overruled.label}”. Its reasons: {told}".strip()


def _kinds(evidence: Sequence[Evidence]) -> list[EvidenceKind]:
    return list(dict.fromkeys(item.kind for item in evidence))


def _of_kind(evidence: Sequence[Evidence], kind: EvidenceKind) -> list[Evidence]:
    return [item for item in evidence if item.kind is kind]


def _told(kind: EvidenceKind, items: Sequence[Evidence]) -> str:
    if kind in _OPENINGS:
        return _OPENINGS[kind]
    if kind is EvidenceKind.FOUND_IN_DOCUMENT:
        altered = next((item for item in items if item.original), items[0])
        return told_difference(altered.words, altered.original)
    words = list(dict.fromkeys(item.words for item in items if item.words))[:MOST_SIGNS]
    if kind is EvidenceKind.OPINION_WORD:
        return _told_signs(words)
    if kind is EvidenceKind.BLOCK_KIND:
        return _WITH_WORDS[kind].format(words[0] if words else "part of the page")
    return _WITH_WORDS[kind].format(_listed(words))


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{_shortened(word)}”" for word in words)


_SIGNS = (
    ("the author’s prediction ({})", word_set("will 'll ’ll bound inevitably")),
    ("the author’s advice ({})", word_set("should shouldn't shouldn’t ought must let's let’s let")),
    (
        "the author’s guess ({})",
        word_set("seem seems seemed appear appears appeared perhaps maybe likely probably might"),
    ),
    ("it addresses the reader ({})", word_set("you your yours")),
    ("the author speaks in person ({})", word_set("i we our us my me")),
    ("an exclamation ({})", frozenset("!")),
    (
        "the author’s turn of phrase ({})",
        word_set("if so but even just only very too rather ever still yet nor may would"),
    ),
)


def _told_signs(words: Sequence[str]) -> str:
    """Return what the signs of a judgement are, those of one sort together, in the order of their weight."""
    sorts: dict[str, list[str]] = {}
    for sign in words:
        parts = sign.lower().split()
        sort = next((told for told, known in _SIGNS if not known.isdisjoint(parts)), "the author’s judgement in {}")
        sorts.setdefault(sort, []).append(sign)
    return "; ".join(told.format(_listed(known)) for told, known in sorts.items())


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"
