"""One sentence of an article as the search for remarks sees it: its text, who speaks in it, what stands in quotes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from hearsay.comparison.remark_subjects import Lead, SourcesThere, begin_of, lead_of, link_of, told_by
from hearsay.comparison.span_lookup import SpanLookup
from hearsay.domain.attribution import AnnotatedArticle, Attribution, QuotationForm
from hearsay.domain.source_remarks import Remark, RemarkKind
from hearsay.domain.spans import Span, hull

_CLAUSE = re.compile(r"[^,;:–—]{0,70}(?![^\s,;:–—])")
_MOST_MATCHES = 20
"""places of one sentence where a cue is looked at: a text without sentences has no end"""
_LONGEST = 240
"""code points of a remark’s words"""


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """``numbers`` are those of the register's sources by (path, link), the path empty for those of the whole folder.

    ``quoted`` knows what stands between quotation marks, ``set_off`` the quotations without any.
    """

    annotated: AnnotatedArticle
    number: int
    span: Span
    there: SourcesThere
    numbers: Mapping[tuple[str, str], int]
    quoted: SpanLookup
    set_off: SpanLookup

    @property
    def text(self) -> str:
        return self.annotated.article.text

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        known = self.annotated.attributions
        return tuple(known[each] for each in self.annotated.sentences[self.number].attributions)

    def matches(self, cue: re.Pattern[str]) -> list[re.Match[str]]:
        """Return where the cue stands in the sentence, outside quotation marks: what is quoted is somebody's speech."""
        found = islice(cue.finditer(self.text, self.span.start, self.span.end), _MOST_MATCHES)
        return [match for match in found if not self.is_quoted(match.start())]

    def is_quoted(self, place: int) -> bool:
        return bool(self.quoted.touching(Span(place, place + 1)))

    def lead(self, verb: int) -> Lead:
        return lead_of(self.text, self.span.start, verb)

    def subject(self, lead: Lead) -> tuple[int, int] | None:
        """Return which source is named right before the lead, and where its name begins."""
        return self.there.subject(self.text, self.span.start, lead.end)

    def teller(self, cue: Span) -> tuple[int, int] | None:
        """Return which source the verb at ``cue`` belongs to, and where the words begin that say so."""
        attribution = told_by(cue, self.attributions)
        if attribution is None:
            return self.subject(self.lead(cue.start))
        number = self.source_of(attribution)
        return None if number is None else (number, begin_of(attribution, cue.start))

    def source_of(self, attribution: Attribution) -> int | None:
        """Return the number of the attribution's own source, None where it is not clear or not in this sentence."""
        if not attribution.chain or not attribution.source or not self.span.covers(hull(attribution.source)):
            return None
        link = link_of(attribution, self.text, self.there)
        return None if link is None else self.number_of(link)

    def number_of(self, link: str) -> int | None:
        here = self.numbers.get((self.annotated.article.path, link))
        return self.numbers.get(("", link)) if here is None else here

    @property
    def speaker(self) -> int | None:
        """Whose words a set-off quotation is, so that it is not the article that says what stands there."""
        sentence = self.annotated.sentences[self.number]
        if not sentence.chain or not self.set_off.touching(sentence.span):
            return None
        return self.number_of(sentence.chain[0])

    def remark(
        self, kind: RemarkKind, source: int, begin: int, end: int, by: int | None = None, *, whole: bool = False
    ) -> Remark:
        """Return a remark with the words from ``begin`` to ``end``, if not ``whole`` on to the end of the clause."""
        begin = max(begin, self.span.start)
        if not whole:
            rest = _CLAUSE.match(self.text, end, self.span.end)
            end = rest.end() if rest else end
        end = begin + len(self.text[begin : min(end, begin + _LONGEST)].rstrip(" .,\n"))
        span = Span(begin, end)
        words = " ".join(span.of(self.text).split())
        return Remark(kind, source, self.annotated.article.path, self.number, span, words, by)


def quotations_of(annotated: AnnotatedArticle, form: QuotationForm) -> SpanLookup:
    """Return where an article has quotations of one form."""
    return SpanLookup([each.span for each in annotated.quotations if each.form is form])
