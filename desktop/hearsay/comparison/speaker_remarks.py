"""What an article says of somebody whose words it has: a party to the quarrel, unwilling to be named or to answer."""

import re
from collections.abc import Iterator

from hearsay.comparison import remark_cues as cues
from hearsay.comparison.remark_subjects import begin_of
from hearsay.comparison.told_sentence import ToldSentence
from hearsay.comparison.word_lists import word_list
from hearsay.domain.source_remarks import Remark, RemarkKind
from hearsay.domain.sources import SourceKind, SourceRegister
from hearsay.domain.spans import Span, hull

_JUDGES = word_list("court courts judge judges jury tribunal panel magistrate magistrates inquiry commission")
"""who rejects an accusation without being a party"""
_NEAR = 16
"""code points between a cue and what it says, as “that”"""


def speaker_remarks(told: ToldSentence, register: SourceRegister) -> Iterator[Remark]:
    """Yield what a sentence says of the sources that speak in it."""
    for source, begin, end in (*_denying(told, register), *_accused(told), *_own_cause(told)):
        yield told.remark(RemarkKind.PARTY, source, begin, end, told.speaker)
    for source, begin, end in _taking_sides(told):
        yield told.remark(RemarkKind.PARTY, source, begin, end, told.speaker, whole=True)
    yield from _declining(told)
    yield from _anonymous(told, register)


_Found = tuple[int, int, int]
"""a source, and where the words about it begin and end"""


def _denying(told: ToldSentence, register: SourceRegister) -> Iterator[_Found]:
    for cue in (cues.DENIES, cues.ACCUSES, cues.DEFENDS):
        for match in told.matches(cue):
            lead = told.lead(match.start())
            if lead.is_negated or lead.is_supposed or lead.is_passive:
                continue
            found = told.teller(Span(*match.span()))
            if found is not None and not _judges(register.sources[found[0]].name):
                yield *found, match.end()
            if cue is cues.ACCUSES:
                accused = told.there.object(told.text, match.end(), told.span.end)
                if accused is not None:
                    yield accused, match.start(), match.end()


def _accused(told: ToldSentence) -> Iterator[_Found]:
    for match in told.matches(cues.IS_ACCUSED):
        lead = told.lead(match.start())
        needs_passive = cues.IS_ACCUSED_IN_PASSIVE.match(match.group()) is not None
        if lead.is_negated or lead.is_supposed or lead.is_passive is not needs_passive:
            continue
        found = told.subject(lead)
        if found is not None:
            yield *found, match.end()


def _own_cause(told: ToldSentence) -> Iterator[_Found]:
    said = ((cues.NOTHING_WRONG, None), (cues.INNOCENT, cues.INSISTING), (cues.CALLS_BASELESS, cues.NAMING))
    for cue, verbs in said:
        for match in told.matches(cue):
            yield from _said_before(told, match, verbs)


def _said_before(told: ToldSentence, match: re.Match[str], verbs: re.Pattern[str] | None) -> Iterator[_Found]:
    """Yield who says what ``match`` says: the source of the cue that stands right before it."""
    for attribution in told.attributions:
        ends = [span.end for span in attribution.cue if 0 <= match.start() - span.end <= _NEAR]
        source = told.source_of(attribution) if ends else None
        if source is None or (verbs is not None and not verbs.search(told.text, hull(attribution.cue).start, ends[0])):
            continue
        if not told.lead(hull(attribution.cue).start).is_negated:
            yield source, begin_of(attribution, hull(attribution.cue).start), match.end()


def _taking_sides(told: ToldSentence) -> Iterator[_Found]:
    """Yield sources whose description says whose side they are on: “the mayor's lawyer”."""
    for attribution in told.attributions:
        source = told.source_of(attribution)
        if source is None:
            continue
        for span in attribution.source:
            if cues.TAKES_SIDE.search(span.of(told.text)) and not told.is_quoted(span.start):
                yield source, span.start, span.end


def _declining(told: ToldSentence) -> Iterator[Remark]:
    for match in told.matches(cues.DECLINES):
        lead = told.lead(match.start())
        if lead.is_negated or lead.is_supposed:
            continue
        found = told.teller(Span(*match.span()))
        if found is not None:
            yield told.remark(RemarkKind.DECLINED, found[0], found[1], match.end())


def _anonymous(told: ToldSentence, register: SourceRegister) -> Iterator[Remark]:
    """Yield who did not want to be named: only somebody whom the article indeed does not name."""
    for match in told.matches(cues.ANONYMITY):
        nameless: dict[int, Span] = {}
        for attribution in told.attributions:
            source = told.source_of(attribution)
            if source is not None and (register.sources[source].path or _is_unnamed(register, source)):
                nameless.setdefault(source, hull((*attribution.source, *attribution.cue)))
        around = [each for each, span in nameless.items() if span.covers(Span(*match.span()))]
        meant = around or list(nameless)
        if len(meant) == 1:
            yield told.remark(RemarkKind.ANONYMITY, meant[0], *match.span(), whole=True)


def _is_unnamed(register: SourceRegister, source: int) -> bool:
    return register.sources[source].kind is SourceKind.UNNAMED


def _judges(name: str) -> bool:
    return not _JUDGES.isdisjoint(name.casefold().split())
