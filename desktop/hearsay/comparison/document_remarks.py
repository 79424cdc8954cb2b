"""What an article says of the primary document: that it was authenticated or not, that an unnamed hand gave it."""

import re
from collections.abc import Iterator

from hearsay.comparison.document_cues import DocumentCues
from hearsay.comparison.told_sentence import ToldSentence
from hearsay.domain.source_remarks import Remark, RemarkKind
from hearsay.domain.spans import Span

_BEING = re.compile(r"\b(?:been|was|were|is|are|be)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|n[’']t|never|cannot|yet|still)\b|n[’']t\b", re.IGNORECASE)
_PERHAPS = re.compile(r"\b(?:could|can|to)\b", re.IGNORECASE)
_DOUBT = re.compile(r"doubt|disput|question|contest", re.IGNORECASE)


def document_remarks(told: ToldSentence, document: int, cues: DocumentCues) -> Iterator[Remark]:
    """Yield what a sentence says of the document; ``document`` is its number among the register's sources."""
    yield from _vouching(told, document, cues)
    yield from _vouched(told, document, cues)
    for match in told.matches(cues.doubting):
        lead = told.lead(match.start())
        by = told.teller(Span(*match.span()))
        if by is not None and not lead.is_negated and not lead.is_supposed and not lead.is_passive:
            yield told.remark(RemarkKind.NOT_AUTHENTICATED, document, by[1], match.end(), by[0], whole=True)
    for match in told.matches(cues.doubted):
        yield told.remark(RemarkKind.NOT_AUTHENTICATED, document, *match.span(), told.speaker, whole=True)
    for match in told.matches(cues.origin):
        yield told.remark(RemarkKind.UNNAMED_ORIGIN, document, *match.span(), told.speaker, whole=True)


def _vouching(told: ToldSentence, document: int, cues: DocumentCues) -> Iterator[Remark]:
    for match in told.matches(cues.vouching):
        if not _is_about_document(told, match, cues) or _only_acknowledged(match):
            continue
        lead = told.lead(match.start())
        if lead.is_passive or (lead.is_supposed and not lead.is_negated):
            continue
        kind = RemarkKind.NOT_AUTHENTICATED if lead.is_negated else RemarkKind.AUTHENTICATED
        by = told.teller(Span(*match.span("verb")))
        if by is None and kind is RemarkKind.AUTHENTICATED:
            continue  # “once experts have authenticated the memo”: nobody knows whether they have
        source, begin = by or (told.speaker, lead.end)
        yield told.remark(kind, document, begin, match.end(), source, whole=True)


def _vouched(told: ToldSentence, document: int, cues: DocumentCues) -> Iterator[Remark]:
    for match in told.matches(cues.vouched):
        lead, doubted = match["lead"], bool(_DOUBT.search(match["verb"]))
        refused = bool(_NOT.search(lead))
        if not _is_about_document(told, match, cues) or not _BEING.search(lead):
            continue
        if _PERHAPS.search(lead) and not refused:
            continue
        if doubted and refused:
            continue
        bad = doubted or refused
        kind = RemarkKind.NOT_AUTHENTICATED if bad else RemarkKind.AUTHENTICATED
        yield told.remark(kind, document, *match.span(), told.speaker)


def _is_about_document(told: ToldSentence, match: re.Match[str], cues: DocumentCues) -> bool:
    """True where “its authenticity” is the document's: it is named in the words, or the nearest before them."""
    if match["what"] is None or cues.mention.search(match.group()):
        return True
    if match["of"] is None and told.text.startswith(" of ", match.end()):
        return False  # of something else
    first = told.annotated.sentences[max(0, told.number - 1)].start
    return cues.mention.search(told.text, first, match.start()) is not None


def _only_acknowledged(match: re.Match[str]) -> bool:
    """True for “acknowledged the memo”, which may mean no more than that it arrived."""
    return match["verb"].casefold().startswith("acknowledg") and match["what"] is None
