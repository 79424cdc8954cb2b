"""What the articles of a folder say of their sources, told only where it is clear which source is meant.

Nothing here judges anybody: the reader does.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hearsay.comparison.document_cues import DocumentCues, document_cues
from hearsay.comparison.document_remarks import document_remarks
from hearsay.comparison.remark_cues import STEMS
from hearsay.comparison.remark_subjects import SourceForms, SourcesThere
from hearsay.comparison.same_source import head_nouns
from hearsay.comparison.source_standings import source_standings
from hearsay.comparison.speaker_remarks import speaker_remarks
from hearsay.comparison.told_sentence import ToldSentence, quotations_of
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, QuotationForm
from hearsay.domain.source_remarks import Remark, SourceRemarks
from hearsay.domain.sources import SourceKind, SourceRegister
from hearsay.domain.spans import Span


def find_remarks(annotated: Sequence[AnnotatedArticle], register: SourceRegister) -> SourceRemarks:
    """Return what these articles say of the sources of ``register``, which is theirs."""
    hands: dict[str, dict[int, None]] = defaultdict(dict)
    for route in register.routes.values():
        hands[route.path].update(dict.fromkeys(route.hands))
    numbers = {(each.path, name): number for number, each in enumerate(register.sources) for name in each.names}
    forms, document = SourceForms(register), _document(register)
    found: list[Remark] = []
    for each in annotated:
        candidates = _candidates(each)
        if not candidates:
            continue
        there = SourcesThere(forms, each.article, hands[each.article.path])
        quoted, set_off = quotations_of(each, QuotationForm.MARKED), quotations_of(each, QuotationForm.BLOCK)
        for number in candidates:
            told = ToldSentence(each, number, each.sentences[number].span, there, numbers, quoted, set_off)
            found.extend(_first_of_each(_remarks(told, register, document)))
    return SourceRemarks(source_standings(register), tuple(found))


def _document(register: SourceRegister) -> tuple[int, DocumentCues] | None:
    """Return the number of the primary document and the cues about it, None where no chain knows one."""
    for number, source in enumerate(register.sources):
        if source.kind is SourceKind.DOCUMENT:
            nouns = {noun for name in source.names for noun in head_nouns(name)}
            return (number, document_cues(nouns)) if nouns else None
    return None


def _remarks(
    told: ToldSentence, register: SourceRegister, document: tuple[int, DocumentCues] | None
) -> Iterator[Remark]:
    if document is not None:
        yield from document_remarks(told, *document)
    yield from speaker_remarks(told, register)


def _first_of_each(remarks: Iterator[Remark]) -> list[Remark]:
    """Return of the remarks of one sentence the first of each kind about each source."""
    known: dict[tuple[str, int], Remark] = {}
    for each in remarks:
        known.setdefault((each.kind, each.source), each)
    return list(known.values())


def _candidates(annotated: AnnotatedArticle) -> list[int]:
    """Return the numbers of the sentences that may say something of a source: they have one of the stems."""
    text = annotated.article.text
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when they are made small
        lower = text
    found: set[int] = set()
    for stem in STEMS:
        place = lower.find(stem)
        while place >= 0:
            found.update(annotated.sentences_touching(Span(place, place + len(stem))))
            place = lower.find(stem, place + len(stem))
    return sorted(number for number in found if annotated.sentences[number].type is not AttributionType.NONE)
